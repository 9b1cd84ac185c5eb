import type Holidays from 'date-holidays';

import { nearest } from '../text/did-you-mean.ts';
import type { CalendarDays } from '../time/calendar-definition.ts';
import { dateOf, dayNumber } from '../time/date-key.ts';
import { MILLISECONDS } from '../time/duration.ts';

/** The library that knows the holidays of the world; it is installed by those who want them. */
export type HolidayLibrary = typeof Holidays;

/** Loads the library with its version; undefined where it is not installed. */
export async function holidayLibrary(): Promise<
  { readonly library: HolidayLibrary; readonly version: string } | undefined
> {
  try {
    const { default: library } = await import('date-holidays');
    const { default: about } = await import('date-holidays/package.json', { with: { type: 'json' } });
    return { library, version: about.version };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** A country, or a part of one: `GB`, `GB-ENG`, `DE-BY-A`. */
export interface Land {
  readonly code: string;
  readonly parts: readonly [country: string, state?: string, region?: string];
  readonly name: string;
  /** Codes of its parts, which may have further holidays. */
  readonly inside: readonly string[];
}

/** A place by its code, or what was most likely meant. */
export function landCalled(
  library: HolidayLibrary,
  written: string,
): { readonly land: Land } | { readonly near?: string; readonly parts?: readonly string[] } {
  const all = new library();
  const countries = all.getCountries('en');
  const [country = '', state, region, ...more] = written
    .normalize('NFKC')
    .trim()
    .split(/[-_/ ]/u);
  const code = keyOf(countries, country);
  if (code === undefined || more.length > 0) return { near: nearLand(countries, written) };
  const states = tableOf(all.getStates(code, 'en'));
  if (state === undefined) {
    return { land: { code, parts: [code], name: countries[code] ?? code, inside: codes(code, states) } };
  }
  const stateCode = keyOf(states, state);
  if (stateCode === undefined)
    return { near: nearest(`${code}-${state}`, codes(code, states)), parts: codes(code, states) };
  const regions = tableOf(all.getRegions(code, stateCode, 'en'));
  const both = `${code}-${stateCode}`;
  if (region === undefined) {
    return {
      land: { code: both, parts: [code, stateCode], name: states[stateCode] ?? both, inside: codes(both, regions) },
    };
  }
  const regionCode = keyOf(regions, region);
  if (regionCode === undefined)
    return { near: nearest(`${both}-${region}`, codes(both, regions)), parts: codes(both, regions) };
  const whole = `${both}-${regionCode}`;
  return {
    land: { code: whole, parts: [code, stateCode, regionCode], name: regions[regionCode] ?? whole, inside: [] },
  };
}

/** What is not told in whole days, so that a calendar of days cannot hold it. */
export interface HalfDay {
  readonly date: string;
  readonly name: string;
}

/**
 * The public holidays of a place, with their names in its language, as the days of a calendar.
 *
 * @param years the first and the last.
 */
export function publicHolidays(
  library: HolidayLibrary,
  { parts, name, code }: Land,
  [first, last]: readonly [number, number],
  version: string,
): { readonly days: CalendarDays; readonly halfDays: readonly HalfDay[] } {
  const source = new library(...(parts as [string]));
  const [from, until] = [`${first}-01-01`, `${last}-12-31`];
  const [start = 0, end = 0] = [dayNumber(from), dayNumber(until)];
  const names = new Map<number, string[]>();
  const halfDays: HalfDay[] = [];
  // A holiday of several days may begin in the year before.
  for (let year = first - 1; year <= last; year += 1) {
    for (const holiday of source.getHolidays(year)) {
      if (holiday.type !== 'public') continue;
      const date = holiday.date.slice(0, 10);
      const day = dayNumber(date);
      if (day === undefined) continue;
      const length = (holiday.end.getTime() - holiday.start.getTime()) / MILLISECONDS.d;
      if (length < 0.9) {
        if (day >= start && day <= end) halfDays.push({ date, name: holiday.name });
        continue;
      }
      for (let one = day; one < day + Math.round(length); one += 1) {
        const known = names.get(one) ?? [];
        if (one >= start && one <= end && !known.includes(holiday.name)) names.set(one, [...known, holiday.name]);
      }
    }
  }
  return {
    days: {
      source: `Public holidays of ${name} (${code}) from date-holidays ${version}, ISC AND CC-BY-3.0, https://github.com/commenthol/date-holidays`,
      'valid-from': from,
      'valid-until': until,
      days: inRanges(names),
    },
    halfDays,
  };
}

/** Days in a row with one name stand in one line. */
function inRanges(names: ReadonlyMap<number, readonly string[]>): CalendarDays['days'] {
  const ranges: { first: number; last: number; why: string }[] = [];
  for (const [day, all] of [...names].toSorted(([a], [b]) => a - b)) {
    const why = all.join(' / ');
    const before = ranges.at(-1);
    if (before !== undefined && before.last === day - 1 && before.why === why) before.last = day;
    else ranges.push({ first: day, last: day, why });
  }
  return Object.fromEntries(
    ranges.map(({ first, last, why }) => [
      first === last ? dateOf(first) : `${dateOf(first)}..${dateOf(last)}`,
      { closed: why },
    ]),
  );
}

type Names = Readonly<Record<string, string>>;

/** The library gives nothing at all for a place without parts. */
function tableOf(names: Names | undefined): Names {
  return names ?? {};
}

function keyOf(names: Names, written: string): string | undefined {
  return Object.keys(names).find((key) => key.toUpperCase() === written.toUpperCase());
}

function codes(before: string, names: Names): string[] {
  return Object.keys(names).map((key) => `${before}-${key}`);
}

/** A country by its name (`Netherlands`), or the nearest code. */
function nearLand(countries: Names, written: string): string | undefined {
  const byName = new Map(Object.entries(countries).map(([code, name]) => [name.toLowerCase(), code]));
  const wanted = written.trim().toLowerCase();
  const [country = ''] = wanted.split(/[-_/ ]/u);
  const named = byName.get(wanted) ?? byName.get(nearest(wanted, byName.keys()) ?? '');
  return named ?? COMMON[country.toUpperCase()] ?? nearest(country.toUpperCase(), Object.keys(countries));
}

/** What people write for countries whose code is another. */
const COMMON: Readonly<Record<string, string>> = {
  UK: 'GB',
  ENGLAND: 'GB-ENG',
  SCOTLAND: 'GB-SCT',
  WALES: 'GB-WLS',
  USA: 'US',
  HOLLAND: 'NL',
  PRC: 'CN',
  CHINA: 'CN',
  KOREA: 'KR',
};
