import type { Rule } from '../rule.ts';

/** A service has a role that answers for it and a sentence that says what it is for. */
export const purpose: Rule = {
  name: 'services-have-an-owner-and-a-purpose',
  phase: 1,
  principle: 'secure',
  check(check) {
    const missing = (['owner', 'purpose'] as const).filter((key) => check.blueprint[key] === undefined);
    if (missing.length > 0) check.atKey(['id'], 'TL4106', { missing });
  },
};
