import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Check, Rule } from '../rule.ts';

/** What is written changes something: a column that tells rows apart, a number that adds to a list, a second service. */
export const idleSettings: Rule = {
  name: 'settings-change-something',
  phase: 4,
  principle: 'lean',
  check(check) {
    for (const { action, id } of stepsOf(check.blueprint)) {
      if (action.verb === 'meet' && action.quorum !== undefined && action.quorum < action.required.length) {
        const params = { step: id, quorum: action.quorum, required: action.required.length };
        check.atValue([...action.path, 'quorum'], 'TL4047', params);
      }
      if (action.verb === 'call' && action.fallback?.name === action.service.name) {
        check.atValue(action.fallback.path, 'TL4048', { service: action.service.name });
      }
    }
  },
};

/** A finished table has no column that no row looks at; a draft may. */
export const idleColumns: Rule = {
  name: 'columns-tell-rows-apart',
  phase: 4,
  principle: 'lean',
  check: checkColumns,
};

/** Cells that every value passes. */
const ANYTHING = ['any', '-'];

function checkColumns(check: Check): void {
  for (const { id, inputs, rules } of check.blueprint.decisions.values()) {
    // A table of one column is told for its rows.
    if (inputs.length < 2) continue;
    for (const [column, { name, path }] of inputs.entries()) {
      const isIdle = rules.every((row) => ANYTHING.includes(String(row.if[column]?.value).trim()));
      if (isIdle && rules.length > 0) check.atValue(path, 'TL4046', { decision: id, input: name });
    }
  }
}
