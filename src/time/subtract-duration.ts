import { Temporal } from 'temporal-polyfill';
import type { CalendarDuration } from './duration-kinds.ts';

/**
 * The instant (epoch milliseconds) that lies a duration by the calendar before another: first the exact time part, then
 * the days to years, which keep the local time of day in an IANA zone. A local time that the clocks skip moves forward,
 * of a repeated one the first is meant, and a day that a month does not have becomes its last.
 */
export function subtractCalendarDuration(instant: number, duration: CalendarDuration, zone: string): number {
  const { years, months, weeks, days, milliseconds } = duration;
  const end = Temporal.Instant.fromEpochMilliseconds(instant - milliseconds).toZonedDateTimeISO(zone);
  return end.subtract({ years, months, weeks, days }).epochMilliseconds;
}
