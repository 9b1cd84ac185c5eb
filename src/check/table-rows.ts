import type { Decision } from '../blueprint/decision.ts';

/** True when a row has one cell for each column: in a row that is too short or too long cells stand under wrong columns. */
export function isWhole({ rules, inputs, outputs }: Decision, row: number, column: 'if' | 'then'): boolean {
  return rules[row]?.[column].length === (column === 'if' ? inputs : outputs).length;
}
