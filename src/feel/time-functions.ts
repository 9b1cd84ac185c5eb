import { type Builtin, form, type Form } from './builtin.ts';
import { DAY_MS, daysOf, isCivilDate, monthsBetween, weekdayOf } from './calendar.ts';
import { parseDate, parseDateTime, parseTime } from './iso.ts';
import { DATE, DATETIME, type FeelType, PERIOD, TIME, WEEKDAY } from './types.ts';
import type { Value } from './values.ts';
import { instantOf, offsetAt } from './zone.ts';

const text = ['text', 'enum'] as const;
const number = ['number'] as const;
const dateLike = ['date', 'datetime'] as const;
const WEEKDAYS = WEEKDAY.kind === 'enum' ? WEEKDAY.values : [];

/**
 * Functions of dates and times (DMN 1.5, tables 72 and 79). A datetime becomes a date or a time on the clocks of the
 * zone. A text is read when the expression runs and gives null when it is no date; `duration` needs its text at hand,
 * because the text decides whether the result is days and time or years and months, and is settled by the checker.
 */
export const timeFunctions: readonly Builtin[] = [
  {
    name: 'date',
    forms: [
      onDates([[...text, ...dateLike]], DATE, ([days]) => days ?? null),
      form([number, number, number], DATE, dateOf),
    ],
  },
  {
    name: 'time',
    forms: [
      {
        params: [[...text, 'time', 'datetime']],
        result: () => TIME,
        bind:
          ([type]) =>
          ([value = null], zone) =>
            toTime(value, type, zone),
      },
      form([number, number, number], TIME, timeOf),
    ],
  },
  {
    name: 'date and time',
    forms: [
      form([text], DATETIME, ([value], zone) => (typeof value === 'string' ? parseDateTime(value, zone) : null)),
      {
        params: [dateLike, ['time']],
        result: () => DATETIME,
        bind:
          ([type]) =>
          ([date = null, time], zone) =>
            combine(toDays(date, type, zone), time, zone),
      },
    ],
  },
  {
    name: 'years and months duration',
    forms: [
      onDates([dateLike, dateLike], PERIOD, ([from, to]) =>
        typeof from === 'number' && typeof to === 'number' ? monthsBetween(from, to) : null,
      ),
    ],
  },
  {
    name: 'day of week',
    forms: [
      onDates([dateLike], WEEKDAY, ([days]) =>
        typeof days === 'number' ? (WEEKDAYS[weekdayOf(days) - 1] ?? null) : null,
      ),
    ],
  },
];

/** A form whose arguments are first turned into days since 1970-01-01. */
function onDates(params: Form['params'], result: FeelType, run: (days: readonly Value[]) => Value): Form {
  return {
    params,
    result: () => result,
    bind: (types) => (args, zone) => run(args.map((value, index) => toDays(value, types[index], zone))),
  };
}

function toDays(value: Value, type: FeelType | undefined, zone: string): Value {
  if (typeof value === 'string') return parseDate(value);
  if (typeof value !== 'number' || type?.kind !== 'datetime') return value;
  const offset = offsetAt(zone, value);
  return offset === undefined ? null : Math.floor((value + offset) / DAY_MS);
}

function toTime(value: Value, type: FeelType | undefined, zone: string): Value {
  if (typeof value === 'string') return parseTime(value);
  if (typeof value !== 'number' || type?.kind !== 'datetime') return value;
  const offset = offsetAt(zone, value);
  return offset === undefined ? null : (((value + offset) % DAY_MS) + DAY_MS) % DAY_MS;
}

function combine(days: Value, time: Value | undefined, zone: string): Value {
  if (typeof days !== 'number' || typeof time !== 'number') return null;
  return instantOf(zone, days * DAY_MS + time) ?? null;
}

function dateOf([year, month, day]: readonly Value[]): Value {
  if (!isWhole(year) || !isWhole(month) || !isWhole(day)) return null;
  return year >= 0 && year <= 9999 && isCivilDate(year, month, day) ? daysOf(year, month, day) : null;
}

function timeOf([hour, minute, second]: readonly Value[]): Value {
  if (!isWhole(hour) || !isWhole(minute) || typeof second !== 'number') return null;
  const isOnClock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return isOnClock ? Math.trunc((hour * 3600 + minute * 60 + second) * 1000) : null;
}

function isWhole(value: Value | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}
