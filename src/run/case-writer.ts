import type { CaseEvent, CaseInput } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Clock } from '../time/clock.ts';
import { CaseQueue } from './case-queue.ts';
import type { Body } from './event-body.ts';
import { freezeCase } from './frozen.ts';
import { ConflictError, EventIdReused, UnknownCase } from './host-errors.ts';
import { liveCase, type LiveCase, type LiveCases } from './live-cases.ts';
import { keepError, type KeptError, type ParkedCase } from './parked.ts';
import { refuseForeignEvent } from './foreign-event.ts';
import type { CaseRefusal } from './refusal.ts';
import type { TimerRequest } from './scope.ts';
import { step, type StepResult } from './step.ts';
import type { Directory } from '../compile/recipients.ts';
import { topicOf, type CaseChange, type CaseReading, type CaseStore, type Cause, type NextState } from './store.ts';
import { workOf } from './work-item.ts';

/** What became of an event. */
export type Outcome =
  | { readonly kind: 'taken'; readonly live: LiveCase }
  /** It was taken before; `seq` is that of then. */
  | { readonly kind: 'duplicate'; readonly seq: number; readonly live: LiveCase }
  /** Nothing has changed. */
  | { readonly kind: 'refused'; readonly refused: CaseRefusal; readonly live: LiveCase }
  /** The case takes no events: since before, or since this one. */
  | { readonly kind: 'parked'; readonly parked: ParkedCase; readonly seq: number };

/** An event as it is sent; without `at` it happens now. */
export type SentEvent = Pick<CaseEvent, 'type' | 'by' | 'data' | 'run'> & { readonly at?: number };

/** An event on its way into a case. */
export interface Incoming {
  readonly sent: Body<SentEvent>;
  /** Under which it is remembered; two kinds of senders never share one. */
  readonly key: string;
  readonly eventId: string;
  readonly expectedSeq?: number;
  /** Why a service failed, for the journal. */
  readonly error?: KeptError;
}

/** What a change asks of those who work off timers and effects. */
export interface Notice {
  /** When the first of the new timers is due. */
  readonly timerDue?: number;
  /** The topics of new effects; `all` when held ones came free. */
  readonly topics: readonly string[] | 'all';
}

/** What a turn wants to change, and what it answers. */
interface Turned<T> {
  readonly outcome: T;
  readonly change?: CaseChange;
  /** The case as it is once the change is kept. */
  readonly written?: LiveCase;
}

/** A timer had to fire first. */
interface Fired {
  readonly kind: 'fired';
}

/**
 * The only one that changes cases. The events of a case are applied one after another, each in one commit; before an
 * event, the timers fire that were due at its instant or earlier. A fault leaves the case as it was and parks it.
 */
export class CaseWriter {
  readonly #store: CaseStore;
  readonly #live: LiveCases;
  readonly #clock: Clock;
  readonly #notify: (notice: Notice) => void;
  readonly #people: () => Directory | undefined;
  readonly #queue = new CaseQueue();

  constructor(
    store: CaseStore,
    live: LiveCases,
    { clock, people }: { readonly clock: Clock; readonly people: () => Directory | undefined },
    notify: (notice: Notice) => void,
  ) {
    this.#people = people;
    this.#store = store;
    this.#live = live;
    this.#clock = clock;
    this.#notify = notify;
  }

  /** Opens a case, unless it is there. A fault at the opening is thrown: there is no case to park then. */
  async open(
    compiled: CompiledBlueprint,
    input: CaseInput,
    request: { readonly id: string; readonly digest: string },
  ): Promise<{ created: boolean; live: LiveCase }> {
    const key = `start:${request.id}`;
    return this.#queue.run(input.id, async () =>
      this.#commit(input.id, (reading): Turned<{ created: boolean; live: LiveCase }> => {
        if (reading.seq > 0) {
          const seen = reading.seen(key);
          if (seen !== undefined && seen.digest !== request.digest) throw new EventIdReused(input.id, request.id);
          return { outcome: { created: false, live: this.#live.get(input.id, reading) } };
        }
        const result = step(compiled, null, input, input.at, { people: this.#people() });
        const live = liveCase(1, compiled, result.snapshot);
        const cause: Cause = { kind: 'opened', input, requestId: request.id };
        const next = nextState(reading, live, result, cause, { key, digest: request.digest });
        return { outcome: { created: true, live }, change: { now: this.#clock.now(), next }, written: live };
      }),
    );
  }

  /** Brings an event into its case. */
  async bring(caseId: string, incoming: Incoming): Promise<Outcome> {
    const calledAt = this.#clock.now();
    return this.#queue.run(caseId, async () => {
      for (;;) {
        const outcome = await this.#commit(caseId, (reading) => this.#take(caseId, reading, incoming, calledAt));
        if (outcome.kind !== 'fired') return outcome;
      }
    });
  }

  /** Fires the timers of a case that are due at an instant or before, in due order. */
  async fireDue(caseId: string, upTo: number): Promise<void> {
    await this.#queue.run(caseId, async () => {
      const fire = async (): Promise<Fired | Outcome | undefined> =>
        this.#commit(caseId, (reading): Turned<Fired | Outcome | undefined> => {
          const isAtRest = reading.seq === 0 || reading.parked !== undefined;
          return (isAtRest ? undefined : this.#fireFirst(caseId, reading, upTo)) ?? { outcome: undefined };
        });
      while ((await fire())?.kind === 'fired');
    });
  }

  #take(caseId: string, reading: CaseReading, incoming: Incoming, calledAt: number): Turned<Outcome | Fired> {
    const { sent, key, eventId, expectedSeq, error } = incoming;
    if (reading.seq === 0) throw new UnknownCase(caseId);
    const seen = reading.seen(key);
    if (seen !== undefined) {
      if (seen.digest !== sent.digest) throw new EventIdReused(caseId, eventId);
      return { outcome: { kind: 'duplicate', seq: seen.seq, live: this.#live.get(caseId, reading) } };
    }
    if (reading.parked !== undefined) return { outcome: { kind: 'parked', parked: reading.parked, seq: reading.seq } };
    const live = this.#live.get(caseId, reading);
    const { type, by, data, run } = sent.body;
    const at = sent.body.at === undefined ? Math.max(calledAt, live.snapshot.context.at) : sent.body.at;
    const fired = this.#fireFirst(caseId, reading, at);
    if (fired !== undefined) return fired;
    if (expectedSeq !== undefined && expectedSeq !== reading.seq) {
      throw new ConflictError(caseId, expectedSeq, reading.seq);
    }
    const foreign = refuseForeignEvent(live, type);
    if (foreign !== undefined) return { outcome: { kind: 'refused', refused: foreign, live } };
    const cause = { kind: 'event', event: { type, at, by, data, run }, eventId, error } as const;
    return this.#turn(reading, live, cause, { key, digest: sent.digest });
  }

  /** Fires the first timer if it is due at an instant or before. */
  #fireFirst(caseId: string, reading: CaseReading, upTo: number): Turned<Outcome | Fired> | undefined {
    const [timer] = reading.timers();
    if (timer === undefined || !(timer.due <= upTo)) return undefined;
    const live = this.#live.get(caseId, reading);
    const turned = this.#turn(reading, live, { kind: 'event', event: timer.event }, undefined, timer);
    return turned.outcome.kind === 'parked' ? turned : { ...turned, outcome: { kind: 'fired' } };
  }

  #turn(
    reading: CaseReading,
    before: LiveCase,
    cause: Extract<Cause, { kind: 'event' }>,
    seen: NextState['seen'],
    timer?: TimerRequest,
  ): Turned<Outcome> {
    const { compiled, snapshot } = before;
    const { event, eventId } = cause;
    // A clock that was set back a little does not stop a case that is already ahead of it.
    const now = Math.max(this.#clock.now(), snapshot.context.at);
    const fired = timer?.id;
    try {
      const result = step(compiled, snapshot, event, now, { people: this.#people() });
      if (result.refused !== undefined) {
        // A timer that the case does not hear any more is only taken away.
        const change = fired === undefined ? undefined : { now, fired };
        return { outcome: { kind: 'refused', refused: result.refused, live: before }, change };
      }
      const live = liveCase(reading.seq + 1, compiled, result.snapshot);
      const next = nextState(reading, live, result, cause, seen);
      const change = { now, fired, next, releaseHeld: reading.held > 0 };
      return { outcome: { kind: 'taken', live }, change, written: live };
    } catch (error) {
      const parked: ParkedCase = { at: now, error: keepError(error), event, eventId };
      return { outcome: { kind: 'parked', parked, seq: reading.seq }, change: { now, parked } };
    }
  }

  async #commit<T>(caseId: string, turn: (reading: CaseReading) => Turned<T>): Promise<T> {
    const { outcome, change, written } = await this.#store.commit(caseId, (reading) => {
      const turned = turn(reading);
      return { change: turned.change, result: turned };
    });
    if (written !== undefined) this.#live.keep(caseId, written);
    if (change?.next !== undefined) this.#notify(noticeOf(change, change.next));
    return outcome;
  }
}

function nextState(
  reading: CaseReading,
  { compiled, snapshot, view }: LiveCase,
  { status, entries, setTimers, cancelTimers, effects }: StepResult,
  cause: Cause,
  seen: NextState['seen'],
): NextState {
  const timers =
    status === 'sealed'
      ? // A sealed case has no future, whatever its machine forgot to cancel.
        { cancelTimers: reading.timers().map(({ id }) => id), setTimers: [] }
      : // What fell due while the case stood still comes now, in the order in which the machine sets it again.
        {
          cancelTimers,
          setTimers: setTimers.map((timer) => ({ ...timer, due: Math.max(timer.due, snapshot.context.at) })),
        };
  const frozen = freezeCase(compiled, snapshot);
  return { frozen, status, cause, entries, ...timers, effects, work: workOf(view), seen };
}

function noticeOf({ releaseHeld }: CaseChange, { setTimers, effects }: NextState): Notice {
  return {
    timerDue: setTimers.length === 0 ? undefined : Math.min(...setTimers.map(({ due }) => due)),
    topics: releaseHeld === true ? 'all' : effects.map(topicOf),
  };
}
