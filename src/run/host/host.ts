import { Host } from './running-host.ts';
import type { Actor, CaseInput } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { Clock } from '../../time/clock.ts';
import type { SentEvent } from './case-writer.ts';
import type { EffectHandlers } from '../effects/handlers.ts';
import type { EffectOptions } from '../effects/retry-policy.ts';
import type { HostLog } from '../effects/log.ts';
import type { ClockReport, EscalationReport } from '../why/report-why.ts';
import type { Desk } from './desk.ts';
import type { ParkedCase } from '../store/parked.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { CaseFilter, CaseSummary, Page } from '../store/case-lists.ts';
import type { AuditOptions, AuditReport, JournalRecord, StoreNote } from '../store/journal-record.ts';
import type { OutboxFilter, OutboxItem } from '../store/outbox-item.ts';
import type { CaseStore, Hold } from '../store/store.ts';
import type { CaseView } from '../view.ts';
import type { WorklistFilter, WorklistItem } from './worklist.ts';

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
