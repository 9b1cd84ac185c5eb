import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { observe, type Noticed } from '../../compile/observe.ts';
import type { PeopleDirectory } from '../../compile/people-directory.ts';
import { CasePlayer } from '../case-player.ts';
import type { WrittenLine } from '../journey-file.ts';
import { answeredAtOnce, failForGood } from './failing.ts';
import { Moves, type SearchMove } from './moves.ts';
import { SearchValues } from './search-values.ts';
import { Trials, type Trial } from './trials.ts';

/** How a case is explored. */
export interface ExploreOptions {
  /** When it begins, in epoch milliseconds. */
  readonly start: number;
  /** So many moves are tried at most, in all. */
  readonly most: number;
  readonly people?: PeopleDirectory;
  /** Told of each move that was taken, with what it led to; true where that is news, so that it is gone on from first. */
  readonly isNews: (found: Found) => boolean;
  /** True when nothing more is looked for. */
  readonly isDone?: () => boolean;
}

/** What the last move of a way led to. */
export interface Found {
  readonly lines: readonly WrittenLine[];
  readonly entries: readonly Entry[];
  readonly noticed: readonly Noticed[];
}

/** So often a case is gone on from at the same steps, with the same clocks and escalations. */
const MOST_ALIKE = 3;

/** A case as far as it was explored. */
interface Explored {
  readonly player: CasePlayer;
  readonly lines: readonly WrittenLine[];
}

/**
 * Tries what a case offers, move by move: first from where something new was seen, and from each place only a few times.
 * It is bounded and finds much, not all; the same arguments give the same ways in the same order.
 */
export function explore(compiled: CompiledBlueprint, { start, most, people, isNews, isDone }: ExploreOptions): void {
  let noticed: Noticed[] = [];
  const observed = observe(compiled, (one) => noticed.push(one));
  const values = new SearchValues(compiled);
  const trials = new Trials(observed, values);
  const moves = new Moves(observed, { values, relevant: new Map(), holder: () => undefined, isOff: false });
  const opened = new CasePlayer(observed, start, people);
  if (opened.open({ id: 'C-1' }) !== undefined) return;
  isNews({ lines: [], entries: opened.entries, noticed });
  const alike = new Map<string, number>();
  const fresh: Explored[] = [{ player: opened, lines: [] }];
  const others: Explored[] = [];
  let tries = 0;
  for (let from = fresh.shift(); from !== undefined; from = fresh.shift() ?? others.shift()) {
    const { player: before, lines } = from;
    const place = placeOf(before);
    const times = (alike.get(place) ?? 0) + 1;
    alike.set(place, times);
    if (times > MOST_ALIKE || before.snapshot?.status === 'done') continue;
    const next: ((() => Trial) & { readonly failing?: boolean })[] = [];
    const add = (move: SearchMove, failing: readonly string[] = []): void => {
      next.push(() => {
        const said = failing.flatMap((step) => failForGood(observed, step));
        const trial = trials.make(before, move, said);
        if (trial.ok && failing.length === 0) {
          for (const step of answeredAtOnce(observed, trial.tried.player)) add(move, [step]);
        }
        return trial;
      });
    };
    // One field at a time has another value: more at once are more than can be tried.
    for (const move of moves.of(before)) if (move.changes <= 1) add(move);
    if (before.nextDue !== undefined) next.push(() => trials.passTime(before));
    for (const attempt of next) {
      if (tries >= most || isDone?.() === true) return;
      tries += 1;
      noticed = [];
      const trial = attempt();
      if (!trial.ok) continue;
      const { player } = trial.tried;
      const after = { player, lines: [...lines, ...trial.tried.lines] };
      (isNews({ lines: after.lines, entries: player.entries, noticed }) ? fresh : others).push(after);
    }
  }
}

/** Cases that stand alike: at the same steps, with clocks and escalations in the same states. */
function placeOf({ snapshot, nextDue }: CasePlayer): string {
  if (snapshot === undefined) return '';
  const { active, closed, reopened, interrupt, timers, clocks = {}, ladders = {} } = snapshot.context;
  return JSON.stringify([
    Object.keys(active).toSorted(),
    closed?.end,
    reopened > 0,
    interrupt,
    Object.entries(clocks).map(([id, { state }]) => `${id} ${state}`),
    Object.entries(ladders).map(([id, { state, level }]) => `${id} ${state} ${level}`),
    Object.keys(timers).toSorted(),
    nextDue === undefined,
  ]);
}
