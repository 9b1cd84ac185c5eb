import type { Actor, CaseEvent, CaseInput, Effect, Entry } from '../../compile/case.ts';
import type { FrozenCase } from '../frozen.ts';
import type { PinnedTo } from '../host/host-errors.ts';
import type { KeptError, ParkedCase } from './parked.ts';
import type { TimerRequest } from '../scope.ts';
import type { CaseStatus } from '../step.ts';

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

/** What makes values of a case personal. */
export interface Personal {
  /** The fields that the blueprint marks. */
  readonly fields: readonly string[];
  /** What these fields hold and held, as text: a text elsewhere that contains one of them is personal too. */
  readonly values: readonly string[];
}

/** An event that was taken. */
export interface Seen {
  readonly seq: number;
  readonly digest: string;
}

/** What made a case move. */
export type Cause =
  | { readonly kind: 'opened'; readonly input: CaseInput; readonly requestId: string }
  | {
      readonly kind: 'event';
      readonly event: CaseEvent;
      readonly eventId?: string;
      readonly error?: KeptError;
      /** Who had it tried again after it had made the case fail. */
      readonly retriedBy?: Actor;
    }
  /** Somebody did something with the case from outside the blueprint; the machine has not moved. */
  | {
      readonly kind: 'act';
      readonly act: CaseAct;
      readonly by: Actor;
      readonly reason?: string;
    };

/** What can be done with a case from outside its blueprint; the entry of the record says the rest. */
export type CaseAct = 'claim' | 'release' | 'delegate' | 'skip' | 'revive' | 'erase';

/** One event in a case's history. */
export interface JournalRecord {
  readonly caseId: string;
  /** 1 is the opening. */
  readonly seq: number;
  /** When it was recorded; `cause` says when it happened. */
  readonly recordedAt: number;
  readonly cause: Cause;
  /** What followed, in order. */
  readonly entries: readonly Entry[];
}

/** A case as it is kept. */
export interface CaseRecord {
  readonly caseId: string;
  readonly seq: number;
  readonly status: CaseStatus;
  readonly frozen: FrozenCase;
  readonly parked?: ParkedCase;
}

/** A line in a list of cases. */
export interface CaseSummary extends PinnedTo {
  readonly caseId: string;
  readonly seq: number;
  readonly status: CaseStatus;
  readonly openedAt: number;
  /** The instant of the last event. */
  readonly at: number;
  readonly stage?: string;
  readonly end?: string;
  readonly closedAt?: number;
  /** When the first of its work and clocks is due, or was. */
  readonly due?: number;
  readonly parked?: ParkedCase;
}

/** Cases for which all of this holds. */
export interface CaseFilter {
  readonly status?: CaseStatus;
  readonly blueprint?: string;
  readonly version?: string;
  readonly stage?: string;
  /** True: only parked cases; false: only the others. */
  readonly parked?: boolean;
  /** Only open cases of which something was due before this instant. */
  readonly dueBefore?: number;
  /**
   * True: only cases that nothing will move any more unless somebody sees to it: an effect of theirs was given up, or they
   * are open and wait neither for people, nor for time, nor for a service.
   */
  readonly stuck?: boolean;
  /** Only cases whose fields have these values. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** A page of a list; `cursor`, when present, asks for the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** Work that waits at a case. */
export interface WorkItem {
  readonly step: string;
  /** A role, or `customer`. */
  readonly for: string;
  /** Since when it waits. */
  readonly since: number;
  /** The last instant that is still in time. */
  readonly due?: number;
  readonly stage?: string;
  /** The person who has claimed it, or to whom it was delegated. */
  readonly owner?: string;
}

/** Work, with the case at which it waits. */
export interface WorkRow extends WorkItem {
  readonly caseId: string;
  readonly blueprint: string;
}

/** Work for which all of this holds. */
export interface WorkFilter {
  /** Roles, or `customer`; default everybody's. */
  readonly for?: readonly string[];
  readonly blueprint?: string;
  readonly stage?: string;
  /** Only what this person has claimed; `null`: only what nobody has. */
  readonly owner?: string | null;
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** A timer that was claimed. */
export interface DueTimer extends TimerRequest {
  readonly kind: 'timer';
  readonly caseId: string;
}

/** An effect on its way out. */
export interface OutboxItem {
  readonly kind: 'effect';
  /** `caseId:seq:n`: the same at every attempt, so that whoever receives it can know it again. */
  readonly id: string;
  readonly caseId: string;
  /** Who handles it: {@link topicOf} the effect. */
  readonly topic: string;
  readonly effect: Effect;
  /** When it is to be tried. */
  readonly due: number;
  /** How often it was taken. */
  readonly attempts: number;
  /** waiting: for its turn; held: its result waits for the case to move on; dead: given up. */
  readonly state: 'waiting' | 'held' | 'dead';
  /** Which claim this is; whoever took it later has a higher one. */
  readonly lease: number;
  /** What its service answered, when only the case's taking it is left. */
  readonly result?: ServiceResult;
  /** Why the last attempt failed. */
  readonly error?: KeptError;
}

/** What a service answered. */
export type ServiceResult =
  | { readonly ok: true; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: KeptError };

/** Effects for which all of this holds. */
export interface OutboxFilter {
  readonly caseId?: string;
  readonly state?: OutboxItem['state'];
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** What became of a claimed effect. */
export type Settlement =
  /** It is out of the outbox. */
  | { readonly kind: 'done' }
  /** It is to be tried again at `due`, as if it had been taken `attempts` times. */
  | {
      readonly kind: 'again';
      readonly due: number;
      readonly attempts: number;
      readonly error?: KeptError;
      readonly result?: ServiceResult;
    }
  /**
   * The service has answered, but the case cannot take it before it moves on. It is due at once when the case is not
   * where it was any more: at `seq`, and parked or not.
   */
  | { readonly kind: 'held'; readonly result: ServiceResult; readonly seq: number; readonly isParked: boolean }
  /** It is given up, and stays to be seen. */
  | { readonly kind: 'dead'; readonly error: KeptError };

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

/** A line of the journal that concerns no single case. */
export type StoreNote = { readonly at: number } & (
  | {
      readonly type: 'effects.held' | 'effects.released';
      readonly topic: string;
      readonly by: Actor;
      readonly reason?: string;
    }
  /** The machine's clock was set back, or stands before what is known to have happened; or it has jumped on. */
  | { readonly type: 'clock.back' | 'clock.forward'; readonly from: number; readonly to: number }
  /** The store was read back from a backup. */
  | { readonly type: 'store.restored'; readonly from: string }
);

/** The right to work off timers and effects; whoever has it keeps it alive. */
export interface WorkLease {
  /** Aborted when another process has taken over. */
  readonly lost: AbortSignal;
  end(): Promise<void>;
}

export interface AuditOptions {
  /** Told now and then how many entries of how many have been worked through. */
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  /** A head that an earlier audit gave: the journal must still have it. */
  readonly head?: string;
}

/** What an audit came to. */
export interface AuditReport {
  /** How many entries the journal has. */
  readonly entries: number;
  /** The hash of the last entry, which stands for the whole journal: 64 hexadecimal digits; zeros when it is empty. */
  readonly head: string;
  /** The first entry that is not what it was, or where one is missing; absent when all is well. */
  readonly broken?: BrokenEntry;
  /** In how many entries personal values were erased. */
  readonly erased: number;
}

/** Where a journal has been tampered with. */
export interface BrokenEntry {
  /** Its place in the whole journal, from 1 on. */
  readonly entry: number;
  /** Absent for a line that concerns no single case. */
  readonly caseId?: string;
  readonly seq?: number;
  /**
   * altered: it is not what was written; missing: it is gone; value: a personal value beside it is not what was written;
   * lost: a personal value is gone without having been erased.
   */
  readonly problem: 'altered' | 'missing' | 'value' | 'lost';
}

/** So many items a page has unless asked otherwise. */
export const PAGE_SIZE = 100;

/** The id of the nth effect (from 1) of an event: its idempotency key. */
export function effectId(caseId: string, seq: number, n: number): string {
  return `${caseId}:${seq}:${n}`;
}

/** Who handles an effect: its kind, and for a call the service: `call:stock`. */
export function topicOf(effect: Effect): string {
  return effect.kind === 'call' ? callTopic(effect.service) : effect.kind;
}

/** The topic of calls to a service. */
export function callTopic(service: string): string {
  return `call:${service}`;
}

/** The line of a case in lists. */
export function summaryOf({ caseId, seq, status, frozen, parked }: CaseRecord, due?: number): CaseSummary {
  const { blueprint, version, hash, revision, context } = frozen;
  return {
    caseId,
    seq,
    status,
    blueprint,
    version,
    hash,
    revision,
    openedAt: context.opened_at,
    at: context.at,
    stage: context.stage,
    end: context.closed?.end,
    closedAt: context.closed?.at,
    due,
    parked,
  };
}
