import { dayNumber } from './date-key.ts';
import { MILLISECONDS } from './duration-kinds.ts';

/**
 * Why a text is no time that clocks on the wall show:
 *
 * - `empty`: nothing but spaces
 * - `has-offset`: an instant; which zone's clocks are meant is said elsewhere
 * - `no-such-time`: a day that its month does not have, a minute after 59
 * - `not-a-time`: anything else
 */
export type WallTimeProblem = 'empty' | 'has-offset' | 'no-such-time' | 'not-a-time';

/** What clocks on the wall show, as the epoch milliseconds at which a clock in UTC shows it; or what is wrong. */
export type ParsedWallTime =
  | { readonly ok: true; readonly wall: number }
  | {
      readonly ok: false;
      readonly problem: WallTimeProblem;
      /** The one text that says the same in the language, where that is beyond doubt. */
      readonly suggestion?: string;
    };

const EXACT = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d))?$/u;

/** What people write: `2026/1/5 9:00`, `2026年1月5日 9:00`. */
const ROUGH = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2}):(\d\d)(?::00(?:\.0+)?)?)?$/iu;

/** Reads a time of a zone's own clocks, `2026-01-05T09:00`, or a date for its midnight. Never throws. */
export function parseWallTime(text: string): ParsedWallTime {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const exact = EXACT.exec(text);
  if (exact === null) return { ok: false, problem: problemOf(text), ...suggest(text) };
  const [, date = '', hour = '00', minute = '00'] = exact;
  const day = dayNumber(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return { ok: false, problem: 'no-such-time' };
  return { ok: true, wall: day * MILLISECONDS.d + Number(hour) * MILLISECONDS.h + Number(minute) * MILLISECONDS.m };
}

function problemOf(text: string): WallTimeProblem {
  return /\d{4}.*T.*:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/iu.test(text.trim()) ? 'has-offset' : 'not-a-time';
}

function suggest(text: string): { readonly suggestion?: string } {
  const rough = text.length > 100 ? null : ROUGH.exec(text.normalize('NFKC').trim());
  if (rough === null) return {};
  const [, year = '', month = '', day = '', hour, minute] = rough;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const suggestion = hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute ?? '00'}`;
  return suggestion !== text && parseWallTime(suggestion).ok ? { suggestion } : {};
}
