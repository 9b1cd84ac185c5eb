import { Temporal } from 'temporal-polyfill';

/** A calendar before anybody has written it down: seven days of windows, Monday first, and dates that differ. */
export interface PlainCalendar {
  readonly zone: string;
  readonly week: readonly (readonly PlainWindow[])[];
  /** By date: `closed`, or the day of the week that it stands for (0 to 6); undefined where the week holds for ever. */
  readonly special: ReadonlyMap<string, number | 'closed'> | undefined;
}

/** `HH:MM`; a window that closes no later than it opens runs into the next day. */
export interface PlainWindow {
  readonly from: string;
  readonly until: string;
}

/** Answers that walk from minute to minute; undefined when they leave the minutes that were painted. */
export interface NaiveCalendar {
  readonly from: number;
  readonly until: number;
  isOpen(instant: number): boolean;
  nextOpen(instant: number): number | undefined;
  add(instant: number, amount: number): number | undefined;
  subtract(instant: number, amount: number): number | undefined;
  elapsed(from: number, to: number): number;
  addWorkingDays(instant: number, count: number): number | undefined;
}

const MINUTE = 60_000;

/** Paints every open minute between two dates, both included: slow and obviously right. */
export function naiveCalendar({ zone, week, special }: PlainCalendar, first: string, last: string): NaiveCalendar {
  const midnight = (date: Temporal.PlainDate): number => date.toZonedDateTime(zone).epochMilliseconds;
  const [start, end] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  const from = midnight(start);
  const until = midnight(end.add({ days: 1 }));
  const open = new Uint8Array((until - from) / MINUTE);
  const closings = new Map<string, number>();
  for (
    let date = start.subtract({ days: 1 });
    Temporal.PlainDate.compare(date, end) <= 0;
    date = date.add({ days: 1 })
  ) {
    const meaning = special?.get(date.toString()) ?? date.dayOfWeek - 1;
    for (const window of meaning === 'closed' ? [] : week[meaning]!) {
      const opens = date.toPlainDateTime(window.from);
      const closesOn = window.until === '24:00' || window.until <= window.from ? date.add({ days: 1 }) : date;
      const closes = closesOn.toPlainDateTime(window.until === '24:00' ? '00:00' : window.until);
      // "Compatible" takes the first of a repeated time and moves a skipped one forward, as "later" does with the last.
      const opening = opens.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
      const closing = closes.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
      if (opening >= closing) continue;
      if (Temporal.PlainDate.compare(date, start) >= 0) {
        closings.set(date.toString(), Math.max(closing, closings.get(date.toString()) ?? -Infinity));
      }
      open.fill(1, Math.max(0, (opening - from) / MINUTE), Math.max(0, (closing - from) / MINUTE));
    }
  }
  const minuteOf = (instant: number): number => Math.floor((instant - from) / MINUTE);
  const startOf = (minute: number): number => from + minute * MINUTE;

  return {
    from,
    until,
    isOpen: (instant) => open[minuteOf(instant)] === 1,
    nextOpen(instant) {
      for (let minute = minuteOf(instant); minute < open.length; minute += 1) {
        if (open[minute] === 1) return Math.max(instant, startOf(minute));
      }
      return undefined;
    },
    add(instant, amount) {
      if (amount === 0) return instant;
      let rest = amount;
      for (let minute = minuteOf(instant); minute < open.length; minute += 1) {
        if (open[minute] === 0) continue;
        const begin = Math.max(instant, startOf(minute));
        const end = startOf(minute + 1);
        if (rest <= end - begin) return begin + rest;
        rest -= end - begin;
      }
      return undefined;
    },
    subtract(instant, amount) {
      if (amount === 0) return instant;
      let rest = amount;
      for (let minute = minuteOf(instant); minute >= 0; minute -= 1) {
        if (open[minute] === 0) continue;
        const begin = startOf(minute);
        const end = Math.min(instant, startOf(minute + 1));
        // At an instant on the minute nothing of that minute has passed.
        if (end > begin && rest <= end - begin) return end - rest;
        rest -= end - begin;
      }
      return undefined;
    },
    elapsed(start, end) {
      let amount = 0;
      for (let minute = minuteOf(start); startOf(minute) < end; minute += 1) {
        if (open[minute] === 1) amount += Math.min(end, startOf(minute + 1)) - Math.max(start, startOf(minute));
      }
      return amount;
    },
    addWorkingDays(instant, count) {
      let date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
      if (count === 0) return Math.max(instant, closings.get(date.toString()) ?? instant);
      for (let rest = count; rest > 0;) {
        date = date.add({ days: 1 });
        if (Temporal.PlainDate.compare(date, end) > 0) return undefined;
        if (closings.has(date.toString())) rest -= 1;
      }
      const closing = closings.get(date.toString())!;
      return closing > until ? undefined : closing;
    },
  };
}
