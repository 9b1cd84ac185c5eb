import { LONGEST_DAYS, MILLISECONDS } from './duration-kinds.ts';
import { compileYear, type OpenYear, type Validity } from './open-year.ts';
import type { Schedule } from './schedule.ts';
import { countUpTo } from './sorted-search.ts';
import { startOfDay } from './wall-clock.ts';

/**
 * The open time of a schedule, years compiled as they are asked for. Instants are epoch milliseconds, amounts open
 * milliseconds. What would need dates that the schedule does not know is undefined, and so is what lies more than a
 * hundred years away, so that no search can last for ever.
 */
export interface OpenTime extends Validity {
  /** The year that an instant lies in. */
  yearAt(instant: number): OpenYear;
  /** The year after or before another; undefined when it lies beyond an instant that no search passes. */
  yearAfter(year: OpenYear, start: number): OpenYear | undefined;
  yearBefore(year: OpenYear, start: number): OpenYear | undefined;
  isOpen(instant: number): boolean | undefined;
  /** The first open instant from the given one on. */
  nextOpen(instant: number): number | undefined;
  /** How long it is open from one instant to another, negative when they are the other way round. */
  between(from: number, to: number): number | undefined;
  /** The earliest instant by which it has been open for an amount. */
  forward(instant: number, amount: number): number | undefined;
  /** The latest instant from which on it is open for an amount. */
  backward(instant: number, amount: number): number | undefined;
}

/** The longest search: no promise to a customer outlives a hundred years. */
const FARTHEST = LONGEST_DAYS * MILLISECONDS.d;

/** Looks up open time in a schedule. */
export function openTimeOf(schedule: Schedule): OpenTime {
  const from = schedule.first === -Infinity ? -Infinity : startOfDay(schedule.first, schedule.zone);
  const until = schedule.last === Infinity ? Infinity : startOfDay(schedule.last + 1, schedule.zone);
  const years = new Map<number, OpenYear>();
  let last: OpenYear | undefined;

  const yearOf = (year: number): OpenYear => {
    let found = years.get(year);
    if (found === undefined) years.set(year, (found = compileYear(schedule, { from, until }, year)));
    return (last = found);
  };
  const yearAt = (instant: number): OpenYear =>
    last !== undefined && instant >= last.from && instant < last.until
      ? last
      : yearOf(new Date(instant).getUTCFullYear());
  // Written so that a year beyond all calendars, whose bounds are NaN, ends the search.
  const yearAfter = (year: OpenYear, start: number): OpenYear | undefined =>
    year.until < Math.min(until, start + FARTHEST) ? yearOf(year.year + 1) : undefined;
  const yearBefore = (year: OpenYear, start: number): OpenYear | undefined =>
    year.from > Math.max(from, start - FARTHEST) ? yearOf(year.year - 1) : undefined;

  const isKnown = (instant: number): boolean => instant >= from && instant <= until;

  const isOpen = (instant: number): boolean | undefined => {
    if (!isKnown(instant) || instant === until) return undefined;
    const year = yearAt(instant);
    const index = countUpTo(year.opens, instant) - 1;
    return index >= 0 && instant < at(year.closes, index);
  };

  const nextOpen = (instant: number): number | undefined => {
    if (!isKnown(instant)) return undefined;
    if (isOpen(instant) === true) return instant;
    let year: OpenYear | undefined = yearAt(instant);
    while (year !== undefined) {
      const next = year.opens[countUpTo(year.opens, instant)];
      if (next !== undefined) return next;
      year = yearAfter(year, instant);
    }
    return undefined;
  };

  const between = (start: number, end: number): number | undefined => {
    if (start > end) {
      const opposite = between(end, start);
      return opposite === undefined ? undefined : 0 - opposite;
    }
    if (!isKnown(start) || !isKnown(end)) return undefined;
    let year: OpenYear | undefined = yearAt(start);
    let amount = -openBefore(year, start);
    while (year !== undefined && end > year.until) {
      amount += year.total;
      year = yearAfter(year, start);
    }
    return year === undefined ? undefined : amount + openBefore(year, end);
  };

  const forward = (instant: number, amount: number): number | undefined => {
    if (!isKnown(instant)) return undefined;
    if (amount === 0) return instant;
    let year: OpenYear | undefined = yearAt(instant);
    let rest = openBefore(year, instant) + amount;
    while (year !== undefined && rest > year.total) {
      rest -= year.total;
      year = yearAfter(year, instant);
    }
    if (year === undefined) return undefined;
    // The last stretch that begins before the amount is reached: it is reached inside it or at its close.
    const index = countUpTo(year.before, rest, { included: false }) - 1;
    return at(year.opens, index) + rest - at(year.before, index);
  };

  const backward = (instant: number, amount: number): number | undefined => {
    if (!isKnown(instant)) return undefined;
    if (amount === 0) return instant;
    let year: OpenYear | undefined = yearAt(instant);
    let rest = openBefore(year, instant) - amount;
    while (year !== undefined && rest < 0) {
      year = yearBefore(year, instant);
      rest += year?.total ?? 0;
    }
    if (year === undefined) return undefined;
    const index = countUpTo(year.before, rest) - 1;
    return at(year.opens, index) + rest - at(year.before, index);
  };

  return { from, until, yearAt, yearAfter, yearBefore, isOpen, nextOpen, between, forward, backward };
}

/** For how long it was open in a year before an instant of that year. */
function openBefore(year: OpenYear, instant: number): number {
  const index = countUpTo(year.opens, instant) - 1;
  if (index < 0) return 0;
  return at(year.before, index) + Math.min(instant, at(year.closes, index)) - at(year.opens, index);
}

function at(list: Float64Array, index: number): number {
  return list[index] ?? NaN;
}
