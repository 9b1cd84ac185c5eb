import { describeInstant } from './instant.ts';

/** The year of a printed day, with what joins it: `5 Jan 2026` and `2026年1月5日`. */
const YEAR = /^-?\d+年| -?\d+$/u;

/** What calendar and clock of a zone show at an instant (epoch milliseconds): `Mon 5 Jan 2026` and `09:00`. */
export function dayAndTime(
  at: number,
  zone: string,
  language: 'en' | 'zh-CN',
): { readonly day: string; readonly time: string } {
  const whole = describeInstant(at, zone, language);
  const cut = whole.lastIndexOf(' ');
  return { day: whole.slice(0, cut), time: whole.slice(cut + 1) };
}

/** The day of an instant as it is said at another: without the year within the same year. */
export function dayBeside(at: number, from: number, zone: string, language: 'en' | 'zh-CN'): string {
  const there = dayAndTime(at, zone, language).day;
  const here = dayAndTime(from, zone, language).day;
  const isSameYear = YEAR.exec(there)?.[0] === YEAR.exec(here)?.[0];
  return isSameYear ? there.replace(YEAR, '') : there;
}

/** An instant as it is said at another: the time alone on the same day, no year within the same year. */
export function instantBeside(at: number, from: number, zone: string, language: 'en' | 'zh-CN'): string {
  const { day, time } = dayAndTime(at, zone, language);
  if (day === dayAndTime(from, zone, language).day) return time;
  return `${dayBeside(at, from, zone, language)} ${time}`;
}
