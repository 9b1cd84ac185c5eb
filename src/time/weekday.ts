/** The days of the week as the language writes them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One of {@link WEEKDAYS}. */
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Why a text names no days of the week:
 *
 * - `empty`: nothing but spaces
 * - `unknown-day`: no day is called so
 * - `twice`: a day is named a second time
 */
export type DayKeyProblem = 'empty' | 'unknown-day' | 'twice';

/** Days of the week in the order written, or what is wrong with their text. */
export type ParsedDayKey =
  | { readonly ok: true; readonly days: readonly Weekday[] }
  | {
      readonly ok: false;
      readonly problem: DayKeyProblem;
      /** Offset in the text, in UTF-16 units. */
      readonly at: number;
      /** The one text that says the same in the language, where that is beyond doubt. */
      readonly suggestion?: string;
    };

/** What people call the days: in full, in Chinese after 周, 星期 or 礼拜. */
const NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'monday 一',
  tue: 'tuesday tues 二',
  wed: 'wednesday 三',
  thu: 'thursday thur thurs 四',
  fri: 'friday 五',
  sat: 'saturday 六',
  sun: 'sunday 日 天 七',
};

const dayCalled: ReadonlyMap<string, Weekday> = new Map(
  WEEKDAYS.flatMap((day) => [day, ...NAMES[day].split(' ')].map((name) => [name, day] as const)),
);

/** True for a weekday as the language writes it. */
export function isWeekday(text: string): text is Weekday {
  return (WEEKDAYS as readonly string[]).includes(text);
}

/**
 * Reads the days of the week that a key names: `mon`, a range `mon-fri` (also over the week's end, `sat-mon`), or
 * several of both, `mon-wed,fri`. Never throws.
 */
export function parseDayKey(text: string): ParsedDayKey {
  const days: Weekday[] = [];
  let at = 0;
  for (const part of text.split(',')) {
    const found = daysOf(part.trim());
    const start = at + part.length - part.trimStart().length;
    if (found === undefined) {
      const problem = text.trim() === '' ? 'empty' : 'unknown-day';
      return { ok: false, problem, at: problem === 'empty' ? 0 : start, ...suggest(text) };
    }
    if (found.some((day) => days.includes(day))) return { ok: false, problem: 'twice', at: start };
    days.push(...found);
    at += part.length + 1;
  }
  return { ok: true, days };
}

function daysOf(part: string): readonly Weekday[] | undefined {
  const [first = '', last = first, more] = part.split('-');
  if (!isWeekday(first) || !isWeekday(last) || more !== undefined) return undefined;
  const start = WEEKDAYS.indexOf(first);
  const length = ((WEEKDAYS.indexOf(last) - start + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => WEEKDAYS[(start + index) % 7] ?? first);
}

function suggest(text: string): { readonly suggestion?: string } {
  if (text.length > 100) return {};
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*(?:[–—~至到]|\bto\b)\s*/gu, '-')
    .replace(/[、;]/gu, ',')
    .replace(/\s*-\s*/gu, '-')
    .replace(/周|星期|礼拜/gu, '');
  const suggestion = plain.replace(/[\p{L}]+/gu, (name) => dayCalled.get(name) ?? name).trim();
  return suggestion !== text && parseDayKey(suggestion).ok ? { suggestion } : {};
}
