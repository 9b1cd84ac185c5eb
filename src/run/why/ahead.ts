import type { AlertEffect, CaseEvent, Entry } from '../../compile/case.ts';
import { SYSTEM } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { CaseFault } from '../../compile/fault.ts';
import type { Directory } from '../../compile/recipients.ts';
import { step, type CaseSnapshot, type StepResult } from '../step.ts';

/** What a look ahead goes by. */
export interface AheadOptions {
  /** The present instant, in epoch milliseconds: timers that were due before it fire at once. Default: the last event. */
  readonly now?: number;
  /** Who holds the roles; without it people are told by role alone. */
  readonly people?: Directory;
  /** So many alerts are looked for; default 20. */
  readonly limit?: number;
  /** Only the alerts of this escalation, up to the end of its run. */
  readonly escalation?: string;
}

/** What happens to a case if nobody does anything. Instants are epoch milliseconds. */
export interface Ahead {
  /** Who is told, and when, in order. */
  readonly alerts: readonly AlertAhead[];
  /** The lines that the journal will have then. */
  readonly entries: readonly Entry[];
  /** The case as far as it was followed. */
  readonly snapshot: CaseSnapshot;
  /**
   * - `rest`: nothing more happens by itself;
   * - `over`: the run of the one escalation that was asked for has ended;
   * - `closed`: the case is closed, so nobody is told any more;
   * - `limit`: more follows than was looked for;
   * - `fault`: the blueprint cannot go on with the case's data from there.
   */
  readonly ends: 'rest' | 'over' | 'closed' | 'limit' | 'fault';
  /** Only where it ends with a fault, and when that comes. */
  readonly fault?: { readonly at: number; readonly error: CaseFault };
}

export interface AlertAhead {
  readonly at: number;
  readonly alert: AlertEffect;
}

/** So many timers are fired: a clock that begins again and again would go on for ever. */
const MOST_FIRINGS = 200;

const MOST_ALERTS = 20;

/**
 * Plays a case on with nobody doing anything: its timers fire when they are due, services never answer. The case itself is
 * not touched; the same arguments give the same result.
 *
 * @example
 * for (const { at, alert } of aheadOf(compiled, snapshot).alerts) console.log(new Date(at), alert.to);
 */
export function aheadOf(compiled: CompiledBlueprint, snapshot: CaseSnapshot, options: AheadOptions = {}): Ahead {
  const { now = snapshot.context.at, people, limit = MOST_ALERTS, escalation } = options;
  const waiting = new Waiting(snapshot);
  const entries: Entry[] = [];
  const alerts: AlertAhead[] = [];
  let current = snapshot;
  const ended = (ends: Ahead['ends'], fault?: Ahead['fault']): Ahead => ({
    alerts,
    entries,
    snapshot: current,
    ends,
    ...(fault === undefined ? {} : { fault }),
  });
  for (let firings = 0; ; firings += 1) {
    if (current.context.closed !== undefined) return ended('closed');
    const event = waiting.next();
    if (event === undefined) return ended('rest');
    if (firings >= MOST_FIRINGS || alerts.length >= limit) return ended('limit');
    let result: StepResult;
    try {
      result = step(compiled, current, event, Math.max(now, event.at), { people });
    } catch (error) {
      if (error instanceof CaseFault) return ended('fault', { at: Math.max(event.at, current.context.at), error });
      throw error;
    }
    // What the case turns down, because it stands still, is set anew when it goes on; here it never does.
    if (result.refused !== undefined) continue;
    const wasClimbing = isClimbing(current, escalation);
    current = result.snapshot;
    waiting.take(result);
    entries.push(...result.entries);
    for (const entry of result.entries) {
      if (entry.type !== 'effect.requested' || entry.effect.kind !== 'alert') continue;
      if (escalation === undefined || entry.effect.escalation === escalation)
        alerts.push({ at: entry.at, alert: entry.effect });
    }
    if (wasClimbing && !isClimbing(current, escalation) && current.context.closed === undefined) return ended('over');
  }
}

function isClimbing({ context }: CaseSnapshot, escalation: string | undefined): boolean {
  return escalation !== undefined && context.ladders?.[escalation]?.state === 'climbing';
}

/** The timers of a case: of two that are due at once the one that was set first fires first. */
class Waiting {
  readonly #timers: Map<string, CaseEvent>;

  constructor({ context }: CaseSnapshot) {
    const set = Object.entries(context.timers).toSorted(([, a], [, b]) => a.generation - b.generation);
    this.#timers = new Map(
      set.map(([timer, { due, generation }]) => [timer, { type: 'timer', timer, generation, at: due, by: SYSTEM }]),
    );
  }

  next(): CaseEvent | undefined {
    let first: CaseEvent | undefined;
    for (const event of this.#timers.values()) if (event.at < (first?.at ?? Infinity)) first = event;
    if (first?.timer !== undefined) this.#timers.delete(first.timer);
    return first;
  }

  take({ cancelTimers, setTimers }: StepResult): void {
    for (const id of cancelTimers) this.#timers.delete(id);
    for (const { id, event } of setTimers) {
      this.#timers.delete(id);
      this.#timers.set(id, event);
    }
  }
}
