import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { observe, type Noticed } from '../../compile/observe.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { WrittenLine } from '../journey-file.ts';
import { movesFrom } from './moves.ts';
import { goOn, openTried, type TriedCase } from './tried-case.ts';
import { TryValues } from './try-values.ts';

/** How a case is explored. */
export interface ExploreOptions {
  /** When it begins, in epoch milliseconds. */
  readonly start: number;
  /** So many lines are tried at most, in all. */
  readonly most: number;
  readonly people?: Directory;
  /** Told of each line that was taken, with what it led to; true where that is news, so that it is gone on from first. */
  readonly isNews: (found: Found) => boolean;
  /** True when nothing more is looked for. */
  readonly isDone?: () => boolean;
}

/** What the last line of a way led to. */
export interface Found {
  readonly lines: readonly WrittenLine[];
  readonly entries: readonly Entry[];
  readonly noticed: readonly Noticed[];
}

/** So often a case is gone on from at the same steps, with the same clocks and escalations. */
const MOST_ALIKE = 3;

/**
 * Tries what a case offers, line by line: first from where something new was seen, and from each place only a few times.
 * It is bounded and finds much, not all; the same arguments give the same ways in the same order.
 */
export function explore(compiled: CompiledBlueprint, { start, most, people, isNews, isDone }: ExploreOptions): void {
  let noticed: Noticed[] = [];
  const observed = observe(compiled, (one) => noticed.push(one));
  const values = new TryValues(compiled);
  const opened = openTried(observed, start, people);
  if (opened === undefined) return;
  isNews({ lines: [], entries: opened.entries, noticed });
  const alike = new Map<string, number>();
  const [fresh, others] = [[opened], [] as TriedCase[]];
  let tries = 0;
  for (let from = fresh.shift(); from !== undefined; from = fresh.shift() ?? others.shift()) {
    const place = placeOf(from);
    const times = (alike.get(place) ?? 0) + 1;
    alike.set(place, times);
    if (times > MOST_ALIKE || from.snapshot.status === 'done') continue;
    for (const { line, happening } of movesFrom(observed, values, from)) {
      if (tries >= most || isDone?.() === true) return;
      tries += 1;
      noticed = [];
      const after = goOn(observed, from, line, happening, people);
      if (after === undefined) continue;
      const { lines, entries } = after;
      (isNews({ lines, entries, noticed }) ? fresh : others).push(after);
    }
  }
}

/** Cases that stand alike: at the same steps, with clocks and escalations in the same states. */
function placeOf({ snapshot, timers }: TriedCase): string {
  const { active, closed, reopened, interrupt, clocks = {}, ladders = {} } = snapshot.context;
  return JSON.stringify([
    Object.keys(active).toSorted(),
    closed?.end,
    reopened > 0,
    interrupt,
    Object.entries(clocks).map(([id, { state }]) => `${id} ${state}`),
    Object.entries(ladders).map(([id, { state, level }]) => `${id} ${state} ${level}`),
    timers.map(({ id }) => id).toSorted(),
  ]);
}
