import type { CalendarDefinition } from './calendar-definition.ts';
import { datedDays, NO_DATED_DAYS, type DatedDays } from './dated-days.ts';
import type { OpeningWindow } from './opening-window.ts';
import { READY_DAYS } from './ready-days.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import { weeklyHours } from './weekly-hours.ts';
import { isZone } from './zone.ts';

/** What a calendar means: which windows every date has. Days are counted from 1970-01-01. */
export interface Schedule {
  readonly zone: string;
  /** The first and the last date that the dated days know; infinite without any. */
  readonly first: number;
  readonly last: number;
  /**
   * The windows that begin on a date. Before the dated days the week holds, so that the first of them knows what the night
   * before it left open; after them nothing does.
   */
  readonly windowsOn: (day: number) => readonly OpeningWindow[];
}

/** Reads a calendar. Throws a RangeError that names what is wrong; a calendar that never opens is wrong as well. */
export function scheduleOf(definition: CalendarDefinition): Schedule {
  const { zone, open, days } = definition;
  if (!isZone(zone)) throw new RangeError(`zone: "${zone}" is not the name of a time zone, such as "Asia/Shanghai".`);
  const hours = weeklyHours(open);
  const dated = daysOf(days);
  const windowsOn = (day: number): readonly OpeningWindow[] => {
    if (day > dated.last) return [];
    const meaning = dated.special.get(day) ?? weekdayOf(day);
    return meaning === 'closed' ? [] : hours[meaning];
  };
  if (!everOpens(windowsOn, dated)) throw new RangeError('open: the calendar has no working time at all.');
  return { zone, first: dated.first, last: dated.last, windowsOn };
}

function daysOf(days: CalendarDefinition['days']): DatedDays {
  if (days === undefined) return NO_DATED_DAYS;
  if (typeof days !== 'string') return datedDays(days);
  const ready = READY_DAYS.get(days);
  if (ready === undefined) {
    throw new RangeError(`days: "${days}" is not ready-made; there are: ${[...READY_DAYS.keys()].join(', ')}.`);
  }
  return datedDays(ready);
}

/** Without dated days every week is the same, so that one is enough to look at. */
function everOpens(windowsOn: Schedule['windowsOn'], dated: DatedDays): boolean {
  const { first, last } = dated === NO_DATED_DAYS ? { first: 0, last: 6 } : dated;
  for (let day = first; day <= last; day += 1) if (windowsOn(day).length > 0) return true;
  return false;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon';
}
