import { parseDayKey, WEEKDAYS, type Weekday } from './weekday.ts';

/** When a rotation goes on to the next person: a recurrence rule (RFC 5545) on the clocks on the wall. */
export interface HandOver {
  readonly freq: (typeof FREQUENCIES)[number];
  readonly interval?: number;
  /** `MO`, `1MO`, `-1FR`. */
  readonly byDay?: readonly string[];
  readonly byHour?: readonly number[];
  readonly byMinute?: readonly number[];
  readonly byMonth?: readonly number[];
  readonly byMonthDay?: readonly number[];
  readonly byYearDay?: readonly number[];
  readonly byWeekNo?: readonly number[];
  readonly bySetPos?: readonly number[];
  readonly wkst?: string;
}

/**
 * Why a text says of no hand-over when it comes:
 *
 * - `empty`: nothing but spaces
 * - `not-a-rule`: neither `daily 09:00`, `weekly mon 09:00` nor parts such as `FREQ=WEEKLY`
 * - `unknown-part`: a part that rules do not have
 * - `twice`: a part stands there a second time
 * - `no-such-value`: a part with a value that it cannot have
 * - `has-end`: `UNTIL` or `COUNT`: the layer says itself when it ends
 * - `too-often`: more than once an hour
 */
export type HandOverProblem =
  | 'empty'
  | 'not-a-rule'
  | 'unknown-part'
  | 'twice'
  | 'no-such-value'
  | 'has-end'
  | 'too-often';

/** A hand-over, or what is wrong with its text. */
export type ParsedHandOver =
  | { readonly ok: true; readonly handOver: HandOver }
  | {
      readonly ok: false;
      readonly problem: HandOverProblem;
      /** The part of the rule that is wrong. */
      readonly part?: string;
      /** The one text that says the same in the language, where that is beyond doubt. */
      readonly suggestion?: string;
    };

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'] as const;

/** The days of the week as rules write them. */
const RULE_DAYS: Readonly<Record<Weekday, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
};

const DAILY = /^daily ([01]\d|2[0-3]):([0-5]\d)$/u;
const WEEKLY = /^weekly (\w{3}) ([01]\d|2[0-3]):([0-5]\d)$/u;

/** The lists of numbers that a rule may have, with their bounds; where `back` is true they may be counted from the end. */
const LISTS = {
  BYHOUR: { key: 'byHour', from: 0, to: 23, back: false },
  BYMINUTE: { key: 'byMinute', from: 0, to: 59, back: false },
  BYMONTH: { key: 'byMonth', from: 1, to: 12, back: false },
  BYMONTHDAY: { key: 'byMonthDay', from: 1, to: 31, back: true },
  BYYEARDAY: { key: 'byYearDay', from: 1, to: 366, back: true },
  BYWEEKNO: { key: 'byWeekNo', from: 1, to: 53, back: true },
  BYSETPOS: { key: 'bySetPos', from: 1, to: 366, back: true },
} as const;

/**
 * Reads when a rotation is handed over: `daily 09:00`, `weekly mon 09:00`, or a recurrence rule of calendar programs,
 * `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0`. Never throws.
 */
export function parseHandOver(text: string): ParsedHandOver {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const daily = DAILY.exec(text);
  if (daily !== null) return { ok: true, handOver: { freq: 'DAILY', ...timeOf(daily[1], daily[2]) } };
  const weekly = WEEKLY.exec(text);
  const day = WEEKDAYS.find((name) => name === weekly?.[1]);
  if (weekly !== null && day !== undefined) {
    return { ok: true, handOver: { freq: 'WEEKLY', byDay: [RULE_DAYS[day]], ...timeOf(weekly[2], weekly[3]) } };
  }
  if (!text.includes('=')) return { ok: false, problem: 'not-a-rule', ...suggest(text) };
  const parsed = parseRule(text);
  const plain = text
    .trim()
    .replace(/^RRULE:/iu, '')
    .replace(/;$/u, '')
    .replaceAll(/\s/gu, '')
    .toUpperCase();
  if (parsed.ok && plain === text) return parsed;
  if (parsed.ok || parseRule(plain).ok) return { ok: false, problem: 'not-a-rule', suggestion: plain };
  return parsed;
}

function timeOf(hour = '0', minute = '0'): Pick<HandOver, 'byHour' | 'byMinute'> {
  return { byHour: [Number(hour)], byMinute: [Number(minute)] };
}

/** The parts of a rule, each once and with values that it can have; calendar programs pass over what they do not know. */
function parseRule(text: string): ParsedHandOver {
  const known = new Set<string>();
  let handOver: Partial<HandOver> = {};
  for (const part of text.split(';')) {
    const [name = '', value = '', more] = part.split('=');
    const wrong = (problem: HandOverProblem): ParsedHandOver => ({ ok: false, problem, part });
    if (more !== undefined || value === '') return wrong('not-a-rule');
    if (known.has(name)) return wrong('twice');
    known.add(name);
    const read = readPart(name, value);
    if (typeof read === 'string') return wrong(read);
    handOver = { ...handOver, ...read };
  }
  const { freq } = handOver;
  if (freq === undefined) return { ok: false, problem: 'not-a-rule' };
  // Months, years and their weeks are counted in rules of their own only.
  const counted = handOver.byDay?.find((day) => day.length > 2);
  if (counted !== undefined && freq !== 'MONTHLY' && freq !== 'YEARLY') {
    return { ok: false, problem: 'no-such-value', part: `BYDAY=${counted}` };
  }
  return { ok: true, handOver: { ...handOver, freq } };
}

function readPart(name: string, value: string): Partial<HandOver> | HandOverProblem {
  switch (name) {
    case 'FREQ': {
      const freq = FREQUENCIES.find((one) => one === value);
      if (freq !== undefined) return { freq };
      return value === 'MINUTELY' || value === 'SECONDLY' ? 'too-often' : 'no-such-value';
    }
    case 'INTERVAL':
      return /^[1-9]\d{0,3}$/u.test(value) ? { interval: Number(value) } : 'no-such-value';
    case 'BYDAY':
      return /^(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU))*$/u.test(value)
        ? { byDay: value.split(',') }
        : 'no-such-value';
    case 'WKST':
      return /^(?:MO|TU|WE|TH|FR|SA|SU)$/u.test(value) ? { wkst: value } : 'no-such-value';
    case 'BYSECOND':
      return value === '0' ? {} : 'too-often';
    case 'UNTIL':
    case 'COUNT':
      return 'has-end';
    default:
      return Object.hasOwn(LISTS, name) ? readList(name as keyof typeof LISTS, value) : 'unknown-part';
  }
}

function readList(name: keyof typeof LISTS, value: string): Partial<HandOver> | HandOverProblem {
  const { key, from, to, back } = LISTS[name];
  const texts = value.split(',');
  const fits = (text: string): boolean => {
    const number = Number(text);
    return /^[+-]?\d{1,3}$/u.test(text) && (back ? Math.abs(number) : number) >= from && Math.abs(number) <= to;
  };
  if (!texts.every(fits)) return 'no-such-value';
  if (name === 'BYMINUTE' && texts.length > 1) return 'too-often';
  return { [key]: texts.map(Number) };
}

/** What people write for the two short forms: `Weekly on Monday at 9:00`, `每周一 9:00`, `每天9点`. */
function suggest(text: string): { readonly suggestion?: string } {
  if (text.length > 100) return {};
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const time = /(\d{1,2})(?:[:点时](\d\d)?)/u.exec(plain);
  if (time === null) return {};
  const [whole, hour = '', minute = '00'] = time;
  const rest = plain
    .replace(whole, ' ')
    .replaceAll(/\b(?:on|at)\b|分|早上|上午/gu, ' ')
    .trim();
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  const named = /^(?:weekly|every week|every|每|每周|每星期)\s*(\S+)$/u.exec(rest)?.[1] ?? '';
  const days = dayOf(named);
  const suggestion = /^(?:daily|every day|每天|每日)$/u.test(rest)
    ? `daily ${clock}`
    : days === undefined
      ? ''
      : `weekly ${days} ${clock}`;
  return suggestion !== '' && suggestion !== text && parseHandOver(suggestion).ok ? { suggestion } : {};
}

/** One day of the week, as the language writes it. */
function dayOf(name: string): string | undefined {
  for (const written of [name, `周${name}`]) {
    const parsed = parseDayKey(written);
    const meant = parsed.ok ? written : parsed.suggestion;
    if (meant !== undefined && (WEEKDAYS as readonly string[]).includes(meant)) return meant;
  }
  return undefined;
}
