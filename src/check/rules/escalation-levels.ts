import { stepsOf } from '../../blueprint/blueprint.ts';
import { levelsOf, slaOf, type Escalation } from '../../blueprint/escalation.ts';
import type { Step } from '../../blueprint/step.ts';
import { neverTogether } from '../../feel/domain.ts';
import { globalNames } from '../../flow/names.ts';
import { printDuration, type Duration } from '../../time/duration.ts';
import { isLonger, isMore, lengthOf, sumOf } from '../lengths.ts';
import { levelTimes, onlyPromise, type LevelTime } from '../level-times.ts';
import type { Check, Rule } from '../rule.ts';
import { stepOfClock } from './clock-nesting.ts';

/** Every level can come: before the step is left, and while the condition of the escalation holds. */
export const escalationLevels: Rule = {
  name: 'levels-can-come',
  phase: 4,
  check(check) {
    for (const escalation of check.blueprint.escalations.values()) {
      checkLimit(check, escalation);
      checkConditions(check, escalation);
    }
  },
};

/** Behind the first level that comes too late all others do. */
function checkLimit(check: Check, escalation: Escalation): void {
  const { blueprint } = check;
  const step = stepMeanwhile(check, escalation);
  const limit = step?.within && lengthOf(blueprint, step.within);
  if (step?.within === undefined || limit === undefined) return;
  const sla = slaOf(blueprint, escalation);
  const sameCalendar = (sla ?? escalation).calendar?.name === step.calendar?.name;
  const promise = onlyPromise(blueprint, sla);
  // A clock that is longer than the limit of its step is told for itself.
  if (promise !== undefined && isLonger(promise, limit, { sameCalendar })) return;
  for (const time of levelTimes(blueprint, escalation)) {
    const lengths = lengthsUntil(time, promise);
    if (lengths === undefined || !isMore(lengths, limit, { sameCalendar })) continue;
    const after = sumOf(lengths) ?? lengths.map((length) => printDuration(length)).join(' + ');
    const params = { escalation: escalation.id, why: 'limit' as const, step: step.id, after };
    const related = [blueprint.places.value(step.within.path)];
    const { comes, path } = time.level;
    const at = comes.how === 'written' ? comes.path : path;
    check.atValue(at, 'TL4157', { ...params, limit: printDuration(limit) }, { related });
    return;
  }
}

/** The step that must still be there for a level to come. */
function stepMeanwhile(check: Check, escalation: Escalation): Step | undefined {
  const { trigger, until } = escalation;
  const sla = slaOf(check.blueprint, escalation);
  if (sla !== undefined) return stepOfClock(check, sla);
  if (trigger.kind !== 'event') return undefined;
  return stepsOf(check.blueprint).find(
    ({ id }) => trigger.event.name === `step.${id}.entered` && until?.name === `step.${id}.left`,
  );
}

/** The least time from the beginning of the step to a level; undefined where that is not known. */
function lengthsUntil({ from, since }: LevelTime, promise: Duration | undefined): readonly Duration[] | undefined {
  if (since === undefined) return undefined;
  if (from.kind === 'begin') return since;
  return from.kind === 'breach' && promise !== undefined ? [promise, ...since] : undefined;
}

/** A level whose condition excludes that of its escalation. One that never holds by itself is told as such. */
function checkConditions(check: Check, escalation: Escalation): void {
  const { blueprint, expressions } = check;
  const { trigger, when } = escalation;
  const watched = trigger.kind === 'when' ? trigger.when : when;
  if (watched === undefined) return;
  const names = globalNames(blueprint);
  const own = expressions.of(watched);
  const isPlain = (feel: typeof own): boolean => feel.problems.length === 0 && !neverTogether([feel], [], names);
  if (!isPlain(own)) return;
  for (const level of levelsOf(escalation)) {
    const feel = level.when && expressions.of(level.when);
    if (level.when === undefined || feel === undefined || !isPlain(feel)) continue;
    if (!neverTogether([own, feel], [], names)) continue;
    const related = [blueprint.places.value(watched.path)];
    check.atValue(level.when.path, 'TL4157', { escalation: escalation.id, why: 'condition' }, { related });
  }
}
