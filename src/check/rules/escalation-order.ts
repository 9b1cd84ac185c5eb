import { slaOf, type Escalation } from '../../blueprint/escalation.ts';
import { printDuration, type Duration } from '../../time/duration.ts';
import { isLonger, measureOf, roughly } from '../lengths.ts';
import { comesBefore, knownPromises, levelTimes, type LevelTime } from '../level-times.ts';
import type { Check, Rule } from '../rule.ts';
import { inBusinessTime } from './clock-warnings.ts';

/** Levels come one after the other, while there is something to be done, and in the time by which their clock counts. */
export const escalationOrder: Rule = {
  name: 'levels-come-one-after-the-other',
  phase: 4,
  check(check) {
    for (const escalation of check.blueprint.escalations.values()) {
      const times = levelTimes(check.blueprint, escalation);
      checkOrder(check, escalation, times);
      for (const time of times) checkPoint(check, escalation, time);
    }
  },
};

function checkOrder(check: Check, { id }: Escalation, times: readonly LevelTime[]): void {
  const { places } = check.blueprint;
  for (const [index, time] of times.entries()) {
    const { comes } = time.level;
    if (comes.kind === 'after') continue;
    const before = times.slice(0, index).findLast((other) => comesBefore(time, other));
    if (before === undefined) continue;
    const params = { escalation: id, level: time.text, before: before.text };
    check.atValue(comes.path, 'TL4153', params, { related: [places.value(before.level.comes.path)] });
  }
}

/** A point that is none before the end of the time, or that counts otherwise than the clock. */
function checkPoint(check: Check, escalation: Escalation, { level: { comes }, text }: LevelTime): void {
  const { blueprint } = check;
  const params = { escalation: escalation.id, level: text };
  if (comes.kind === 'share' && comes.percent >= 100) {
    check.atValue(comes.path, 'TL4154', { ...params, why: comes.percent === 100 ? 'breach' : 'over' });
  }
  if (comes.kind !== 'left') return;
  const { duration } = comes;
  const promises = knownPromises(blueprint, slaOf(blueprint, escalation));
  if (roughly(duration) === 0) {
    check.atValue(comes.path, 'TL4154', { ...params, why: 'breach' });
  } else if (promises.length === 0) {
    return;
  } else if (promises.every((promise) => isAllOf(duration, promise))) {
    const promise = printDuration(promises.toSorted((a, b) => roughly(b) - roughly(a))[0] ?? duration);
    check.atValue(comes.path, 'TL4154', { ...params, why: 'start', promise });
  } else if (
    // Alerts that wait for opening hours wake nobody.
    escalation.hours === undefined &&
    duration.kind !== 'business' &&
    promises.every(({ kind }) => kind === 'business')
  ) {
    check.atValue(comes.path, 'TL4155', { ...params, instead: inBusinessTime(duration) });
  }
}

/** True where a time left is no shorter than all that is promised. */
function isAllOf(left: Duration, promise: Duration): boolean {
  return measureOf(left) === measureOf(promise) && !isLonger(promise, left, { sameCalendar: true });
}
