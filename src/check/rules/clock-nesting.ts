import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Sla } from '../../blueprint/sla.ts';
import type { Step } from '../../blueprint/step.ts';
import { printDuration } from '../../time/duration.ts';
import { isLonger, lengthOf, promisesOf, roughly } from '../lengths.ts';
import type { Check, Rule } from '../rule.ts';

/** Clocks lie inside each other in no circle. */
export const clockCircles: Rule = {
  name: 'clocks-lie-in-no-circle',
  phase: 1,
  check(check) {
    const { slas } = check.blueprint;
    const told = new Set<string>();
    for (const sla of slas.values()) {
      const way = [sla.id];
      for (let at = sla.outer; at !== undefined; at = slas.get(at.name)?.outer) {
        if (at.name === sla.id && sla.outer !== undefined && !way.some((id) => told.has(id))) {
          check.atValue(sla.outer.path, 'TL4140', { sla: sla.id, circle: [...way, sla.id] });
          for (const id of way) told.add(id);
        }
        if (way.includes(at.name)) break;
        way.push(at.name);
      }
    }
  },
};

/** A clock promises no more time than the one inside which it lies, and than the limit of its step. */
export const clockNesting: Rule = {
  name: 'inner-promises-are-shorter',
  phase: 4,
  check(check) {
    for (const sla of check.blueprint.slas.values()) {
      checkOuter(check, sla);
      checkLimit(check, sla);
    }
  },
};

function checkOuter(check: Check, sla: Sla): void {
  const { blueprint } = check;
  const outer = blueprint.slas.get(sla.outer?.name ?? '');
  if (sla.outer === undefined || outer === undefined) return;
  const lengths = compared(check, sla, outer);
  if (lengths === undefined) return;
  const params = { sla: sla.id, outer: outer.id, ...lengths };
  const related = [blueprint.places.value(outer.target.path)];
  check.atValue(sla.target.path, 'TL4141', params, { related });
}

/** The lengths of two clocks of which the inner one is always longer. */
function compared(
  check: Check,
  inner: Sla,
  outer: Sla,
): { readonly length: string; readonly most: string } | undefined {
  const { blueprint } = check;
  const sameCalendar = inner.calendar?.name === outer.calendar?.name;
  const inners = (promisesOf(blueprint, inner) ?? []).toSorted((a, b) => roughly(b) - roughly(a));
  const outers = (promisesOf(blueprint, outer) ?? []).toSorted((a, b) => roughly(b) - roughly(a));
  const [length] = inners;
  const [most] = outers;
  if (length === undefined || most === undefined) return undefined;
  if (!outers.every((other) => isLonger(length, other, { sameCalendar }))) return undefined;
  return { length: printDuration(length), most: printDuration(most) };
}

/** A clock of a step that runs out after the step itself is never late: the step is over before. */
function checkLimit(check: Check, sla: Sla): void {
  const { blueprint } = check;
  const step = stepOfClock(check, sla);
  const limit = step?.within && lengthOf(blueprint, step.within);
  if (step?.within === undefined || limit === undefined) return;
  const promises = promisesOf(blueprint, sla) ?? [];
  const sameCalendar = sla.calendar?.name === step.calendar?.name;
  const [length] = promises;
  if (length === undefined || !promises.every((promise) => isLonger(promise, limit, { sameCalendar }))) return;
  const params = { step: step.id, length: printDuration(length), limit: printDuration(limit) };
  check.atValue(sla.target.path, 'TL4145', params, { related: [blueprint.places.value(step.within.path)] });
}

/** The step with which a clock starts and stops, whatever its outcome. */
export function stepOfClock({ blueprint }: Check, { of, start, stop }: Sla): Step | undefined {
  const steps = stepsOf(blueprint);
  if (of !== undefined) return steps.find(({ id }) => of.kind === 'step' && id === of.id);
  return steps.find(({ id }) => start.name === `step.${id}.entered` && stop.name === `step.${id}.left`);
}
