import { MILLISECONDS } from './duration-kinds.ts';
import { offsetAt } from './zone.ts';

/**
 * When the clocks on the wall show a time, written as the epoch milliseconds that a clock in UTC would show it at. A
 * time that the clocks skip moves forward by what they skip; of a repeated one it is the first instant.
 */
export function firstInstantOf(wall: number, zone: string): number {
  const { early, late } = offsetsAround(wall, zone);
  const [before, after] = [wall - early, wall - late];
  return shows(before, early, zone) || !shows(after, late, zone) ? before : after;
}

/** As {@link firstInstantOf}, but of a repeated time the last instant. */
export function lastInstantOf(wall: number, zone: string): number {
  const { early, late } = offsetsAround(wall, zone);
  return shows(wall - late, late, zone) ? wall - late : wall - early;
}

/** The date that the clocks on the wall show at an instant, as days after 1970-01-01. */
export function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone).offset) / MILLISECONDS.d);
}

/** The instant with which a date begins in a zone; for a date that the zone skipped, the one after it. */
export function startOfDay(day: number, zone: string): number {
  return firstInstantOf(day * MILLISECONDS.d, zone);
}

/** No zone changes its offset twice in two days. */
function offsetsAround(wall: number, zone: string): { readonly early: number; readonly late: number } {
  return {
    early: offsetAt(wall - MILLISECONDS.d, zone).offset,
    late: offsetAt(wall + MILLISECONDS.d, zone).offset,
  };
}

function shows(instant: number, offset: number, zone: string): boolean {
  return offsetAt(instant, zone).offset === offset;
}
