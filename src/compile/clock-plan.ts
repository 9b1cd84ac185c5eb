import { modulesOf, stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { PauseTag, Sla, Trigger } from '../blueprint/sla.ts';
import type { Step } from '../blueprint/step.ts';
import { waitingTag } from '../blueprint/waiting.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { Expressions } from '../flow/expressions.ts';
import { isOutsideEvent, type DecisionPlan } from './plan.ts';

/** What a fact does to a clock; of several at one moment the one named first wins. */
export const MOVES = ['stop', 'cancel', 'close', 'reopen', 'reset', 'start', 'extend'] as const;

export type Move = (typeof MOVES)[number];

/** A clock made ready to run. */
export interface ClockPlan {
  readonly id: string;
  readonly sla: Sla;
  /** The timer of whatever happens to it next. */
  readonly timer: string;
  readonly when?: FeelExpression;
  /** Steps at which it stands still while the case waits there. */
  readonly pausesAt: ReadonlySet<string>;
  /** Those of them at which only the customer can keep it standing: a message ends that. */
  readonly pausesForCustomer: ReadonlySet<string>;
  readonly pauseWhen?: FeelExpression;
  /** False for a clock that never stands still. */
  readonly canPause: boolean;
  /** Moves that happen at the date in a field. */
  readonly dated: readonly { readonly move: Move; readonly field: string }[];
  /** True when its start may be told late, so that earlier pauses are kept. */
  readonly startsLate: boolean;
  /** True when only facts and pauses move it: its promise is always the same, and always applies. */
  readonly isFixed: boolean;
  /** The decision that gives its target, and the column that holds it. */
  readonly decision?: { readonly plan: DecisionPlan; readonly column: number };
}

/** The clocks of a blueprint, and what they listen to. */
export interface ClocksPlan {
  readonly all: readonly ClockPlan[];
  /** What each fact does, and to which clock. */
  readonly moves: ReadonlyMap<string, readonly { readonly clock: string; readonly move: Move }[]>;
  /** Events from outside that move a clock: they may be told late. */
  readonly outside: ReadonlySet<string>;
  /** Clocks whose conditions or decisions speak of clocks. */
  readonly watching: readonly ClockPlan[];
  /** True when a clock looks at conditions, decisions or fields, which anything may change. */
  readonly watches: boolean;
  /** Roles of people: what machines do satisfies no clock that only people can satisfy. */
  readonly people: ReadonlySet<string>;
}

/** A step was left by an outcome of its own. */
export const doneFact = (step: string): string => `done:step.${step}`;
/** A step was left in any other way: interrupted, withdrawn, failed, too late. */
export const brokenFact = (step: string): string => `broken:step.${step}`;
/** A milestone was reached that the case had reached before: a promise that was made anew is kept by it. */
export const againFact = (milestone: string): string => `again:milestone.${milestone}`;
/** Something took the case out of its steps; a stage that is left then is not done. */
export const INTERRUPTED = 'interrupted';

/** Somebody gives a clock more time. */
export const extendedEvent = (sla: string): string => `sla.${sla}.extended`;

/** The clock that an event gives more time; undefined for any other event. */
export const extendedBy = (event: string): string | undefined => /^sla\.([^.]+)\.extended$/.exec(event)?.[1];

/** Plans the clocks of a blueprint and of its modules; undefined when there are none. */
export function planClocks(
  blueprint: Blueprint,
  expressions: Expressions,
  decisions: ReadonlyMap<string, DecisionPlan>,
): ClocksPlan | undefined {
  const slas = modulesOf(blueprint).flatMap((module) => [...module.blueprint.slas.values()]);
  if (slas.length === 0) return undefined;
  const steps = stepsOf(blueprint);
  const all = slas.map((sla) => planClock(blueprint, expressions, decisions, sla, steps));
  const moves = new Map<string, { clock: string; move: Move }[]>();
  const outside = new Set<string>();
  for (const { id, sla } of all) {
    for (const { fact, move } of movesOf(sla)) {
      const known = moves.get(fact);
      if (known === undefined) moves.set(fact, [{ clock: id, move }]);
      else known.push({ clock: id, move });
      if (isOutsideEvent(fact) && !fact.startsWith('case.')) outside.add(fact);
    }
    // Nobody else may send it, so that it is no event that merely moves a clock.
    moves.set(extendedEvent(id), [{ clock: id, move: 'extend' }]);
  }
  // The customer's messages end pauses.
  if (all.some(({ pausesForCustomer }) => pausesForCustomer.size > 0)) outside.add('customer.writes');
  const people = [...blueprint.roles.values()].filter(({ automatic }) => !automatic).map(({ id }) => id);
  const watches = all.some(({ isFixed, pauseWhen }) => !isFixed || pauseWhen !== undefined);
  const watching = all.filter(({ sla }) => speaksOfClocks(blueprint, sla));
  return { all, moves, outside, watching, watches, people: new Set([CUSTOMER, ...people]) };
}

function speaksOfClocks({ decisions }: Blueprint, { when, pause, target }: Sla): boolean {
  const table = target.kind === 'decision' ? decisions.get(target.decision.name) : undefined;
  const texts = [when?.text, pause.when?.text, ...(table?.inputs.map(({ name }) => name) ?? [])];
  return texts.some((text = '') => /\bsla\s*\./.test(text));
}

function planClock(
  blueprint: Blueprint,
  expressions: Expressions,
  decisions: ReadonlyMap<string, DecisionPlan>,
  sla: Sla,
  steps: readonly Step[],
): ClockPlan {
  const { id, pause, target, start } = sla;
  const tagged = (tags: readonly PauseTag[]): string[] =>
    steps
      .filter((step) => (tags as readonly string[]).includes(waitingTag(blueprint, step) ?? ''))
      .map((step) => step.id);
  const named = new Set(pause.steps.map(({ name }) => name));
  const forCustomer = tagged(pause.tags.filter((tag) => tag === 'waiting-customer')).filter((step) => !named.has(step));
  const triggers = { start, stop: sla.stop, reset: sla.reset, cancel: sla.cancel };
  const times = [target.kind === 'deadline' ? target.deadline : undefined, sla.pauseAtMost];
  const isOneLength = target.kind === 'deadline' && times.every((time) => time?.kind !== 'name');
  const dated = Object.entries(triggers).flatMap(([move, trigger]) =>
    trigger?.kind === 'field' ? [{ move: move as Move, field: trigger.name }] : [],
  );
  return {
    id,
    sla,
    isFixed: isOneLength && sla.when === undefined && dated.length === 0,
    timer: `sla:${id}`,
    when: sla.when && expressions.of(sla.when),
    pausesAt: new Set([...named, ...tagged(pause.tags)]),
    pausesForCustomer: new Set(forCustomer),
    pauseWhen: pause.when && expressions.of(pause.when),
    canPause: named.size + pause.tags.length > 0 || pause.when !== undefined,
    dated,
    startsLate: start.kind === 'field' || isOutsideEvent(start.name),
    decision: target.kind === 'deadline' ? undefined : decidedBy(decisions, target),
  };
}

function decidedBy(
  decisions: ReadonlyMap<string, DecisionPlan>,
  { decision, output }: Extract<Sla['target'], { kind: 'decision' }>,
): ClockPlan['decision'] {
  const plan = decisions.get(decision.name);
  const column = plan?.names.indexOf(output.name) ?? -1;
  if (plan === undefined || column < 0)
    throw new Error(`There is no "${decision.name}.${output.name}" to take a target from.`);
  return { plan, column };
}

function movesOf(sla: Sla): { fact: string; move: Move }[] {
  const { of, inside } = sla;
  // A module's clocks end with the step that uses it; reopening does not bring them back.
  const around: { fact: string; move: Move }[] =
    inside === undefined
      ? [
          { fact: 'case.closed', move: 'close' },
          { fact: 'case.reopened', move: 'reopen' },
        ]
      : [
          { fact: 'case.closed', move: 'cancel' },
          { fact: doneFact(inside), move: 'cancel' },
          { fact: brokenFact(inside), move: 'cancel' },
        ];
  const own: { fact: string; move: Move }[] =
    of?.kind === 'step'
      ? [
          { fact: `step.${of.id}.entered`, move: 'start' },
          { fact: doneFact(of.id), move: 'stop' },
          { fact: brokenFact(of.id), move: 'cancel' },
        ]
      : [
          ...factsOf(sla.start).map((fact) => ({ fact, move: 'start' as const })),
          ...factsOf(sla.stop).map((fact) => ({ fact, move: 'stop' as const })),
          ...(sla.stop.kind === 'milestone' ? [{ fact: againFact(sla.stop.name), move: 'stop' as const }] : []),
        ];
  return [
    ...own,
    ...factsOf(sla.reset).map((fact) => ({ fact, move: 'reset' as const })),
    ...factsOf(sla.cancel).map((fact) => ({ fact, move: 'cancel' as const })),
    ...around,
  ];
}

function factsOf(trigger: Trigger | undefined): string[] {
  if (trigger === undefined || trigger.kind === 'field') return [];
  return [trigger.kind === 'milestone' ? `milestone.${trigger.name}` : trigger.name];
}
