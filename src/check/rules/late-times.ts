import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Deadline } from '../../blueprint/deadline.ts';
import { addDuration, parseDuration, type BusinessDuration, type Duration } from '../../time/duration.ts';
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
      if (remind !== undefined && limit !== undefined && every !== undefined && isLonger(every, limit)) {
        check.atValue(remind.every.path, 'TL4043', { step: id });
      }
      if (action.verb !== 'wait' || action.for.kind !== 'first') continue;
      const timed = action.for.arms.flatMap(({ name, until, path }) => {
        const length = until.kind === 'event' ? undefined : lengthOf(blueprint, until);
        return length === undefined ? [] : [{ name, path, length }];
      });
      for (const { name, path, length } of timed) {
        const sooner = timed.find((other) => isLonger(length, other.length));
        if (sooner !== undefined) check.atKey(path, 'TL4044', { arm: name, sooner: sooner.name });
      }
    }
  },
};

/** The length that a deadline has in every case: one that is written, or that of a parameter. */
function lengthOf(blueprint: Blueprint, deadline: Deadline): Duration | undefined {
  if (deadline.kind === 'duration') return deadline.duration;
  const value = blueprint.parameters.get(deadline.name)?.value;
  const parsed = typeof value === 'string' ? parseDuration(value) : undefined;
  return parsed?.ok === true ? parsed.duration : undefined;
}

/** A short month and a long one begin here: what is longer in both is longer in all. */
const BEGINNINGS = [Date.UTC(2026, 1, 1), Date.UTC(2026, 6, 1)];

function isLonger(one: Duration, other: Duration): boolean {
  if (one.kind === 'business' && other.kind === 'business') return isLongerAtWork(one, other);
  // How long a working day is on the clock depends on the day.
  if (one.kind === 'business' || other.kind === 'business') return false;
  return BEGINNINGS.every((start) => addDuration(start, one, 'UTC') > addDuration(start, other, 'UTC'));
}

/** Times of one step count by one calendar; working days and hours do not compare. */
function isLongerAtWork(one: BusinessDuration, other: BusinessDuration): boolean {
  if ((one.unit === 'bd') !== (other.unit === 'bd')) return false;
  return minutesOf(one) > minutesOf(other);
}

function minutesOf({ amount, unit }: BusinessDuration): number {
  return unit === 'bh' ? amount * 60 : amount;
}
