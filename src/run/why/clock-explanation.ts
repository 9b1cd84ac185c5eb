import type { ClockState } from '../../blueprint/sla.ts';
import type { Text } from '../../blueprint/text.ts';
import type { ClockCause } from './clock-cause.ts';
import type { ClockStretch } from './clock-sum.ts';
import type { Who } from './escalation-explanation.ts';

/** Why a clock stands as it does: JSON throughout. Instants are epoch milliseconds, amounts milliseconds. */
export interface ClockExplanation {
  readonly sla: string;
  readonly title?: Text;
  /** The zone of the blueprint, on whose clocks all instants are told. */
  readonly zone: string;
  /** The instant for which this is said. */
  readonly at: number;
  /** `off` while no run has begun. */
  readonly state: Exclude<ClockState, 'ended'>;
  /** The last instant in time; absent while nobody can say one. */
  readonly due?: number;
  /** Why it runs without a due time. */
  readonly undated?: 'calendar' | 'target';
  readonly promise: ClockPromise;
  /** One after the other; the last one is the present one. */
  readonly runs: readonly ExplainedRun[];
}

/** What a clock promises, as its blueprint has it. */
export interface ClockPromise {
  /** The target in force, as a duration, a date or an instant is written; absent while nothing gives one. */
  readonly target?: string;
  /** The decision, field or parameter that gives the target. */
  readonly from?: { readonly kind: 'decision' | 'name'; readonly id: string; readonly title?: Text };
  /** How much time the present run was given besides, as durations are written. */
  readonly extended?: readonly string[];
  /** Present where business time is counted. */
  readonly calendar?: { readonly id: string; readonly zone: string; readonly validUntil?: number };
}

/** One run of a clock. */
export interface ExplainedRun {
  /** From 1 on. */
  readonly cycle: number;
  /** What happened to it, in order. */
  readonly lines: readonly ClockLine[];
  /** From when the target in force counts. */
  readonly from: number;
  readonly target?: string;
  /** True where only business time counts. */
  readonly business: boolean;
  readonly due?: number;
  /** When it was stopped or given up, or when the next run took its place. */
  readonly ended?: number;
  /** How much of the target is used, how much it is in all, and by how much it is over. Absent where nobody can say. */
  readonly used?: number;
  readonly total?: number;
  readonly over?: number;
  /** The sum that leads from the start to the due time, or to where the run stands. Empty where nobody can say. */
  readonly sum: readonly ExplainedStretch[];
}

export interface ExplainedStretch extends ClockStretch {
  /** Why it stood still. */
  readonly because?: readonly ClockCause[];
}

/** One thing that happened to a clock. `at` is when it took effect, `told` when the case learnt of it where that was later. */
export type ClockLine = { readonly at: number; readonly told?: number } & (
  | {
      readonly kind: 'started';
      readonly because: ClockCause;
      /** True where the run had begun before: it was given up in between, or its start was moved. */
      readonly again: boolean;
      readonly target?: string;
      readonly due?: number;
    }
  | { readonly kind: 'paused'; readonly because: readonly ClockCause[] }
  | { readonly kind: 'resumed'; readonly because: ClockCause; readonly due?: number }
  | {
      readonly kind: 'retargeted';
      /** The target before; absent where there was none. */
      readonly before?: string;
      readonly target?: string;
      /** From when it counts. */
      readonly from: number;
      readonly due?: number;
    }
  | {
      readonly kind: 'extended';
      /** A duration as it is written. */
      readonly amount: string;
      readonly reason: string;
      readonly by?: Who;
      readonly due?: number;
    }
  | {
      readonly kind: 'warned';
      readonly warning: string;
      /** Per cent of the target, or a duration before the due time. */
      readonly share?: number;
      readonly left?: string;
      readonly due?: number;
    }
  | { readonly kind: 'breached' | 'withdrawn'; readonly due?: number }
  | { readonly kind: 'met' | 'stopped'; readonly because: ClockCause; readonly due?: number }
  | { readonly kind: 'cancelled'; readonly because: ClockCause }
  | { readonly kind: 'undated'; readonly because: 'calendar' | 'target' }
);
