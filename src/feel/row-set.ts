/** A set of row numbers, 32 to a word. */
export type RowSet = readonly number[];

/** Of `count` rows those for which something holds. */
export function rowSet(count: number, holds: (row: number) => boolean): RowSet {
  const words: number[] = [];
  for (let from = 0; from < count; from += 32) {
    let word = 0;
    for (let row = from; row < count && row < from + 32; row += 1) {
      if (holds(row)) word |= 1 << (row & 31);
    }
    words.push(word);
  }
  return words;
}

/** The rows that are in both. */
export function intersect(a: RowSet, b: RowSet): RowSet {
  return a.map((word, index) => word & (b[index] ?? 0));
}

/** True when some row is in both. */
export function overlap(a: RowSet, b: RowSet): boolean {
  for (let index = 0; index < a.length; index += 1) {
    if (((a[index] ?? 0) & (b[index] ?? 0)) !== 0) return true;
  }
  return false;
}

/** True when no row is in it. */
export function isEmpty(rows: RowSet): boolean {
  return rows.every((word) => word === 0);
}

/** True when a row is in it. */
export function hasRow(rows: RowSet, row: number): boolean {
  return ((rows[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

/** A text that is the same for the same rows. */
export function keyOf(rows: RowSet): string {
  return rows.join();
}
