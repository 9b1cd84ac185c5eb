import type { Decision } from '../../blueprint/decision.ts';
import { tableCoverage } from '../../feel/domain.ts';
import { BOOLEAN } from '../../feel/types.ts';
import type { UnaryTests } from '../../feel/unary.ts';
import type { ReadTable } from '../../flow/expressions.ts';
import { Repeats } from '../repeats.ts';
import type { Check, Rule } from '../rule.ts';
import { isWhole } from '../table-rows.ts';

/** A larger table is not searched for rows that never decide: each row is held against all above it. */
const MOST_ROWS = 200;

/** Rows are as long as their table, leave no value without a row, and under `unique` never two for one value. */
export const decisionTables: Rule = {
  name: 'tables-leave-no-gap',
  phase: 2,
  check(check) {
    for (const table of check.expressions.tables.values()) {
      checkCollected(check, table.decision);
      if (checkLengths(check, table.decision)) checkRows(check, table);
    }
  },
};

/** Every matching row adds to a list, so only a list can take the result. */
function checkCollected(check: Check, { hit, outputs }: Decision): void {
  if (hit !== 'collect') return;
  for (const { name, path, own } of outputs) {
    const field = own === undefined ? check.blueprint.data.get(name) : undefined;
    if (field === undefined || field.type === 'list') continue;
    check.atValue(path, 'TL4030', { field: name, from: 'list', to: field.type });
  }
}

/** Rows that lack the same columns most likely lack them for one reason. */
function checkLengths(check: Check, decision: Decision): boolean {
  const { id, inputs, outputs, rules } = decision;
  const short = new Repeats('TL4019');
  let fits = true;
  for (const [row, rule] of rules.entries()) {
    for (const column of ['if', 'then'] as const) {
      if (isWhole(decision, row, column)) continue;
      const expected = column === 'if' ? inputs.length : outputs.length;
      const found = rule[column].length;
      fits = false;
      const span = check.blueprint.places.value([...rule.path, column]);
      short.add(`${column}:${found}`, span, { decision: id, expected, found, column, others: 0 });
    }
  }
  short.report(check);
  return fits;
}

function checkRows(check: Check, { decision, inputTypes, inputs, rows }: ReadTable): void {
  const { id, path, hit } = decision;
  const cells = rows.map(({ tests }) => tests.map((cell) => cell.tests));
  const readable =
    cells.flat().every(({ problems }) => problems.length === 0) &&
    inputs.every(({ feel }) => feel.problems.length === 0);
  if (!readable) return;
  const { gap, overlaps } = tableCoverage(inputTypes, cells);
  const words = (values: readonly unknown[]): string[] =>
    values.map((value, column) => `${inputs[column]?.feel.text ?? ''} = ${JSON.stringify(value)}`);
  // An empty list is what `collect` gives where no row fits.
  if (gap !== undefined && hit !== 'collect') check.atKey(path, 'TL4020', { decision: id, example: words(gap) });
  if (hit === 'unique') {
    for (const { row, rows: pair, example } of culprits(overlaps)) {
      const [first, second] = pair;
      const params = { decision: id, first: first + 1, second: second + 1, example: words(example) };
      const other = decision.rules[row === first ? second : first];
      const related = other === undefined ? [] : [check.blueprint.places.value(other.path)];
      check.atValue(decision.rules[row]?.path ?? path, 'TL4021', params, { related });
    }
  }
  if (hit === 'first') checkIdle(check, decision, inputTypes, cells);
}

type Overlap = ReturnType<typeof tableCoverage>['overlaps'][number];

/** A row that overlaps with several others is the one to narrow; of two that overlap it is the lower one. */
function culprits(overlaps: readonly Overlap[]): (Overlap & { readonly row: number })[] {
  const found: (Overlap & { readonly row: number })[] = [];
  let left = [...overlaps];
  while (left.length > 0) {
    const counts = new Map<number, number>();
    for (const { rows } of left) for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
    const [most] = [...counts].toSorted(([a, many], [b, few]) => few - many || b - a);
    const row = most?.[0] ?? 0;
    const overlap = left.find(({ rows }) => rows.includes(row));
    if (overlap === undefined) break;
    found.push({ ...overlap, row });
    left = left.filter(({ rows }) => !rows.includes(row));
  }
  return found;
}

/** Under `first` a row decides only where no row above it fits. */
function checkIdle(
  check: Check,
  { id, rules }: Decision,
  inputTypes: ReadTable['inputTypes'],
  cells: readonly (readonly UnaryTests[])[],
): void {
  if (cells.length > MOST_ROWS) return;
  const idle = cells.flatMap((row, index) =>
    index > 0 && isCovered(inputTypes, cells.slice(0, index), row) ? [index] : [],
  );
  const [first, ...others] = idle;
  if (first === undefined) return;
  const spanOf = (row: number) => check.blueprint.places.value(rules[row]?.path ?? []);
  const params = { decision: id, row: first + 1, others: others.length };
  check.at(spanOf(first), 'TL4022', params, { related: others.map(spanOf) });
}

/** True when whatever fits the row fits one of the rows above: with all that does not fit it they leave no gap. */
function isCovered(
  inputTypes: ReadTable['inputTypes'],
  above: readonly (readonly UnaryTests[])[],
  row: readonly UnaryTests[],
): boolean {
  const any = row.map((cell): UnaryTests => ({
    ...cell,
    text: 'any',
    term: { kind: 'literal', type: BOOLEAN, value: true },
  }));
  const outside = row.map((cell, column) => any.with(column, opposite(cell)));
  const { gap, exact } = tableCoverage(inputTypes, [...above, ...outside]);
  return gap === undefined && exact;
}

function opposite(cell: UnaryTests): UnaryTests {
  return { ...cell, text: `not(${cell.text})`, term: { kind: 'not', type: BOOLEAN, of: cell.term } };
}
