import { MILLISECONDS } from './duration-kinds.ts';
import type { OpenTime } from './open-time.ts';
import type { OpenYear } from './open-year.ts';
import { countUpTo } from './sorted-search.ts';
import { localDay, startOfDay } from './wall-clock.ts';

/** A working day: the year it stands in, and its place there. */
interface Place {
  readonly year: OpenYear;
  readonly index: number;
}

/**
 * The close of the Nth working day after the date of an instant (a date with a window; it closes with its last one). No
 * working day on: when the instant's own date closes, or at once when it has no windows or closed already. Undefined
 * when the dates that decide it are not known.
 */
export function closeOfWorkingDay(time: OpenTime, zone: string, instant: number, count: number): number | undefined {
  if (instant < time.from || instant > time.until) return undefined;
  const day = localDay(instant, zone);
  if (count === 0) return known(time, Math.max(instant, closeOn(time, day) ?? instant));
  const next = placeUpTo(time, day);
  const found = move(time, { ...next, index: next.index + count }, instant);
  return found === undefined ? undefined : known(time, closeAt(found));
}

/**
 * The latest instant (to the millisecond) from which the close of the Nth working day comes no later than the given
 * instant.
 */
export function latestStart(time: OpenTime, zone: string, instant: number, count: number): number | undefined {
  if (instant < time.from || instant > time.until) return undefined;
  if (count === 0) return known(time, afterHours(time, zone, instant));
  // The last working day that has closed by then; one that runs into the night may close after the next day does.
  let place: Place | undefined = placeUpTo(time, localDay(instant, zone));
  place = move(time, place, instant);
  while (place !== undefined && closeAt(place) > instant) {
    place = move(time, { ...place, index: place.index - 1 }, instant);
  }
  if (place === undefined) return undefined;
  // Whoever starts on a date before the working day that follows the wanted number of them has it as the last.
  const next = move(time, { ...place, index: place.index - count + 1 }, instant);
  const day = next?.year.workingDays[next.index];
  return day === undefined ? undefined : known(time, startOfDay(day, zone) - 1);
}

/** The latest instant up to one at which its own date has closed. */
function afterHours(time: OpenTime, zone: string, instant: number): number {
  let latest = instant;
  for (;;) {
    const day = localDay(latest, zone);
    if ((closeOn(time, day) ?? latest) <= instant) return latest;
    latest = Math.min(latest, startOfDay(day, zone)) - 1;
  }
}

function known({ from, until }: OpenTime, instant: number): number | undefined {
  return instant >= from && instant <= until ? instant : undefined;
}

/** When a date closes; undefined when it has no windows. */
function closeOn(time: OpenTime, day: number): number | undefined {
  const { year, index } = placeUpTo(time, day);
  return year.workingDays[index] === day ? year.dayCloses[index] : undefined;
}

/** The last working day up to a date; its index is -1 when its year has none before. */
function placeUpTo(time: OpenTime, day: number): Place {
  const year = time.yearAt(day * MILLISECONDS.d);
  return { year, index: countUpTo(year.workingDays, day) - 1 };
}

/** The working day at a place that may lie before or after its year. */
function move(time: OpenTime, { year, index }: Place, start: number): Place | undefined {
  let here: OpenYear | undefined = year;
  let place = index;
  while (here !== undefined && place >= here.workingDays.length) {
    place -= here.workingDays.length;
    here = time.yearAfter(here, start);
  }
  while (here !== undefined && place < 0) {
    here = time.yearBefore(here, start);
    place += here?.workingDays.length ?? 0;
  }
  return here === undefined ? undefined : { year: here, index: place };
}

function closeAt({ year, index }: Place): number {
  return year.dayCloses[index] ?? NaN;
}
