import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';

/** A survey fills a whole number between two bounds: the scale on which customers answer. */
export const surveys: Rule = {
  name: 'a-survey-fills-a-bounded-score',
  phase: 2,
  check(check) {
    for (const { action } of stepsOf(check.blueprint)) {
      if (action.verb !== 'survey') continue;
      const field = check.blueprint.data.get(action.into.name);
      if (field === undefined) continue;
      const bounded = field.type === 'integer' && field.min !== undefined && field.max !== undefined;
      if (!bounded) check.atValue(action.into.path, 'TL4024', { field: field.name });
    }
  },
};
