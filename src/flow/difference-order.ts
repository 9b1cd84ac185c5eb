/**
 * The longest run of things that stand in the same order on both sides: what is not in it has moved.
 *
 * @returns index pairs, in order.
 */
export function commonOrder(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [before: number, after: number])[] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A row of one list and its twin in the other; one side is missing where a row was added or removed. */
export type AlignedRow = readonly [before: number | undefined, after: number | undefined];

/** More rows than these between two that are the same are lined up by their order alone. */
const MOST_COMPARED = 60;

/**
 * Lines up two lists of unnamed rows: rows that are the same stay together, and between them those that have most in
 * common.
 *
 * @param likeness how much a row has in common with another; 0 for nothing.
 * @returns index pairs, in the order of both lists.
 */
export function aligned(
  before: readonly string[],
  after: readonly string[],
  likeness: (before: number, after: number) => number,
): readonly AlignedRow[] {
  const rows: AlignedRow[] = [];
  let i = 0;
  let j = 0;
  for (const [stopBefore, stopAfter] of [...commonOrder(before, after), [before.length, after.length] as const]) {
    rows.push(...alignedGap([i, stopBefore], [j, stopAfter], likeness));
    if (stopBefore < before.length) rows.push([stopBefore, stopAfter]);
    i = stopBefore + 1;
    j = stopAfter + 1;
  }
  return rows;
}

type Range = readonly [from: number, to: number];

/** Rows that differ: the alignment that keeps most of what they have in common; of equally good ones the longest. */
function alignedGap([from, to]: Range, [start, stop]: Range, likeness: (i: number, j: number) => number): AlignedRow[] {
  const [ours, theirs] = [to - from, stop - start];
  if (ours === 0 || theirs === 0 || ours > MOST_COMPARED || theirs > MOST_COMPARED) {
    const most = Math.max(ours, theirs, 0);
    return Array.from({ length: most }, (_, k) => [
      k < ours ? from + k : undefined,
      k < theirs ? start + k : undefined,
    ]);
  }
  const best = Array.from({ length: ours + 1 }, () => new Float64Array(theirs + 1));
  // Two rows with nothing in common are still rather one that was changed than one gone and one new.
  const pair = (i: number, j: number): number => likeness(from + i, start + j) + 0.001 + best[i + 1]![j + 1]!;
  for (let i = ours - 1; i >= 0; i -= 1) {
    for (let j = theirs - 1; j >= 0; j -= 1) {
      best[i]![j] = Math.max(pair(i, j), best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const rows: AlignedRow[] = [];
  let [i, j] = [0, 0];
  while (i < ours || j < theirs) {
    if (i < ours && j < theirs && best[i]![j] === pair(i, j)) rows.push([from + i++, start + j++]);
    else if (j >= theirs || (i < ours && best[i]![j] === best[i + 1]![j])) rows.push([from + i++, undefined]);
    else rows.push([undefined, start + j++]);
  }
  return rows;
}
