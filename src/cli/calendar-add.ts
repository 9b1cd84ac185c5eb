import { basename } from 'node:path';

import { stringify } from 'yaml';

import type { CalendarDays } from '../time/calendar-definition.ts';
import { visible } from '../text/safe-text.ts';
import { EXIT } from './exit-code.ts';
import { makeText, writeText } from './files.ts';
import { holidayLibrary, landCalled, publicHolidays, type HolidayLibrary } from './public-holidays.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface CalendarAddArguments {
  readonly country: string;
  /** `2026` or `2026-2027`. */
  readonly years: string;
  readonly out?: string;
  readonly force: boolean;
}

/** The version of the library whose days we have looked over. */
export const LIBRARY = 'date-holidays@3';

/**
 * `throughline calendar add`: writes the public holidays of a country as a file for the `days` of a calendar.
 *
 * @param load gives the library of holidays.
 * @returns 0.
 * @throws UsageError when the library is not installed, country or years are not known, or the file is there already.
 */
export async function runCalendarAdd(
  session: Session,
  { country, years, out, force }: CalendarAddArguments,
  load: () => Promise<{ readonly library: HolidayLibrary; readonly version: string } | undefined> = holidayLibrary,
): Promise<number> {
  const { io } = session;
  const words = session.words.calendar;
  const range = yearsIn(years);
  if (range === undefined) throw new UsageError(words.badYears(visible(years)), words.writeYears);
  const loaded = await load();
  if (loaded === undefined) throw new UsageError(words.noLibrary, words.install(`npm install ${LIBRARY}`));
  const { library, version } = loaded;
  const found = landCalled(library, country);
  if (!('land' in found)) {
    const { near, parts = [] } = found;
    const otherwise = parts.length === 0 ? words.writeCountry : words.partsAre(parts);
    const hint = near === undefined ? otherwise : session.words.didYouMean(near);
    throw new UsageError(words.unknownCountry(visible(country)), hint);
  }
  const { land } = found;
  const { days, halfDays } = publicHolidays(library, land, range, version);
  if (Object.keys(days.days).length === 0) throw new UsageError(words.noHolidays(land.code, years));
  const path = out ?? `${land.code}.calendar.yaml`;
  await put(session, path, fileOf(days), force);
  const say = (line: string): void => io.stderr.write(`${line}\n`);
  say(session.words.wrote(visible(path)));
  if (land.parts[0] === 'CN') say(words.china);
  if (halfDays.length > 0) say(words.halfDays(halfDays.map(({ date, name }) => `${date} ${name}`)));
  if (land.inside.length > 0) say(words.regions(land.inside));
  say(words.nameIt(`./${visible(basename(path))}`));
  return EXIT.ok;
}

function yearsIn(text: string): readonly [number, number] | undefined {
  const [, first, last = first] = /^(\d{4})(?:(?:-|\.\.)(\d{4}))?$/u.exec(text.normalize('NFKC').trim()) ?? [];
  const [from, until] = [Number(first), Number(last)];
  const isRange = from >= 1900 && until <= 2100 && from <= until && until - from < 20;
  return isRange ? [from, until] : undefined;
}

async function put(session: Session, path: string, text: string, force: boolean): Promise<void> {
  const { io, words } = session;
  if (force) return await writeText(io, words, path, text);
  if (await makeText(io, words, path, text)) return;
  throw new UsageError(words.calendar.exists(visible(path)), words.calendar.force);
}

/** One day a line, so that a change of one day is a change of one line. */
function fileOf({ source, days, ...valid }: CalendarDays): string {
  const lines = Object.entries(days).map(([date, day]) => {
    const entry = stringify(day, { collectionStyle: 'flow', lineWidth: 0 }).trim();
    return `  ${date}: ${entry}\n`;
  });
  const head = stringify({ 'throughline-calendar': 1, source, ...valid }, { lineWidth: 0 });
  return `${head}days:\n${lines.join('')}`;
}
