import type { ClockView } from '../../run/clock-view.ts';

/** Whether a case is as it was expected, and what it is instead. Plain data. */
export interface Verdict {
  /** True when the expectation is met; what must not be so is turned round already. */
  readonly holds: boolean;
  readonly found: Found;
  /** Which entry of the journal decided it, counted from 0: the breach, the message, the entry of the step. */
  readonly moment?: number;
}

/**
 * What is the case, whatever was expected of it; from this the sentences are made. Instants are epoch milliseconds.
 * - `unopened`: there is no case;
 * - `place`: whether it is there, since when, and when it was there last;
 * - `waiting`: the steps at which somebody is waited for; `offer`: the events by which it can be done;
 * - `milestone`: when it was reached;
 * - `places`: how many of them were come to in this order, and whether the next one was come to at another time;
 * - `times`: when something was sent;
 * - `clock`: what it is now (`off` before it begins), and when it came to what was asked for;
 * - `due`: the last instant in time, of the clock or of the step's limit;
 * - `value`, `end`, `refusal`: as the case has them.
 */
export type Found =
  | { readonly kind: 'unopened' }
  | { readonly kind: 'place'; readonly isThere: boolean; readonly since?: number; readonly leftAt?: number }
  | { readonly kind: 'waiting'; readonly steps: readonly string[] }
  | { readonly kind: 'offer'; readonly events: readonly string[] }
  | { readonly kind: 'milestone'; readonly at?: number }
  | { readonly kind: 'places'; readonly found: number; readonly otherwiseAt?: number }
  | { readonly kind: 'times'; readonly instants: readonly number[] }
  | { readonly kind: 'clock'; readonly state: ClockView['state'] | 'off'; readonly at?: number }
  | { readonly kind: 'due'; readonly due?: number }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'end'; readonly end?: string; readonly outcome?: string; readonly at?: number }
  | { readonly kind: 'refusal'; readonly code?: string };
