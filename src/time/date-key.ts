import { MILLISECONDS } from './duration-kinds.ts';

/** Dates from one to another, both included, as days after 1970-01-01. */
export interface DateRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Why a text names no dates:
 *
 * - `empty`: nothing but spaces
 * - `no-such-date`: a month or day that does not exist
 * - `backwards`: the range ends before it begins
 * - `not-a-date`: anything else
 */
export type DateKeyProblem = 'empty' | 'no-such-date' | 'backwards' | 'not-a-date';

/** Dates, or what is wrong with their text. */
export type ParsedDateKey =
  | { readonly ok: true; readonly dates: DateRange }
  | {
      readonly ok: false;
      readonly problem: DateKeyProblem;
      /** The one text that says the same in the language, where that is beyond doubt. */
      readonly suggestion?: string;
    };

const EXACT = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/u;

/** What people write: `2026/2/15`, `2026年2月15日 - 2026年2月23日`. */
const DATE = String.raw`(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`;
const ROUGH = new RegExp(`^${DATE}(?:\\s*(?:\\.{2,3}|[-–—~/,至到…]|to|until)\\s*${DATE})?$`, 'u');

/** Reads a date `2026-02-14` or a range of dates `2026-02-15..2026-02-23`. Never throws. */
export function parseDateKey(text: string): ParsedDateKey {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const exact = EXACT.exec(text);
  if (exact === null) return { ok: false, problem: 'not-a-date', ...suggest(text) };
  const [, from = '', to = from] = exact;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (first === undefined || last === undefined) return { ok: false, problem: 'no-such-date' };
  if (first <= last) return { ok: true, dates: { first, last } };
  return { ok: false, problem: 'backwards', suggestion: `${to}..${from}` };
}

/** The day after 1970-01-01 on which a date `2026-02-14` falls; undefined when there is no such date. */
export function dayNumber(date: string): number | undefined {
  const instant = /^\d{4}-\d\d-\d\d$/u.test(date) ? Date.parse(`${date}T00:00Z`) : NaN;
  // Some engines take 30 February for 2 March.
  return Number.isNaN(instant) || dateOf(instant / MILLISECONDS.d) !== date ? undefined : instant / MILLISECONDS.d;
}

/** The date `2026-02-14` that a number of days after 1970-01-01 falls on. */
export function dateOf(day: number): string {
  return new Date(day * MILLISECONDS.d).toISOString().slice(0, -14);
}

function suggest(text: string): { readonly suggestion?: string } {
  const rough = text.length > 100 ? null : ROUGH.exec(text.normalize('NFKC').trim());
  if (rough === null) return {};
  const [, year = '', month = '', day = '', lastYear, lastMonth = '', lastDay = ''] = rough;
  const first = date(year, month, day);
  const suggestion = lastYear === undefined ? first : `${first}..${date(lastYear, lastMonth, lastDay)}`;
  return suggestion !== text && parseDateKey(suggestion).ok ? { suggestion } : {};
}

function date(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
