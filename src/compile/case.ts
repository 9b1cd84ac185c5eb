import type { ClockState } from '../blueprint/sla.ts';

/** Who did something: a role, and the person where known. `system` is the case itself, `service` a called service. */
export interface Actor {
  readonly role: string;
  readonly person?: string;
}

/** What a case is opened with. */
export interface CaseInput {
  /** The case's own id. */
  readonly id: string;
  /** When it was opened: epoch milliseconds. */
  readonly at: number;
  readonly by?: Actor;
  /** The customer's language; the nearest declared locale is used. */
  readonly locale?: string;
  /** Fields that are known already, in their JSON form. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * What happens to a case. `type` is one of the blueprint's closed set (`step.<id>.<outcome>`, `customer.<id>`,
 * `signal.<id>`, `case.reopens`, …); `at` is in epoch milliseconds and never before what the case already knows.
 */
export interface CaseEvent {
  readonly type: string;
  readonly at: number;
  readonly by: Actor;
  /** Answers, form values, results or what a declared event carries, in JSON form. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Only on `timer`: which one, and in which generation it was set. */
  readonly timer?: string;
  readonly generation?: number;
  /** Only on the result of a service: the run of the call that it answers. */
  readonly run?: number;
}

/** A timer that is running. */
export interface Timer {
  /** Epoch milliseconds. */
  readonly due: number;
  /** Grows with every timer of a case, so that a late firing of an earlier one is known. */
  readonly generation: number;
  /** On reminders: how many have gone out. */
  readonly count?: number;
}

/** A service was called and has not answered yet. */
export interface OpenCall {
  /** Grows with every call of a case, so that an answer to an earlier one is known. */
  readonly run: number;
  /** How often the service has failed. */
  readonly failures: number;
  /** True once the fallback is called in its place. */
  readonly fallback?: true;
}

/** One vote of an approval. */
export interface CastVote {
  /** The role that was to vote; a deputy votes in its place. */
  readonly role: string;
  readonly person?: string;
  readonly vote: string;
}

/**
 * What a case knows of one of its clocks: the facts of its present run, and what follows from them. Instants are epoch
 * milliseconds.
 */
export interface ClockLedger {
  readonly state: Exclude<ClockState, 'ended'>;
  /** How many runs have begun. */
  readonly cycle: number;
  /** From when the run counts; absent when nothing has begun. */
  readonly start?: number;
  /** When it was stopped. */
  readonly stop?: number;
  /** When closing the case halted it: reopening may let it run on. */
  readonly halted?: number;
  /** When it stood still: from, to, from, to, …; an odd count means that it does now. */
  readonly pauses?: readonly number[];
  /** When the case was closed during the run: from, to, …. */
  readonly closed?: readonly number[];
  /** The target in force, where it can change. */
  readonly target?: string;
  /** Targets that count from a later instant than the start. */
  readonly bases?: Readonly<Record<string, number>>;
  /** The last instant that is still in time; absent while nothing can be said. */
  readonly due?: number;
  /** Warnings that have been given in this run. */
  readonly warned?: readonly string[];
  /** Present once it has run over: the instant that was the last in time. */
  readonly breached?: number;
  /** Dates in fields that have moved it, by field. */
  readonly dated?: Readonly<Record<string, number>>;
  /** Handlers that have taken something this run told. */
  readonly taken?: readonly string[];
}

/** Something that may move a clock; facts of one action have one number. */
export interface ClockFact {
  readonly name: string;
  readonly at: number;
  readonly role?: string;
  readonly action: number;
}

/** What a case knows of itself: JSON throughout. Instants are epoch milliseconds. */
export interface CaseContext {
  readonly id: string;
  readonly locale: string;
  readonly opened_at: number;
  /** The instant of the last event that changed the case. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milestones with the instant at which each was first reached. */
  readonly reached: Readonly<Record<string, number>>;
  /** How often each step was entered since opening or the last reopening. */
  readonly visits: Readonly<Record<string, number>>;
  /** Steps that wait, with the instant since when. */
  readonly active: Readonly<Record<string, number>>;
  readonly timers: Readonly<Record<string, Timer>>;
  /** The generation given to the last timer or call. */
  readonly generation: number;
  /** How many times were over already when they were set, since time last went on. */
  readonly rush?: number;
  /** Calls that are under way, by step. */
  readonly calls?: Readonly<Record<string, OpenCall>>;
  /** Votes that were cast, by step, in order. */
  readonly votes?: Readonly<Record<string, readonly CastVote[]>>;
  /** Branches that have come to their end, by parallel step. */
  readonly branches?: Readonly<Record<string, readonly string[]>>;
  /** The stage in which a module is, by the step that uses it. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Who has worked on the case, by role; kept for roles that may not vote on their own work. */
  readonly makers?: Readonly<Record<string, readonly string[]>>;
  /** Service clocks that have begun, by id. */
  readonly clocks?: Readonly<Record<string, ClockLedger>>;
  /** Steps at which the customer has written something since. */
  readonly replied?: readonly string[];
  /** What the clocks have not taken in yet; only while an event is being dealt with. */
  readonly told?: readonly ClockFact[];
  readonly stage?: string;
  /** The interrupt whose steps run while the journey stands still. */
  readonly interrupt?: string;
  readonly closed?: { readonly end: string; readonly at: number };
  /** How often the case was reopened. */
  readonly reopened: number;
}

/** A request to the outside world; it leaves the case as data, its result comes back as an event. */
export type Effect = EffectBase &
  (
    | {
        readonly kind: 'message';
        readonly message: string;
        readonly to: string;
        readonly text: string;
        readonly by?: string;
        readonly fallback: readonly string[];
      }
    | { readonly kind: 'ask'; readonly fields: readonly string[]; readonly message?: string; readonly text?: string }
    | { readonly kind: 'survey'; readonly survey: string; readonly questions: readonly AskedQuestion[] }
    | { readonly kind: 'reminder'; readonly to: string; readonly text?: string; readonly count: number }
    | {
        readonly kind: 'call';
        readonly service: string;
        readonly with: Readonly<Record<string, unknown>>;
        readonly idempotent: boolean;
        /** Which call of the case it is; its result carries it back. */
        readonly run: number;
      }
  );

/** One question of a survey: the field that takes the answer, and what the customer is asked. */
export interface AskedQuestion {
  readonly field: string;
  readonly text?: string;
}

interface EffectBase {
  readonly step: string;
  /** How often the step was entered so far. */
  readonly visit: number;
  readonly locale: string;
  /** Channels that the step names, in order. */
  readonly channels: readonly string[];
}

/** One line of a case's journal: what happened, when, by whom. */
export type Entry = { readonly at: number; readonly by?: Actor } & (
  | { readonly type: 'case.opened'; readonly id: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly type: 'case.closed'; readonly end: string; readonly outcome: string }
  | { readonly type: 'case.reopened'; readonly count: number }
  | { readonly type: 'case.sealed' }
  | { readonly type: 'stage.entered' | 'stage.left'; readonly stage: string }
  | { readonly type: 'step.entered'; readonly step: string; readonly visit: number }
  | { readonly type: 'step.left'; readonly step: string; readonly outcome: string }
  | { readonly type: 'step.skipped'; readonly step: string }
  | { readonly type: 'step.interrupted'; readonly step: string }
  | { readonly type: 'step.withdrawn'; readonly step: string }
  | { readonly type: 'branch.ended'; readonly step: string; readonly branch: string }
  | { readonly type: 'vote.cast'; readonly step: string; readonly role: string; readonly vote: string }
  | {
      readonly type: 'meeting.held';
      readonly step: string;
      readonly present?: readonly string[];
      /** ISO 8601 duration. */
      readonly lasted?: string;
    }
  | {
      readonly type: 'call.failed';
      readonly step: string;
      readonly service: string;
      /** True when the service did not answer in time. */
      readonly late: boolean;
      readonly failures: number;
    }
  | {
      /** A time limit or reminder without a due time: its calendar does not know the days that far ahead. */
      readonly type: 'limit.undated';
      readonly timer: string;
      readonly step: string;
      readonly calendar?: string;
    }
  | { readonly type: 'stage.skipped'; readonly stage: string }
  | { readonly type: 'data.set'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly type: 'milestone.reached'; readonly milestone: string }
  | {
      readonly type: 'event.received';
      readonly event: string;
      /** When it happened, where it was told late: epoch milliseconds. */
      readonly happened?: number;
      readonly data?: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'interrupt.started' | 'interrupt.ended'; readonly interrupt: string }
  | { readonly type: 'effect.requested'; readonly effect: Effect }
  | ClockEntry
);

/** What a clock does. `due` is the last instant in time; absent while it stands still or cannot be told. */
export type ClockEntry = { readonly sla: string } & (
  | {
      readonly type: 'sla.started';
      readonly cycle: number;
      /** From when it counts: earlier than the entry where it was armed late. */
      readonly from: number;
      /** What started it: an event, a milestone (`milestone.<id>`), a field (`field.<name>`), or `when`. */
      readonly because: string;
      /** Pauses that lie before the entry: from, to, … */
      readonly pauses?: readonly number[];
      readonly target?: string;
      readonly due?: number;
    }
  | {
      readonly type: 'sla.paused';
      readonly from: number;
      /** Steps (`step.<id>`) at which the case waits, and the condition that holds. */
      readonly because: readonly string[];
      /** Only where the pause is as long as it may get. */
      readonly due?: number;
    }
  | {
      readonly type: 'sla.resumed';
      readonly from: number;
      /** `pause` when it was over, `pause-at-most` when it was as long as it may get, `case.reopened`. */
      readonly because: string;
      /** On reopening: all pauses so far, the time closed among them: from, to, … */
      readonly pauses?: readonly number[];
      readonly due?: number;
    }
  | {
      readonly type: 'sla.retargeted';
      readonly target?: string;
      /** From when the new target counts. */
      readonly from: number;
      readonly due?: number;
    }
  | { readonly type: 'sla.warned'; readonly warning: string; readonly due?: number }
  | { readonly type: 'sla.breached'; readonly due?: number }
  /** What came to be known later put the due time off: there was no breach. `pauses`: all so far that are over. */
  | { readonly type: 'sla.withdrawn'; readonly pauses?: readonly number[]; readonly due?: number }
  | { readonly type: 'sla.met' | 'sla.stopped'; readonly stop: number; readonly because: string; readonly due?: number }
  /** `cycle`: only of a run that began after another and never applied. */
  | { readonly type: 'sla.cancelled'; readonly because: string; readonly cycle?: number }
  | { readonly type: 'sla.undated'; readonly because: 'calendar' | 'target' }
);

/** The ends that every case has: what `case.cancels` and `case.merged` lead to where the blueprint says nothing else. */
export const BUILT_IN_ENDS = { 'case.cancels': 'cancelled', 'case.merged': 'merged' } as const;

/** The actor of timers and of what the case does by itself. */
export const SYSTEM: Actor = { role: 'system' };

/** The role of results that a called service returns. */
export const SERVICE = 'service';

/** What a case holds before it is opened. */
export const EMPTY_CONTEXT: CaseContext = {
  id: '',
  locale: '',
  opened_at: 0,
  at: 0,
  data: {},
  reached: {},
  visits: {},
  active: {},
  timers: {},
  generation: 0,
  reopened: 0,
};
