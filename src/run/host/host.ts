import { filesOf } from '../../blueprint/kept-file.ts';
import type { Actor, CaseInput } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { COMPILER_REVISION } from '../../compile/hash.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { Clock } from '../../time/clock.ts';
import { Activity } from './activity.ts';
import { BlueprintShelf } from './blueprint-shelf.ts';
import { CaseWork, dutiesOf, type Duties } from './case-work.ts';
import { CaseWriter, type SentEvent } from './case-writer.ts';
import { readBody } from './event-body.ts';
import type { EffectHandlers } from '../effects/handlers.ts';
import { effectPolicy, type EffectOptions } from '../effects/retry-policy.ts';
import { loggedError, reportTo, type HostLog, type Report } from '../effects/log.ts';
import { reportWhy, type ClockReport, type EscalationReport } from '../why/report-why.ts';
import type { Desk } from './desk.ts';
import { HostDesk } from './host-desk.ts';
import { CaseParked, HostClosed, UnknownCase } from './host-errors.ts';
import { ClockWatch } from './clock-watch.ts';
import { LiveCases } from './live-cases.ts';
import type { ParkedCase } from '../store/parked.ts';
import { liveView, recordView } from './read-case.ts';
import type { CaseRefusal } from '../refusal.ts';
import type {
  AuditOptions,
  AuditReport,
  CaseFilter,
  CaseStore,
  CaseSummary,
  Hold,
  JournalRecord,
  OutboxFilter,
  OutboxItem,
  Page,
  StoreNote,
} from '../store/store.ts';
import type { CaseView } from '../view.ts';
import { readWorklist, type WorklistFilter, type WorklistItem } from './worklist.ts';

/**
 * Runs cases. Every promise rejects with a {@link MissingBlueprint} as long as the store has a case that can still move and
 * whose very blueprint was not given; errors say by `retryable` whether the same call may succeed later.
 */
export interface CaseHost {
  /**
   * Opens a case. Starting a case that is there changes nothing and says so by `created: false`.
   *
   * @throws UnknownBlueprint, EventIdReused (the same `requestId` with another request), TypeError (data that does not
   * fit), CaseFault (the blueprint fails at the opening; there is no case then).
   */
  start(caseId: string, request: StartRequest): Promise<Started>;
  /**
   * Brings an event into a case. An event that is not accepted changes nothing: `refused` says why, and what would be. The
   * same `eventId` again changes nothing either: `duplicate` is true and `seq` that of the first time.
   *
   * @throws UnknownCase, EventIdReused (the same `eventId` with another event), ConflictError (the case is not at
   * `expectedSeq`), CaseParked (the case takes no events, or this one made it fail).
   */
  send(caseId: string, event: SentEvent, options: SendOptions): Promise<Sent>;
  /** One case as it stands. @throws UnknownCase */
  read(caseId: string): Promise<CaseReport>;
  /** What happened to a case, event by event, beginning at a seq; empty when there is none. */
  history(caseId: string, fromSeq?: number): Promise<JournalRecord[]>;
  /**
   * Why a service clock of a case stands as it does now: what moved it, the sum that leads to its due time, and what
   * becomes of its escalations. Or, by the id of an escalation: who was told in it, and who comes next if nobody does
   * anything. Where both have the id it is the clock.
   *
   * @example console.log((await host.why('C-1', 'formal-answer')).text('en'));
   * @throws UnknownCase, UnknownClock (the blueprint of the case has no clock and no escalation of this id)
   */
  why(caseId: string, id: string): Promise<ClockReport | EscalationReport>;
  /** Cases in the order of their opening; `cursor` is that of the page before. */
  list(filter?: HostFilter, cursor?: string): Promise<Page<CaseSummary>>;
  /** The tasks of open cases, most urgent first. */
  worklist(filter?: WorklistFilter, cursor?: string): Promise<Page<WorklistItem>>;
  /**
   * What one caller does: in everything that is done at a desk, `by` is who the caller was authenticated to be.
   *
   * @throws TypeError when there is no role.
   */
  as(by: Actor): Desk;
  /** The topics of effects that do not leave, with who stopped them; {@link Desk.holdEffects}. */
  holds(): Promise<ReadonlyMap<string, Hold>>;
  /** Lines of the journal that concern no single case: effects held and released, a clock set back, a restored store. */
  notes(): Promise<StoreNote[]>;
  /** Works through the whole journal and names the first entry that was altered. */
  audit(options?: AuditOptions): Promise<AuditReport>;
  /** Effects that have not got through: waiting for their turn or a handler, held for their case, or given up (`dead`). */
  outbox(filter?: OutboxFilter, cursor?: string): Promise<Page<OutboxItem>>;
  /**
   * Fires timers and carries effects out until the signal is aborted; then it resolves once all that is under way has
   * ended. It rejects when the store fails. Only one run at a time, and only one host at a time on a store.
   */
  run(signal: AbortSignal): Promise<void>;
  /**
   * Resolves when nothing is left to do at the clock's present instant: what was sent is applied and, while `run` is under
   * way, timers that are due have fired and effects are carried out with their results applied. Effects that wait for
   * another try, and handlers that sleep on the host's clock, are not waited for.
   */
  settled(): Promise<void>;
  /**
   * Takes nothing more, lets what is under way end (a run too), and closes the store. Whatever is asked of the host
   * afterwards rejects with {@link HostClosed}.
   */
  close(): Promise<void>;
}

/** Cases for which all of this holds. */
export interface HostFilter extends CaseFilter {
  /** True: only open cases of which something is late now, work or a clock. */
  readonly overdue?: boolean;
}

export interface StartRequest {
  /** The id of a blueprint that was given to the host. */
  readonly blueprint: string;
  /** Default: the one of that id that was given last. */
  readonly version?: string;
  /** `at` is in epoch milliseconds, not after now; default now. */
  readonly input?: Omit<CaseInput, 'id' | 'at'> & { readonly at?: number };
  /** Names this request, so that it can be sent again safely. */
  readonly requestId: string;
}

export interface Started {
  /** False when the case was there already. */
  readonly created: boolean;
  /** How many events the case has taken, its opening included. */
  readonly seq: number;
  readonly view: CaseView;
}

export interface SendOptions {
  /** Names this event among those of the case, so that it can be sent again safely. */
  readonly eventId: string;
  /** The seq at which the sender saw the case. */
  readonly expectedSeq?: number;
}

export interface Sent {
  /** The seq that the event got; of a refused one, that of the case. */
  readonly seq: number;
  /** The case as it stands now. */
  readonly view: CaseView;
  readonly duplicate: boolean;
  readonly refused?: CaseRefusal;
}

/** A case as it stands. */
export interface CaseReport {
  readonly seq: number;
  readonly view: CaseView;
  /** Present when the case was taken out of service: the whole error, and the event that caused it. */
  readonly parked?: ParkedCase;
}

export interface HostOptions {
  readonly store: CaseStore;
  /** Every version that a case of the store runs on; of one id, the last is for new cases. */
  readonly blueprints: readonly CompiledBlueprint[];
  readonly handlers?: EffectHandlers;
  readonly clock: Clock;
  /**
   * Who holds the roles, asked at the instant at which somebody is to be told; without it people are told by role alone.
   * A function is asked anew each time, so that the list may change while the host runs.
   */
  readonly people?: Directory | (() => Directory | undefined);
  /** How long a claim on a timer or effect lasts when this process dies, in milliseconds; default a minute. */
  readonly leaseMs?: number;
  /** How effects are tried again, and how many at a time. */
  readonly effects?: EffectOptions;
  /** Told what happens, without personal values. */
  readonly log?: HostLog;
}

/**
 * Makes a host: cases of the given blueprints, kept in a store, on a clock.
 *
 * @throws TypeError when a handler is for a service that no blueprint has; RangeError when `effects` has a number that
 * makes no sense.
 * @example
 * const host = createHost({ store: memoryStore(), blueprints: [compiled], handlers: { message }, clock: systemClock() });
 * await host.start('C-1', { blueprint: 'complaint-desk', requestId: 'call-4711' });
 * void host.run(signal);
 */
export function createHost(options: HostOptions): CaseHost {
  return new Host(options);
}

const DEFAULT_LEASE = 60_000;

class Host implements CaseHost {
  readonly #store: CaseStore;
  readonly #clock: Clock;
  readonly #leaseMs: number;
  readonly #forLanes: Pick<HostOptions, 'effects' | 'log'>;
  readonly #shelf: BlueprintShelf;
  readonly #duties: Duties;
  readonly #live: LiveCases;
  readonly #writer: CaseWriter;
  readonly #people: () => Directory | undefined;
  readonly #activity = new Activity();
  readonly #kept = new Set<string>();
  readonly #closing = new AbortController();
  readonly #watch: ClockWatch;
  readonly #report: Report;
  #ended: Promise<void> = Promise.resolve();
  #isChecked = false;
  #hasBegun = false;
  #beginning: Promise<void> | undefined;
  #isRunning = false;
  #work: CaseWork | undefined;

  constructor({ store, blueprints, handlers = {}, clock, people, leaseMs = DEFAULT_LEASE, effects, log }: HostOptions) {
    effectPolicy(effects);
    this.#forLanes = { effects, log };
    this.#store = store;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
    this.#shelf = new BlueprintShelf(blueprints);
    this.#duties = dutiesOf(handlers, blueprints);
    this.#live = new LiveCases(this.#shelf);
    this.#report = reportTo(log, clock);
    this.#watch = new ClockWatch(clock, store, this.#report);
    this.#people = typeof people === 'function' ? people : () => people;
    this.#writer = new CaseWriter(store, this.#live, {
      clock,
      people: this.#people,
      report: this.#report,
      notify: (notice) => this.#work?.notice(notice),
    });
  }

  async start(caseId: string, request: StartRequest): Promise<Started> {
    requireId(caseId, 'case');
    requireId(request.requestId, 'request');
    const { body, digest } = readBody(request);
    return this.#activity.track(async () => {
      await this.#enter();
      const compiled = this.#shelf.current(body.blueprint, body.version);
      const now = this.#clock.now();
      const input = { ...body.input, id: caseId, at: body.input?.at ?? now };
      await this.#keep(compiled);
      if (input.at > now) throw new RangeError(`A case cannot be opened in the future: ${input.at} is after ${now}.`);
      const { created, live } = await this.#writer.open(compiled, input, { id: body.requestId, digest });
      return { created, seq: live.seq, view: liveView(live) };
    });
  }

  async send(caseId: string, event: SentEvent, { eventId, expectedSeq }: SendOptions): Promise<Sent> {
    requireId(eventId, 'event');
    const sent = readBody(event);
    if (typeof sent.body?.type !== 'string')
      throw new TypeError('An event is { type, by, data? }, and its type a text.');
    return this.#activity.track(async () => {
      await this.#enter();
      const key = `event:${eventId}`;
      const outcome = await this.#writer.bring(caseId, { sent, key, eventId, expectedSeq });
      if (outcome.kind === 'parked') throw new CaseParked(caseId, outcome.parked);
      const { live } = outcome;
      const view = liveView(live);
      if (outcome.kind === 'refused') return { seq: live.seq, view, duplicate: false, refused: outcome.refused };
      const duplicate = outcome.kind === 'duplicate';
      return { seq: outcome.kind === 'duplicate' ? outcome.seq : live.seq, view, duplicate };
    });
  }

  async read(caseId: string): Promise<CaseReport> {
    await this.#check();
    const record = await this.#store.load(caseId);
    if (record === undefined) throw new UnknownCase(caseId);
    return { seq: record.seq, view: recordView(this.#shelf, record), parked: record.parked };
  }

  async history(caseId: string, fromSeq?: number): Promise<JournalRecord[]> {
    await this.#check();
    return this.#store.history(caseId, fromSeq);
  }

  async why(caseId: string, id: string): Promise<ClockReport | EscalationReport> {
    await this.#check();
    const record = await this.#store.load(caseId);
    if (record === undefined) throw new UnknownCase(caseId);
    const history = await this.#store.history(caseId);
    // What has been recorded since the case was read belongs to another answer.
    const entries = history.filter(({ seq }) => seq <= record.seq).flatMap((event) => event.entries);
    return reportWhy(this.#shelf, record, entries, { id, now: this.#clock.now(), people: this.#people() });
  }

  async list({ overdue, ...filter }: HostFilter = {}, cursor?: string): Promise<Page<CaseSummary>> {
    await this.#check();
    return this.#store.list(overdue === true ? { ...filter, dueBefore: this.#clock.now() } : filter, cursor);
  }

  async worklist(filter: WorklistFilter = {}, cursor?: string): Promise<Page<WorklistItem>> {
    await this.#check();
    return readWorklist(this.#store, this.#shelf, filter, cursor);
  }

  async outbox(filter: OutboxFilter = {}, cursor?: string): Promise<Page<OutboxItem>> {
    await this.#check();
    return this.#store.outbox(filter, cursor);
  }

  as(by: Actor): Desk {
    return new HostDesk(
      {
        host: this,
        store: this.#store,
        writer: this.#writer,
        now: () => this.#clock.now(),
        enter: async (work) =>
          this.#activity.track(async () => {
            await this.#enter();
            return work();
          }),
        released: () => this.#work?.notice({ topics: 'all' }),
      },
      by,
    );
  }

  async holds(): Promise<ReadonlyMap<string, Hold>> {
    await this.#check();
    return this.#store.holds();
  }

  async notes(): Promise<StoreNote[]> {
    await this.#check();
    return this.#store.notes();
  }

  async audit(options: AuditOptions = {}): Promise<AuditReport> {
    // A journal can be audited whatever its cases run on.
    if (this.#closing.signal.aborted) throw new HostClosed();
    return this.#store.audit(options);
  }

  async run(signal: AbortSignal): Promise<void> {
    if (this.#isRunning) throw new Error('This host is running already.');
    this.#isRunning = true;
    const run = this.#runUntil(AbortSignal.any([signal, this.#closing.signal]));
    this.#ended = run.catch(() => undefined);
    try {
      await run;
    } finally {
      this.#isRunning = false;
    }
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#ended;
    await this.#activity.idle();
    await this.#store.close();
  }

  async settled(): Promise<void> {
    for (;;) {
      await this.#activity.idle();
      if ((await this.#work?.takeUpDue()) !== true && this.#activity.isIdle) return;
    }
  }

  /** Works while this process has the lease; when it is lost, waits for it anew. */
  async #runUntil(signal: AbortSignal): Promise<void> {
    if (this.#store.takeLease === undefined) return this.#workUntil(signal);
    while (!signal.aborted) {
      // Whoever waits for this host waits until it works, unless it has to wait for another process itself.
      const letGo = this.#activity.hold();
      try {
        await this.#check();
        const lease = await this.#store.takeLease(signal, letGo).catch((error: unknown) => {
          if (signal.aborted) return undefined;
          throw error;
        });
        if (lease === undefined) return;
        this.#report({ event: 'lease.taken' });
        try {
          const working = this.#workUntil(AbortSignal.any([signal, lease.lost]));
          letGo();
          await working;
          if (lease.lost.aborted) this.#report({ event: 'lease.lost' });
        } finally {
          await lease.end();
        }
      } finally {
        letGo();
      }
    }
  }

  async #workUntil(signal: AbortSignal): Promise<void> {
    const failing = new AbortController();
    const ending = AbortSignal.any([signal, failing.signal]);
    const work = new CaseWork(
      {
        store: this.#store,
        writer: this.#writer,
        clock: this.#clock,
        activity: this.#activity,
        leaseMs: this.#leaseMs,
        look: () => this.#watch.look(),
        ...this.#forLanes,
        signal: ending,
        onError: (error) => failing.abort(error),
      },
      this.#duties,
    );
    // What another process has written is found by looking at everything that is due.
    const unwatch = this.#store.watch?.(() => void this.#activity.track(async () => work.takeUpDue()));
    await this.#activity.track(async () => {
      await this.#enter();
      if (ending.aborted) return;
      this.#work = work;
      this.#report({ event: 'host.started' });
      await work.start();
    });
    if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }));
    this.#work = undefined;
    unwatch?.();
    await work.stop();
    if (failing.signal.aborted) {
      this.#report({ event: 'host.failed', error: loggedError(failing.signal.reason) });
      throw failing.signal.reason;
    }
    this.#report({ event: 'host.stopped' });
  }

  /** The text of a blueprint is kept with its cases, so that they can be gone on with years later. */
  async #keep({ id: blueprint, version, hash, blueprint: read }: CompiledBlueprint): Promise<void> {
    if (this.#kept.has(hash)) return;
    await this.#store.keepBlueprint({
      blueprint,
      version,
      hash,
      revision: COMPILER_REVISION,
      files: filesOf(read),
    });
    this.#kept.add(hash);
  }

  /** The first thing that every method does which may change something; in the order of the calls. */
  async #enter(): Promise<void> {
    if (this.#closing.signal.aborted) throw new HostClosed();
    if (this.#hasBegun) {
      const noting = this.#watch.look();
      if (noting !== undefined) await noting;
      return;
    }
    this.#beginning ??= this.#begin();
    await this.#beginning;
  }

  async #begin(): Promise<void> {
    try {
      await this.#check();
      await this.#watch.look();
      this.#hasBegun = true;
    } finally {
      this.#beginning = undefined;
    }
  }

  /** The first thing every method does: a store with a case that this host cannot move is not touched. */
  async #check(): Promise<void> {
    if (this.#closing.signal.aborted) throw new HostClosed();
    if (this.#isChecked) return;
    await this.#shelf.checkStore(this.#store);
    this.#isChecked = true;
  }
}

function requireId(id: unknown, what: string): void {
  if (typeof id !== 'string' || id === '') throw new TypeError(`The ${what} needs an id: a text that is not empty.`);
}
