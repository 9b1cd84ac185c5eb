import uniq from 'lodash/uniq.js';

import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { CaseFault } from '../../compile/fault.ts';
import type { CaseRefusal } from '../../run/refusal.ts';
import type { CaseSnapshot } from '../../run/step.ts';
import type { CasePlayer, Trouble } from '../case-player.ts';
import type { WrittenLine } from '../journey-file.ts';
import { COST } from './cost.ts';
import { hasArrived, type Destination } from './destination.ts';
import { Distances } from './distances.ts';
import { answeredAtOnce, failForGood } from './failing.ts';
import { Novelty } from './novelty.ts';
import { Moves, waitsForTime, type Holder, type SearchMove } from './moves.ts';
import { PriorityQueue } from './priority-queue.ts';
import { relevantFields } from './relevant-fields.ts';
import { SearchValues } from './search-values.ts';
import { OF_PERSONS, Trials, type Trial } from './trials.ts';

/** The way to a destination, or how far the search came. */
export type FoundWay =
  | { readonly ok: true; readonly lines: readonly WrittenLine[]; readonly tried: number }
  | {
      readonly ok: false;
      /** So many moves were tried. */
      readonly tried: number;
      /** True where more could have been tried. */
      readonly isCut: boolean;
      /** The case where it came nearest. */
      readonly nearest: CasePlayer;
      /** Where the blueprint had no answer, on some way. */
      readonly fault?: CaseFault;
      /** Where nobody was found who may do what was to be done, on some way. */
      readonly nobody?: CaseRefusal;
    };

/** So many moves are tried: of the ordinary ones first, then with what breaks in, then with what calls the case off. */
const MOST_TRIED = [900, 600, 400] as const;

/** What a move of each level costs at least. */
const COUNTED = [COST.act, COST.event, COST.drastic] as const;

/** A case on the way, and the lines that led to it, the last one first. */
interface Waypoint {
  readonly player: CasePlayer;
  readonly lines: readonly WrittenLine[];
  readonly before?: Waypoint;
  readonly cost: number;
  readonly far: number;
}

/** A move that has not been tried yet; without one time passes, until an instant or until something comes of it. */
interface Attempt {
  readonly from: Waypoint;
  readonly move?: SearchMove;
  /** Epoch milliseconds. */
  readonly until?: number;
  /** Steps whose service is made to fail before the move, because it answers in the moment in which it is called. */
  readonly failing: readonly string[];
  readonly cost: number;
  /** The least that the whole way costs, as far as one can tell. */
  readonly total: number;
}

/**
 * Looks for the shortest sensible way to a destination: best first, by what the moves cost and what is left to be done by
 * the ways that are drawn. The same case gives the same way. The player itself is left as it is.
 */
export function findWay(
  compiled: CompiledBlueprint,
  player: CasePlayer,
  destination: Destination,
  holder: Holder,
): FoundWay {
  const search = new Search(compiled, destination, holder);
  let found: FoundWay | undefined;
  for (let level = destination.least; level <= 2; level += 1) {
    found = search.run(player, level, MOST_TRIED[level] ?? 0);
    if (found.ok) break;
  }
  return found ?? { ok: false, tried: 0, isCut: false, nearest: player };
}

class Search {
  readonly #compiled: CompiledBlueprint;
  readonly #destination: Destination;
  readonly #values: SearchValues;
  readonly #relevant: ReadonlyMap<string, number>;
  readonly #trials: Trials;
  readonly #moves: Moves;
  #distances: Distances;
  #novelty: Novelty | undefined;
  #tried = 0;
  #fault: CaseFault | undefined;
  #nobody: CaseRefusal | undefined;

  constructor(compiled: CompiledBlueprint, destination: Destination, holder: Holder) {
    this.#compiled = compiled;
    this.#destination = destination;
    const values = new SearchValues(compiled);
    this.#values = values;
    this.#trials = new Trials(compiled, values);
    const relevant = relevantFields(compiled, destination);
    this.#relevant = relevant;
    this.#moves = new Moves(compiled, { values, relevant, holder, isOff: destination.least === 2 });
    this.#distances = new Distances(compiled, destination, 0);
  }

  run(start: CasePlayer, level: number, most: number): FoundWay {
    this.#distances = new Distances(this.#compiled, this.#destination, level);
    this.#novelty = new Novelty(this.#values, this.#relevant);
    const seen = new Set<string>();
    const queue = new PriorityQueue<Attempt>(
      // Of two that are as good the one that has come further, then the one that takes less time.
      (a, b) => a.total - b.total || b.from.cost - a.from.cost || a.from.player.now - b.from.player.now,
    );
    let nearest: Waypoint = { player: start, lines: [], cost: 0, far: this.#far(start) };
    this.#offer(queue, nearest, level);
    seen.add(this.#trials.keyOf(start));
    let left = most;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (left === 0) return this.#failed(nearest, true);
      left -= 1;
      this.#tried += 1;
      const reached = this.#follow(next);
      if (reached === undefined) continue;
      const { snapshot, entries } = reached.player;
      if (snapshot !== undefined && hasArrived(this.#compiled, this.#destination, snapshot, entries)) {
        return { ok: true, lines: linesTo(reached), tried: this.#tried };
      }
      this.#offerFailures(queue, next, reached.player);
      const key = this.#trials.keyOf(reached.player);
      if (seen.has(key)) continue;
      seen.add(key);
      if (reached.far < nearest.far) nearest = reached;
      this.#offer(queue, reached, level);
    }
    return this.#failed(nearest, false);
  }

  #failed({ player }: Waypoint, isCut: boolean): FoundWay {
    const [fault, nobody] = [this.#fault, this.#nobody];
    return {
      ok: false,
      tried: this.#tried,
      isCut,
      nearest: player,
      ...(fault === undefined ? {} : { fault }),
      ...(nobody === undefined ? {} : { nobody }),
    };
  }

  /** What may be tried next from here. */
  #offer(queue: PriorityQueue<Attempt>, from: Waypoint, level: number): void {
    const { player, cost, far } = from;
    const { snapshot } = player;
    if (snapshot === undefined || (far === Infinity && level < 2)) return;
    const left = cost + (far === Infinity ? 0 : far) + (this.#novelty?.costOf(snapshot.context) ?? 0);
    // What is left to be done counts the move itself already.
    const totalWith = (move: number, counted: number): number => left + move - Math.min(counted, far);
    for (const move of this.#moves.of(player)) {
      if (move.level <= level) {
        queue.push({ from, move, failing: [], cost: move.cost, total: totalWith(move.cost, COUNTED[move.level]) });
      }
    }
    if (snapshot.context.closed !== undefined || player.nextDue === undefined) return;
    const time = this.#timeCost(player);
    const total = totalWith(time, COST.act);
    queue.push({ from, failing: [], cost: time, total });
    // Also to the end of each time limit at once, whatever happens before it.
    for (const until of limitsOf(snapshot)) {
      if (until > player.nextDue) queue.push({ from, until, failing: [], cost: time, total });
    }
  }

  /** The same once more, with a service failing that answered in the moment in which it was called. */
  #offerFailures(queue: PriorityQueue<Attempt>, attempt: Attempt, reached: CasePlayer): void {
    for (const step of answeredAtOnce(this.#compiled, reached)) {
      const far = this.#distances.whenFailed(step);
      if (attempt.failing.includes(step) || far === Infinity) continue;
      const cost = attempt.cost + COST.failure;
      const failing = [...attempt.failing, step];
      queue.push({ ...attempt, failing, cost, total: attempt.from.cost + cost + far });
    }
  }

  /** Tries a move; undefined where the case does not take it. */
  #follow({ from, move, until, failing, cost }: Attempt): Waypoint | undefined {
    const trial = this.#trial(from.player, move, failing, until);
    if (!trial.ok) {
      if (trial.trouble !== undefined) this.#note(trial.trouble);
      return undefined;
    }
    const { player, lines } = trial.tried;
    return { player, lines, before: from, cost: from.cost + cost, far: this.#far(player) };
  }

  #trial(from: CasePlayer, move: SearchMove | undefined, failing: readonly string[], until?: number): Trial {
    const before = failing.flatMap((step) => failForGood(this.#compiled, step));
    if (move === undefined) return this.#trials.passTime(from, before, until);
    return this.#trials.make(from, { ...move, retries: [...(move.retries ?? []), ...failing] }, before);
  }

  #timeCost({ snapshot }: CasePlayer): number {
    return snapshot !== undefined && waitsForTime(this.#compiled, snapshot) ? COST.act : COST.timeOut;
  }

  #far({ snapshot }: CasePlayer): number {
    return snapshot === undefined ? 0 : this.#distances.from(snapshot);
  }

  #note(trouble: Trouble): void {
    if (trouble.kind === 'fault') this.#fault ??= trouble.fault;
    if (trouble.kind === 'refused' && OF_PERSONS.has(trouble.refusal.code)) this.#nobody ??= trouble.refusal;
  }
}

/** When the time limits of the steps run out at which a case is, and when their waiting is over. */
function limitsOf({ context: { timers } }: CaseSnapshot): number[] {
  const own = Object.entries(timers).filter(([id]) => /^(?:within|wait):/u.test(id));
  return uniq(own.map(([, { due }]) => due));
}

function linesTo(reached: Waypoint): WrittenLine[] {
  const ways: (readonly WrittenLine[])[] = [];
  for (let at: Waypoint | undefined = reached; at !== undefined; at = at.before) ways.push(at.lines);
  return ways.toReversed().flat();
}
