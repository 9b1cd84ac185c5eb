import { noteAtoms } from './note-atoms.ts';
import { compile } from './compile.ts';
import { hasRow, intersect, isEmpty, keyOf, overlap, type RowSet, rowSet } from './row-set.ts';
import { representatives } from './representatives.ts';
import { type Term, termsIn } from './term.ts';
import type { FeelType } from './types.ts';
import type { UnaryTests } from './unary.ts';
import { encode, type Value } from './values.ts';

/** What a decision table leaves open and what it says twice. */
export interface TableCoverage {
  /** Values, one for each column in their JSON form, that no row matches; absent when there are none. */
  readonly gap?: readonly unknown[];
  /** Pairs of rows (from 0) that match the same values, each with such values; at most {@link MOST_OVERLAPS}. */
  readonly overlaps: readonly { readonly rows: readonly [number, number]; readonly example: readonly unknown[] }[];
  /**
   * True when the answer is certain. Otherwise a cell compares with something that is known only when the case runs
   * (such a cell counts as matching for the gap and as not matching for overlaps, so that what is found is true), or
   * the table was too large to search.
   */
  readonly exact: boolean;
}

/** How many overlaps are listed: a table with more has another problem. */
export const MOST_OVERLAPS = 1_000;

/** How many partly matched combinations are looked at before the search for a gap gives up. */
const MOST_VISITS = 200_000;

/**
 * Looks for a gap and for overlaps in a decision table, row by row as written; absent values are looked at only in
 * columns where a cell asks for `null`.
 *
 * @param inputs The type of each column.
 * @param rows The cells of each row, without problems.
 */
export function tableCoverage(inputs: readonly FeelType[], rows: readonly (readonly UnaryTests[])[]): TableCoverage {
  const columns = inputs.map((type, column) =>
    readColumn(
      type,
      rows.map((row) => row[column]),
    ),
  );
  const search = findGap(columns, rows.length);
  const gap = search.found && search.found.map((value, column) => jsonOf(value, inputs[column]));
  const overlaps = findOverlaps(columns, rows.length).map(({ rows: pair, example }) => ({
    rows: pair,
    example: example.map((value, column) => jsonOf(value, inputs[column])),
  }));
  const exact = columns.every((column) => column.exact) && search.complete;
  return gap ? { gap, overlaps, exact } : { overlaps, exact };
}

/** One column: its values sorted into classes that the same rows match. */
interface Column {
  readonly classes: readonly Class[];
  /** Rows that every value of this column matches. */
  readonly always: RowSet;
  readonly exact: boolean;
}

interface Class {
  readonly value: Value;
  /** Rows that may match the value. */
  readonly rows: RowSet;
  /** Rows that certainly match it. */
  readonly certain: RowSet;
}

interface Cell {
  readonly exact: boolean;
  readonly matches: readonly boolean[];
}

function readColumn(type: FeelType, cells: readonly (UnaryTests | undefined)[]): Column {
  const points = new Set<Value>();
  const distinct = new Map(cells.map((cell) => [cell?.text, cell]));
  let asksForNull = false;
  const exactness = new Map<string | undefined, boolean>();
  for (const [text, cell] of distinct) {
    exactness.set(text, !cell || noteAtoms(cell.term, (_subject, point) => point !== undefined && points.add(point)));
    asksForNull ||= cell !== undefined && asksNull(cell.term);
  }
  const values = [...representatives(type, points), ...(asksForNull ? [null] : [])];
  const read = new Map(
    [...distinct].map(([text, cell]) => [text, readCell(cell, exactness.get(text) ?? true, values)]),
  );
  const rows = cells.map((cell) => read.get(cell?.text));
  const isExact = rows.every((cell) => cell?.exact ?? true);
  const classes = new Map<string, Class>();
  for (const [index, value] of values.entries()) {
    const possible = rowSet(rows.length, (row) => mayMatch(rows[row], index));
    const certain = isExact ? possible : rowSet(rows.length, (row) => rows[row]?.matches[index] === true);
    const key = isExact ? keyOf(possible) : `${keyOf(possible)}/${keyOf(certain)}`;
    if (!classes.has(key)) classes.set(key, { value, rows: possible, certain });
  }
  return {
    classes: [...classes.values()],
    always: rowSet(rows.length, (row) => values.every((_, index) => mayMatch(rows[row], index))),
    exact: isExact,
  };
}

function mayMatch(cell: Cell | undefined, index: number): boolean {
  return !cell?.exact || cell.matches[index] === true;
}

const NOWHERE = { data: {}, facts: {}, zone: 'UTC' };

function readCell(cell: UnaryTests | undefined, exact: boolean, values: readonly Value[]): Cell {
  if (!cell) return { exact: true, matches: values.map(() => true) };
  const evaluate = compile(cell.term);
  return { exact, matches: exact ? values.map((value) => evaluate(NOWHERE, [value]) === true) : [] };
}

/** True for a test of absence. */
function asksNull(term: Term): boolean {
  return term.kind === 'literal' ? term.value === null : [...termsIn(term)].some(asksNull);
}

interface Search {
  readonly found?: readonly Value[] | undefined;
  /** False when the search gave up. */
  readonly complete: boolean;
}

/**
 * Splits the values column by column and follows the rows that still match. The same rows in the same column lead to
 * the same answer, and rows that match whatever follows leave no gap, so that little of the whole product is visited.
 */
function findGap(columns: readonly Column[], rowCount: number): Search {
  const ways = columns.map(() => new Set<string>());
  const rest = matchingTheRest(columns, rowCount);
  let visits = 0;
  const search = (column: number, rows: RowSet): readonly Value[] | undefined => {
    if (isEmpty(rows)) return columns.slice(column).map(({ classes }) => classes[0]?.value ?? null);
    const current = columns[column];
    const seen = ways[column];
    if (!current || !seen || overlap(rows, rest[column] ?? [])) return undefined;
    const key = keyOf(rows);
    if (seen.has(key) || visits >= MOST_VISITS) return undefined;
    seen.add(key);
    visits += 1;
    const next = new Set<string>();
    for (const { value, rows: matching } of current.classes) {
      const left = intersect(rows, matching);
      const leftKey = keyOf(left);
      if (next.has(leftKey)) continue;
      next.add(leftKey);
      const found = search(column + 1, left);
      if (found) return [value, ...found];
    }
    return undefined;
  };
  const all = rowSet(rowCount, () => true);
  const found = search(0, all);
  return { found, complete: found !== undefined || visits < MOST_VISITS };
}

/** By column: the rows that every value of it and of all later columns matches. */
function matchingTheRest(columns: readonly Column[], rowCount: number): readonly RowSet[] {
  let rest = rowSet(rowCount, () => true);
  return columns
    .toReversed()
    .map(({ always }) => (rest = intersect(rest, always)))
    .toReversed();
}

interface Overlap {
  readonly rows: readonly [number, number];
  readonly example: readonly Value[];
}

/** Two rows overlap when in every column some value matches both. */
function findOverlaps(columns: readonly Column[], rowCount: number): readonly Overlap[] {
  const found: Overlap[] = [];
  const certain = columns.map(({ classes }) => classes.map((one) => one.certain));
  const byRow = Array.from({ length: rowCount }, (_, row) =>
    certain.map((classes) => rowSet(classes.length, (index) => hasRow(classes[index] ?? [], row))),
  );
  for (let first = 0; first < rowCount; first += 1) {
    for (let second = first + 1; second < rowCount; second += 1) {
      const [a, b] = [byRow[first] ?? [], byRow[second] ?? []];
      if (!overlapEverywhere(a, b)) continue;
      found.push({ rows: [first, second], example: columns.map((column) => sharedValue(column, first, second)) });
      if (found.length >= MOST_OVERLAPS) return found;
    }
  }
  return found;
}

// A plain loop: a table of a few hundred rows has some ten thousand pairs.
function overlapEverywhere(a: readonly RowSet[], b: readonly RowSet[]): boolean {
  for (let column = 0; column < a.length; column += 1) {
    if (!overlap(a[column] ?? [], b[column] ?? [])) return false;
  }
  return true;
}

function sharedValue({ classes }: Column, first: number, second: number): Value {
  return classes.find(({ certain }) => hasRow(certain, first) && hasRow(certain, second))?.value ?? null;
}

function jsonOf(value: Value, type: FeelType | undefined): unknown {
  return type ? encode(type, value, NOWHERE.zone) : null;
}
