import { Temporal } from 'temporal-polyfill';
import { offsetAt } from './zone.ts';

export { parseInstant } from './parse-instant.ts';
export type { InstantProblem, ParsedInstant } from './parse-instant.ts';
export { isZone } from './zone.ts';

const weekdays = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
} as const;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * An instant (epoch milliseconds) as the clocks of an IANA zone show it, in ISO 8601: `2026-01-05T09:00:00+08:00`, with
 * milliseconds only when there are any. {@link parseInstant} reads it back for the years 0 to 9999. Throws a RangeError
 * for an unknown zone or an instant outside ±8.64e15.
 */
export function printInstant(instant: number, zone: string): string {
  const { offset, label } = offsetAt(instant, zone);
  const iso = new Date(instant + offset).toISOString();
  return (iso.endsWith('.000Z') ? iso.slice(0, -5) : iso.slice(0, -1)) + label;
}

/**
 * An instant (epoch milliseconds) for people, on the clocks of an IANA zone: `Mon 5 Jan 2026 09:00` or
 * `2026年1月5日 周一 09:00`, with seconds only when they are not 0, without fractions of a second. The same on every
 * machine, whatever its locale. Throws as {@link printInstant} does.
 */
export function describeInstant(instant: number, zone: string, language: 'en' | 'zh-CN'): string {
  // A date whose UTC fields are what the zone's clocks show.
  const local = new Date(instant + offsetAt(instant, zone).offset);
  const weekday = weekdays[language][local.getUTCDay()] ?? '';
  const day = local.getUTCDate();
  const month = local.getUTCMonth();
  const year = local.getUTCFullYear();
  const time = local.toISOString().slice(-13, local.getUTCSeconds() === 0 ? -8 : -5);
  return language === 'en'
    ? `${weekday} ${day} ${months[month] ?? ''} ${year} ${time}`
    : `${year}年${month + 1}月${day}日 ${weekday} ${time}`;
}

/**
 * The first instant (epoch milliseconds) of a date `YYYY-MM-DD` in an IANA zone: midnight, or later where the clocks
 * skip it. Throws a RangeError when there is no such date or zone.
 */
export function startOfDate(date: string, zone: string): number {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date)) throw new RangeError(`"${date}" is not a date such as "2026-01-05".`);
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}
