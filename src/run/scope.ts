import type { AnyActorScope } from 'xstate';

import type { CaseEvent, Effect, Entry } from '../compile/case.ts';
import type { Directory } from '../compile/recipients.ts';
import type { Output } from '../compile/turn.ts';

/** A timer to set: absolute, so that a host may keep it for months. */
export interface TimerRequest {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly due: number;
  /** The event to deliver when it is due. */
  readonly event: CaseEvent;
}

/** What one step asks of the outside world, in order of asking. */
export interface Requests {
  setTimers: TimerRequest[];
  cancelTimers: string[];
  effects: Effect[];
  entries: Entry[];
}

/**
 * An actor scope that runs nothing: the machine's actions hand it what they ask for, and it keeps that in order. One scope
 * serves all steps of a machine (XState's own `transition()` builds an actor per call).
 */
export class CollectingScope {
  #requests: Requests = emptyRequests();
  readonly #system: { now?: number; people?: Directory } & Record<string, unknown> = {
    _sendInspectionEvent: () => undefined,
    collect: (output: Output) => this.#collect(output),
  };

  /** What the next step knows beside the case and the event. */
  surround({ now, people }: { readonly now?: number; readonly people?: Directory }): void {
    this.#system.now = now;
    this.#system.people = people;
  }

  readonly scope: AnyActorScope = {
    self: {} as never,
    id: 'case',
    sessionId: 'case',
    logger: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    stopChild: () => undefined,
    system: this.#system as never,
    actionExecutor: ({ type, params }: { type: string; params?: unknown }) => {
      // Facts are raised inside the machine; all else reaches the scope directly.
      const immediate = type === 'xstate.raise' && (params as { delay?: number }).delay === undefined;
      if (!immediate) throw new Error(`The machine does something that a case never does: ${type}.`);
    },
  };

  /** Hands out what was collected and starts anew. */
  take(): Requests {
    const requests = this.#requests;
    this.#requests = emptyRequests();
    return requests;
  }

  #collect(output: Output): void {
    const { entries, effects, setTimers } = this.#requests;
    switch (output.kind) {
      case 'entry':
        entries.push(output.entry);
        return;
      case 'effect':
        effects.push(output.effect);
        return;
      case 'arm':
        setTimers.push({ id: output.id, due: output.event.at, event: output.event });
        return;
      case 'disarm':
        this.#cancel(output.id);
        return;
      case 'fact':
    }
  }

  /** A timer that was set and cancelled within one step never existed for the host. */
  #cancel(id: string): void {
    const { setTimers, cancelTimers } = this.#requests;
    const pending = setTimers.findIndex((timer) => timer.id === id);
    if (pending >= 0) setTimers.splice(pending, 1);
    if (!cancelTimers.includes(id)) cancelTimers.push(id);
  }
}

function emptyRequests(): Requests {
  return { setTimers: [], cancelTimers: [], effects: [], entries: [] };
}
