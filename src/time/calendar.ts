import { addDuration } from './add-duration.ts';
import type { CalendarDefinition } from './calendar-definition.ts';
import { MILLISECONDS, type BusinessDuration, type Duration } from './duration-kinds.ts';
import { openTimeOf } from './open-time.ts';
import { OutsideCalendar } from './outside-calendar.ts';
import { parseDuration } from './parse-duration.ts';
import { printDuration } from './print-duration.ts';
import { scheduleOf } from './schedule.ts';
import { subtractCalendarDuration } from './subtract-duration.ts';
import { closeOfWorkingDay, latestStart } from './working-days.ts';

export type { CalendarDays, CalendarDefinition, DatedDay } from './calendar-definition.ts';
export { OutsideCalendar } from './outside-calendar.ts';
export { READY_DAYS } from './ready-days.ts';

/**
 * A compiled calendar of opening hours. All instants are epoch milliseconds; whatever depends on opening hours throws an
 * {@link OutsideCalendar} where the dated days do not reach, and a RangeError for what is no instant or duration.
 */
export interface Calendar {
  readonly zone: string;
  /** The first instant that the dated days know; undefined without them: the week holds for ever. */
  readonly validFrom?: number;
  /** The first instant that they no longer know; undefined without them. */
  readonly validUntil?: number;
  /**
   * The earliest instant that reaches a duration from another: `bm` and `bh` count open milliseconds, `Nbd` is the close
   * of the Nth working day after the starting date (`0bd`: the close of that date itself, or the start when it is not open
   * any more). Elapsed time is added exactly, `P…` in the calendar's zone as by {@link addDuration}.
   */
  add(instant: number, duration: string | Duration): number;
  /**
   * The latest instant from which {@link Calendar.add} reaches a duration no later than the given one. `P…` durations keep
   * the local time of day instead, in the calendar's zone.
   */
  subtract(instant: number, duration: string | Duration): number;
  /** For how many milliseconds it is open between two instants; negative when they are the other way round. */
  elapsed(from: number, to: number): number;
  isOpen(instant: number): boolean;
  /** The first open instant from the given one on: itself while it is open. */
  nextOpen(instant: number): number;
  /** As {@link Calendar.add}, but undefined instead of an {@link OutsideCalendar}. */
  reach(instant: number, duration: string | Duration): number | undefined;
  /** As {@link Calendar.subtract}, but undefined instead of an {@link OutsideCalendar}. */
  reachBack(instant: number, duration: string | Duration): number | undefined;
  /** The earliest instant by which it has been open for so many milliseconds; undefined outside the dated days. */
  after(instant: number, milliseconds: number): number | undefined;
  /** As {@link Calendar.elapsed}, but undefined instead of an {@link OutsideCalendar}. */
  spent(from: number, to: number): number | undefined;
}

/**
 * Compiles a calendar; its tables are worked out year by year when somebody asks. A window belongs to the day on which it
 * opens, so a closed day closes the night after it and not the one before. A local time that the clocks skip moves
 * forward; of a repeated hour a window opens at the first and closes at the last.
 *
 * Throws a RangeError that names the key and the value when the definition is wrong or never opens.
 *
 *     const office = calendar({ zone: 'Asia/Shanghai', open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] }, days: 'cn' });
 *     office.add(Date.parse('2026-02-14T16:30+08:00'), '8bh'); // 2026-02-24T16:30+08:00, after the Spring Festival
 */
export function calendar(definition: CalendarDefinition): Calendar {
  const schedule = scheduleOf(definition);
  const { zone } = schedule;
  const time = openTimeOf(schedule);
  const validFrom = time.from === -Infinity ? undefined : time.from;
  const validUntil = time.until === Infinity ? undefined : time.until;

  const reach = (instant: number, wanted: string | Duration): number | undefined => {
    const duration = checked(instant, wanted);
    if (duration.kind !== 'business') return addDuration(instant, duration, zone);
    return duration.unit === 'bd'
      ? closeOfWorkingDay(time, zone, instant, duration.amount)
      : time.forward(instant, millisecondsOf(duration));
  };
  const reachBack = (instant: number, wanted: string | Duration): number | undefined => {
    const duration = checked(instant, wanted);
    if (duration.kind === 'elapsed') return instant - duration.milliseconds;
    if (duration.kind === 'calendar') return subtractCalendarDuration(instant, duration, zone);
    return duration.unit === 'bd'
      ? latestStart(time, zone, instant, duration.amount)
      : time.backward(instant, millisecondsOf(duration));
  };
  const spent = (from: number, to: number): number | undefined =>
    time.between(checkedInstant(from), checkedInstant(to));

  const known = <Answer>(answer: Answer | undefined, what: () => string): Answer => {
    if (answer === undefined) throw new OutsideCalendar(what(), zone, validFrom, validUntil);
    return answer;
  };
  return {
    zone,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    add: (instant, duration) => known(reach(instant, duration), () => `${textOf(duration)} after ${iso(instant)}`),
    subtract: (instant, duration) =>
      known(reachBack(instant, duration), () => `${textOf(duration)} before ${iso(instant)}`),
    elapsed: (from, to) => known(spent(from, to), () => `The time from ${iso(from)} to ${iso(to)}`),
    isOpen: (instant) => known(time.isOpen(checkedInstant(instant)), () => iso(instant)),
    nextOpen: (instant) => known(time.nextOpen(checkedInstant(instant)), () => `The opening after ${iso(instant)}`),
    reach,
    reachBack,
    after: (instant, milliseconds) => time.forward(checkedInstant(instant), milliseconds),
    spent,
  };
}

function checked(instant: number, duration: string | Duration): Duration {
  checkedInstant(instant);
  if (typeof duration !== 'string') return duration;
  const parsed = parseDuration(duration);
  if (!parsed.ok) throw new RangeError(`"${duration}" is not a duration such as "8bh".`);
  return parsed.duration;
}

function checkedInstant(instant: number): number {
  if (Math.abs(instant) <= 8.64e15) return instant;
  throw new RangeError(`${instant} is not an instant in epoch milliseconds.`);
}

function millisecondsOf({ amount, unit }: BusinessDuration): number {
  return amount * (unit === 'bh' ? MILLISECONDS.h : MILLISECONDS.m);
}

function textOf(duration: string | Duration): string {
  return typeof duration === 'string' ? duration : printDuration(duration);
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
