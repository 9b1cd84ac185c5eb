import { civilOf, DAY_MS, weekdayOf } from './calendar.ts';
import type { FeelType } from './types.ts';
import type { Value } from './values.ts';
import { offsetAt } from './zone.ts';

/**
 * A part of a temporal value, such as the `year` of a date (DMN 1.5, table 65). Parts of a datetime are those that the
 * zone's clocks show; parts of a negative duration are negative.
 */
export function partOf(type: FeelType, value: Value, part: string, zone: string): Value {
  if (typeof value !== 'number') return null;
  switch (type.kind) {
    case 'date':
      return datePart(value, part);
    case 'time':
      return clockPart(value, part);
    case 'datetime': {
      const offset = offsetAt(zone, value);
      if (offset === undefined) return null;
      const days = Math.floor((value + offset) / DAY_MS);
      return datePart(days, part) ?? clockPart(value + offset - days * DAY_MS, part);
    }
    case 'duration':
      return durationPart(value, part);
    case 'period':
      return part === 'years' ? Math.trunc(value / 12) + 0 : part === 'months' ? (value % 12) + 0 : null;
    default:
      return null;
  }
}

function datePart(days: number, part: string): number | null {
  const { year, month, day } = civilOf(days);
  switch (part) {
    case 'year':
      return finite(year);
    case 'month':
      return finite(month);
    case 'day':
      return finite(day);
    case 'weekday':
      return finite(weekdayOf(days));
    default:
      return null;
  }
}

function clockPart(milliseconds: number, part: string): number | null {
  switch (part) {
    case 'hour':
      return Math.floor(milliseconds / 3_600_000);
    case 'minute':
      return Math.floor(milliseconds / 60_000) % 60;
    case 'second':
      return Math.floor(milliseconds / 1000) % 60;
    default:
      return null;
  }
}

function durationPart(milliseconds: number, part: string): number | null {
  switch (part) {
    case 'days':
      return Math.trunc(milliseconds / DAY_MS) + 0;
    case 'hours':
      return (Math.trunc(milliseconds / 3_600_000) % 24) + 0;
    case 'minutes':
      return (Math.trunc(milliseconds / 60_000) % 60) + 0;
    case 'seconds':
      return (Math.trunc(milliseconds / 1000) % 60) + 0;
    default:
      return null;
  }
}

/** A day far beyond the calendar has no parts. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
