import { modulesOf, type Blueprint } from '../blueprint/blueprint.ts';
import { levelsOf, type Escalation, type Level } from '../blueprint/escalation.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { Expressions } from '../flow/expressions.ts';
import { brokenFact, doneFact, type ClockPlan, type ClocksPlan } from './clock-plan.ts';
import { isOutsideEvent } from './plan.ts';

/** What a fact does to an escalation. */
export type LadderMove = 'trigger' | 'until' | 'end' | 'reopen';

/** An escalation made ready to run. */
export interface LadderPlan {
  readonly id: string;
  readonly escalation: Escalation;
  /** The timer of whatever happens to it next. */
  readonly timer: string;
  /** All levels; the last one may stand behind the rounds. */
  readonly levels: readonly LevelPlan[];
  /** The clock by whose course it climbs. */
  readonly clock?: ClockPlan;
  /** The condition that sets it off. */
  readonly trigger?: FeelExpression;
  /** The condition under which it climbs. */
  readonly when?: FeelExpression;
}

export interface LevelPlan {
  readonly level: Level;
  readonly when?: FeelExpression;
  /** The nearest level before it that comes by the clock: this one comes only while that point is passed. */
  readonly anchor?: Level;
}

/** The escalations of a blueprint, and what they listen to. */
export interface LaddersPlan {
  readonly all: readonly LadderPlan[];
  readonly hears: ReadonlyMap<string, readonly { readonly ladder: string; readonly move: LadderMove }[]>;
  /** Events from outside that set an escalation off or end it. */
  readonly outside: ReadonlySet<string>;
  /** True when a condition is looked at, which anything may change. */
  readonly watches: boolean;
}

/** Somebody who was told takes the matter. */
export const acceptedEvent = (escalation: string): string => `escalation.${escalation}.accepted`;

/** The escalation that an event accepts; undefined for any other event. */
export const acceptedBy = (event: string): string | undefined => /^escalation\.([^.]+)\.accepted$/.exec(event)?.[1];

/** True for an escalation that somebody may accept. */
export function isAcceptable({ until }: Escalation): boolean {
  return until?.kind === 'accepted';
}

/** Plans the escalations of a blueprint and of its modules; undefined when there are none. */
export function planLadders(
  blueprint: Blueprint,
  expressions: Expressions,
  clocks: ClocksPlan | undefined,
): LaddersPlan | undefined {
  const escalations = modulesOf(blueprint).flatMap((module) => [...module.blueprint.escalations.values()]);
  if (escalations.length === 0) return undefined;
  const all = escalations.map((escalation) => planLadder(expressions, clocks, escalation));
  const hears = new Map<string, { ladder: string; move: LadderMove }[]>();
  for (const { id, escalation } of all) {
    for (const { fact, move } of movesOf(escalation)) {
      const known = hears.get(fact);
      if (known === undefined) hears.set(fact, [{ ladder: id, move }]);
      else known.push({ ladder: id, move });
    }
  }
  return {
    all,
    hears,
    outside: new Set([...hears.keys()].filter((fact) => isOutsideEvent(fact) && !fact.startsWith('case.'))),
    watches: all.some(({ trigger, when }) => trigger !== undefined || when !== undefined),
  };
}

function planLadder(expressions: Expressions, clocks: ClocksPlan | undefined, escalation: Escalation): LadderPlan {
  const { id, trigger, when } = escalation;
  const clock = trigger.kind === 'sla' ? clocks?.all.find((one) => one.id === trigger.sla.name) : undefined;
  if (trigger.kind === 'sla' && clock === undefined) throw new Error(`There is no clock "${trigger.sla.name}".`);
  let anchor: Level | undefined;
  const levels = levelsOf(escalation).map((level): LevelPlan => {
    const planned = { level, when: level.when && expressions.of(level.when), anchor };
    if (level.comes.kind !== 'after') anchor = level;
    return planned;
  });
  return {
    id,
    escalation,
    timer: `ladder:${id}`,
    levels,
    clock,
    trigger: trigger.kind === 'when' ? expressions.of(trigger.when) : undefined,
    when: when && expressions.of(when),
  };
}

function movesOf({ trigger, until, inside }: Escalation): { fact: string; move: LadderMove }[] {
  const moves: { fact: string; move: LadderMove }[] = [{ fact: 'case.closed', move: 'end' }];
  // A module's escalations end with the step that uses it.
  if (inside !== undefined) {
    moves.push({ fact: doneFact(inside), move: 'end' }, { fact: brokenFact(inside), move: 'end' });
  }
  if (until?.kind === 'milestone') moves.push({ fact: `milestone.${until.name}`, move: 'until' });
  if (until?.kind === 'event') moves.push({ fact: until.name, move: 'until' });
  if (trigger.kind === 'event') moves.push({ fact: trigger.event.name, move: 'trigger' });
  if (trigger.kind === 'sla') moves.push({ fact: 'case.reopened', move: 'reopen' });
  return moves;
}
