import type { Decision } from '../../blueprint/decision.ts';
import { tableCoverage } from '../../feel/domain.ts';
import type { ReadTable } from '../../flow/expressions.ts';
import type { Check, Rule } from '../rule.ts';

/** Rows are as long as their table, leave no value without a row, and under `unique` never two for one value. */
export const decisionTables: Rule = {
  name: 'tables-leave-no-gap',
  phase: 2,
  check(check) {
    for (const table of check.expressions.tables.values()) {
      if (checkLengths(check, table.decision)) checkRows(check, table);
    }
  },
};

function checkLengths(check: Check, { id, inputs, outputs, rules }: Decision): boolean {
  let fits = true;
  for (const rule of rules) {
    for (const column of ['if', 'then'] as const) {
      const expected = column === 'if' ? inputs.length : outputs.length;
      const found = rule[column].length;
      if (found === expected) continue;
      fits = false;
      check.atValue([...rule.path, column], 'TL4019', { decision: id, expected, found, column });
    }
  }
  return fits;
}

function checkRows(check: Check, { decision, inputTypes, inputs, rows }: ReadTable): void {
  const { id, path, hit } = decision;
  const cells = rows.map(({ tests }) => tests.map((cell) => cell.tests));
  const readable = cells.flat().every(({ problems }) => problems.length === 0) && inputs.every(({ feel }) => feel.problems.length === 0);
  if (!readable) return;
  const { gap, overlaps } = tableCoverage(inputTypes, cells);
  const words = (values: readonly unknown[]): string =>
    values.map((value, column) => `${inputs[column]?.feel.text ?? ''} = ${JSON.stringify(value)}`).join(', ');
  // An empty list is what `collect` gives where no row fits.
  if (gap !== undefined && hit !== 'collect') check.atKey(path, 'TL4020', { decision: id, example: words(gap) });
  if (hit === 'unique') {
    for (const { rows: [first, second], example } of overlaps) {
      const rule = decision.rules[second];
      if (rule === undefined) continue;
      const params = { decision: id, first: first + 1, second: second + 1, example: words(example) };
      check.atValue(rule.path, 'TL4021', params, { related: [] });
    }
  }
}
