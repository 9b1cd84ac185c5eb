import { stepsOf } from '../../blueprint/blueprint.ts';
import { isTouchpoint } from '../../blueprint/touchpoint.ts';
import type { Rule } from '../rule.ts';

/**
 * Where a blueprint declares what its customers need, each meeting with them serves one of these needs. A message is no
 * meeting: it tells of the steps around it.
 */
export const servedNeeds: Rule = {
  name: 'touchpoints-serve-a-need',
  phase: 4,
  principle: 'customer-first',
  check(check) {
    const needs = [...check.blueprint.needs.keys()];
    if (needs.length === 0) return;
    for (const step of stepsOf(check.blueprint)) {
      if (step.need !== undefined || step.action.verb === 'say' || !isTouchpoint(step)) continue;
      check.atKey(step.path, 'TL4109', { step: step.id, needs });
    }
  },
};
