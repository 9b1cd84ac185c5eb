import type { Value } from './values.ts';

/** What an expression is evaluated on. */
export interface FeelEnv {
  /** Fields of the case by name, in their JSON form. */
  readonly data: Readonly<Record<string, unknown>>;
  /** `case`, `reached`, `visits`, `open`, `sla`, `event` and `now`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The IANA zone in which instants have a date and a time of day. */
  readonly zone: string;
}

/** A compiled term. `slots` holds the values that `some`, `every` and a cell bring in. */
export type Evaluate = (env: FeelEnv, slots: Value[]) => Value;
