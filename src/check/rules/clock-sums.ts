import { waitingTag } from '../../blueprint/waiting.ts';
import type { Sla } from '../../blueprint/sla.ts';
import type { Stage } from '../../blueprint/stage.ts';
import { stepsIn } from '../../blueprint/blueprint.ts';
import { printDuration } from '../../time/duration.ts';
import { isMore, measureOf, promisesOf, roughly, sumOf } from '../lengths.ts';
import type { Check, Rule } from '../rule.ts';
import { longestWay, type Allowed } from '../stage-course.ts';

/** What the steps of a stage may take, one after the other, fits into what the clock of the stage promises. */
export const clockSums: Rule = {
  name: 'limits-of-steps-fit-their-stage',
  phase: 4,
  ofWays: true,
  check(check) {
    for (const stage of check.blueprint.stages) {
      for (const sla of check.blueprint.slas.values()) if (isClockOf(sla, stage)) checkSum(check, sla, stage);
    }
  },
};

/** True for the stage's own clock, and for one that runs just as long. */
function isClockOf({ of, start, stop }: Sla, { id }: Stage): boolean {
  if (of !== undefined) return of.kind === 'stage' && of.id === id;
  return start.name === `stage.${id}.entered` && stop.name === `stage.${id}.left`;
}

function checkSum(check: Check, sla: Sla, stage: Stage): void {
  const { blueprint, flow } = check;
  // When a condition makes the clock stand still nobody can tell beforehand.
  if (sla.pause.when !== undefined) return;
  const promise = (promisesOf(blueprint, sla) ?? []).toSorted((a, b) => roughly(b) - roughly(a))[0];
  if (promise === undefined) return;
  const paused = pausedSteps(check, sla, stage);
  const doesCount = ({ step, length, calendar }: Allowed): boolean =>
    !paused.has(step) &&
    measureOf(length) === measureOf(promise) &&
    (length.kind !== 'business' || calendar?.name === sla.calendar?.name);
  const way = longestWay(blueprint, flow, stage, doesCount);
  const lengths = way.map(({ length }) => length);
  if (!isMore(lengths, promise, { sameCalendar: true })) return;
  const steps = way.map(({ step, length }) => ({ step, length: printDuration(length) }));
  check.atValue(
    sla.target.path,
    'TL4131',
    { stage: stage.id, promise: printDuration(promise), steps, sum: sumOf(lengths) },
    { related: way.map(({ path }) => blueprint.places.value(path)) },
  );
}

/** The steps at which the clock stands still. */
function pausedSteps({ blueprint }: Check, { pause }: Sla, stage: Stage): ReadonlySet<string> {
  const tags: readonly string[] = pause.tags;
  const tagged = stepsIn(stage).filter((step) => tags.includes(waitingTag(blueprint, step) ?? ''));
  return new Set([...pause.steps.map(({ name }) => name), ...tagged.map(({ id }) => id)]);
}
