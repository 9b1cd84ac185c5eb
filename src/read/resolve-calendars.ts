import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  ALWAYS,
  definitionOf,
  type DatedDays,
  type OpeningHours,
  type WrittenCalendar,
} from '../blueprint/calendar.ts';
import { deadlinesOf } from '../blueprint/deadlines.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import { parseDuration } from '../time/duration.ts';
import { parseWindow, type OpeningWindow } from '../time/opening-window.ts';
import { READY_DAYS } from '../time/ready-days.ts';
import { scheduleOf } from '../time/schedule.ts';
import { parseDayKey, WEEKDAYS, type Weekday } from '../time/weekday.ts';
import { readOptionalText, readZone, report, type Reading } from './reading.ts';

/** The opening hours under one name of `calendars`. */
export function readCalendar(
  reading: Reading,
  entry: WrittenCalendar,
  id: string,
  path: Path,
  zone: string,
): OpeningHours {
  const findings = reading.findings.length;
  readOpen(reading, entry.open, [...path, 'open']);
  const hours: OpeningHours = {
    id,
    path,
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    zone: readZone(reading, entry.zone, [...path, 'zone']) ?? zone,
    open: entry.open === ALWAYS ? ALWAYS : (entry.open as Exclude<OpeningHours['open'], string>),
    days: readDays(reading, entry.days, [...path, 'days']),
  };
  // Of hours that cannot be read it cannot be said that there are none.
  const isRead = findings === reading.findings.length && (hours.days === undefined || isKnown(hours.days));
  if (isRead && !hasWorkingTime(hours)) report(reading, 'TL2049', reading.places.key(path), { calendar: id });
  return hours;
}

/** A window with the day on which it opens and the place where it is written. */
interface PlacedWindow {
  readonly day: Weekday;
  readonly window: OpeningWindow;
  readonly text: string;
  readonly path: Path;
}

/** Says what is wrong with the windows of the week. */
export function readOpen(reading: Reading, open: WrittenCalendar['open'], path: Path): void {
  if (open === ALWAYS) return;
  const { places } = reading;
  if (typeof open === 'string') {
    const window = parseWindow(open);
    const meant = window.ok ? open : window.suggestion;
    report(reading, 'TL2047', places.value(path), { text: open, problem: 'no-days', suggestion: meant });
    return;
  }
  const known = new Map<Weekday, string>();
  const windows: PlacedWindow[] = [];
  for (const [key, written] of Object.entries(open)) {
    const days = readDayKey(reading, key, [...path, key], known);
    const listed = (text: string, index: number): { text: string; at: Path } => ({ text, at: [...path, key, index] });
    const texts = typeof written === 'string' ? [{ text: written, at: [...path, key] }] : written.map(listed);
    for (const { text, at } of texts) {
      const window = readWindow(reading, text, at);
      if (window !== undefined) windows.push(...days.map((day) => ({ day, window, text, path: at })));
    }
  }
  reportOverlaps(reading, windows);
}

function readDayKey(reading: Reading, key: string, path: Path, known: Map<Weekday, string>): readonly Weekday[] {
  const span = reading.places.key(path);
  const parsed = parseDayKey(key);
  if (!parsed.ok) {
    const { problem, suggestion } = parsed;
    if (problem === 'twice') report(reading, 'TL2048', span, { what: key, before: undefined });
    else {
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      report(reading, 'TL2046', span, { text: key, suggestion }, fix);
    }
    return [];
  }
  const again = parsed.days.find((day) => known.has(day));
  if (again !== undefined) report(reading, 'TL2048', span, { what: again, before: known.get(again) });
  for (const day of parsed.days) known.set(day, key);
  return again === undefined ? parsed.days : [];
}

function readWindow(reading: Reading, text: string, path: Path): OpeningWindow | undefined {
  const parsed = parseWindow(text);
  if (parsed.ok) return parsed.window;
  const span = reading.places.value(path);
  const { problem, suggestion } = parsed;
  const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
  report(reading, 'TL2047', span, { text, problem, suggestion }, fix);
  return undefined;
}

/** Minutes of a week. */
const WEEK = 7 * 1440;

/** Hours counted twice would make a day longer than it is; the window that is written later is the one to mend. */
function reportOverlaps(reading: Reading, windows: readonly PlacedWindow[]): void {
  const told = new Set<string>();
  for (const [index, one] of windows.entries()) {
    const other = windows.slice(0, index).find((before) => overlap(before, one));
    const key = JSON.stringify(one.path);
    if (other === undefined || told.has(key)) continue;
    told.add(key);
    report(reading, 'TL2047', reading.places.value(one.path), {
      text: one.text,
      problem: 'overlap',
      other: other.text,
      day: other.day,
    });
  }
}

function overlap(one: PlacedWindow, other: PlacedWindow): boolean {
  const [a, b] = [startOf(one), startOf(other)];
  const [aLength, bLength] = [one, other].map(({ window }) => window.until - window.from) as [number, number];
  // Sunday night runs into Monday.
  return (b - a + WEEK) % WEEK < aLength || (a - b + WEEK) % WEEK < bLength;
}

function startOf({ day, window }: PlacedWindow): number {
  return WEEKDAYS.indexOf(day) * 1440 + window.from;
}

/** Ready days by name, or those of a file: what is wrong with the file is told there. */
function readDays(reading: Reading, written: string | undefined, path: Path): DatedDays | undefined {
  if (written === undefined) return undefined;
  const span = reading.places.value(path);
  if (!isFile(written)) {
    if (!READY_DAYS.has(written)) {
      const ready = [...READY_DAYS.keys()];
      report(reading, 'TL2051', span, { name: written, problem: 'unknown', near: nearest(written, ready), ready });
    }
    return { path, written };
  }
  const { days, problem, findings } = reading.days(written);
  if (problem !== undefined) report(reading, 'TL2051', span, { name: written, problem });
  reading.findings.push(...findings);
  return { path, written, content: days };
}

/** False where the file could not be had, or was not in order when another calendar read it. */
function isKnown({ written, content }: DatedDays): boolean {
  return content !== undefined || READY_DAYS.has(written);
}

/** Names have neither a folder nor an ending. */
function isFile(written: string): boolean {
  return /[/\\.]/u.test(written);
}

/** True when there is a moment at which somebody is there; everything else about the hours is right. */
function hasWorkingTime(hours: OpeningHours): boolean {
  try {
    scheduleOf(definitionOf(hours));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Business time where no calendar is in reach: nobody could say when it is over. */
export function reportUncountedTimes(reading: Reading, blueprint: Blueprint): void {
  const { calendars, parameters } = blueprint;
  for (const { deadline, calendar, sla, escalation } of deadlinesOf(blueprint)) {
    if (calendar !== undefined) continue;
    const text = businessTimeOf(deadline, parameters);
    if (text === undefined) continue;
    const declared = [...calendars.keys()];
    report(reading, 'TL2011', reading.places.value(deadline.path), {
      text,
      calendars: declared,
      owner: escalation !== undefined ? 'escalation' : sla !== undefined && sla.of === undefined ? 'clock' : 'step',
    });
  }
  reportDecidedTimes(reading, blueprint);
}

/** What a table decides may be business time too: told at the cell, once for all clocks that take their target there. */
function reportDecidedTimes(reading: Reading, { slas, decisions, calendars }: Blueprint): void {
  const told = new Set<Path>();
  for (const { target, calendar } of slas.values()) {
    if (target.kind !== 'decision' || calendar !== undefined) continue;
    const decision = decisions.get(target.decision.name);
    const column = decision?.outputs.findIndex(({ name }) => name === target.output.name) ?? -1;
    const cells = decision?.rules.flatMap((rule) => rule.then[column] ?? []) ?? [];
    const first = cells.find(({ value }) => isBusinessTime(value));
    if (first === undefined || told.has(first.path)) continue;
    told.add(first.path);
    const params = { text: String(first.value), calendars: [...calendars.keys()], owner: 'clock' } as const;
    report(reading, 'TL2011', reading.places.value(first.path), params);
  }
}

function isBusinessTime(value: unknown): boolean {
  const parsed = typeof value === 'string' ? parseDuration(value) : undefined;
  return parsed?.ok === true && parsed.duration.kind === 'business';
}

/** The business time that a deadline is, or that its parameter holds. */
function businessTimeOf(deadline: Deadline, parameters: Blueprint['parameters']): string | undefined {
  const text = deadline.kind === 'duration' ? deadline.text : parameters.get(deadline.name)?.value;
  return isBusinessTime(text) ? String(text) : undefined;
}
