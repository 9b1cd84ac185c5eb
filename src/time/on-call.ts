import type { CalendarDefinition } from './calendar-definition.ts';
import { parseHandOver } from './hand-over.ts';
import { handOversOf, type HandOvers } from './hand-overs.ts';
import { openTimeOf, type OpenTime } from './open-time.ts';
import { scheduleOf } from './schedule.ts';
import { countUpTo } from './sorted-search.ts';
import { firstInstantOf } from './wall-clock.ts';
import { parseWallTime } from './wall-time.ts';
import { isZone } from './zone.ts';

/** One layer of an on-call schedule: people who take turns. Times are those of the zone's own clocks. */
export interface OnCallLayerDefinition {
  /** Ids of persons in the order of their turns; one may have several. */
  readonly people: readonly string[];
  /** When the turn of the first begins: `2026-01-05T09:00`, or a date. */
  readonly from: string;
  /** When the layer ends; for ever without it. */
  readonly until?: string;
  /** When the next one takes over (see `parseHandOver`); without it the first stays. */
  readonly handOver?: string;
  /** The hours of the week to which the layer is restricted, written as those of a calendar. */
  readonly only?: CalendarDefinition['open'];
}

/** An on-call schedule: its layers, the one that counts most first, and the IANA zone of their times. */
export interface OnCallDefinition {
  readonly zone: string;
  readonly layers: readonly OnCallLayerDefinition[];
}

/** Somebody's turn. Instants are epoch milliseconds. */
export interface OnCallTurn {
  readonly person: string;
  /** The first instant of the turn. */
  readonly from: number;
  /** The first instant after it; undefined when nobody takes over in ten years. */
  readonly until?: number;
}

/** One layer, to be asked. Instants are epoch milliseconds. */
export interface OnCallLayer {
  /** When it begins. */
  readonly from: number;
  /** The first instant after it; undefined for one that does not end. */
  readonly until?: number;
  /** True for a layer that is restricted to hours of the week. */
  readonly isRestricted: boolean;
  /** Who is on call; undefined where nobody is: before the layer begins, after its end, outside its hours. */
  personAt(instant: number): string | undefined;
  /** Whose turn it is, in the hours to which the layer is restricted and outside them. */
  turnAt(instant: number): OnCallTurn | undefined;
  /** The first hand-over after an instant, the beginning of the first turn included; undefined when none comes. */
  nextHandOver(instant: number): number | undefined;
  /** The first instant after the given one at which {@link OnCallLayer.personAt} may answer otherwise. */
  nextChange(instant: number): number | undefined;
}

/** A compiled on-call schedule. */
export interface OnCall {
  readonly zone: string;
  readonly layers: readonly OnCallLayer[];
}

/**
 * Compiles an on-call schedule; its hand-overs are worked out when somebody asks, each once.
 *
 * Throws a RangeError that names the key and the value when the definition is wrong.
 *
 *     const { layers } = onCall({
 *       zone: 'Europe/Amsterdam',
 *       layers: [{ people: ['li-na', 'chen-bo'], from: '2026-01-05T09:00', handOver: 'weekly mon 09:00' }],
 *     });
 *     layers[0].personAt(Date.parse('2026-01-12T09:00+01:00')); // chen-bo
 */
export function onCall({ zone, layers }: OnCallDefinition): OnCall {
  if (!isZone(zone)) throw new RangeError(`zone: "${zone}" is not the name of a time zone, such as "Asia/Shanghai".`);
  return { zone, layers: layers.map((layer) => layerOf(layer, zone)) };
}

function layerOf({ people, from, until, handOver, only }: OnCallLayerDefinition, zone: string): OnCallLayer {
  if (people.length === 0) throw new RangeError('people: nobody is in the layer.');
  const wall = wallTime('from', from);
  const start = firstInstantOf(wall, zone);
  const end = until === undefined ? Infinity : firstInstantOf(wallTime('until', until), zone);
  if (end <= start) throw new RangeError(`until: "${until ?? ''}" is not after "${from}".`);
  const handOvers = handOver === undefined ? NONE : handOversOf(ruleOf(handOver), wall, zone);
  const open = only === undefined ? undefined : openTimeOf(scheduleOf({ zone, open: only }));

  const holds = (instant: number): boolean => instant >= start && instant < end;
  const personOf = (instant: number): string => people[handOvers.countUpTo(instant) % people.length] ?? '';
  const nextHandOver = (instant: number): number | undefined => {
    if (instant < start) return start;
    const next = holds(instant) ? handOvers.after(instant) : undefined;
    return next === undefined || next >= end ? undefined : next;
  };
  return {
    from: start,
    ...(end === Infinity ? {} : { until: end }),
    isRestricted: open !== undefined,
    personAt: (instant) =>
      holds(instant) && (open === undefined || open.isOpen(instant) === true) ? personOf(instant) : undefined,
    turnAt(instant) {
      if (!holds(instant)) return undefined;
      const last = nextHandOver(instant) ?? (end === Infinity ? undefined : end);
      const turn = { person: personOf(instant), from: handOvers.upTo(instant) ?? start };
      return last === undefined ? turn : { ...turn, until: last };
    },
    nextHandOver,
    nextChange(instant) {
      const changes = [nextHandOver(instant), nextTurnOfHours(open, instant), end].filter(
        (change): change is number => change !== undefined && change > instant && change < Infinity,
      );
      return instant >= end || changes.length === 0 ? undefined : Math.min(...changes);
    },
  };
}

const NONE: HandOvers = { countUpTo: () => 0, after: () => undefined, upTo: () => undefined };

function ruleOf(text: string): Parameters<typeof handOversOf>[0] {
  const parsed = parseHandOver(text);
  if (parsed.ok) return parsed.handOver;
  throw new RangeError(`handOver: "${text}" is not a hand-over such as "weekly mon 09:00".`);
}

function wallTime(key: string, text: string): number {
  const parsed = parseWallTime(text);
  if (parsed.ok) return parsed.wall;
  throw new RangeError(`${key}: "${text}" is not a time such as "2026-01-05T09:00".`);
}

/** When restricted hours next open or close. */
function nextTurnOfHours(open: OpenTime | undefined, instant: number): number | undefined {
  if (open === undefined) return undefined;
  if (open.isOpen(instant) !== true) return open.nextOpen(instant);
  const year = open.yearAt(instant);
  return year.closes[countUpTo(year.opens, instant) - 1];
}
