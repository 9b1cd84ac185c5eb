import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';

/** An approval says who decides: one role, or several that vote. */
export const approvals: Rule = {
  name: 'an-approval-has-voters',
  phase: 1,
  check(check) {
    for (const { id, action, by, path } of stepsOf(check.blueprint)) {
      if (action.verb !== 'approve') continue;
      if (action.votes === undefined && by === undefined) check.atKey(path, 'TL4051', { step: id });
      if (action.votes !== undefined && by?.how === 'written') check.atKey(by.path, 'TL4052', { step: id });
    }
  },
};
