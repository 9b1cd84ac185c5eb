import { MILLISECONDS } from '../time/duration.ts';
import { startOfDate } from '../time/instant.ts';
import type { Journey } from './journey-file.ts';

/** A Monday in an ordinary working week, far from any change of the clocks. */
const DEFAULT_DATE = '2026-01-05';

/**
 * When a journey begins, in epoch milliseconds: the file's `start`, else Monday 5 January 2026 at 9 o'clock in the
 * blueprint's zone.
 */
export function startOf(journey: Pick<Journey, 'start'>, zone: string): number {
  return journey.start ?? startOfDate(DEFAULT_DATE, zone) + 9 * MILLISECONDS.h;
}
