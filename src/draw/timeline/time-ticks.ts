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
const BESIDE = 8;

const { s, m, h, d } = MILLISECONDS;
/** Steps that people count time in; days and longer are counted by the calendar. */
const STEPS = [s, 5 * s, 15 * s, 30 * s, m, 5 * m, 15 * m, 30 * m, h, 3 * h, 6 * h, 12 * h] as const;
const DAYS = [1, 2, 7, 14] as const;
const MONTHS = [1, 3, 6, 12] as const;

/**
 * The ticks of an axis in a zone: the first instant after each break as it is, and between breaks what the clocks show at
 * full seconds, minutes, hours, days or months, as fine as their labels have room.
 */
export function ticksOf(scale: TimeScale, zone: string, language: Language): Tick[] {
  const first = scale.instants[0];
  if (first === undefined) return [];
  const starts = new Set([first.at, ...scale.breaks.map(({ to }) => to.at)]);
  const ends = [...scale.breaks.map(({ from }) => from.at), scale.instants.at(-1)?.at ?? first.at];
  const wanted = [...starts].flatMap((from, index) => [from, ...between(from, ends[index] ?? from, scale, zone)]);
  const ticks: Tick[] = [];
  let timeFree = -Infinity;
  let dayFree = -Infinity;
  let dayShown = '';
  for (const [index, at] of wanted.entries()) {
    const x = scale.x({ at, slot: 0 });
    const { day, time } = dayAndTime(at, zone, language);
    // The first instant after the next break comes before whatever stands between.
    const next = wanted.slice(index + 1).find((one) => starts.has(one));
    const room = starts.has(at) || next === undefined ? Infinity : scale.x({ at: next, slot: 0 }) - BESIDE;
    const width = (text: string): number => pixelWidth(text, TICK_TEXT) * 1.06;
    const said = ticks.length === 0 ? day : dayBeside(at, first.at, zone, language);
    const isNewDay = day !== dayShown && x >= dayFree && x + width(said) <= room;
    const hasTime = x >= timeFree && x + width(time) <= room;
    if (!isNewDay && !hasTime) continue;
    if (isNewDay) {
      dayShown = day;
      dayFree = x + width(said) + BESIDE;
    }
    if (hasTime) timeFree = x + width(time) + BESIDE;
    ticks.push({ at, x, ...(isNewDay ? { day: said } : {}), ...(hasTime ? { time } : {}) });
  }
  return ticks;
}

/** Full units between two instants, without the first. */
function between(from: number, to: number, { perMillisecond }: TimeScale, zone: string): number[] {
  if (to <= from || perMillisecond === 0) return [];
  const fits = (milliseconds: number): boolean => milliseconds * perMillisecond >= APART;
  const step = STEPS.find(fits);
  if (step !== undefined) return stepped(from, to, zone, (wall) => (Math.floor(wall / step) + 1) * step);
  const days = DAYS.find((count) => fits(count * d));
  if (days !== undefined) return stepped(from, to, zone, (wall) => (Math.floor(wall / d / days) + 1) * days * d);
  const months = MONTHS.find((count) => fits(count * 30 * d)) ?? 12;
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
