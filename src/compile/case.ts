import type { ClockState } from '../blueprint/sla.ts';
import type { Missed, Told, Untold } from './recipients.ts';
import type { TokenState } from './token-state.ts';

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
  /** Only between the regions of the machine: what escalations are to take in. */
  readonly facts?: readonly ClockFact[];
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
  /** How much time this run was given besides, as it was written: `4bh`, `P1D`. */
  readonly extended?: readonly string[];
  /** Dates in fields that have moved it, by field. */
  readonly dated?: Readonly<Record<string, number>>;
  /** Handlers that have taken something this run told. */
  readonly taken?: readonly string[];
}

/**
 * What a case knows of one of its escalations: how far its present run has climbed. Instants are epoch milliseconds.
 */
export interface LadderLedger {
  /** climbing: between its trigger and its end, whether or not a level has come yet. */
  readonly state: 'climbing' | 'accepted' | 'exhausted' | 'stopped' | 'idle';
  /** Which run it is; of a clock's escalation the number of the clock's run. */
  readonly cycle: number;
  /** From 1 on. */
  readonly round: number;
  /** How many levels of the round have come; one more than there are once the last level behind the rounds has. */
  readonly level: number;
  /** From when the next level counts: the trigger, or when the alert of the level before was to leave. */
  readonly from: number;
  /** How often the level that came last has told again. */
  readonly repeats?: number;
  /** When its last alert was to leave. */
  readonly alerted?: number;
  /** An alert that waits: for its hours, or for a host that was away to catch up. */
  readonly pending?: PendingAlert;
  /** Who was told in this run, each once: they may accept. */
  readonly told?: readonly Pick<Told, 'role' | 'person'>[];
  /** Whether the condition that sets it off held at the last look. */
  readonly holds?: boolean;
  /** Present where something other than the end of its clock ended the run. */
  readonly ended?: 'until' | 'accepted';
  /** True once it was said that nobody can tell when the next level comes. */
  readonly undated?: boolean;
}

/** An alert that has come and not left yet. */
export interface PendingAlert {
  readonly round: number;
  readonly level: number;
  readonly repeat: number;
  /** When it came. */
  readonly due: number;
  readonly leaves: number;
  /** Present where it waits until the case has caught up with the present: how often it has so far. */
  readonly late?: number;
}

/** To whom the work of a step went. */
export interface Reassigned {
  readonly role: string;
  readonly person?: string;
}

/** Something that may move a clock or an escalation; facts of one action have one number. */
export interface ClockFact {
  readonly name: string;
  readonly at: number;
  readonly role?: string;
  readonly action: number;
  /** Only where a clock is given more time. */
  readonly extension?: ClockExtension;
}

/** More time for a clock, and why. */
export interface ClockExtension {
  /** As it was written: `4bh`, `2h`, `P1D`. */
  readonly amount: string;
  readonly reason: string;
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
  /** Escalations that have been set off, by id. */
  readonly ladders?: Readonly<Record<string, LadderLedger>>;
  /** Steps whose work is with another role than they name, or with one person of it. */
  readonly reassigned?: Readonly<Record<string, Reassigned>>;
  /** Who worked on the case last, by role; kept where somebody asks for it. */
  readonly handled?: Readonly<Record<string, string>>;
  /** True from reopening on until somebody has work again. */
  readonly returned?: true;
  /** Steps at which the customer has written something since. */
  readonly replied?: readonly string[];
  /** What clocks and escalations have not taken in yet; only while an event is being dealt with. */
  readonly told?: readonly ClockFact[];
  /** Where the case is in its process, for one that was drawn in BPMN and moves by tokens. */
  readonly tokens?: TokenState;
  readonly stage?: string;
  /** The interrupt whose steps run while the journey stands still. */
  readonly interrupt?: string;
  readonly closed?: { readonly end: string; readonly at: number };
  /** How often the case was reopened. */
  readonly reopened: number;
}

/** A request to the outside world; it leaves the case as data, its result comes back as an event. */
export type Effect = StepEffect | AlertEffect;

/** A request that a step makes. */
export type StepEffect = EffectBase &
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

/**
 * People are to be told of something: one level of an escalation, or its repetition. Escalation, cycle, round, level and
 * repeat name it: it is asked for once.
 */
export interface AlertEffect {
  readonly kind: 'alert';
  readonly escalation: string;
  readonly cycle: number;
  readonly round: number;
  /** From 1 on; the last level behind the rounds has the number after the others. */
  readonly level: number;
  /** 0 for the first time. */
  readonly repeat: number;
  /** Who is told, and how, in the order in which they are to be tried. */
  readonly to: readonly Told[];
  /** For whom nobody was found, and why. */
  readonly untold: readonly Untold[];
  readonly message?: string;
  readonly text: string;
  readonly locale: string;
  /** When it was due, where it leaves later: epoch milliseconds. */
  readonly late?: number;
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
  /** An event of a BPMN process that is no step was reached. */
  | { readonly type: 'event.passed'; readonly node: string }
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
  | LadderEntry
  | ActEntry
  | {
      /** The work of a step went to another role, or to one person of its own. */
      readonly type: 'work.reassigned';
      readonly step: string;
      readonly from: string;
      readonly to: string;
      readonly person?: string;
      /** The escalation; absent where work came back to whoever had it before the case was closed. */
      readonly escalation?: string;
      /** Who would have had it and is away. */
      readonly missed?: Missed;
    }
);

/** What somebody did with a case from outside its blueprint; `by` says who. */
export type ActEntry =
  /** A person took the work of a step on, or gave it back. */
  | { readonly type: 'work.claimed' | 'work.released'; readonly step: string; readonly person: string }
  /** The work of a step was given to a person; `from` had it before. */
  | {
      readonly type: 'work.delegated';
      readonly step: string;
      readonly from?: string;
      readonly person: string;
      readonly reason?: string;
    }
  /** An event that made the case fail was laid aside. */
  | { readonly type: 'event.skipped'; readonly event: string; readonly reason?: string }
  /** Effects that were given up are tried again. */
  | { readonly type: 'effects.revived'; readonly reason?: string }
  /** Personal values were erased from the case and all that is kept of it. */
  | { readonly type: 'case.erased'; readonly fields: readonly string[]; readonly reason?: string };

/** What an escalation does; `level` counts from 1, `cycle` and `round` name the run. */
export type LadderEntry = { readonly escalation: string; readonly cycle: number } & (
  | { readonly type: 'escalation.triggered'; readonly because: string; readonly again?: true }
  | {
      readonly type: 'escalation.raised';
      readonly round: number;
      readonly level: number;
      /** What it is about: the clock's due time, where it has one. */
      readonly due?: number;
    }
  | {
      /** The alert waits: for its hours, or because the host was away when it came. */
      readonly type: 'escalation.held';
      readonly round: number;
      readonly level: number;
      readonly repeat: number;
      readonly because: 'hours' | 'late';
      readonly until: number;
    }
  | {
      /**
       * A level or an alert is left out: its condition does not hold, a higher one or a later repetition takes its place,
       * the run ended before it left, or there was no breach after all.
       */
      readonly type: 'escalation.skipped';
      readonly round: number;
      readonly level: number;
      readonly repeat: number;
      readonly because: 'when' | 'overtaken' | 'ended' | 'withdrawn';
    }
  | { readonly type: 'escalation.accepted'; readonly level: number }
  | { readonly type: 'escalation.stopped'; readonly level: number; readonly because: string }
  | { readonly type: 'escalation.exhausted'; readonly level: number }
  /** Nobody can tell when the next level comes: its calendar does not know the days, or a field has no value. */
  | { readonly type: 'escalation.undated'; readonly level: number }
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
  /** Somebody gave the run more time. */
  | ({ readonly type: 'sla.extended'; readonly due?: number } & ClockExtension)
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
