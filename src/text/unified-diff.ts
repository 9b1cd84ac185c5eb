/** Lines of the same around a change. */
const CONTEXT = 3;

/** Texts that are further apart have next to nothing in common: all that lies between is shown as gone and new. */
const MOST_EDITS = 1000;

/** A line that is in both texts (` `), gone (`-`) or new (`+`). */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * What changed between two texts of a file, as a unified diff (POSIX `diff -u`) that `patch` and `git apply` take; empty
 * when nothing did. Lines keep their line ends.
 *
 * @param name the path, shown as `a/…` and `b/…`.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map(([from, to]) => printHunk(lines, from, to));
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

/** The parts of two texts that differ, each with some lines of the same around it; lines keep their line ends. */
export function changedParts(before: string, after: string): readonly (readonly DiffLine[])[] {
  const lines = compare(linesOf(before), linesOf(after));
  return hunksOf(lines).map(([from, to]) => lines.slice(from, to));
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

/** The shortest way from one text to the other, after what both begin and end with (Myers 1986, greedy). */
function compare(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...signed(' ', before.slice(0, start)),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...signed(' ', before.slice(before.length - end)),
  ];
}

function shortest(before: readonly string[], after: readonly string[]): DiffLine[] {
  const trace: Map<number, number>[] = [];
  const furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = goesDown(furthest, diagonal, edits);
      let x = down ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return backwards(trace, before, after);
    }
  }
  return [...signed('-', before), ...signed('+', after)];
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

function backwards(
  trace: readonly Map<number, number>[],
  before: readonly string[],
  after: readonly string[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const down = goesDown(furthest, x - y, edits);
    const from = down ? (furthest.get(x - y + 1) ?? 0) : (furthest.get(x - y - 1) ?? 0);
    const row = from - (down ? x - y + 1 : x - y - 1);
    const [left, top] = edits === 0 ? [0, 0] : down ? [from, row + 1] : [from + 1, row];
    while (x > left && y > top) {
      x -= 1;
      y -= 1;
      lines.push({ sign: ' ', text: before[x] ?? '' });
    }
    if (edits === 0) break;
    if (down) lines.push({ sign: '+', text: after[row] ?? '' });
    else lines.push({ sign: '-', text: before[from] ?? '' });
    x = from;
    y = row;
  }
  return lines.toReversed();
}

function goesDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

/** The parts to show, from and to a line; changes whose surroundings touch are shown together. */
function hunksOf(lines: readonly DiffLine[]): [number, number][] {
  const hunks: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(lines.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
}

function printHunk(lines: readonly DiffLine[], from: number, to: number): string {
  const isOld = ({ sign }: DiffLine): boolean => sign !== '+';
  const isNew = ({ sign }: DiffLine): boolean => sign !== '-';
  const range = (which: (line: DiffLine) => boolean): string => {
    const before = lines.slice(0, from).filter(which).length;
    const count = lines.slice(from, to).filter(which).length;
    // A range of no lines names the line before it.
    const first = count === 0 ? before : before + 1;
    return count === 1 ? String(first) : `${first},${count}`;
  };
  const shown = lines.slice(from, to).map(({ sign, text }) => {
    const line = `${sign}${text}`;
    return text.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
  });
  return `@@ -${range(isOld)} +${range(isNew)} @@\n${shown.join('')}`;
}
