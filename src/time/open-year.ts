import { MILLISECONDS } from './duration-kinds.ts';
import type { Schedule } from './schedule.ts';
import { firstInstantOf, lastInstantOf, localDay, startOfDay } from './wall-clock.ts';

/**
 * One year (in UTC) of a calendar as tables for binary search. Instants are epoch milliseconds; a window that runs over
 * the year's end is in both years, cut there.
 */
export interface OpenYear {
  readonly year: number;
  /** The first instant of the year, and the one after its last. */
  readonly from: number;
  readonly until: number;
  /** When it opens and closes: never overlapping, in order. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** For how many milliseconds it was open in this year before each opening. */
  readonly before: Float64Array;
  /** For how many milliseconds it is open in this year. */
  readonly total: number;
  /** The dates of this year with a window, as days after 1970-01-01, and when the last window of each closes. */
  readonly workingDays: Float64Array;
  readonly dayCloses: Float64Array;
}

/** The instants between which a schedule knows its dates; infinite without dated days. */
export interface Validity {
  readonly from: number;
  readonly until: number;
}

interface Stretch {
  readonly open: number;
  readonly close: number;
}

/** Works out one year of a schedule; outside its validity nothing is open. */
export function compileYear(schedule: Schedule, validity: Validity, year: number): OpenYear {
  const [from, until] = [startOfYear(year), startOfYear(year + 1)];
  const [firstDay, nextDay] = [from / MILLISECONDS.d, until / MILLISECONDS.d];
  const stretches: Stretch[] = [];
  const working: [day: number, close: number][] = [];
  // A window may last two days, and clocks may be 14 hours ahead of UTC or 12 behind.
  for (let day = firstDay - 3; day <= nextDay + 1; day += 1) {
    const ofDay = stretchesOf(schedule, day);
    stretches.push(...ofDay);
    const inYear = day >= firstDay && day < nextDay && day >= schedule.first;
    if (inYear && ofDay.length > 0) working.push([day, Math.max(...ofDay.map(({ close }) => close))]);
  }
  const merged = merge(stretches, Math.max(from, validity.from), Math.min(until, validity.until));
  let total = 0;
  const before = merged.map(({ open, close }) => {
    total += close - open;
    return total - (close - open);
  });
  return {
    year,
    from,
    until,
    opens: Float64Array.from(merged, ({ open }) => open),
    closes: Float64Array.from(merged, ({ close }) => close),
    before: Float64Array.from(before),
    total,
    workingDays: Float64Array.from(working, ([day]) => day),
    dayCloses: Float64Array.from(working, ([, close]) => close),
  };
}

/** Date.UTC would take the years 0 to 99 for those of the last century. */
function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

/** The windows that begin on a date, as instants: none on a date that the zone skipped, nor in an hour that it did. */
function stretchesOf({ zone, windowsOn }: Schedule, day: number): Stretch[] {
  const windows = windowsOn(day);
  if (windows.length === 0 || localDay(startOfDay(day, zone), zone) !== day) return [];
  const midnight = day * MILLISECONDS.d;
  return windows
    .map(({ from, until }) => ({
      open: firstInstantOf(midnight + from * MILLISECONDS.m, zone),
      close: lastInstantOf(midnight + until * MILLISECONDS.m, zone),
    }))
    .filter(({ open, close }) => open < close);
}

/** Joins what overlaps or touches, and keeps what lies between two instants. */
function merge(stretches: readonly Stretch[], from: number, until: number): Stretch[] {
  const merged: { open: number; close: number }[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.open - b.open)) {
    const open = Math.max(stretch.open, from);
    const close = Math.min(stretch.close, until);
    const last = merged.at(-1);
    if (open >= close) continue;
    if (last !== undefined && open <= last.close) last.close = Math.max(last.close, close);
    else merged.push({ open, close });
  }
  return merged;
}
