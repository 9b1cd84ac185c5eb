import { sortedIndex } from './sorted-index.ts';
import type { Moment } from './timeline-model.ts';

/** The least room between two instants, and how far apart things at one instant are drawn. */
const LEAST_GAP = 6;
const SLOT = 16;
const LEAST_SLOT = 2.5;
/** All of that together is no wider, unless there is very much. */
const MOST_SLOTS = 720;
/** A stretch of time that is left out is as wide as its length and the day behind it need. */
export const BREAK_WIDTH = 84;
/** Time itself is as wide as this for each gap, within bounds. */
const GAP_WIDTH = 50;
const LEAST_WIDTH = 420;
const MOST_WIDTH = 1300;
/** No gap is wider than this, unless it is the only one. */
const WIDEST_GAP = 260;
const MOST_BREAKS = 14;
/** What is as wide as this can be told from what stands beside it. */
const LEGIBLE = 24;
/** What a break is worth beside a gap that can be seen: it says a length, and costs attention. */
const WORTH_OF_BREAK = 0.2;

/** An instant at which something happens, and where it lies. */
export interface PlacedInstant {
  readonly at: number;
  readonly x: number;
  /** Where the last of the things that happen at it lies. */
  readonly right: number;
}

/** A stretch of time that is drawn far shorter than it was. */
export interface TimeBreak {
  readonly from: PlacedInstant;
  readonly to: PlacedInstant;
}

/** Where the cut of a break goes through the rows. */
export function cutOf({ from, to }: TimeBreak): number {
  return (from.right + to.x) / 2;
}

/**
 * Where instants lie on the axis. Between breaks one minute is as wide as another, apart from a few pixels that keep
 * instants apart; what happened at one instant stands side by side in its order. Long idle stretches are cut so that as
 * many of the others as possible can be seen.
 */
export class TimeScale {
  readonly instants: readonly PlacedInstant[];
  readonly breaks: readonly TimeBreak[];
  readonly left: number;
  readonly right: number;
  /** Pixels for a millisecond between breaks; 0 where all happened at once. */
  readonly perMillisecond: number;
  readonly #slot: number;

  constructor(instants: ReadonlyMap<number, number>, left: number) {
    const all = [...instants].toSorted(([a], [b]) => a - b);
    const slots = all.reduce((sum, [, count]) => sum + count - 1, 0);
    this.#slot = Math.min(SLOT, Math.max(LEAST_SLOT, MOST_SLOTS / Math.max(1, slots)));
    const gaps = all.slice(1).map(([at], index) => at - (all[index]?.[0] ?? at));
    const { broken, perMillisecond, least } = chooseBreaks(gaps);
    const placed: PlacedInstant[] = [];
    let x = left;
    for (const [index, [at, count]] of all.entries()) {
      const right = x + (count - 1) * this.#slot;
      placed.push({ at, x, right });
      const gap = gaps[index];
      if (gap !== undefined) x = right + (broken.has(index) ? BREAK_WIDTH : least + gap * perMillisecond);
    }
    this.left = left;
    this.instants = placed;
    this.right = placed.at(-1)?.right ?? left;
    this.perMillisecond = perMillisecond;
    this.breaks = [...broken]
      .toSorted((a, b) => a - b)
      .flatMap((index): TimeBreak[] => {
        const [from, to] = [placed[index], placed[index + 1]];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      });
  }

  /** Where a moment lies; an instant at which nothing happened lies between those that are drawn. */
  x({ at, slot }: Moment): number {
    const { instants, right } = this;
    const index = sortedIndex(instants, at);
    const next = instants[index];
    if (next?.at === at) return Math.min(next.x + slot * this.#slot, next.right);
    const before = instants[index - 1];
    if (before === undefined) return this.left;
    if (next === undefined) return right;
    return before.right + ((at - before.at) / (next.at - before.at)) * (next.x - before.right);
  }
}

interface Breaks {
  /** Gaps by their index. */
  readonly broken: ReadonlySet<number>;
  readonly perMillisecond: number;
  readonly least: number;
}

/** Cuts the longest gaps, as many as let most of the gaps be seen. */
function chooseBreaks(gaps: readonly number[]): Breaks {
  const order = gaps.map((_, index) => index).toSorted((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0) || a - b);
  const least = Math.min(LEAST_GAP, Math.max(2, 2400 / Math.max(1, gaps.length)));
  const room = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, gaps.length * GAP_WIDTH));
  let rest = gaps.reduce((sum, gap) => sum + gap, 0);
  let best = { score: -1, count: 0, perMillisecond: 0 };
  for (let count = 0; count <= Math.min(MOST_BREAKS, order.length - 1); count += 1) {
    const widest = gaps[order[count] ?? -1] ?? 0;
    const free = Math.max(room - count * BREAK_WIDTH, room / 4);
    const perMillisecond = Math.min(free / rest, WIDEST_GAP / widest);
    const seen = order
      .slice(count)
      .reduce((sum, index) => sum + Math.min(1, ((gaps[index] ?? 0) * perMillisecond) / LEGIBLE), 0);
    const score = seen + count * WORTH_OF_BREAK;
    if (score > best.score + 1e-9) best = { score, count, perMillisecond };
    rest -= widest;
  }
  return { broken: new Set(order.slice(0, best.count)), perMillisecond: best.perMillisecond, least };
}
