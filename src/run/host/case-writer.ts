import { SERVICE, type Actor, type CaseEvent, type CaseInput } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Clock } from '../../time/clock.ts';
import { actChange, eraseChange, skipChange, type ActChange } from './act-change.ts';
import { CaseQueue } from './case-queue.ts';
import type { Body } from './event-body.ts';
import { CaseParked, ConflictError, EventIdReused, UnknownCase } from './host-errors.ts';
import { frozenLive, liveCase, movedCase, type LiveCase, type LiveCases } from './live-cases.ts';
import { loggedKept, type Report } from '../effects/log.ts';
import { keepError, type KeptError, type ParkedCase } from '../store/parked.ts';
import { refuseForeignEvent } from './foreign-event.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { TimerRequest } from '../scope.ts';
import { step, type StepResult } from '../step.ts';
import type { Directory } from '../../compile/recipients.ts';
import { personalIn } from './personal-in.ts';
import { type Cause } from '../store/journal-record.ts';
import { topicOf } from '../store/outbox-item.ts';
import { type CaseChange, type CaseReading, type CaseStore, type NextState } from '../store/store.ts';
import { requireClosed, type Act } from './case-acts.ts';
import { refuseClaimed } from './refuse-claimed.ts';
import { firstDue } from './work-item.ts';

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

/** What became of an act. */
interface Changed {
  readonly live: LiveCase;
  readonly changed: boolean;
}

/** A timer had to fire first. */
interface Fired {
  readonly kind: 'fired';
  readonly timer: TimerRequest;
}

/** What changes of cases need of their host. */
export interface WriterTools {
  readonly clock: Clock;
  readonly people: () => Directory | undefined;
  readonly report: Report;
  readonly notify: (notice: Notice) => void;
}

/**
 * The only one that changes cases. The events of a case are applied one after another, each in one commit; before an
 * event, the timers fire that were due at its instant or earlier. A fault leaves the case as it was and parks it.
 */
export class CaseWriter {
  readonly #store: CaseStore;
  readonly #live: LiveCases;
  readonly #tools: WriterTools;
  readonly #queue = new CaseQueue();

  constructor(store: CaseStore, live: LiveCases, tools: WriterTools) {
    this.#store = store;
    this.#live = live;
    this.#tools = tools;
  }

  /** Opens a case, unless it is there. A fault at the opening is thrown: there is no case to park then. */
  async open(
    compiled: CompiledBlueprint,
    input: CaseInput,
    request: { readonly id: string; readonly digest: string },
  ): Promise<{ created: boolean; live: LiveCase }> {
    const key = `start:${request.id}`;
    const calledAt = this.#tools.clock.now();
    const opened = await this.#queue.run(input.id, async () =>
      this.#commit(input.id, (reading): Turned<{ created: boolean; live: LiveCase }> => {
        if (reading.seq > 0) {
          const seen = reading.seen(key);
          if (seen !== undefined && !isSameRequest(seen.digest, request.digest))
            throw new EventIdReused(input.id, request.id);
          return { outcome: { created: false, live: this.#live.get(input.id, reading) } };
        }
        const result = step(compiled, null, input, input.at, { people: this.#tools.people() });
        const live = liveCase(1, compiled, result.snapshot);
        const cause: Cause = { kind: 'opened', input, requestId: request.id };
        const next = nextState(reading, undefined, live, result, cause, { key, digest: request.digest });
        return { outcome: { created: true, live }, change: { now: this.#tools.clock.now(), next }, written: live };
      }),
    );
    const { id: blueprint, version } = compiled;
    const ms = this.#tools.clock.now() - calledAt;
    if (opened.created) this.#tools.report({ event: 'case.opened', caseId: input.id, blueprint, version, ms });
    return opened;
  }

  /** Brings an event into its case. */
  async bring(caseId: string, incoming: Incoming): Promise<Outcome> {
    const calledAt = this.#tools.clock.now();
    return this.#queue.run(caseId, async () => {
      for (;;) {
        const outcome = await this.#commit(caseId, (reading) => this.#take(caseId, reading, incoming, calledAt));
        if (outcome.kind !== 'fired') {
          this.#reportTaken(caseId, incoming.sent.body.type, outcome, this.#tools.clock.now() - calledAt);
          return outcome;
        }
        this.#reportFired(caseId, outcome.timer);
      }
    });
  }

  /** Does something with a case that its machine does not see. */
  async act(caseId: string, act: Act): Promise<Changed> {
    return this.#queue.run(caseId, async () =>
      this.#commit(caseId, (reading): Turned<Changed> => {
        const live = this.#existing(caseId, reading);
        if (reading.parked !== undefined) throw new CaseParked(caseId, reading.parked);
        const acted = act.decide(live, reading);
        if (acted === undefined) return { outcome: { live, changed: false } };
        return this.#acted(
          actChange({ ...live, work: acted.work ?? live.work }, act, acted.entry, this.#tools.clock.now()),
        );
      }),
    );
  }

  /** Tries the event again that parked a case, and effects that were given up. */
  async retry(caseId: string, by: Actor, reason?: string): Promise<Outcome | { kind: 'unchanged'; live: LiveCase }> {
    return this.#queue.run(caseId, async () =>
      this.#commit(caseId, (reading): Turned<Outcome | { kind: 'unchanged'; live: LiveCase }> => {
        const live = this.#existing(caseId, reading);
        const { parked, dead } = reading;
        if (parked !== undefined) return this.#retryParked(reading, live, parked, by);
        if (dead === 0) return { outcome: { kind: 'unchanged', live } };
        const entry = { type: 'effects.revived', ...(reason === undefined ? {} : { reason }) } as const;
        const { change, written } = actChange(live, { act: 'revive', by, reason }, entry, this.#tools.clock.now());
        return { outcome: { kind: 'taken', live: written }, change: { ...change, revive: true }, written };
      }),
    );
  }

  /** Brings a parked case back without the event that made it fail. */
  async skip(caseId: string, by: Actor, reason: string): Promise<Changed> {
    return this.#queue.run(caseId, async () =>
      this.#commit(caseId, (reading): Turned<Changed> => {
        const live = this.#existing(caseId, reading);
        const { parked } = reading;
        if (parked === undefined) return { outcome: { live, changed: false } };
        return this.#acted(skipChange(live, parked, { by, reason }, this.#tools.clock.now()));
      }),
    );
  }

  /** Erases the personal values of a case that is over. */
  async erase(caseId: string, by: Actor, reason: string): Promise<Changed> {
    return this.#queue.run(caseId, async () =>
      this.#commit(caseId, (reading): Turned<Changed> => {
        const live = this.#existing(caseId, reading);
        requireClosed(live);
        const erasure = eraseChange(live, reading, { by, reason }, this.#tools.clock.now());
        return erasure === undefined ? { outcome: { live, changed: false } } : this.#acted(erasure);
      }),
    );
  }

  #existing(caseId: string, reading: CaseReading): LiveCase {
    if (reading.seq === 0) throw new UnknownCase(caseId);
    return this.#live.get(caseId, reading);
  }

  #acted({ change, written }: ActChange): Turned<Changed> {
    return { outcome: { live: written, changed: true }, change, written };
  }

  #retryParked(reading: CaseReading, live: LiveCase, parked: ParkedCase, by: Actor): Turned<Outcome> {
    const { event, eventId } = parked;
    const timer = event.timer === undefined ? undefined : reading.timers().find(({ id }) => id === event.timer);
    const sender = event.by.role === SERVICE ? 'effect' : 'event';
    // What was sent is remembered by its id alone: whoever sends it once more means the same.
    const seen = eventId === undefined ? undefined : { key: `${sender}:${eventId}`, digest: '' };
    const turned = this.#turn(reading, live, { kind: 'event', event, eventId, retriedBy: by }, seen, timer);
    const { outcome } = turned;
    if (outcome.kind === 'parked') return turned;
    // Effects that were given up may have been so for the same cause.
    const revive = reading.dead > 0;
    if (outcome.kind !== 'refused') {
      const change = { now: this.#tools.clock.now(), ...turned.change, parked: null, releaseHeld: true, revive };
      return { ...turned, change };
    }
    // Nobody waits for this event any more: it is laid aside, and the journal says so.
    const aside = skipChange(live, parked, { by, reason: outcome.refused.code }, this.#tools.clock.now());
    const { change, written } = aside;
    return { outcome: { ...outcome, live: written }, change: { ...change, revive }, written };
  }

  /** Fires the timers of a case that are due at an instant or before, in due order. */
  async fireDue(caseId: string, upTo: number): Promise<void> {
    await this.#queue.run(caseId, async () => {
      const fire = async (): Promise<Fired | Outcome | undefined> =>
        this.#commit(caseId, (reading): Turned<Fired | Outcome | undefined> => {
          const isAtRest = reading.seq === 0 || reading.parked !== undefined;
          return (isAtRest ? undefined : this.#fireFirst(caseId, reading, upTo)) ?? { outcome: undefined };
        });
      for (;;) {
        const outcome = await fire();
        if (outcome?.kind !== 'fired') return;
        this.#reportFired(caseId, outcome.timer);
      }
    });
  }

  #reportFired(caseId: string, { id, due }: TimerRequest): void {
    const late = Math.max(0, this.#tools.clock.now() - due);
    this.#tools.report({ event: 'timer.fired', caseId, timer: id, late });
  }

  /** What a sender calls an event that was not taken may be anything, and is not told. */
  #reportTaken(caseId: string, type: string, outcome: Outcome, ms: number): void {
    switch (outcome.kind) {
      case 'taken':
        return this.#tools.report({ event: 'case.event', caseId, seq: outcome.live.seq, type, result: 'taken', ms });
      case 'duplicate':
        return this.#tools.report({ event: 'case.event', caseId, seq: outcome.seq, result: 'duplicate', ms });
      case 'refused': {
        const { live, refused } = outcome;
        const { code } = refused;
        return this.#tools.report({ event: 'case.event', caseId, seq: live.seq, result: 'refused', code, ms });
      }
      case 'parked':
        // It was told when it was parked.
        return undefined;
    }
  }

  #take(caseId: string, reading: CaseReading, incoming: Incoming, calledAt: number): Turned<Outcome | Fired> {
    const { sent, key, eventId, expectedSeq, error } = incoming;
    if (reading.seq === 0) throw new UnknownCase(caseId);
    const seen = reading.seen(key);
    if (seen !== undefined) {
      if (!isSameRequest(seen.digest, sent.digest)) throw new EventIdReused(caseId, eventId);
      return { outcome: { kind: 'duplicate', seq: seen.seq, live: this.#live.get(caseId, reading) } };
    }
    if (reading.parked !== undefined) return { outcome: { kind: 'parked', parked: reading.parked, seq: reading.seq } };
    const live = this.#live.get(caseId, reading);
    const { type, by, data, run } = sent.body;
    // A clock that was set back since does not make an event one of the future.
    const happened = Math.min(calledAt, this.#tools.clock.now());
    const at = sent.body.at === undefined ? Math.max(happened, live.snapshot.context.at) : sent.body.at;
    const fired = this.#fireFirst(caseId, reading, at);
    if (fired !== undefined) return fired;
    if (expectedSeq !== undefined && expectedSeq !== reading.seq) {
      throw new ConflictError(caseId, expectedSeq, reading.seq);
    }
    const refused = refuseForeignEvent(live, type) ?? refuseClaimed(live, type, by);
    if (refused !== undefined) return { outcome: { kind: 'refused', refused, live } };
    const cause = { kind: 'event', event: { type, at, by, data, run }, eventId, error } as const;
    return this.#turn(reading, live, cause, { key, digest: sent.digest });
  }

  /** Fires the first timer if it is due at an instant or before. */
  #fireFirst(caseId: string, reading: CaseReading, upTo: number): Turned<Outcome | Fired> | undefined {
    const [timer] = reading.timers();
    if (timer === undefined || !(timer.due <= upTo)) return undefined;
    const live = this.#live.get(caseId, reading);
    // Whoever speaks of the future, and a clock that was set back since the timer was claimed, make nothing due.
    if (timer.due > Math.max(this.#tools.clock.now(), live.snapshot.context.at)) return undefined;
    const turned = this.#turn(reading, live, { kind: 'event', event: timer.event }, undefined, timer);
    return turned.outcome.kind === 'parked' ? turned : { ...turned, outcome: { kind: 'fired', timer } };
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
    const now = Math.max(this.#tools.clock.now(), snapshot.context.at);
    const fired = timer?.id;
    try {
      const result = step(compiled, snapshot, event, now, { people: this.#tools.people() });
      if (result.refused !== undefined) {
        // A timer that the case does not hear any more is only taken away.
        const change = fired === undefined ? undefined : { now, fired };
        return { outcome: { kind: 'refused', refused: result.refused, live: before }, change };
      }
      const live = movedCase(before, result.snapshot);
      const next = nextState(reading, before, live, result, cause, seen);
      const change = { now, fired, next, releaseHeld: reading.held > 0 };
      return { outcome: { kind: 'taken', live }, change, written: live };
    } catch (error) {
      const parked: ParkedCase = { at: now, error: keepError(error), event, eventId };
      return { outcome: { kind: 'parked', parked, seq: reading.seq }, change: { now, parked } };
    }
  }

  #told(caseId: string, change: CaseChange, written: LiveCase | undefined): void {
    const { report, notify } = this.#tools;
    const { parked, next } = change;
    const seq = written?.seq ?? 0;
    if (next?.cause.kind === 'act') report({ event: 'case.act', caseId, seq, act: next.cause.act });
    if (parked != null && change.erase !== true) {
      const { event, error } = parked;
      report({ event: 'case.parked', caseId, type: event.type, error: loggedKept(error) });
    }
    notify(noticeOf(change));
  }

  async #commit<T>(caseId: string, turn: (reading: CaseReading) => Turned<T>): Promise<T> {
    const { outcome, change, written } = await this.#store.commit(caseId, (reading) => {
      const turned = turn(reading);
      return { change: turned.change, result: turned };
    });
    if (written !== undefined) this.#live.keep(caseId, written);
    if (change !== undefined) this.#told(caseId, change, written);
    return outcome;
  }
}

function nextState(
  reading: CaseReading,
  before: LiveCase | undefined,
  live: LiveCase,
  { status, entries, setTimers, cancelTimers, effects }: StepResult,
  cause: Cause,
  seen: NextState['seen'],
): NextState {
  const { compiled, snapshot, view, work } = live;
  const frozen = frozenLive(live);
  const timers =
    status === 'sealed'
      ? // A sealed case has no future, whatever its machine forgot to cancel.
        { cancelTimers: reading.timers().map(({ id }) => id), setTimers: [] }
      : // What fell due while the case stood still comes now, in the order in which the machine sets it again.
        {
          cancelTimers,
          setTimers: setTimers.map((timer) => ({ ...timer, due: Math.max(timer.due, snapshot.context.at) })),
        };
  const due = firstDue(view, work);
  const personal = personalIn(compiled, before?.snapshot.context.data, snapshot.context.data, cause);
  return { frozen, status, cause, entries, ...timers, effects, work, seen, due, personal };
}

/** An id that was used before must have been used for the same; of what was erased nobody can tell. */
function isSameRequest(known: string, digest: string): boolean {
  return known === '' || known === digest;
}

/** What was parked or given up may be due at once. */
function noticeOf({ now, releaseHeld, revive, parked, next }: CaseChange): Notice {
  const dues = next?.setTimers.map(({ due }) => due) ?? [];
  if (parked === null) dues.push(now);
  return {
    timerDue: dues.length === 0 ? undefined : Math.min(...dues),
    topics: releaseHeld === true || revive === true ? 'all' : (next?.effects.map(topicOf) ?? []),
  };
}
