import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { CaseFault } from '../../compile/fault.ts';
import { parseInstant } from '../../time/instant.ts';
import type { CasePlayer, Trouble } from '../case-player.ts';
import { letHappen } from '../happening.ts';
import type { JourneyLine, WrittenLine } from '../journey-file.ts';
import { untilLine } from '../play-session.ts';
import { ConditionValues } from './condition-values.ts';
import { hasArrived, type Destination } from './destination.ts';
import { Distances } from './distances.ts';
import { COST, Moves, waitsForTime, type Holder, type SearchMove } from './moves.ts';
import { PriorityQueue } from './priority-queue.ts';
import { relevantFields } from './relevant-fields.ts';
import { stateKey } from './state-key.ts';

/** The way to a destination, or how far the search came. */
export type FoundWay =
  | { readonly ok: true; readonly lines: readonly WrittenLine[] }
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
    };

/** So many moves are tried: of the ordinary ones first, then with what breaks in, then with what calls the case off. */
const MOST_TRIED = [4000, 4000, 1000] as const;

/** A case on the way, and the lines that led to it, the last one first. */
interface Waypoint {
  readonly player: CasePlayer;
  readonly line?: WrittenLine;
  readonly before?: Waypoint;
  readonly cost: number;
  readonly far: number;
}

/** A move that has not been tried yet; without one time passes. */
interface Attempt {
  readonly from: Waypoint;
  readonly move?: SearchMove;
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
  readonly #values: ConditionValues;
  readonly #moves: Moves;
  #distances: Distances;
  #tried = 0;
  #fault: CaseFault | undefined;

  constructor(compiled: CompiledBlueprint, destination: Destination, holder: Holder) {
    this.#compiled = compiled;
    this.#destination = destination;
    this.#values = new ConditionValues(compiled);
    const relevant = relevantFields(compiled, destination);
    this.#moves = new Moves(compiled, {
      values: this.#values,
      relevant,
      holder,
      isOff: destination.least === 2,
    });
    this.#distances = new Distances(compiled, destination, false);
  }

  run(start: CasePlayer, level: number, most: number): FoundWay {
    this.#distances = new Distances(this.#compiled, this.#destination, level > 0);
    const seen = new Set<string>();
    const queue = new PriorityQueue<Attempt>(
      // Of two that are as good the one that has come further, then the one that takes less time.
      (a, b) => a.total - b.total || b.from.cost - a.from.cost || a.from.player.now - b.from.player.now,
    );
    let nearest: Waypoint = { player: start, cost: 0, far: this.#far(start) };
    this.#offer(queue, nearest, level);
    seen.add(this.#keyOf(start));
    let left = most;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (left === 0) return this.#failed(nearest, true);
      left -= 1;
      this.#tried += 1;
      const reached = this.#follow(next);
      if (reached === undefined) continue;
      const { snapshot, entries } = reached.player;
      if (snapshot !== undefined && hasArrived(this.#compiled, this.#destination, snapshot, entries)) {
        return { ok: true, lines: linesTo(reached) };
      }
      const key = this.#keyOf(reached.player);
      if (seen.has(key)) continue;
      seen.add(key);
      if (reached.far < nearest.far) nearest = reached;
      this.#offer(queue, reached, level);
    }
    return this.#failed(nearest, false);
  }

  #failed({ player }: Waypoint, isCut: boolean): FoundWay {
    const fault = this.#fault;
    return { ok: false, tried: this.#tried, isCut, nearest: player, ...(fault === undefined ? {} : { fault }) };
  }

  /** What may be tried next from here. */
  #offer(queue: PriorityQueue<Attempt>, from: Waypoint, level: number): void {
    const { player, cost, far } = from;
    const { snapshot } = player;
    if (snapshot === undefined || (far === Infinity && level < 2)) return;
    for (const move of this.#moves.of(player)) {
      if (move.level <= level)
        queue.push({ from, move, total: cost + (far === Infinity ? 0 : far) + move.cost - COST.act });
    }
    if (snapshot.context.closed !== undefined || player.nextDue === undefined) return;
    queue.push({ from, total: cost + (far === Infinity ? 0 : far) + this.#timeCost(player) - COST.act });
  }

  /** Tries a move; undefined where the case does not take it. */
  #follow({ from, move }: Attempt): Waypoint | undefined {
    if (move === undefined) return this.#passTime(from);
    for (const line of move.lines) {
      const player = from.player.branch();
      const trouble = letHappen(this.#compiled, player, readLine(line));
      if (trouble === undefined) {
        return { player, line, before: from, cost: from.cost + move.cost, far: this.#far(player) };
      }
      this.#note(trouble);
      // Another person may do what this one may not.
      if (trouble.kind !== 'refused' || !['TL6015', 'TL6016'].includes(trouble.refusal.code)) return undefined;
    }
    return undefined;
  }

  /** Lets time pass until something comes of it; a reminder alone is nothing. */
  #passTime(from: Waypoint): Waypoint | undefined {
    const player = from.player.branch();
    const before = this.#keyOf(player);
    for (let times = 0; times < MOST_TIMERS; times += 1) {
      const due = player.nextDue;
      if (due === undefined) return undefined;
      const trouble = player.advanceTo(due);
      if (trouble !== undefined) {
        this.#note(trouble);
        return undefined;
      }
      if (this.#keyOf(player) === before) continue;
      // A time limit runs out just after its last good instant: people say the full minute after it.
      const minute = Math.ceil(due / 60_000) * 60_000;
      if ((player.nextDue ?? Infinity) > minute) player.advanceTo(minute);
      const line = untilLine({ compiled: this.#compiled }, player.now);
      const cost = from.cost + this.#timeCost(from.player);
      return { player, line, before: from, cost, far: this.#far(player) };
    }
    return undefined;
  }

  #timeCost({ snapshot }: CasePlayer): number {
    return snapshot !== undefined && waitsForTime(this.#compiled, snapshot) ? COST.act : COST.timeOut;
  }

  #far({ snapshot }: CasePlayer): number {
    return snapshot === undefined ? 0 : this.#distances.from(snapshot);
  }

  #keyOf({ snapshot }: CasePlayer): string {
    return snapshot === undefined ? '' : stateKey(snapshot.context, this.#values);
  }

  #note(trouble: Trouble): void {
    if (trouble.kind === 'fault') this.#fault ??= trouble.fault;
  }
}

/** So many timers may fire without anything that matters. */
const MOST_TIMERS = 300;

function linesTo(reached: Waypoint): WrittenLine[] {
  const lines: WrittenLine[] = [];
  for (let at: Waypoint | undefined = reached; at !== undefined; at = at.before) {
    if (at.line !== undefined) lines.push(at.line);
  }
  return lines.toReversed();
}

/** A line of ours as the player takes it; it is read from its text when the way is gone. */
function readLine({ by, as, step, outcome, with: data = {}, ...line }: WrittenLine): JourneyLine {
  const path: JourneyLine['path'] = [];
  const actor = { role: by ?? '', ...(as === undefined ? {} : { person: as }) };
  if (step !== undefined) return { kind: 'step', path, step, by: actor, outcome, data };
  if (line.accept !== undefined) return { kind: 'accept', path, escalation: line.accept, by: actor };
  if (line.event !== undefined) return { kind: 'event', path, event: line.event, data };
  if (line.message !== undefined) return { kind: 'message', path, text: line.message, by: { role: 'customer' } };
  if (line.returns !== undefined) return { kind: 'returns', path, service: line.returns, data };
  if (line.fail !== undefined) return { kind: 'fail', path, service: line.fail, times: line.times ?? 1 };
  const parsed = parseInstant(line.until ?? '');
  return { kind: 'until', path, instant: parsed.ok ? parsed.instant : 0, text: line.until ?? '' };
}
