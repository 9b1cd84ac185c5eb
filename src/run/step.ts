import type { SnapshotFrom } from 'xstate';

import type { CaseEvent, CaseInput, Effect, Entry } from '../compile/case.ts';
import type { CaseMachine, CompiledBlueprint } from '../compile/compile.ts';
import { explainRefusal, type CaseRefusal } from './refusal.ts';
import type { Directory } from '../compile/recipients.ts';
import { takeSealedMessage } from './sealed-message.ts';
import { CollectingScope, type TimerRequest } from './scope.ts';

/** A case between two events. Opaque: {@link freezeCase} gives its JSON, `viewCase` what people want to know of it. */
export type CaseSnapshot = SnapshotFrom<CaseMachine>;

/** open: under way; closed: it can still be reopened; sealed: for good. */
export type CaseStatus = 'open' | 'closed' | 'sealed';

/** What one event did. */
export interface StepResult {
  /** The case afterwards; the very same object when the event was refused, or only kept with a sealed case. */
  readonly snapshot: CaseSnapshot;
  readonly status: CaseStatus;
  /** Present when the event was not accepted: why, and what would be. Nothing has changed then. */
  readonly refused?: CaseRefusal;
  /** Timers to set; one with the id of a running timer takes its place. */
  readonly setTimers: readonly TimerRequest[];
  /** Ids of timers to cancel, before the new ones are set. */
  readonly cancelTimers: readonly string[];
  /** Requests to the outside world, in order. */
  readonly effects: readonly Effect[];
  /** Lines for the journal, in order. */
  readonly entries: readonly Entry[];
}

/** What a step may know beside the case, the event and the instant. */
export interface StepOptions {
  /** Who holds the roles; without it people are told by role alone. */
  readonly people?: Directory;
}

const scopes = new WeakMap<CaseMachine, CollectingScope>();

/**
 * The one function that everything runs on: a case and an event give the next case and all that follows from it. It reads
 * no clock and changes nothing outside; the same arguments give the same result.
 *
 * @param compiled what `compileBlueprint` gave.
 * @param snapshot the case so far; `null` opens a new one, and `event` is then its input.
 * @param event what happened; `at` is in epoch milliseconds.
 * @param now the instant of the caller, in epoch milliseconds; an event from after it is refused. Alerts of escalations
 *   that were due long before it are kept until the case has caught up, and leave marked as late.
 * @throws CaseFault when the blueprint asks for what cannot be done with the case's data; the case stays as it was.
 * @throws TypeError when a case is opened without an id or instant, or with data that does not fit.
 * @example
 * const opened = step(compiled, null, { id: 'C-1', at }, at);
 * const next = step(compiled, opened.snapshot, { type: 'step.receive.answered', at, by: { role: 'customer' }, data }, at);
 */
export function step(
  compiled: CompiledBlueprint,
  snapshot: null,
  event: CaseInput,
  now: number,
  options?: StepOptions,
): StepResult;
export function step(
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot,
  event: CaseEvent,
  now: number,
  options?: StepOptions,
): StepResult;
export function step(
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot | null,
  event: CaseInput | CaseEvent,
  now: number,
  { people }: StepOptions = {},
): StepResult {
  const { machine } = compiled;
  let collecting = scopes.get(machine);
  if (collecting === undefined) scopes.set(machine, (collecting = new CollectingScope()));
  collecting.surround({ now, people });
  if (snapshot === null) {
    const opened = begin(machine, collecting, event as CaseInput);
    return { snapshot: opened, status: statusOf(opened), ...collecting.take() };
  }
  const happened = event as CaseEvent;
  const inside = happened.type.startsWith('fact.') || happened.type.startsWith('xstate.');
  const kept = happened.at > now ? undefined : takeSealedMessage(compiled, snapshot, happened);
  if (kept !== undefined) return { snapshot, status: 'sealed', setTimers: [], cancelTimers: [], ...kept };
  if (snapshot.status === 'done' || happened.at > now || inside) {
    return refusal(compiled, snapshot, happened, now);
  }
  const next = move(machine, collecting, snapshot, happened);
  if (next === snapshot || next.context === snapshot.context) return refusal(compiled, snapshot, happened, now);
  return { snapshot: next, status: statusOf(next), ...collecting.take() };
}

/** The status of a case. */
export function statusOf(snapshot: CaseSnapshot): CaseStatus {
  if (snapshot.status === 'done') return 'sealed';
  return snapshot.context.closed === undefined ? 'open' : 'closed';
}

function begin(machine: CaseMachine, collecting: CollectingScope, input: CaseInput): CaseSnapshot {
  return guarded(collecting, () => machine.getInitialSnapshot(collecting.scope as never, input));
}

function move(
  machine: CaseMachine,
  collecting: CollectingScope,
  snapshot: CaseSnapshot,
  event: CaseEvent,
): CaseSnapshot {
  return guarded(collecting, () => machine.transition(snapshot, event, collecting.scope as never));
}

/** A throw half-way leaves nothing behind in the scope that the next step will use. */
function guarded(collecting: CollectingScope, run: () => CaseSnapshot): CaseSnapshot {
  try {
    const snapshot = run();
    // XState keeps what is thrown while a machine starts; everywhere else it lets it pass.
    if (snapshot.status === 'error') throw snapshot.error;
    return snapshot;
  } catch (error) {
    collecting.take();
    throw causeOf(error);
  }
}

/** XState wraps what a guard throws; the cause is what the caller can act on. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function refusal(compiled: CompiledBlueprint, snapshot: CaseSnapshot, event: CaseEvent, now: number): StepResult {
  return {
    snapshot,
    status: statusOf(snapshot),
    refused: explainRefusal(compiled, snapshot, event, now),
    setTimers: [],
    cancelTimers: [],
    effects: [],
    entries: [],
  };
}
