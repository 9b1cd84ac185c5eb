import type { CalendarDefinition } from './calendar-definition.ts';
import { parseWindow, type OpeningWindow } from './opening-window.ts';
import { parseDayKey, WEEKDAYS, type Weekday } from './weekday.ts';

/** The windows of each day of the week, in the order written; they may overlap. */
export type WeeklyHours = Readonly<Record<Weekday, readonly OpeningWindow[]>>;

/** Reads what a calendar says under `open`. Throws a RangeError that names the key and the value which are wrong. */
export function weeklyHours(open: CalendarDefinition['open']): WeeklyHours {
  const wholeDay = { from: 0, until: 1440 };
  if (open === '24x7') return hoursOf(new Map(WEEKDAYS.map((day) => [day, [wholeDay]])));
  if (typeof open !== 'object') throw new RangeError(`open: "${String(open)}" is neither "24x7" nor hours by day.`);
  const windows = new Map<Weekday, readonly OpeningWindow[]>();
  for (const [key, texts] of Object.entries(open)) {
    const parsed = parseDayKey(key);
    if (!parsed.ok) throw new RangeError(`open: "${key}" does not name days such as "mon" or "mon-fri".`);
    const ofDay = (typeof texts === 'string' ? [texts] : texts).map((text) => windowOf(key, text));
    for (const day of parsed.days) {
      if (windows.has(day)) throw new RangeError(`open: "${key}" names ${day}, which has its hours already.`);
      windows.set(day, ofDay);
    }
  }
  return hoursOf(windows);
}

function windowOf(key: string, text: string): OpeningWindow {
  const parsed = parseWindow(text);
  if (!parsed.ok) throw new RangeError(`open: "${text}" (${key}) is not a window such as "09:00-18:00".`);
  return parsed.window;
}

function hoursOf(windows: ReadonlyMap<Weekday, readonly OpeningWindow[]>): WeeklyHours {
  const entries = WEEKDAYS.map((day) => [day, windows.get(day) ?? []] as const);
  return Object.fromEntries(entries) as unknown as WeeklyHours;
}
