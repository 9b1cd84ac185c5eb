import type {
  CaseHost,
  CaseReport,
  HostFilter,
  HostOptions,
  Sent,
  SendOptions,
  Started,
  StartRequest,
} from './host.ts';
import { Shifts } from './shifts.ts';
import { filesOf } from '../../blueprint/kept-file.ts';
import type { Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { COMPILER_REVISION } from '../../compile/hash.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { Clock } from '../../time/clock.ts';
import { Activity } from './activity.ts';
import { BlueprintShelf } from './blueprint-shelf.ts';
import { dutiesOf } from './case-work.ts';
import { CaseWriter, type SentEvent } from './case-writer.ts';
import { readBody } from './event-body.ts';
import { effectPolicy } from '../effects/retry-policy.ts';
import { reportTo, type Report } from '../effects/log.ts';
import { reportWhy, type ClockReport, type EscalationReport } from '../why/report-why.ts';
import type { Desk } from './desk.ts';
import { HostDesk } from './host-desk.ts';
import { CaseParked, HostClosed, UnknownCase } from './host-errors.ts';
import { ClockWatch } from './clock-watch.ts';
import { LiveCases } from './live-cases.ts';
import { liveView, recordView } from './read-case.ts';
import type { CaseSummary, Page } from '../store/case-lists.ts';
import type { AuditOptions, AuditReport, JournalRecord, StoreNote } from '../store/journal-record.ts';
import type { OutboxFilter, OutboxItem } from '../store/outbox-item.ts';
import type { CaseStore, Hold } from '../store/store.ts';
import { readWorklist, type WorklistFilter, type WorklistItem } from './worklist.ts';

const DEFAULT_LEASE = 60_000;

/** The host: every promise of {@link CaseHost} over one store. */
export class Host implements CaseHost {
  readonly #store: CaseStore;
  readonly #clock: Clock;
  readonly #shelf: BlueprintShelf;
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
  readonly #shifts: Shifts;

  constructor({ store, blueprints, handlers = {}, clock, people, leaseMs = DEFAULT_LEASE, effects, log }: HostOptions) {
    effectPolicy(effects);
    this.#store = store;
    this.#clock = clock;
    this.#shelf = new BlueprintShelf(blueprints);
    this.#live = new LiveCases(this.#shelf);
    this.#report = reportTo(log, clock);
    this.#watch = new ClockWatch(clock, store, this.#report);
    this.#people = typeof people === 'function' ? people : () => people;
    this.#writer = new CaseWriter(store, this.#live, {
      clock,
      people: this.#people,
      report: this.#report,
      notify: (notice) => this.#shifts.notice(notice),
    });
    this.#shifts = new Shifts(
      {
        store,
        writer: this.#writer,
        clock,
        activity: this.#activity,
        leaseMs,
        look: () => this.#watch.look(),
        effects,
        log,
        report: this.#report,
        enter: async () => this.#enter(),
      },
      dutiesOf(handlers, blueprints),
    );
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
        released: () => this.#shifts.notice({ topics: 'all' }),
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
    const run = this.#shifts.workUntil(AbortSignal.any([signal, this.#closing.signal]));
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
      if (!(await this.#shifts.takeUpDue()) && this.#activity.isIdle) return;
    }
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
