import { Temporal } from 'temporal-polyfill';
import {
  elapsedUnits,
  isTooLong,
  MILLISECONDS,
  type BusinessUnit,
  type CalendarDuration,
  type Duration,
  type ElapsedUnit,
} from './duration-kinds.ts';

const ELAPSED = /^(?:\d+[wdhms])+$/u;
const BUSINESS = /^(\d+)(b[mhd])$/u;
const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const ISO = new RegExp(
  `^P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=.)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
  'u',
);

/** What needs no working out: whole numbers that are within all bounds. */
const PLAIN_ISO =
  /^P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/u;

/** Why a text that has the form of a duration is none. */
export type UnreadableDuration = 'too-long' | 'fraction';

/**
 * Reads a duration that is written exactly as the language wants it: `1h30m`, `45bm`, or ISO 8601-1:2019 5.5.2 (a
 * fraction only in the last unit of time, and none finer than a millisecond). Undefined when it has another form.
 */
export function readDuration(text: string): Duration | UnreadableDuration | undefined {
  const duration = readElapsed(text) ?? readBusiness(text) ?? readIso(text);
  return typeof duration === 'object' && isTooLong(duration) ? 'too-long' : duration;
}

/** Cuts `1h30m` into its parts, longest unit first; undefined when a unit comes twice or out of order. */
function readElapsed(text: string): Duration | undefined {
  if (!ELAPSED.test(text)) return undefined;
  let milliseconds = 0;
  let last = -1;
  for (const [, amount, unit] of text.matchAll(/(\d+)([wdhms])/gu)) {
    const rank = elapsedUnits.indexOf(unit as ElapsedUnit);
    if (rank <= last) return undefined;
    last = rank;
    milliseconds += Number(amount) * MILLISECONDS[unit as ElapsedUnit];
  }
  return { kind: 'elapsed', milliseconds };
}

function readBusiness(text: string): Duration | undefined {
  const [, amount, unit] = BUSINESS.exec(text) ?? [];
  return amount === undefined ? undefined : { kind: 'business', unit: unit as BusinessUnit, amount: Number(amount) };
}

function readIso(text: string): Duration | UnreadableDuration | undefined {
  if (!ISO.test(text)) return undefined;
  const parts = wholeParts(text) ?? workedOutParts(text);
  if (typeof parts === 'string') return parts;
  return text.startsWith('PT') ? { kind: 'elapsed', milliseconds: parts.milliseconds } : { kind: 'calendar', ...parts };
}

type IsoParts = Omit<CalendarDuration, 'kind'>;

/** The parts of a text that is {@link PLAIN_ISO}. */
function wholeParts(text: string): IsoParts | undefined {
  const amounts: readonly (string | undefined)[] | undefined = PLAIN_ISO.exec(text)?.slice(1);
  if (amounts === undefined) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, ...time] = amounts.map((amount = '0') => Number(amount));
  const [hours = 0, minutes = 0, seconds = 0] = time;
  const milliseconds = hours * MILLISECONDS.h + minutes * MILLISECONDS.m + seconds * MILLISECONDS.s;
  return { years, months, weeks, days, milliseconds };
}

function workedOutParts(text: string): IsoParts | UnreadableDuration {
  let iso: Temporal.Duration;
  try {
    iso = Temporal.Duration.from(text);
  } catch {
    // The form is right: either a fraction stands before the last unit or is endless, or a number is beyond all bounds.
    return /[.,]/u.test(text) ? 'fraction' : 'too-long';
  }
  if (iso.microseconds !== 0 || iso.nanoseconds !== 0) return 'fraction';
  const { years, months, weeks, days } = iso;
  const milliseconds =
    iso.hours * MILLISECONDS.h + iso.minutes * MILLISECONDS.m + iso.seconds * MILLISECONDS.s + iso.milliseconds;
  return { years, months, weeks, days, milliseconds };
}
