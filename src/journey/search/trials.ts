import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { CasePlayer, Trouble } from '../case-player.ts';
import { letHappen } from '../happening.ts';
import type { WrittenLine } from '../journey-file.ts';
import { lineOf } from '../journey-of-lines.ts';
import { untilLine } from '../play-session.ts';
import { throughRetries } from './failing.ts';
import type { SearchMove } from './moves.ts';
import type { SearchValues } from './search-values.ts';
import { stateKey } from './state-key.ts';

/** A case after one move more, and the lines that the move took. */
export interface Tried {
  /** It has recorded what the move led to, and nothing before. */
  readonly player: CasePlayer;
  readonly lines: readonly WrittenLine[];
}

/** What became of a move that was tried. */
export type Trial = { readonly ok: true; readonly tried: Tried } | { readonly ok: false; readonly trouble?: Trouble };

/** So many timers may fire without anything that matters. */
const MOST_TIMERS = 300;

const MINUTE = 60_000;

/** Tries moves on a case; the case itself is left as it is. */
export class Trials {
  readonly #compiled: CompiledBlueprint;
  readonly #values: SearchValues;

  constructor(compiled: CompiledBlueprint, values: SearchValues) {
    this.#compiled = compiled;
    this.#values = values;
  }

  /** What tells a case apart from others on the way. */
  keyOf({ snapshot }: CasePlayer): string {
    return snapshot === undefined ? '' : `${snapshot.status} ${stateKey(snapshot.context, this.#values)}`;
  }

  /**
   * Makes a move.
   *
   * @param before what is said of services before it.
   */
  make(from: CasePlayer, { lines, also = [], retries }: SearchMove, before: readonly WrittenLine[] = []): Trial {
    let failed: Trial = { ok: false };
    for (const line of lines) {
      const player = from.branch();
      const all = [...before, line, ...also];
      const trouble = this.#takeAll(player, all);
      if (trouble === undefined) return this.#retried(player, all, retries);
      failed = { ok: false, trouble };
      // Another person may do what this one may not.
      if (trouble.kind !== 'refused' || !OF_PERSONS.has(trouble.refusal.code)) return failed;
    }
    return failed;
  }

  /**
   * Lets time pass until something comes of it; a reminder alone is nothing.
   *
   * @param said what is said of services before it.
   * @param until when, in epoch milliseconds; as soon as something comes of it, unless told.
   */
  passTime(from: CasePlayer, said: readonly WrittenLine[] = [], until?: number): Trial {
    const player = from.branch();
    const failed = this.#takeAll(player, said);
    if (failed !== undefined) return { ok: false, trouble: failed };
    if (until !== undefined) {
      const trouble = player.advanceTo(until);
      if (trouble !== undefined) return { ok: false, trouble };
      return { ok: true, tried: { player, lines: [...said, this.#untilNow(player, until)] } };
    }
    const before = this.keyOf(player);
    for (let times = 0; times < MOST_TIMERS; times += 1) {
      const due = player.nextDue;
      if (due === undefined) return { ok: false };
      const trouble = player.advanceTo(due);
      if (trouble !== undefined) return { ok: false, trouble };
      if (this.keyOf(player) === before) continue;
      return { ok: true, tried: { player, lines: [...said, this.#untilNow(player, due)] } };
    }
    return { ok: false };
  }

  #takeAll(player: CasePlayer, lines: readonly WrittenLine[]): Trouble | undefined {
    for (const line of lines) {
      const trouble = letHappen(this.#compiled, player, lineOf(line));
      if (trouble !== undefined) return trouble;
    }
    return undefined;
  }

  #retried(player: CasePlayer, lines: readonly WrittenLine[], retries: readonly string[] = []): Trial {
    const { now } = player;
    for (const step of retries) if (!throughRetries(player, step)) return { ok: false };
    const until = player.now === now ? [] : [this.#untilNow(player, player.now)];
    return { ok: true, tried: { player, lines: [...lines, ...until] } };
  }

  /** A time limit runs out just after its last good instant: people say the full minute after it. */
  #untilNow(player: CasePlayer, due: number): WrittenLine {
    const minute = Math.ceil(due / MINUTE) * MINUTE;
    if ((player.nextDue ?? Infinity) > minute) player.advanceTo(minute);
    return untilLine({ compiled: this.#compiled }, player.now);
  }
}

/** Refusals that another person of the same role, or of another, may not meet with. */
export const OF_PERSONS: ReadonlySet<string> = new Set(['TL6015', 'TL6016']);
