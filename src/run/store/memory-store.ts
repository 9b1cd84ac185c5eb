import { compareText } from '../../text/diagnostic.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { FrozenCase } from '../frozen.ts';
import { compareDue, firstVisible, LeaseQueue, takeDue, type Leasable } from './lease-queue.ts';
import { MemoryJournal } from './memory-journal.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import type { PinnedTo } from '../host/host-errors.ts';
import type { ParkedCase } from './parked.ts';
import type { TimerRequest } from '../scope.ts';
import { SortedList } from './sorted-list.ts';
import {
  PAGE_SIZE,
  summaryOf,
  type CaseFilter,
  type CaseRecord,
  type CaseSummary,
  type Page,
  type WorkFilter,
  type WorkRow,
} from './case-lists.ts';
import { type AuditOptions, type AuditReport, type JournalRecord, type StoreNote } from './journal-record.ts';
import { type OutboxItem } from './outbox-item.ts';
import {
  type CaseChange,
  type CaseReading,
  type CaseStore,
  type Decision,
  type DueTimer,
  type Hold,
  type KeptBlueprint,
  type PinnedCases,
  type Seen,
} from './store.ts';

/** A case in memory. What could be shared with a caller is kept as text. */
interface KeptCase {
  readonly caseId: string;
  summary: Omit<CaseSummary, 'parked'>;
  frozen: string;
  parked: string | undefined;
  readonly timers: Map<string, KeptTimer>;
  readonly seen: Map<string, Seen>;
  work: readonly WorkRow[];
}

interface KeptTimer extends Leasable {
  readonly caseId: string;
  readonly id: string;
  readonly event: string;
}

/** The place of a case in lists. */
interface CaseKey {
  readonly caseId: string;
  readonly summary: { readonly openedAt: number };
}

/** The place of work in lists. */
type WorkKey = Pick<WorkRow, 'caseId' | 'step' | 'for' | 'since' | 'due'>;

/**
 * A store that lives as long as the process: for tests, journeys and simulation, and to try things out. It holds a hundred
 * thousand cases and more; nothing in it is shared with its callers.
 */
export function memoryStore(): CaseStore {
  return new MemoryStore();
}

class MemoryStore implements CaseStore {
  readonly #cases = new Map<string, KeptCase>();
  readonly #byOpening = new SortedList<CaseKey, KeptCase>(compareCases);
  readonly #timers = new LeaseQueue<KeptTimer>();
  readonly #work = new Map<string, SortedList<WorkKey, WorkRow>>();
  readonly #live = new Map<string, Map<string, KeptCase>>();
  readonly #journal = new MemoryJournal();
  readonly #blueprints = new Map<string, string>();
  readonly #holds = new Map<string, Hold>();
  readonly #outbox = new MemoryOutbox((topic) => this.#holds.has(topic));
  #order = 0;

  async commit<T>(caseId: string, decide: (reading: CaseReading) => Decision<T>): Promise<T> {
    const { change, result } = decide(this.#read(caseId));
    if (change !== undefined) this.#apply(caseId, change);
    return result;
  }

  async load(caseId: string): Promise<CaseRecord | undefined> {
    const kept = this.#cases.get(caseId);
    if (kept === undefined) return undefined;
    const { seq, status } = kept.summary;
    return { caseId, seq, status, frozen: JSON.parse(kept.frozen) as FrozenCase, parked: parkedOf(kept) };
  }

  async history(caseId: string, fromSeq = 1): Promise<JournalRecord[]> {
    return this.#journal.history(caseId, fromSeq);
  }

  async list(filter: CaseFilter, cursor?: string): Promise<Page<CaseSummary>> {
    const { status, blueprint, version, stage, parked, dueBefore, stuck, data, limit } = filter;
    const [openedAt, caseId] =
      cursor === undefined ? [] : (readCursor(cursor, ['number', 'string']) as [number, string]);
    const after = openedAt === undefined || caseId === undefined ? undefined : { caseId, summary: { openedAt } };
    const isWanted = (kept: KeptCase): boolean => {
      const { summary, parked: text } = kept;
      return (
        (status ?? summary.status) === summary.status &&
        (blueprint ?? summary.blueprint) === summary.blueprint &&
        (version ?? summary.version) === summary.version &&
        (stage ?? summary.stage) === summary.stage &&
        (parked === undefined || parked === (text !== undefined)) &&
        (dueBefore === undefined || (summary.status === 'open' && (summary.due ?? Infinity) < dueBefore)) &&
        (stuck === undefined || stuck === this.#isStuck(kept)) &&
        (data === undefined || hasData(kept, data))
      );
    };
    return page(
      this.#byOpening.after(after),
      isWanted,
      limit,
      (kept): CaseSummary => ({ ...kept.summary, parked: parkedOf(kept) }),
      (kept) => [kept.summary.openedAt, kept.caseId],
    );
  }

  async work(filter: WorkFilter, cursor?: string): Promise<Page<WorkRow>> {
    const { blueprint, stage, owner, limit } = filter;
    const lists = [...new Set(filter.for ?? this.#work.keys())].flatMap((who) => this.#work.get(who) ?? []);
    const after = cursor === undefined ? undefined : workKey(cursor);
    return page(
      merge(lists.map((list) => list.after(after))),
      (row) =>
        (blueprint ?? row.blueprint) === row.blueprint &&
        (stage ?? row.stage) === row.stage &&
        (owner === undefined || (owner ?? undefined) === row.owner),
      limit,
      (row) => ({ ...row }),
      ({ due, since, caseId, step, for: who }) => [due ?? null, since, caseId, step, who],
    );
  }

  async outbox(...[filter, cursor]: Parameters<CaseStore['outbox']>): Promise<Page<OutboxItem>> {
    return this.#outbox.list(filter, cursor);
  }

  claim(kind: 'timer', now: number, limit: number, leaseMs: number): Promise<DueTimer[]>;
  claim(kind: 'effect', now: number, limit: number, leaseMs: number, topics: readonly string[]): Promise<OutboxItem[]>;
  async claim(
    kind: 'timer' | 'effect',
    now: number,
    limit: number,
    leaseMs: number,
    topics: readonly string[] = [],
    inOrder = false,
  ): Promise<DueTimer[] | OutboxItem[]> {
    if (kind === 'timer') return this.#claimTimers(now, limit, leaseMs);
    return this.#outbox.claim({ now, limit, leaseMs }, topics, inOrder);
  }

  async nextDue(
    kind: 'timer' | 'effect',
    topics: readonly string[] = [],
    inOrder = false,
  ): Promise<number | undefined> {
    return kind === 'timer' ? firstVisible([this.#timers]) : this.#outbox.nextDue(topics, inOrder);
  }

  async settle(...[item, settlement]: Parameters<CaseStore['settle']>): Promise<boolean> {
    const kept = this.#cases.get(item.caseId);
    return this.#outbox.settle(item, settlement, ({ seq, isParked }) => {
      return kept?.summary.seq === seq && (kept.parked !== undefined) === isParked;
    });
  }

  async pinned(): Promise<PinnedCases[]> {
    return [...this.#live.values()].flatMap((cases) => {
      const [first] = cases.values();
      if (first === undefined) return [];
      const { blueprint, version, hash, revision } = first.summary;
      return [{ blueprint, version, hash, revision, caseId: first.caseId, count: cases.size }];
    });
  }

  async keepBlueprint(kept: KeptBlueprint): Promise<void> {
    const key = versionKey(kept);
    if (!this.#blueprints.has(key)) this.#blueprints.set(key, JSON.stringify(kept));
  }

  async blueprints(): Promise<KeptBlueprint[]> {
    return [...this.#blueprints.values()].map((kept) => JSON.parse(kept) as KeptBlueprint);
  }

  async hold(topic: string, hold: Hold | null, note: StoreNote): Promise<void> {
    if (hold === null) this.#holds.delete(topic);
    else this.#holds.set(topic, { ...hold });
    this.#journal.append(undefined, this.#journal.prepare(note));
  }

  async holds(): Promise<ReadonlyMap<string, Hold>> {
    return new Map([...this.#holds].map(([topic, hold]) => [topic, { ...hold }]));
  }

  async note(note: StoreNote): Promise<void> {
    this.#journal.append(undefined, this.#journal.prepare(note));
  }

  async notes(): Promise<StoreNote[]> {
    return this.#journal.notes();
  }

  async latest(): Promise<number | undefined> {
    return this.#journal.latest();
  }

  async audit(options?: AuditOptions): Promise<AuditReport> {
    return this.#journal.audit(options);
  }

  async close(): Promise<void> {
    // What lives in memory ends with the process; there is nothing to let go of.
  }

  #isStuck({ caseId, summary, parked, timers, work }: KeptCase): boolean {
    if (this.#outbox.deadOf(caseId) > 0) return true;
    const isWaiting = timers.size > 0 || work.length > 0 || this.#outbox.has(caseId);
    return summary.status === 'open' && parked === undefined && !isWaiting;
  }

  #read(caseId: string): CaseReading {
    const kept = this.#cases.get(caseId);
    return {
      seq: kept?.summary.seq ?? 0,
      pinnedTo: kept && pinnedTo(kept.summary),
      parked: kept && parkedOf(kept),
      held: this.#outbox.heldOf(caseId),
      dead: this.#outbox.deadOf(caseId),
      hasSecrets: () => this.#journal.hasSecrets(caseId),
      work: () => (kept?.work ?? []).map(({ caseId: _id, blueprint: _blueprint, ...item }) => item),
      frozen: () => {
        if (kept === undefined) throw new Error(`There is no case "${caseId}".`);
        return JSON.parse(kept.frozen) as FrozenCase;
      },
      timers: () => [...(kept?.timers.values() ?? [])].sort(compareDue).map(requestOf),
      seen: (key) => {
        const seen = kept?.seen.get(key);
        return seen && { ...seen };
      },
    };
  }

  /** Everything that can fail comes first, so that a failure leaves the case as it was. */
  #apply(caseId: string, { now, fired, next, parked, releaseHeld, revive, erase }: CaseChange): void {
    const before = this.#cases.get(caseId);
    if (before === undefined && next === undefined) throw new Error(`There is no case "${caseId}" to change.`);
    const seq = (before?.summary.seq ?? 0) + 1;
    const parkedText = parked == null ? undefined : JSON.stringify(parked);
    const frozen = next && JSON.stringify(next.frozen);
    const record = next && this.#journal.prepare(journalRecord(caseId, seq, now, next), next.personal);
    const timers = next?.setTimers.map(({ id, due, event }): KeptTimer => {
      return { caseId, id, due, event: JSON.stringify(event), order: (this.#order += 1), visibleAt: due };
    });
    const effects = next && this.#outbox.prepare(caseId, seq, next.effects, now);

    const kept = before ?? this.#create(caseId);
    this.#hide(kept);
    if (fired !== undefined) kept.timers.delete(fired);
    if (next !== undefined && frozen !== undefined && record !== undefined) {
      if (before !== undefined) this.#byOpening.remove(kept);
      const { parked: _parked, ...summary } = summaryOf(
        { caseId, seq, status: next.status, frozen: next.frozen },
        next.due,
      );
      kept.summary = summary;
      kept.frozen = frozen;
      this.#journal.append(caseId, record);
      kept.work = next.work.map((item) => ({ ...item, caseId, blueprint: summary.blueprint }));
      if (next.seen !== undefined) kept.seen.set(next.seen.key, { seq, digest: next.seen.digest });
      for (const id of next.cancelTimers) kept.timers.delete(id);
      for (const timer of timers ?? []) kept.timers.set(timer.id, timer);
      this.#byOpening.add(kept);
      this.#outbox.add(effects ?? []);
    }
    if (releaseHeld === true) this.#outbox.releaseHeld(caseId, now);
    if (revive === true) this.#outbox.revive(caseId, now);
    if (erase === true) {
      this.#journal.erase(caseId);
      this.#outbox.drop(caseId);
      for (const [key, seen] of kept.seen) kept.seen.set(key, { ...seen, digest: '' });
    }
    if (parked !== undefined) kept.parked = parkedText;
    // A timer that was claimed when its case was parked does not wait for that lease once the case is back.
    if (parked === null) for (const timer of kept.timers.values()) timer.visibleAt = timer.due;
    this.#show(kept);
  }

  #create(caseId: string): KeptCase {
    const kept: KeptCase = {
      caseId,
      summary: {
        caseId,
        seq: 0,
        status: 'open',
        blueprint: '',
        version: '',
        hash: '',
        revision: 0,
        openedAt: 0,
        at: 0,
      },
      frozen: '',
      parked: undefined,
      timers: new Map(),
      seen: new Map(),
      work: [],
    };
    this.#cases.set(caseId, kept);
    return kept;
  }

  /** Takes a case out of what is found by time, role and blueprint. */
  #hide({ caseId, parked, timers, work, summary }: KeptCase): void {
    if (summary.seq === 0) return;
    this.#live.get(versionKey(summary))?.delete(caseId);
    if (parked !== undefined) return;
    for (const timer of timers.values()) this.#timers.remove(timer);
    for (const row of work) this.#work.get(row.for)?.remove(row);
  }

  /** Puts it back as it now is; nothing of a parked case falls due or waits for anybody. */
  #show(kept: KeptCase): void {
    const { caseId, parked, timers, work, summary } = kept;
    if (summary.status !== 'sealed') {
      const key = versionKey(summary);
      const cases = this.#live.get(key) ?? new Map<string, KeptCase>();
      this.#live.set(key, cases.set(caseId, kept));
    }
    if (parked !== undefined) return;
    for (const timer of timers.values()) this.#timers.add(timer);
    for (const row of work) {
      const list = this.#work.get(row.for) ?? new SortedList<WorkKey, WorkRow>(compareWork);
      this.#work.set(row.for, list);
      list.add(row);
    }
  }

  #claimTimers(now: number, limit: number, leaseMs: number): DueTimer[] {
    const claimed = takeDue([this.#timers], { now, limit, until: now + leaseMs });
    return claimed.map((timer): DueTimer => ({ kind: 'timer', caseId: timer.caseId, ...requestOf(timer) }));
  }
}

/** The first items that are wanted, and where to go on when there are more. */
function page<T, U>(
  items: Iterable<T>,
  isWanted: (item: T) => boolean,
  limit = PAGE_SIZE,
  show: (item: T) => U,
  keyOf: (item: T) => readonly (string | number | null)[],
): Page<U> {
  const found: T[] = [];
  for (const item of items) {
    if (!isWanted(item)) continue;
    const last = found.at(-1);
    if (found.length === limit) return { items: found.map(show), cursor: last && cursorOf(keyOf(last)) };
    found.push(item);
  }
  return { items: found.map(show) };
}

/** Several lists in the order of work, as one. */
function* merge(lists: readonly Generator<WorkRow>[]): Generator<WorkRow> {
  const heads = lists.map((list) => ({ list, head: list.next() }));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const candidate of heads) {
      if (candidate.head.done === true) continue;
      if (first?.head.done !== false || compareWork(candidate.head.value, first.head.value) < 0) first = candidate;
    }
    if (first?.head.done !== false) return;
    yield first.head.value;
    first.head = first.list.next();
  }
}

/** A case with every one of these values. */
function hasData({ frozen }: KeptCase, data: NonNullable<CaseFilter['data']>): boolean {
  const { context } = JSON.parse(frozen) as FrozenCase;
  return Object.entries(data).every(([name, value]) => context.data[name] === value);
}

function workKey(cursor: string): WorkKey {
  const kinds = ['number or null', 'number', 'string', 'string', 'string'] as const;
  const [due, since, caseId, step, who] = readCursor(cursor, kinds) as [number | null, number, string, string, string];
  return { due: due ?? undefined, since, caseId, step, for: who };
}

function journalRecord(caseId: string, seq: number, now: number, next: NonNullable<CaseChange['next']>): JournalRecord {
  return { caseId, seq, recordedAt: now, cause: next.cause, entries: next.entries };
}

function parkedOf({ parked }: KeptCase): ParkedCase | undefined {
  return parked === undefined ? undefined : (JSON.parse(parked) as ParkedCase);
}

function requestOf({ id, due, event }: KeptTimer): TimerRequest {
  return { id, due, event: JSON.parse(event) as TimerRequest['event'] };
}

function pinnedTo({ blueprint, version, hash, revision }: CaseSummary): CaseReading['pinnedTo'] {
  return { blueprint, version, hash, revision };
}

function versionKey({ hash, revision }: PinnedTo): string {
  return `${hash}:${revision}`;
}

function compareCases(a: CaseKey, b: CaseKey): number {
  return a.summary.openedAt - b.summary.openedAt || compareText(a.caseId, b.caseId);
}

function compareWork(a: WorkKey, b: WorkKey): number {
  return (
    (a.due ?? Infinity) - (b.due ?? Infinity) ||
    a.since - b.since ||
    compareText(a.caseId, b.caseId) ||
    compareText(a.step, b.step) ||
    compareText(a.for, b.for)
  );
}
