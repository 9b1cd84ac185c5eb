import { stepsOf } from '../../blueprint/blueprint.ts';
import { isLonger, lengthOf } from '../lengths.ts';
import type { Rule } from '../rule.ts';

/** A time after which nothing waits any more is never reached: a reminder after the limit, an arm after a shorter one. */
export const lateTimes: Rule = {
  name: 'times-come-before-the-end',
  phase: 4,
  check(check) {
    const { blueprint } = check;
    for (const { id, action, within, remind } of stepsOf(blueprint)) {
      const limit = within && lengthOf(blueprint, within);
      const every = remind && lengthOf(blueprint, remind.every);
      if (
        remind !== undefined &&
        limit !== undefined &&
        every !== undefined &&
        isLonger(every, limit, { sameCalendar: true })
      ) {
        check.atValue(remind.every.path, 'TL4043', { step: id });
      }
      if (action.verb !== 'wait' || action.for.kind !== 'first') continue;
      const timed = action.for.arms.flatMap(({ name, until, path }) => {
        const length = until.kind === 'event' ? undefined : lengthOf(blueprint, until);
        return length === undefined ? [] : [{ name, path, length }];
      });
      for (const { name, path, length } of timed) {
        const sooner = timed.find((other) => isLonger(length, other.length, { sameCalendar: true }));
        if (sooner !== undefined) check.atKey(path, 'TL4044', { arm: name, sooner: sooner.name });
      }
    }
  },
};
