import type { RecipientKind, WayOfTelling } from '../../blueprint/escalation.ts';
import type { Text } from '../../blueprint/text.ts';
import type { LadderEntry, LadderLedger } from '../../compile/case.ts';
import type { Missed, Untold } from '../../compile/recipients.ts';
import type { ClockCause } from './clock-cause.ts';

/**
 * Who was told in an escalation, when and why, who accepted, and who would be told if nothing happened: JSON throughout.
 * Instants are epoch milliseconds.
 */
export interface EscalationExplanation {
  readonly escalation: string;
  readonly title?: Text;
  /** The zone of the blueprint, on whose clocks all instants are told. */
  readonly zone: string;
  /** The instant for which this is said. */
  readonly at: number;
  /** `idle` while nothing has set it off. */
  readonly state: LadderLedger['state'];
  readonly trigger: EscalationTriggered;
  /** Beside a clock or an event: people are told only while this holds. */
  readonly when?: string;
  /** What ends it beside the end of its clock, of its condition, or of the case. */
  readonly until?: { readonly kind: 'accepted' } | EscalationCause;
  /** The calendar in whose opening hours alerts leave. */
  readonly hours?: { readonly id: string; readonly zone: string };
  /** How many levels a round has, how many rounds there are, and whether a last level stands behind them. */
  readonly levels: number;
  readonly rounds: number;
  readonly last: boolean;
  /** One after the other; the last one is the present one. */
  readonly runs: readonly EscalationRun[];
  /** Present where the case was given: what happens if nobody does anything. */
  readonly ahead?: EscalationAhead;
}

/** What sets an escalation off. */
export type EscalationTriggered =
  | { readonly kind: 'clock'; readonly id: string; readonly title?: Text }
  | { readonly kind: 'event'; readonly because: EscalationCause }
  | { readonly kind: 'when'; readonly text: string };

/** Why an escalation moved: as a clock does, or because of what a clock came to (its events among them). */
export type EscalationCause =
  | ClockCause
  | {
      readonly kind: 'clock';
      readonly id: string;
      readonly title?: Text;
      readonly came: 'started' | 'met' | 'breached' | 'stopped' | 'cancelled' | 'warned';
    };

/** One run of an escalation, from what set it off to its end. */
export interface EscalationRun {
  /** Of a clock's escalation the number of the clock's run, else from 1 on. */
  readonly cycle: number;
  readonly state: Exclude<LadderLedger['state'], 'idle'>;
  /** How far it came; level 0 while none has come, and one more than there are once the last one behind the rounds has. */
  readonly level: number;
  readonly round: number;
  /** Who was told, each once. */
  readonly told: readonly Who[];
  /** Who accepted it. */
  readonly accepted?: Who;
  /** Present while an alert waits: when it leaves. */
  readonly leaves?: number;
  /** What happened, in order. */
  readonly lines: readonly EscalationLine[];
}

/** Somebody: a role, the person where known, and what people call both. */
export interface Who {
  readonly role?: string;
  readonly roleTitle?: Text;
  readonly person?: string;
  readonly name?: string;
}

/** Somebody who is told, how, and why it is this one. */
export interface ExplainedTold extends Who {
  readonly way: WayOfTelling;
  /** Whom the blueprint names. */
  readonly wanted: ExplainedWanted;
  /** In whose place, and why these could not be told. */
  readonly instead?: readonly ExplainedMissed[];
  /** True for somebody outside working hours, told because nobody who is at work could be. */
  readonly offDuty?: true;
}

/** A recipient for whom nobody was found, and why. */
export interface ExplainedUntold {
  readonly way: WayOfTelling;
  readonly wanted: ExplainedWanted;
  readonly why: Untold['why'];
  readonly missed?: readonly ExplainedMissed[];
}

/** A role, the customer, an on-call schedule, or somebody found by way of a role. */
export interface ExplainedWanted {
  readonly kind: RecipientKind;
  readonly name: string;
  readonly title?: Text;
}

export interface ExplainedMissed extends Missed {
  readonly name?: string;
}

/** When a level comes, as the blueprint has it: by its clock, or so long after something else. Durations as they are written. */
export type LevelPoint =
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'left'; readonly duration: string }
  | { readonly kind: 'breach'; readonly plus?: string }
  | {
      readonly kind: 'after';
      readonly from: 'trigger' | 'breach' | 'level' | 'round';
      /** Absent where it comes at once. */
      readonly after?: string;
      /** What the first level of another round takes beside the gap between two rounds. */
      readonly plus?: string;
    };

type SkippedEntry = Extract<LadderEntry, { readonly type: 'escalation.skipped' }>;

/** Which level, in which round. */
interface AtLevel {
  readonly level: number;
  readonly round: number;
}

/** One thing that happened to an escalation, or will. */
export type EscalationLine = { readonly at: number } & (
  | {
      readonly kind: 'triggered';
      readonly because: EscalationCause;
      /** True where it was under way already, so that nothing began anew. */
      readonly again: boolean;
      /** The due time of its clock. */
      readonly due?: number;
    }
  | ({
      readonly kind: 'raised';
      readonly point: LevelPoint;
      /** The due time of its clock then. */
      readonly due?: number;
    } & AtLevel)
  | ({
      readonly kind: 'told';
      /** 0 for the first time, of `times` repetitions at most. */
      readonly repeat: number;
      readonly times: number;
      /** When its level came. */
      readonly raised?: number;
      readonly to: readonly ExplainedTold[];
      readonly untold: readonly ExplainedUntold[];
      /** What they are told. */
      readonly text: string;
      /** When it was due, where it left later. */
      readonly late?: number;
    } & AtLevel)
  | ({
      readonly kind: 'held';
      readonly repeat: number;
      readonly because: 'hours' | 'late';
      readonly until: number;
    } & AtLevel)
  | ({
      readonly kind: 'skipped';
      readonly repeat: number;
      readonly because: SkippedEntry['because'];
      /** The condition that does not hold. */
      readonly when?: string;
    } & AtLevel)
  | {
      readonly kind: 'reassigned';
      readonly step: string;
      readonly title?: Text;
      readonly from: Who;
      readonly to: Who;
    }
  | { readonly kind: 'accepted'; readonly level: number; readonly by: Who }
  | { readonly kind: 'stopped'; readonly level: number; readonly because: EscalationCause }
  | { readonly kind: 'exhausted'; readonly level: number }
  /** Nobody can tell when this level comes: a field has no value, or a calendar does not know the days. */
  | {
      readonly kind: 'undated';
      readonly level: number;
      readonly field?: { readonly id: string; readonly title?: Text };
      readonly calendar?: string;
    }
  /** Only ahead: the case is closed by itself. */
  | { readonly kind: 'closed'; readonly end: string; readonly title?: Text }
);

/** What happens to an escalation if nobody does anything. */
export interface EscalationAhead {
  readonly lines: readonly EscalationLine[];
  /**
   * What comes after that:
   * - `nothing`: nobody else is told;
   * - `paused`: nothing while its clock stands still;
   * - `waiting`: it is under way, and nothing else happens by itself, because nobody can tell when;
   * - `more`: it goes on, further than is looked ahead;
   * - `fault`: the case cannot go on by itself from there.
   */
  readonly then: 'nothing' | 'paused' | 'waiting' | 'more' | 'fault';
  /** Only with `fault`: from when on. */
  readonly at?: number;
}
