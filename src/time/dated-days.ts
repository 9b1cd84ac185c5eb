import type { CalendarDays, DatedDay } from './calendar-definition.ts';
import { dateOf, parseDateKey, type DateRange } from './date-key.ts';
import { isWeekday, type Weekday } from './weekday.ts';

/** The days that do not follow the week, counted from 1970-01-01, and between which days that is known. */
export interface DatedDays extends DateRange {
  /** Which day of the week a date stands for, or that it is closed. */
  readonly special: ReadonlyMap<number, Weekday | 'closed'>;
}

/** Where no dates are given the week holds for ever. */
export const NO_DATED_DAYS: DatedDays = { first: -Infinity, last: Infinity, special: new Map() };

/** Reads holidays and make-up working days. Throws a RangeError that names the key and the value which are wrong. */
export function datedDays(days: CalendarDays): DatedDays {
  const first = dayOf('valid-from', days['valid-from']);
  const last = dayOf('valid-until', days['valid-until']);
  const known = `valid-from ${days['valid-from']} to valid-until ${days['valid-until']}`;
  if (first > last) throw new RangeError(`days: ${known} is backwards.`);
  const special = new Map<number, Weekday | 'closed'>();
  for (const [key, entry] of Object.entries(days.days)) {
    const parsed = parseDateKey(key);
    if (!parsed.ok)
      throw new RangeError(`days: "${key}" is not dates such as "2026-02-14" or "2026-02-15..2026-02-23".`);
    const { dates } = parsed;
    if (dates.first < first || dates.last > last) throw new RangeError(`days: "${key}" lies outside ${known}.`);
    const meaning = meaningOf(key, entry);
    for (let day = dates.first; day <= dates.last; day += 1) {
      if (special.has(day)) throw new RangeError(`days: "${key}" names ${dateOf(day)}, which has an entry already.`);
      special.set(day, meaning);
    }
  }
  return { first, last, special };
}

function dayOf(key: string, text: string): number {
  const parsed = parseDateKey(text);
  if (parsed.ok && parsed.dates.first === parsed.dates.last) return parsed.dates.first;
  throw new RangeError(`days: ${key} "${text}" is not a date such as "2026-01-05".`);
}

function meaningOf(key: string, entry: DatedDay): Weekday | 'closed' {
  if ('closed' in entry) return 'closed';
  if (isWeekday(entry['open-as'])) return entry['open-as'];
  throw new RangeError(`days: "${key}" opens as "${entry['open-as']}", which is no day of the week such as "fri".`);
}
