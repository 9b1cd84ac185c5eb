import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';

/** Whoever does not answer has not agreed: an approval that runs out of time goes another way than one that was given. */
export const silentApprovals: Rule = {
  name: 'silence-is-no-approval',
  phase: 4,
  principle: 'secure',
  check(check) {
    for (const { id, action, outcomes, next } of stepsOf(check.blueprint)) {
      const late = outcomes.find(({ name }) => name === 'timed-out');
      if (action.verb !== 'approve' || late === undefined) continue;
      const approved = outcomes.find(({ name }) => name === 'approved')?.to ?? next;
      const [to, given] = [late.to.name, approved?.name ?? 'next'];
      // What is set or reached tells the one from the other.
      const isMarked = late.set.length > 0 || late.reach.length > 0;
      if (to === given && !isMarked) check.atKey(late.path, 'TL4045', { step: id });
    }
  },
};
