import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

import { LONGEST_DAYS, MILLISECONDS } from './duration-kinds.ts';
import type { HandOver } from './hand-over.ts';
import { countUpTo } from './sorted-search.ts';
import { firstInstantOf } from './wall-clock.ts';

/** The hand-overs of a rotation, worked out stretch by stretch as somebody asks. Instants are epoch milliseconds. */
export interface HandOvers {
  /** How many there are after the beginning of the rotation up to an instant, that instant included. */
  countUpTo(instant: number): number;
  /** The first after an instant; undefined when none comes in ten years. */
  after(instant: number): number | undefined;
  /** The last up to an instant; undefined before the first. */
  upTo(instant: number): number | undefined;
}

const YEAR = 366 * MILLISECONDS.d;

/** What is asked of one day is most likely soon asked of the next. */
const AHEAD = 92 * MILLISECONDS.d;

/** Rules of which nothing comes for so long have come to their end: 29 February comes after eight years at the latest. */
const LONGEST_WAIT = 10 * YEAR;

/** As far as anybody looks ahead. */
const FARTHEST = LONGEST_DAYS * MILLISECONDS.d;

/**
 * The hand-overs of a rotation that begins when a zone's clocks show `from` (see `parseWallTime`). They are reckoned on
 * the clocks on the wall: a hand-over in an hour that the clocks skip comes as much later, in a repeated hour it comes the
 * first time, so that a change of the clocks puts nobody out of turn.
 */
export function handOversOf(handOver: HandOver, from: number, zone: string): HandOvers {
  const rule = new RRuleTemporal({
    ...(handOver as Mutable<HandOver>),
    // Reckoned as if in UTC, where no hour is skipped, and set on the clocks of the zone after that.
    tzid: 'UTC',
    dtstart: Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC'),
    temporal: Temporal,
  });
  const start = firstInstantOf(from, zone);
  let found = new Float64Array();
  /** What the clocks show up to where all hand-overs are found. */
  let known = from;

  const extend = (wall: number): void => {
    const next: number[] = [];
    // The library gives up on a stretch in which it would have to look at ten thousand hours.
    for (; known < wall; known = Math.min(known + YEAR, wall)) {
      const walls = rule.between(new Date(known + 1), new Date(Math.min(known + YEAR, wall)), true);
      next.push(...walls.map(({ epochMilliseconds }) => firstInstantOf(epochMilliseconds, zone)));
    }
    const later = next.filter((instant) => instant > start);
    // Where the clocks skip an hour, the later of two times may come first.
    if (later.length > 0) found = Float64Array.from([...found, ...later]).sort();
  };
  /** Finds all that come up to an instant; offsets and skipped hours move none by more than two days. */
  const reach = (instant: number): void => {
    const wall = Math.min(instant + 2 * MILLISECONDS.d, from + FARTHEST);
    if (wall > known) extend(Math.min(wall + AHEAD, from + FARTHEST));
  };
  return {
    countUpTo(instant) {
      reach(instant);
      return countUpTo(found, instant);
    },
    after(instant) {
      const limit = Math.min(Math.max(instant, start) + LONGEST_WAIT, from + FARTHEST);
      for (;;) {
        reach(instant);
        const next = found[countUpTo(found, instant)];
        if (next !== undefined && next <= known - 2 * MILLISECONDS.d) return next;
        if (known >= limit) return next;
        extend(Math.min(known + YEAR, limit));
      }
    },
    upTo(instant) {
      reach(instant);
      return found[countUpTo(found, instant) - 1];
    },
  };
}

/** The library asks for lists that it could change, and changes none. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] | undefined ? Item[] : T[Key] };
