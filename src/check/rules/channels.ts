import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';
import { isTouchpoint } from '../../blueprint/touchpoint.ts';

/** Where customer and organisation meet has a channel, so that somebody can build, staff and measure it. */
export const channels: Rule = {
  name: 'touchpoints-have-a-channel',
  phase: 1,
  principle: 'customer-first',
  check(check) {
    const declared = [...check.blueprint.channels.keys()];
    for (const step of stepsOf(check.blueprint)) {
      if (!isTouchpoint(step) || step.via.length > 0) continue;
      check.atKey(step.path, 'TL4102', { step: step.id, channels: declared.slice(0, 4) });
    }
  },
};
