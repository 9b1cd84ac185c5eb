import type { Calendar } from '../time/calendar.ts';
import { addDuration, type Duration } from '../time/duration.ts';

/** A stretch in which a clock stands still; without an end it still does. Epoch milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to?: number;
}

/**
 * How a clock counts: all time, or only that in which its calendar is open. Whatever lies beyond what the calendar knows is
 * undefined: no guess is made.
 */
export interface Measure {
  between(from: number, to: number): number | undefined;
  /** The earliest instant that reaches an amount of milliseconds from another. */
  after(instant: number, amount: number): number | undefined;
}

const ALL_TIME: Measure = {
  between: (from, to) => to - from,
  after: (instant, amount) => instant + amount,
};

/** The measure of a duration: business time needs a calendar. */
export function measureOf({ kind }: Duration, calendar: Calendar | undefined): Measure | undefined {
  if (kind !== 'business') return ALL_TIME;
  if (calendar === undefined) return undefined;
  return {
    between: (from, to) => calendar.spent(from, to),
    after: (instant, amount) => calendar.after(instant, amount),
  };
}

/**
 * How many milliseconds of its measure a duration is, counted from an instant: days of the calendar and working days are
 * as long as they are there.
 */
export function amountOf(
  duration: Duration,
  from: number,
  zone: string,
  calendar: Calendar | undefined,
): number | undefined {
  switch (duration.kind) {
    case 'elapsed':
      return duration.milliseconds;
    case 'calendar':
      return lengthOf(duration, from, zone);
    case 'business': {
      if (duration.unit === 'bh') return duration.amount * HOUR;
      if (duration.unit === 'bm') return duration.amount * MINUTE;
      const close = calendar?.reach(from, duration);
      return close === undefined ? undefined : calendar?.spent(from, close);
    }
  }
}

/** A clock asks for the same length again and again while it runs: the last answer is kept. */
function lengthOf(duration: Duration, from: number, zone: string): number {
  const last = lengths.get(duration);
  if (last?.from === from && last.zone === zone) return last.length;
  const length = addDuration(from, duration, zone) - from;
  lengths.set(duration, { from, zone, length });
  return length;
}

// Remembered answers of a pure question.
const lengths = new WeakMap<Duration, { readonly from: number; readonly zone: string; readonly length: number }>();

const MINUTE = 60_000;
const HOUR = 3_600_000;

/**
 * When a clock that counts from `base` and stands still in the pauses has used an amount: the earliest such instant, where
 * standing still at that very instant puts it off. Undefined while it stands still, or where the measure knows no answer.
 */
export function reachedAt(
  measure: Measure,
  base: number,
  pauses: readonly Stretch[],
  amount: number,
): number | undefined {
  let left = amount;
  let at = base;
  for (const { from, to } of pauses) {
    if (to !== undefined && to <= at) continue;
    if (from > at) {
      const used = measure.between(at, from);
      if (used === undefined) return measure.after(at, left);
      if (used >= left) {
        const reached = measure.after(at, left);
        if (reached === undefined || reached < from) return reached;
      }
      left -= Math.min(used, left);
    }
    if (to === undefined) return undefined;
    at = to;
  }
  return measure.after(at, left);
}

/** How much a clock has used up to an instant; undefined where the measure knows no answer. */
export function usedUntil(
  measure: Measure,
  base: number,
  pauses: readonly Stretch[],
  until: number,
): number | undefined {
  let used = 0;
  let at = base;
  for (const { from, to } of pauses) {
    if (from >= until) break;
    if (to !== undefined && to <= at) continue;
    if (from > at) {
      const more = measure.between(at, from);
      if (more === undefined) return undefined;
      used += more;
    }
    at = Math.min(to ?? until, until);
  }
  if (at >= until) return used;
  const more = measure.between(at, until);
  return more === undefined ? undefined : used + more;
}

/** Pauses as far as all of them together may last: what is longer is cut, also before it is over. */
export function cutPauses(pauses: readonly Stretch[], start: number, most: number, measure: Measure): Stretch[] {
  let left = most;
  return pauses.flatMap(({ from, to }): Stretch[] => {
    const begin = Math.max(from, start);
    if (to !== undefined && to <= begin) return [];
    if (left <= 0) return [];
    const end = measure.after(begin, left);
    if (to === undefined || end === undefined || end < to) {
      left = 0;
      return [{ from: begin, to: end }];
    }
    left -= measure.between(begin, to) ?? 0;
    return [{ from: begin, to }];
  });
}

/** Pauses of a ledger, which come as from, to, from, to, …. */
export function stretchesOf(pauses: readonly number[] | undefined): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < (pauses?.length ?? 0); index += 2) {
    stretches.push({ from: pauses?.[index] ?? 0, to: pauses?.[index + 1] });
  }
  return stretches;
}
