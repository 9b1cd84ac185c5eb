import type { Calendar } from '../../time/calendar.ts';

/** A stretch of time; epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** So many closings are looked up: nobody reads more, and nothing may take for ever. */
const MOST = 500;

/** When a calendar is closed between two instants, in order; nothing where it does not know the days. */
export function closedPeriods(calendar: Calendar, from: number, to: number): Period[] {
  const periods: Period[] = [];
  let at = from;
  while (at < to && periods.length < MOST) {
    const closes = closingAfter(calendar, at, to);
    if (closes === undefined || closes >= to) break;
    // The first instant that counts again: the one by which it has been open for a millisecond, less that millisecond.
    const counts = calendar.after(closes, 1);
    const opens = Math.min(to, counts === undefined ? to : counts - 1);
    periods.push({ from: closes, to: opens });
    at = opens;
  }
  return periods;
}

/** The first instant from one on at which it is closed: all time before it counts. */
function closingAfter(calendar: Calendar, from: number, to: number): number | undefined {
  if (calendar.spent(from, to) === undefined) return undefined;
  const isOpenUntil = (instant: number): boolean => calendar.spent(from, instant) === instant - from;
  if (isOpenUntil(to)) return to;
  let open = from;
  let closed = to;
  while (closed - open > 1) {
    const middle = Math.floor((open + closed) / 2);
    if (isOpenUntil(middle)) open = middle;
    else closed = middle;
  }
  return open;
}
