import type { CaseContext } from './case.ts';
import { isOutsideEvent } from './plan.ts';

/** A named action or guard with static params: all that stands in the machine is JSON. */
export interface Named {
  readonly type: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface TransitionConfig {
  readonly target?: string;
  readonly guard?: Named;
  readonly actions?: readonly Named[];
  readonly reenter?: true;
}

export interface StateConfig {
  readonly id: string;
  type?: 'parallel' | 'final';
  initial?: string;
  tags?: readonly string[];
  meta?: Readonly<Record<string, string | number>>;
  entry?: readonly Named[];
  on?: Record<string, TransitionConfig[]>;
  always?: TransitionConfig[];
  states?: Record<string, StateConfig>;
}

/** The machine of a case as plain JSON: `createMachine(config, implementations)` runs it. */
export interface CaseMachineConfig extends StateConfig {
  readonly version: string;
  /** What a case holds before it is opened; opening fills it from the input. */
  readonly context: CaseContext;
  /** A loop that XState would run for ever is stopped; a sound blueprint never comes near. */
  readonly options: { readonly maxIterations: number };
}

/** Adds a transition; what happens inside the machine is heard as a fact. */
export function listen(config: StateConfig, event: string, transition: TransitionConfig): void {
  const type = event === 'timer' || isOutsideEvent(event) ? event : `fact.${event}`;
  config.on ??= {};
  (config.on[type] ??= []).push(transition);
}
