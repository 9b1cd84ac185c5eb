import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';

/** Work names the role that may do it: what anybody may do, nobody answers for. */
export const workRoles: Rule = {
  name: 'work-has-a-role',
  phase: 1,
  principle: 'secure',
  check(check) {
    const roles = [...check.blueprint.roles.keys()];
    for (const { id, path, action, by } of stepsOf(check.blueprint)) {
      if (action.verb !== 'do' || by !== undefined) continue;
      check.atKey(path, 'TL4111', { step: id, roles: roles.slice(0, 4) });
    }
  },
};
