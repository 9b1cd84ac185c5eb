/** A day of the proleptic Gregorian calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a civil date. The month may be out of range and carries over into the year. */
export function daysOf(year: number, month: number, day: number): number {
  return Math.round(utcOf(year, month, day) / DAY_MS);
}

// Date.UTC takes the years 0 to 99 for 1900 to 1999.
function utcOf(year: number, month: number, day: number): number {
  return year >= 0 && year < 100 ? new Date(0).setUTCFullYear(year, month - 1, day) : Date.UTC(year, month - 1, day);
}

/** The civil date of a number of days since 1970-01-01. */
export function civilOf(days: number): CivilDate {
  const date = new Date(days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** True when the calendar has that day. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

/** 28 to 31. */
function lengthOfMonth(year: number, month: number): number {
  return daysOf(year, month + 1, 1) - daysOf(year, month, 1);
}

/** The same day some months later or earlier; a day that the month has not becomes its last day. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilOf(days);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return daysOf(toYear, toMonth, Math.min(day, lengthOfMonth(toYear, toMonth)));
}

/** Whole months from one day to another, towards zero (DMN 1.5, `years and months duration`). */
export function monthsBetween(from: number, to: number): number {
  const a = civilOf(from);
  const b = civilOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}

/** 1 for Monday to 7 for Sunday, of a number of days since 1970-01-01 (a Thursday). */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}
