import { definitionOf, type OpeningHours } from '../blueprint/calendar.ts';
import { openTimeOf } from '../time/open-time.ts';
import { scheduleOf } from '../time/schedule.ts';

/** When somebody works. Instants are epoch milliseconds. */
export interface WorkingHours {
  isOpen(instant: number): boolean;
  /** The first instant of work from one on; undefined when none comes. */
  nextOpen(instant: number): number | undefined;
}

/**
 * The working hours of a calendar. Outside the dates that its dated days know the week holds: an alert that goes out on a
 * holiday by mistake is better than one that nobody gets.
 */
export function workingHoursOf(hours: OpeningHours): WorkingHours {
  const definition = definitionOf(hours);
  const dated = openTimeOf(scheduleOf(definition));
  const weekly = openTimeOf(scheduleOf({ zone: definition.zone, open: definition.open }));
  return {
    isOpen: (instant) => dated.isOpen(instant) ?? weekly.isOpen(instant) ?? false,
    nextOpen: (instant) => dated.nextOpen(instant) ?? weekly.nextOpen(instant),
  };
}
