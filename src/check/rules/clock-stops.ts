import type { Sla } from '../../blueprint/sla.ts';
import { isOutside } from '../../flow/clock-moves.ts';
import { clockCourse } from '../clock-courses.ts';
import { canHappen, happeningsIn, isLeftToMachines } from './clock-reach.ts';
import type { Check, Rule } from '../rule.ts';

/**
 * A case that ends solved has kept or broken each promise that it made: where a way leads past the stop, the promise is
 * forgotten. Of what only the world outside can tell, no way says whether it comes.
 */
export const clockStops: Rule = {
  name: 'solved-cases-stop-their-clocks',
  phase: 4,
  ofWays: true,
  principle: 'customer-first',
  check(check) {
    const { slas } = check.blueprint;
    if (slas.size === 0) return;
    const happenings = happeningsIn(check);
    for (const sla of slas.values()) {
      // What nothing stops at all is told as such.
      if (!canHappen(check, sla.stop, happenings) || isLeftToMachines(sla, happenings)) continue;
      if (sla.of !== undefined || sla.repeat || isOutside(sla.stop)) continue;
      checkStops(check, sla);
    }
  },
};

function checkStops(check: Check, sla: Sla): void {
  const unstopped = clockCourse(check, sla)?.unstopped;
  if (unstopped === undefined) return;
  const { end, steps } = unstopped;
  const { places } = check.blueprint;
  check.atValue(
    sla.stop.path,
    'TL4130',
    { sla: sla.id, stop: sla.stop.name, end: end.id, steps: shortened(steps) },
    { related: [places.key(end.path)] },
  );
}

/** So many steps are told: of a longer way the first and the last. */
const MOST_TOLD = 9;

function shortened<T>(steps: readonly T[]): readonly (T | undefined)[] {
  return steps.length <= MOST_TOLD ? steps : [...steps.slice(0, 3), undefined, ...steps.slice(-5)];
}
