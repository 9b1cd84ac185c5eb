import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import type { Expressions } from '../flow/expressions.ts';
import { isDone, waysOf, type Way } from '../flow/ways.ts';
import { assignments } from './assignment-plan.ts';
import { wayName, type HandlerPlan, type StepPlan, type WayPlan } from './plan.ts';
import { actorsOf, askedBy } from './step-answers.ts';
import type { StepPlace } from './step-place.ts';

/** Plans a step: what leads on from it, who may send it what, and which handlers listen on its behalf. */
export function planStep(
  blueprint: Blueprint,
  expressions: Expressions,
  step: Step,
  { interrupt, scope, races }: StepPlace,
  handlers: readonly HandlerPlan[],
): StepPlan {
  const { action } = step;
  const voters = action.verb === 'approve' ? (action.votes?.roles ?? (step.by === undefined ? [] : [step.by])) : [];
  return {
    step,
    interrupt,
    scope,
    races,
    voters: voters.map(({ name }) => name),
    deputies: new Map(
      [...blueprint.roles].flatMap(([id, { deputy }]): [string, string][] =>
        deputy === undefined ? [] : [[id, deputy.name]],
      ),
    ),
    when: step.when && expressions.of(step.when),
    ways: new Map(waysOf(step).map((way, index) => [wayName(way, index), planWay(step, way, expressions)])),
    actors: actorsOf(blueprint, step),
    asked: askedBy(blueprint, step),
    branches:
      action.verb === 'decide'
        ? action.branches.map(({ when, set }) => ({
            when: when && expressions.of(when),
            set: assignments(set, expressions),
          }))
        : [],
    with: action.verb === 'call' || action.verb === 'use' ? assignments(action.with, expressions) : [],
    timers: timersOf(step),
    handlers,
  };
}

function planWay(step: Step, way: Way, expressions: Expressions): WayPlan {
  const done = isDone(step, way);
  return {
    way,
    when: way.when && expressions.of(way.when),
    set: assignments([...(done ? step.set : []), ...way.set], expressions),
    reach: [...(done ? step.reach : []), ...way.reach].map(({ name }) => name),
  };
}

function timersOf(step: Step): string[] {
  const { action } = step;
  const ids = [
    ...(step.within === undefined ? [] : [`within:${step.id}`]),
    ...(step.remind === undefined ? [] : [`remind:${step.id}`]),
    ...(action.verb === 'call' && action.timeout !== undefined ? [`timeout:${step.id}`] : []),
    ...(action.verb === 'call' && action.retry?.every !== undefined ? [`retry:${step.id}`] : []),
  ];
  if (action.verb !== 'wait' || action.for.kind === 'event') return ids;
  if (action.for.kind !== 'first') return [...ids, `wait:${step.id}`];
  const timed = action.for.arms.filter(({ until }) => until.kind !== 'event');
  return [...ids, ...timed.map(({ name }) => `wait:${step.id}:${name}`)];
}
