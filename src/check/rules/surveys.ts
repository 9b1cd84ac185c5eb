import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';

/** A survey fills a whole number between two bounds: the scale on which customers answer. */
export const surveys: Rule = {
  name: 'a-survey-fills-a-bounded-score',
  phase: 2,
  principle: 'improving',
  check(check) {
    for (const { action } of stepsOf(check.blueprint)) {
      const [score] = action.verb === 'survey' && action.kind !== 'questions' ? action.questions : [];
      const field = check.blueprint.data.get(score?.name ?? '');
      if (score === undefined || field === undefined) continue;
      const bounded = field.type === 'integer' && field.min !== undefined && field.max !== undefined;
      if (!bounded) check.atValue(score.path, 'TL4024', { field: field.name });
    }
  },
};
