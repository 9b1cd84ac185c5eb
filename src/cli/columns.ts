import { displayWidth } from '../text/width.ts';

/**
 * Rows as lines whose columns stand under each other, two cells apart; a column that is empty in every row is left out.
 *
 * @param heading the names of the columns, as a first line.
 */
export function columnsOf(rows: readonly (readonly string[])[], heading?: readonly string[]): string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const kept = Array.from({ length: count }, (_, column) => column).filter((column) =>
    rows.some((row) => (row[column] ?? '') !== ''),
  );
  const all = heading === undefined ? rows : [heading, ...rows];
  const cells = all.map((row) => kept.map((column) => row[column] ?? ''));
  const widths = kept.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}
