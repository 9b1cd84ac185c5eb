import type { Measure, Stretch } from '../../compile/clock-time.ts';
import type { Calendar } from '../../time/calendar.ts';
import { closedPeriods, type Period } from './closed-periods.ts';

/**
 * One line of the sum that leads from the start of a run to its due time. All lines together are without gaps, and the
 * lengths of those that count make up the target.
 */
export interface ClockStretch extends Period {
  /** Paused time does not count. */
  readonly kind: 'counted' | 'paused';
  /** True for what has not passed yet, or had not when the clock was stopped. */
  readonly ahead: boolean;
  /** How much of it counts, in milliseconds; of business time only what is open. */
  readonly length: number;
  /** When the calendar was closed in it. */
  readonly closed: readonly Period[];
}

/** The sum of a run up to an instant. */
export interface ClockSum {
  readonly stretches: readonly ClockStretch[];
  /** Milliseconds of the target that are used. */
  readonly used: number;
  /** Present once the due time is past: by how much, in the measure of the target. */
  readonly over?: number;
}

export interface SumInput {
  readonly measure: Measure;
  /** Present where business time is counted. */
  readonly calendar?: Calendar;
  readonly base: number;
  readonly pauses: readonly Stretch[];
  /** The last instant in time; absent while none can be said. */
  readonly due?: number;
  /** Up to when the clock has run: now, or when it was stopped. */
  readonly until: number;
}

/** Adds up a run; undefined where the calendar does not know all of its days. */
export function sumUp({ measure, calendar, base, pauses, due, until }: SumInput): ClockSum | undefined {
  const end = due ?? until;
  const cuts = [base, ...(until > base && until < end ? [until] : []), end].filter((at) => at <= end);
  for (const { from, to } of pauses) cuts.push(from, to ?? end);
  const edges = [...new Set(cuts)].filter((at) => at >= base && at <= end).toSorted((a, b) => a - b);
  const stretches: ClockStretch[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const isPaused = pauses.some((pause) => pause.from <= from && (pause.to === undefined || to <= pause.to));
    const length = isPaused ? 0 : measure.between(from, to);
    if (length === undefined) return undefined;
    const closed = isPaused || calendar === undefined ? [] : closedPeriods(calendar, from, to);
    stretches.push({ from, to, kind: isPaused ? 'paused' : 'counted', ahead: from >= until, length, closed });
  }
  const used = stretches.reduce((sum, { ahead, length }) => (ahead ? sum : sum + length), 0);
  const over = due !== undefined && until > due ? measure.between(due, until) : undefined;
  return over === undefined ? { stretches, used } : { stretches, used, over };
}
