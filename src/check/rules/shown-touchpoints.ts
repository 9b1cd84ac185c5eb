import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';
import { isTouchpoint } from '../../blueprint/touchpoint.ts';

/**
 * Where customer and organisation meet, the blueprint says what the customer does or holds afterwards (Bitner, Ostrom &
 * Morgan 2008: customer actions and physical evidence come first). A message is evidence itself.
 */
export const shownTouchpoints: Rule = {
  name: 'customers-see-or-do-something',
  phase: 4,
  principle: 'customer-first',
  check(check) {
    for (const step of stepsOf(check.blueprint)) {
      const { rows, action } = step;
      if (action.verb === 'say' || !isTouchpoint(step)) continue;
      if (rows.customer !== undefined || rows.evidence !== undefined) continue;
      check.atKey(step.path, 'TL4101', { step: step.id });
    }
  },
};
