import { pixelWidth } from '../../text/pixels.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { MILLISECONDS } from '../../time/duration-kinds.ts';
import { dayAndTime, dayBeside } from '../../time/instant-beside.ts';
import { firstInstantOf } from '../../time/wall-clock.ts';
import { offsetAt } from '../../time/zone.ts';
import type { TimeScale } from './time-scale.ts';

/** A line of the grid: an instant, what calendar and clock show then, and where both stand. */
export interface Tick {
  readonly at: number;
  readonly x: number;
  /** Absent where the day is that of a tick before it, or has no room. */
  readonly day?: string;
  readonly time?: string;
}

export const TICK_TEXT = 11;
/** How far apart ticks are at least, and labels. */
const APART = 62;
const DAYS_APART = 84;
const BESIDE = 8;

const { s, m, h, d } = MILLISECONDS;
/** Steps that people count time in; days and longer are counted by the calendar. */
const STEPS = [s, 5 * s, 15 * s, 30 * s, m, 5 * m, 15 * m, 30 * m, h, 3 * h, 6 * h, 12 * h] as const;
const DAYS = [1, 2, 7, 14] as const;
const MONTHS = [1, 3, 6, 12] as const;

interface Candidate {
  readonly at: number;
  readonly x: number;
  /** Full days are known by their date alone. */
  readonly isTimed: boolean;
  /** Room that it takes, with what is left free behind it. */
  readonly width: number;
}

/**
 * The ticks of an axis in a zone. The first instant after each break stands there as it is; then instants at which much
 * happened, and what the clocks show at full seconds, minutes, hours, days or months, as far as there is room.
 */
export function ticksOf(scale: TimeScale, zone: string, language: Language): Tick[] {
  const first = scale.instants[0];
  if (first === undefined) return [];
  const starts = [first.at, ...scale.breaks.map(({ to }) => to.at)];
  const ends = [...scale.breaks.map(({ from }) => from.at), scale.instants.at(-1)?.at ?? first.at];
  const isTimed = STEPS.some((step) => step * scale.perMillisecond >= APART);
  const wide = (at: number): number => pixelWidth(said(at), TICK_TEXT) * 1.06 + BESIDE;
  const said = (at: number): string =>
    at === first.at ? dayAndTime(at, zone, language).day : dayBeside(at, first.at, zone, language);
  const candidate = (at: number, timed: boolean): Candidate => ({
    at,
    x: scale.x({ at, slot: 0 }),
    isTimed: timed,
    width: wide(at),
  });
  const columns = scale.instants.filter(({ x, right }) => right > x);
  const chosen = roomFor([
    ...starts.map((at) => candidate(at, true)),
    ...columns.toSorted((a, b) => b.right - b.x - (a.right - a.x)).map(({ at }) => candidate(at, true)),
    ...starts.flatMap((from, index) =>
      between(from, ends[index] ?? from, scale, zone).map((at) => candidate(at, isTimed)),
    ),
  ]);
  let shown = '';
  return chosen.map(({ at, x, isTimed: hasTime }): Tick => {
    const { day, time } = dayAndTime(at, zone, language);
    const isNew = day !== shown;
    shown = day;
    return { at, x, ...(isNew ? { day: said(at) } : {}), ...(hasTime ? { time } : {}) };
  });
}

/** Those that have room beside those before them in the list, in the order of their places. */
function roomFor(candidates: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (const one of candidates) {
    if (chosen.every(({ x, width }) => x + width <= one.x || one.x + one.width <= x)) chosen.push(one);
  }
  return chosen.toSorted((a, b) => a.x - b.x);
}

/** Full units between two instants, without the first. */
function between(from: number, to: number, { perMillisecond }: TimeScale, zone: string): number[] {
  if (to <= from || perMillisecond === 0) return [];
  const fits = (milliseconds: number): boolean => milliseconds * perMillisecond >= APART;
  const step = STEPS.find(fits);
  if (step !== undefined) return stepped(from, to, zone, (wall) => (Math.floor(wall / step) + 1) * step);
  const fitsDays = (count: number): boolean => count * d * perMillisecond >= DAYS_APART;
  const days = DAYS.find(fitsDays);
  if (days !== undefined) return stepped(from, to, zone, (wall) => (Math.floor(wall / d / days) + 1) * days * d);
  const months = MONTHS.find((count) => fitsDays(count * 30)) ?? 12;
  return stepped(from, to, zone, (wall) => {
    const date = new Date(wall);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const next = (Math.floor(month / months) + 1) * months;
    return Date.UTC(Math.floor(next / 12), next % 12);
  });
}

/** Instants at which the clocks of a zone show one time after the other. */
function stepped(from: number, to: number, zone: string, next: (wall: number) => number): number[] {
  const found: number[] = [];
  let wall = next(from + offsetAt(from, zone).offset);
  while (found.length < 500) {
    const at = firstInstantOf(wall, zone);
    if (at >= to) break;
    if (at > (found.at(-1) ?? from)) found.push(at);
    wall = next(wall);
  }
  return found;
}
