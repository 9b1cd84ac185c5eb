import { Temporal } from 'temporal-polyfill';
import { MILLISECONDS } from './duration-kinds.ts';

/** A stretch of time in which a zone's clocks keep one offset from UTC. */
interface Stretch {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  /** Epoch milliseconds, exclusive. */
  readonly until: number;
  /** What the zone's clocks are ahead of UTC, in milliseconds, to the whole minute. */
  readonly offset: number;
  /** The same as printed: `+08:00`. */
  readonly label: string;
}

/** What has been found out about a zone; the last stretch first, because instants mostly come in order. */
interface KnownZone {
  last: Stretch;
  readonly stretches: Stretch[];
}

// Remembered answers of a pure question: there are some 600 zone names, and two stretches a year that anyone asks about.
const known = new Map<string, KnownZone>();

const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/u;

/** True for the name of a time zone in the IANA database, written as there: `Asia/Shanghai`, `UTC`. */
export function isZone(text: string): boolean {
  if (known.has(text)) return true;
  if (!NAME.test(text)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
  } catch {
    return false;
  }
}

/**
 * What the clocks of a zone show ahead of UTC at an instant: in milliseconds, and as printed. Before standard time a
 * zone's offset had seconds; it is rounded to the minute, which is the finest that ISO 8601 can print. Throws a
 * RangeError for an unknown zone or an instant that is no finite number.
 */
export function offsetAt(instant: number, zone: string): { readonly offset: number; readonly label: string } {
  const found = known.get(zone);
  if (found === undefined) {
    const stretch = findStretch(instant, zone);
    known.set(zone, { last: stretch, stretches: [stretch] });
    return stretch;
  }
  if (covers(found.last, instant)) return found.last;
  let stretch = found.stretches.find((one) => covers(one, instant));
  if (stretch === undefined) {
    stretch = findStretch(instant, zone);
    found.stretches.push(stretch);
  }
  found.last = stretch;
  return stretch;
}

function covers({ from, until }: Stretch, instant: number): boolean {
  return instant >= from && instant < until;
}

function findStretch(instant: number, zone: string): Stretch {
  if (!isZone(zone)) throw new RangeError(`"${zone}" is not the name of a time zone, such as "Asia/Shanghai".`);
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(zone);
  const next = there.getTimeZoneTransition('next');
  // "Previous" is strictly before: a millisecond later a transition at this very instant counts.
  const previous = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const minutes = Math.round(there.offsetNanoseconds / 1e6 / MILLISECONDS.m);
  return {
    from: previous?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    offset: minutes * MILLISECONDS.m,
    label: label(minutes),
  };
}

function label(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
