import type { Sla } from '../blueprint/sla.ts';
import { amountOf, cutPauses, measureOf, type Stretch } from './clock-time.ts';
import type { Plan } from './plan.ts';

/** The pauses of a run as they count: cut where all together last longer than they may. */
export function pausesOf(
  { calendars, zone }: Plan,
  { pauseAtMost, calendar: named }: Sla,
  start: number,
  pauses: readonly Stretch[],
): readonly Stretch[] {
  if (pauseAtMost?.kind !== 'duration' || pauses.length === 0) return pauses;
  const calendar = calendars.get(named?.name);
  const measure = measureOf(pauseAtMost.duration, calendar);
  const most = amountOf(pauseAtMost.duration, start, zone, calendar);
  return measure === undefined || most === undefined ? pauses : cutPauses(pauses, start, most, measure);
}
