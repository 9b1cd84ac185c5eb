import { Temporal } from 'temporal-polyfill';

/**
 * Why a text is no instant:
 *
 * - `empty`: nothing but spaces
 * - `full-width`: digits or letters of an East Asian keyboard
 * - `no-time`: a date alone
 * - `no-offset`: a date and a time, but nobody knows where in the world
 * - `no-such-time`: a day that its month does not have, hour 24, second 60, an offset of a day
 * - `not-an-instant`: anything else
 */
export type InstantProblem = 'empty' | 'full-width' | 'no-time' | 'no-offset' | 'no-such-time' | 'not-an-instant';

/** An instant in epoch milliseconds, or what is wrong with its text. */
export type ParsedInstant =
  | { readonly ok: true; readonly instant: number }
  | {
      readonly ok: false;
      readonly problem: InstantProblem;
      /** The same instant as it should be written, where that is beyond doubt. */
      readonly suggestion?: string;
    };

const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/u;

const DATE = String.raw`(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?`;
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?<seconds>:\d\d(?:\.\d{1,9})?)?`;
const ZONE = String.raw`(?<offset>Z|UTC|GMT|(?<sign>[+-])(?<ahead>\d{1,2}):?(?<minutes>\d\d)?)`;

/** What people and other programs write. */
const ROUGH = new RegExp(`^${DATE}(?:[T ] *${TIME} *${ZONE}?)?$`, 'iu');

/**
 * Reads an instant in ISO 8601 with its offset, `2026-01-05T09:00+08:00` or `2026-01-05T01:00:00.5Z`. Seconds may be
 * left out; what is finer than a millisecond is cut off. Never throws.
 */
export function parseInstant(text: string): ParsedInstant {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  if (EXACT.test(text)) {
    const instant = readExact(text);
    return instant === undefined ? { ok: false, problem: 'no-such-time' } : { ok: true, instant };
  }
  const plain = text.length > 100 ? '' : text.normalize('NFKC').trim();
  const rough = ROUGH.exec(plain)?.groups;
  const problem = /[\u3000\uFF01-\uFF5E]/u.test(text) ? 'full-width' : problemOf(rough);
  const suggestion = rough?.['hour'] === undefined || rough['offset'] === undefined ? undefined : rewrite(rough);
  return suggestion === undefined || readExact(suggestion) === undefined
    ? { ok: false, problem }
    : { ok: false, problem, suggestion };
}

function readExact(text: string): number | undefined {
  // Temporal takes second 60 for 59; no clock that drives a case ever shows it.
  if (/^.{16}:60/u.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function problemOf(rough: Readonly<Record<string, string | undefined>> | undefined): InstantProblem {
  if (rough === undefined) return 'not-an-instant';
  if (rough['hour'] === undefined) return 'no-time';
  return rough['offset'] === undefined ? 'no-offset' : 'not-an-instant';
}

function rewrite(rough: Readonly<Record<string, string | undefined>>): string {
  const two = (name: string): string => (rough[name] ?? '0').padStart(2, '0');
  const date = `${rough['year'] ?? ''}-${two('month')}-${two('day')}`;
  const offset = rough['sign'] === undefined ? 'Z' : `${rough['sign']}${two('ahead')}:${two('minutes')}`;
  return `${date}T${two('hour')}:${two('minute')}${rough['seconds'] ?? ''}${offset}`;
}
