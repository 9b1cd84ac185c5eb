import { Temporal } from 'temporal-polyfill';
import { printDuration } from './print-duration.ts';
import type { Duration } from './duration-kinds.ts';

/**
 * The instant (epoch milliseconds) that lies a duration after another.
 *
 * Elapsed time is added exactly. Of a duration by the calendar the years to days are added first and keep the local
 * time of day in the IANA zone, also across a change of the clocks: a local time that the clocks skip moves forward, of
 * a repeated one the first is meant, and a day that a month does not have becomes its last. Then the time part is added
 * exactly. Business time cannot be counted without a calendar of opening hours: a RangeError, as for an unknown zone or
 * a result outside ±8.64e15.
 */
export function addDuration(instant: number, duration: Duration, zone: string): number {
  if (duration.kind === 'elapsed') return instant + duration.milliseconds;
  if (duration.kind === 'business') {
    const text = printDuration(duration);
    throw new RangeError(`${text} is business time, which cannot be added without a calendar of opening hours.`);
  }
  const { years, months, weeks, days, milliseconds } = duration;
  const start = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return start.add({ years, months, weeks, days }).epochMilliseconds + milliseconds;
}
