import type { Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { CaseRefusal } from '../run/refusal.ts';
import type { CaseView } from '../run/view.ts';
import type { Path } from '../text/places.ts';

/** What can be expected of a case: the same words in a journey and, as matchers, in a test. */
export const EXPECTATION_KEYS = [
  'in',
  'waiting-for',
  'offers',
  'reached',
  'visited',
  'said',
  'notified',
  'met',
  'breached',
  'running',
  'paused',
  'due',
  'data',
  'ended',
  'refused',
] as const;

export type ExpectationKey = (typeof EXPECTATION_KEYS)[number];

/**
 * One thing that is expected of a case. What `name` and `value` are depends on the key:
 * - `in`: a stage, step or interrupt; `waiting-for`: a role, `customer`, `service`, `system` or a person;
 * - `offers`: a step, the type of an event, or an escalation that can be accepted; with `value` the outcome of the step;
 * - `reached`: a milestone; `visited`: stages and steps, in order, as `value`;
 * - `said`: a message by its id, or words of what was sent; `notified`: a role or person whom an escalation told; for both
 *   `value` is how often, where that matters;
 * - `met`, `breached`, `running`, `paused`: a clock; `due`: a clock or step, with its last instant in time as `value`
 *   (epoch milliseconds);
 * - `data`: a field, with its value in JSON form;
 * - `ended`: an end or the outcome of one; without a name any;
 * - `refused`: what was tried last was turned down; with a name by that code.
 */
export interface Expectation {
  readonly key: ExpectationKey;
  readonly name?: string;
  readonly value?: unknown;
  /** Present where it must not be so. */
  readonly negated?: true;
}

/** The places that `visited` names, in order; none for another expectation. */
export function visitedIn({ key, value }: Expectation): readonly string[] {
  return key === 'visited' && Array.isArray(value) ? value.map(String) : [];
}

/** A case at one instant, with all that expectations are held against. */
export interface Situation {
  readonly compiled: CompiledBlueprint;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Absent when the case could not be opened. */
  readonly view?: CaseView;
  /** The journal so far, in order. */
  readonly entries: readonly Entry[];
  /** Why what was tried last was turned down; absent where it was taken. */
  readonly refusal?: CaseRefusal;
  /** The conditions that the blueprint looked at so far, the latest last; computed when somebody asks. */
  readonly conditions: () => readonly ConditionSeen[];
}

/** A condition that was looked at, and what it gave. */
export interface ConditionSeen {
  /** Where it is written in the blueprint. */
  readonly path: Path;
  readonly text: string;
  readonly holds: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What it read, by name. */
  readonly values: Readonly<Record<string, unknown>>;
}
