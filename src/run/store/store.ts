import type { Actor, Effect, Entry } from '../../compile/case.ts';
import type { FrozenCase } from '../frozen.ts';
import type { PinnedTo } from '../host/host-errors.ts';
import type { TimerRequest } from '../scope.ts';
import type { CaseStatus } from '../step.ts';
import type { CaseFilter, CaseRecord, CaseSummary, Page, WorkFilter, WorkItem, WorkRow } from './case-lists.ts';
import type { AuditOptions, AuditReport, Cause, JournalRecord, Personal, StoreNote } from './journal-record.ts';
import type { OutboxFilter, OutboxItem, Settlement } from './outbox-item.ts';
import type { ParkedCase } from './parked.ts';

/**
 * Where cases are kept: what an engine supplies. A store knows nothing of blueprints or machines; all that goes in and
 * comes out is JSON, and nothing of it is shared with the caller. Instants are epoch milliseconds.
 *
 * A store that cannot do what it was asked (a full disk, a lost connection) rejects, and nothing is half-written.
 */
export interface CaseStore {
  /**
   * Changes one case, all or nothing. `decide` looks at the case and says, without waiting for anything, what shall
   * change; the promise resolves with its result once the change is kept for good. Nothing changes when it throws; the
   * promise then rejects with what was thrown. Two commits of one case never see the same state.
   */
  commit<T>(caseId: string, decide: (reading: CaseReading) => Decision<T>): Promise<T>;
  /** One case as it stands; undefined when there is none. */
  load(caseId: string): Promise<CaseRecord | undefined>;
  /** What happened to a case, in order, beginning at a seq (default 1); empty when there is none. */
  history(caseId: string, fromSeq?: number): Promise<JournalRecord[]>;
  /** Cases in the order of their opening, then of their ids. A TypeError on a cursor that no page gave. */
  list(filter: CaseFilter, cursor?: string): Promise<Page<CaseSummary>>;
  /** Waiting work of open cases that are not parked: what is due first comes first, then what waits longest. */
  work(filter: WorkFilter, cursor?: string): Promise<Page<WorkRow>>;
  /** Effects that have not been settled, in the order of asking. */
  outbox(filter: OutboxFilter, cursor?: string): Promise<Page<OutboxItem>>;
  /**
   * Takes what is due at an instant or before, in due order, and keeps it from others until the lease ends. The commit
   * that fires a timer takes it away for good; timers of parked cases are passed over. Of effects only those of the
   * given topics are taken; each taking counts as an attempt.
   *
   * With `inOrder` an effect is passed over while an earlier one of its case (in the order of asking) among the same topics
   * is still waiting: for its turn, for another try, under somebody's lease, or because its topic is held. So of each case
   * at most one is taken, and none overtakes another; what was given up (`dead`) stands in nobody's way.
   */
  claim(kind: 'timer', now: number, limit: number, leaseMs: number): Promise<DueTimer[]>;
  claim(
    kind: 'effect',
    now: number,
    limit: number,
    leaseMs: number,
    topics: readonly string[],
    inOrder?: boolean,
  ): Promise<OutboxItem[]>;
  /**
   * The earliest instant at which {@link CaseStore.claim} of the same topics and order has something to give; undefined
   * while there is none.
   */
  nextDue(kind: 'timer'): Promise<number | undefined>;
  nextDue(kind: 'effect', topics: readonly string[], inOrder?: boolean): Promise<number | undefined>;
  /** Says what became of a claimed effect. False, and nothing changes, when somebody else has taken it since. */
  settle(item: OutboxItem, settlement: Settlement): Promise<boolean>;
  /** What the cases that are not sealed are pinned to, each with one of its cases. */
  pinned(): Promise<PinnedCases[]>;
  /** Keeps the text of a blueprint that cases are pinned to; once is enough. */
  keepBlueprint(kept: KeptBlueprint): Promise<void>;
  /** The blueprints that were kept, in the order of keeping. */
  blueprints(): Promise<KeptBlueprint[]>;
  /** Stops effects of a topic from being claimed (`null` lets them go again), and notes it in the journal of the store. */
  hold(topic: string, hold: Hold | null, note: StoreNote): Promise<void>;
  /** The topics that are held. */
  holds(): Promise<ReadonlyMap<string, Hold>>;
  /** Writes a line that concerns no single case into the journal. */
  note(note: StoreNote): Promise<void>;
  /** Those lines, in order. */
  notes(): Promise<StoreNote[]>;
  /** When the last line of the journal was recorded; undefined while it is empty. */
  latest(): Promise<number | undefined>;
  /** Works through the whole journal: is every entry what it was when it was written, and is none missing? */
  audit(options?: AuditOptions): Promise<AuditReport>;
  /**
   * Waits until this process is the one that works off timers and effects: there is one at a time, and when it dies
   * another takes over once its lease has run out. Rejects when the signal is aborted before. `waits` is called as soon as
   * another has it. Absent where there can be no other process.
   */
  takeLease?(signal: AbortSignal, waits?: () => void): Promise<WorkLease>;
  /** Calls back whenever another process has changed something; absent where nobody else can. Ends what it began when called. */
  watch?(changed: () => void): () => void;
  /** Lets go of everything; nothing may be asked of the store afterwards. */
  close(): Promise<void>;
}

/** A case as a commit sees it. */
export interface CaseReading {
  /** How many events it has taken, its opening included; 0 when there is no such case. */
  readonly seq: number;
  readonly pinnedTo?: PinnedTo;
  readonly parked?: ParkedCase;
  /** How many results of services wait for the case to move on. */
  readonly held: number;
  /** How many of its effects were given up. */
  readonly dead: number;
  /** True while personal values are kept apart from its journal. */
  hasSecrets(): boolean;
  /** The case itself; throws when there is none. */
  frozen(): FrozenCase;
  /** Its running timers by due instant, then by the order in which they were set. */
  timers(): readonly TimerRequest[];
  /** What was taken under an id. */
  seen(key: string): Seen | undefined;
  /** The work that waits at it, with who has claimed it. */
  work(): readonly WorkItem[];
}

/** What a commit decided. */
export interface Decision<T> {
  /** Absent: nothing changes. */
  readonly change?: CaseChange;
  readonly result: T;
}

/** One case's change. */
export interface CaseChange {
  /** The instant of the change. */
  readonly now: number;
  /** The timer that has fired; it is gone even when nothing else changes. */
  readonly fired?: string;
  /** The case after an event; its seq grows by one. */
  readonly next?: NextState;
  /** Takes the case out of service; `null` brings it back. */
  readonly parked?: ParkedCase | null;
  /** True makes the held results of services due. */
  readonly releaseHeld?: boolean;
  /** True makes the effects that were given up due again, as if they had never been tried. */
  readonly revive?: boolean;
  /**
   * True forgets the personal values in the journal of the case, in what it asked of the outside world and under which
   * ids, for good: they are in no file of the store afterwards. The case itself comes without them, in `next`.
   */
  readonly erase?: boolean;
}

/** A case after an event, with all that followed from it. */
export interface NextState {
  readonly frozen: FrozenCase;
  readonly status: CaseStatus;
  readonly cause: Cause;
  readonly entries: readonly Entry[];
  /** Ids of timers that end; done before the new ones are set. */
  readonly cancelTimers: readonly string[];
  /** New timers; one with the id of a running timer takes its place. */
  readonly setTimers: readonly TimerRequest[];
  /** They become due at once and get the ids `caseId:seq:1`, `caseId:seq:2`, … */
  readonly effects: readonly Effect[];
  /** All the work that now waits at the case. */
  readonly work: readonly WorkItem[];
  /** The id under which the event was sent, and the digest of what it said. */
  readonly seen?: { readonly key: string; readonly digest: string };
  /** When the first of its work and clocks is due. */
  readonly due?: number;
  /** Present where its blueprint has personal fields: what of the journal record is to be kept apart. */
  readonly personal?: Personal;
}

/** An event that was taken. */
export interface Seen {
  readonly seq: number;
  readonly digest: string;
}

/** A timer that was claimed. */
export interface DueTimer extends TimerRequest {
  readonly kind: 'timer';
  readonly caseId: string;
}

/** A blueprint that cases run on. */
export interface PinnedCases extends PinnedTo {
  /** One of its cases. */
  readonly caseId: string;
  /** How many there are. */
  readonly count: number;
}

/** A blueprint as it was written, with the files that it uses: enough to run its cases again. */
export interface KeptBlueprint extends PinnedTo {
  /** The blueprint itself first; then its modules, calendars and the like, by the path from the first. */
  readonly files: readonly { readonly file: string; readonly text: string }[];
}

/** Why effects of a topic do not leave. */
export interface Hold {
  readonly since: number;
  readonly by: Actor;
  readonly reason?: string;
}

/** The right to work off timers and effects; whoever has it keeps it alive. */
export interface WorkLease {
  /** Aborted when another process has taken over. */
  readonly lost: AbortSignal;
  end(): Promise<void>;
}
