import { civilOf, DAY_MS, daysOf, isCivilDate } from './calendar.ts';
import { parseInstant } from '../time/parse-instant.ts';
import { printInstant } from '../time/instant.ts';
import { instantOf, isInstant } from './zone.ts';

// ISO 8601 texts to plain numbers and back. Every parser answers null for what it cannot read and never throws.

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const parseDate = remembering((text) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match && dayOf(match);
});

/** Milliseconds since midnight of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`; a time of day has no offset here. */
export const parseTime = remembering((text) => {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/.exec(text);
  return match && clockOf(match, 1);
});

/** Milliseconds of a days-and-time duration: `PT24H`, `P1DT2H30M`, `-PT5M`, `P2W`. A day is 24 hours. */
export const parseDuration = remembering((text) => {
  const match =
    /^(-)?P(?=[\dT])(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{1,9}))?S)?)?$/.exec(
      text,
    );
  if (!match) return null;
  const days = numberIn(match, 2) * 7 + numberIn(match, 3);
  const seconds = numberIn(match, 4) * 3600 + numberIn(match, 5) * 60 + numberIn(match, 6);
  return safe((match[1] ? -1 : 1) * (days * DAY_MS + seconds * 1000 + millisecondsIn(match, 7)));
});

/** Months of a years-and-months duration: `P1Y`, `P18M`, `-P1Y6M`. */
export const parsePeriod = remembering((text) => {
  const match = /^(-)?P(?=\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?$/.exec(text);
  return match && safe((match[1] ? -1 : 1) * (numberIn(match, 2) * 12 + numberIn(match, 3)));
});

/** Epoch milliseconds of a date and time; without an offset it is a local time of the zone. */
export function parseDateTime(text: string, zone: string): number | null {
  return parseFixed(text) ?? parseLocal(text, zone);
}

/** A local date and time, with the zone it is local to where one is written: `2026-01-05T09:00:00@Asia/Shanghai`. */
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:@([\w+\-/]+))?$/;

const parseFixed = remembering((text) => {
  const read = parseInstant(text);
  if (read.ok) return read.instant;
  const match = LOCAL.exec(text);
  const zone = match?.[8];
  const local = match && localOf(match);
  return typeof local !== 'number' || zone === undefined ? null : (instantOf(zone, local) ?? null);
});

function parseLocal(text: string, zone: string): number | null {
  const match = text.length > LONGEST_TEXT ? null : LOCAL.exec(text);
  const local = match && match[8] === undefined ? localOf(match) : null;
  return local === null ? null : (instantOf(zone, local) ?? null);
}

/** True for a date and time without offset or zone, whose instant depends on the blueprint's zone. */
export function isLocalDateTime(text: string): boolean {
  return parseLocal(text, 'UTC') !== null;
}

/** `YYYY-MM-DD`, or null beyond the years 0 to 9999. */
export function formatDate(days: number): string | null {
  if (!(days >= EARLIEST_DAY && days <= LATEST_DAY)) return null;
  const { year, month, day } = civilOf(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `HH:MM:SS`, with milliseconds only when there are any. */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds - seconds * 1000;
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return rest === 0 ? clock : `${clock}.${pad(rest, 3)}`;
}

/** The instant as the zone's clocks show it, with their offset: `2026-01-05T09:00:00+08:00`. */
export function formatDateTime(instant: number, zone: string): string | null {
  return isInstant(instant) && formatDate(Math.floor(instant / DAY_MS)) !== null ? printInstant(instant, zone) : null;
}

/** The shortest ISO text of a days-and-time duration, days first: `P1DT2H`, `PT0S`. */
export function formatDuration(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const days = Math.floor(size / DAY_MS);
  const hours = Math.floor(size / 3_600_000) % 24;
  const minutes = Math.floor(size / 60_000) % 60;
  const seconds = (size % 60_000) / 1000;
  const clock = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
  if (size === 0) return 'PT0S';
  return `${milliseconds < 0 ? '-' : ''}P${part(days, 'D')}${clock && `T${clock}`}`;
}

/** The shortest ISO text of a years-and-months duration: `P1Y6M`, `P0M`. */
export function formatPeriod(months: number): string {
  const size = Math.abs(months);
  if (size === 0) return 'P0M';
  return `${months < 0 ? '-' : ''}P${part(Math.floor(size / 12), 'Y')}${part(size % 12, 'M')}`;
}

const LONGEST_TEXT = 100;
const MOST_REMEMBERED = 1_000;
const EARLIEST_DAY = daysOf(0, 1, 1);
const LATEST_DAY = daysOf(9999, 12, 31);

/** The same few texts of a case are read at every step: what was read once is kept, in a bounded table. */
function remembering(parse: (text: string) => number | null): (text: string) => number | null {
  const known = new Map<string, number | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (text.length > LONGEST_TEXT) return null;
    const value = parse(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, value);
    return value;
  };
}

function localOf(match: RegExpExecArray): number | null {
  const day = dayOf(match);
  const clock = clockOf(match, 4);
  return day === null || clock === null ? null : day * DAY_MS + clock;
}

function dayOf(match: RegExpExecArray): number | null {
  const [year, month, day] = [numberIn(match, 1), numberIn(match, 2), numberIn(match, 3)];
  return isCivilDate(year, month, day) ? daysOf(year, month, day) : null;
}

function clockOf(match: RegExpExecArray, at: number): number | null {
  const [hour, minute, second] = [numberIn(match, at), numberIn(match, at + 1), numberIn(match, at + 2)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return (hour * 3600 + minute * 60 + second) * 1000 + millisecondsIn(match, at + 3);
}

function numberIn(match: RegExpExecArray, index: number): number {
  return Number(match[index] ?? 0);
}

function millisecondsIn(match: RegExpExecArray, index: number): number {
  return Number((match[index] ?? '').padEnd(3, '0').slice(0, 3));
}

function safe(value: number): number | null {
  // A minus sign before nothing must not become the number -0.
  return Number.isSafeInteger(value) ? value + 0 : null;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function part(value: number, unit: string): string {
  return value === 0 ? '' : `${value}${unit}`;
}
