import type { Expression, Reference } from '../blueprint/origin.ts';
import { CASE_OUTCOMES, type Assignment, type Outcome, type Step } from '../blueprint/step.ts';
import type { Use } from '../blueprint/use.ts';
import type { Verb } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';

/**
 * How a way out of a step is taken.
 * - `ordinary`: the step is done, nothing was chosen;
 * - `picked`: the sender of `step.<id>.<name>` chose it;
 * - `computed`: the sender sent the ordinary outcome, conditions decide; `else` has no condition;
 * - `arm`: one of several things a `wait` waits for;
 * - `branch`: a branch of `choose`;
 * - `vote`: what the votes of an `approve` come to;
 * - `end`: the end by which a module closes;
 * - `time-out` and `failure`: the case itself.
 */
export type WayKind = 'ordinary' | 'picked' | 'computed' | 'arm' | 'branch' | 'vote' | 'end' | 'time-out' | 'failure';

/** One way out of a step, before its target is looked up. */
export interface Way {
  readonly name: string;
  readonly kind: WayKind;
  readonly when?: Expression;
  readonly to: Reference;
  readonly set: readonly Assignment[];
  readonly reach: readonly Reference[];
  /** Where it is written; the step itself for a default. */
  readonly path: Path;
}

/** The outcome that a verb has by itself; what the sender of a computed outcome sends. */
export function ordinaryOutcome(verb: Verb): string {
  switch (verb) {
    case 'ask':
    case 'survey':
      return 'answered';
    case 'meet':
      return 'held';
    case 'approve':
      return 'approved';
    default:
      return 'done';
  }
}

/** The outcome by which a step's `within` runs out. */
export function timeOutcome(verb: Verb): 'no-answer' | 'timed-out' {
  return verb === 'ask' || verb === 'survey' ? 'no-answer' : 'timed-out';
}

/** All the ways out of a step that its author stated or that its verb has by itself. */
export function waysOf(step: Step): Way[] {
  const { action } = step;
  if (action.verb === 'choose') {
    return action.branches.map((branch): Way => ({
      name: branch.to.name,
      kind: 'branch',
      when: branch.when,
      to: branch.to,
      set: [],
      reach: [],
      path: branch.path,
    }));
  }
  const own = step.outcomes.filter(({ name }) => CASE_OUTCOMES.includes(name));
  const others = step.outcomes.filter(({ name }) => !CASE_OUTCOMES.includes(name));
  return [...ordinaryWays(step, others), ...own.map((outcome) => caseWay(outcome))];
}

/**
 * True when a step that is left by this way has been done: what it sets and reaches happens then. A step that failed or ran
 * out of time is not done, nor is a meeting that was not held, nor an approval that was not given.
 */
export function isDone({ action }: Step, { name, kind }: Way): boolean {
  if (kind === 'failure' || kind === 'time-out') return false;
  return (action.verb !== 'meet' && action.verb !== 'approve') || name === ordinaryOutcome(action.verb);
}

/** True when the conditions of the outcomes decide, and not the sender. */
export function isComputed(step: Step): boolean {
  return step.outcomes.some(({ name, when }) => when !== undefined || name === 'else');
}

/** True when entering the step means waiting for somebody, something or time. */
export function waits(step: Step): boolean {
  const { verb } = step.action;
  return verb !== 'say' && verb !== 'decide' && verb !== 'choose';
}

function ordinaryWays(step: Step, others: readonly Outcome[]): Way[] {
  const { action } = step;
  if (action.verb === 'wait' && action.for.kind === 'first') {
    return action.for.arms.map((arm): Way => {
      const outcome = others.find(({ name }) => name === arm.name);
      return outcome === undefined
        ? { ...byDefault(step, arm.name), kind: 'arm', path: arm.path }
        : { ...outcome, kind: 'arm' };
    });
  }
  const ordinary = ordinaryOutcome(action.verb);
  if (action.verb === 'use' && others.length === 0) {
    return endsOf(action).map((name): Way => ({ ...byDefault(step, name), kind: 'end' }));
  }
  if (others.length === 0) return [{ ...byDefault(step, ordinary), ...(action.verb === 'approve' ? VOTED : {}) }];
  if (action.verb === 'use') return others.map((outcome): Way => ({ ...outcome, kind: 'end' }));
  if (action.verb === 'meet' || action.verb === 'approve') {
    // The good outcome goes on by itself where only the others are written.
    const kind: WayKind = action.verb === 'approve' ? 'vote' : 'picked';
    const written = others.map((outcome): Way => ({ ...outcome, kind }));
    const isWritten = others.some(({ name }) => name === ordinary);
    return isWritten ? written : [{ ...byDefault(step, ordinary), kind }, ...written];
  }
  const computed = isComputed(step);
  return others.map((outcome): Way => ({ ...outcome, kind: computed ? 'computed' : 'picked' }));
}

const VOTED = { kind: 'vote' } as const;

/** The ends of a module that was read. */
export function endsOf({ module }: Use): string[] {
  return (module?.ends ?? []).map(({ id }) => id);
}

function byDefault(step: Step, name: string): Way {
  const to: Reference = { name: 'next', path: step.next?.path ?? step.path, how: 'defaulted' };
  return { name, kind: 'ordinary', to, set: [], reach: [], path: step.path };
}

function caseWay(outcome: Outcome): Way {
  return { ...outcome, kind: outcome.name === 'failed' ? 'failure' : 'time-out' };
}
