import { Temporal } from 'temporal-polyfill';
import { offsetAt as offsetIn } from '../time/zone.ts';

/** What the clocks of a zone show ahead of UTC at an instant, in milliseconds; undefined for an unknown zone. */
export function offsetAt(zone: string, instant: number): number | undefined {
  if (zone === 'UTC') return 0;
  if (!isInstant(instant)) return undefined;
  try {
    return offsetIn(instant, zone).offset;
  } catch {
    return undefined;
  }
}

/**
 * The instant, in epoch milliseconds, at which a zone's clocks show a local time (given as if it were UTC).
 * A time in a gap moves forward; of a repeated hour the first is meant. Undefined for an unknown zone.
 */
export function instantOf(zone: string, local: number): number | undefined {
  if (!isInstant(local)) return undefined;
  if (zone === 'UTC') return local;
  try {
    const plain = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
    return plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** True for the instants that JavaScript dates can hold. */
export function isInstant(value: number): boolean {
  return Math.abs(value) <= 8.64e15;
}
