import type { FeelEnv } from '../feel/evaluate.ts';
import { CaseFault } from './fault.ts';
import { isGateway, type FlowPlan, type NodePlan } from './token-plan.ts';

/** The one way that an exclusive gateway takes: the first whose condition holds, else the default. */
export function oneOf(at: NodePlan, env: FeelEnv): FlowPlan[] {
  const { outgoing } = at;
  if (outgoing.length <= 1) return [...outgoing];
  const way =
    outgoing.find(({ when, isDefault }) => !isDefault && (when === undefined || when.test(env))) ??
    outgoing.find(({ isDefault }) => isDefault);
  return way === undefined ? noWay(at) : [way];
}

/** The ways that a parallel or inclusive gateway takes. */
export function fork(at: NodePlan, env: FeelEnv): FlowPlan[] {
  return isGateway(at.node, 'inclusiveGateway') ? thoseThatHold(at, env) : [...at.outgoing];
}

/** The ways on from an activity or event: all of them, or those whose conditions hold. */
export function waysOut(at: NodePlan, env: FeelEnv): FlowPlan[] {
  return at.outgoing.some(({ when, isDefault }) => when !== undefined || isDefault)
    ? thoseThatHold(at, env)
    : [...at.outgoing];
}

function thoseThatHold(at: NodePlan, env: FeelEnv): FlowPlan[] {
  const ways = at.outgoing.filter(({ when, isDefault }) => !isDefault && (when === undefined || when.test(env)));
  if (ways.length > 0) return ways;
  const byDefault = at.outgoing.filter(({ isDefault }) => isDefault);
  return byDefault.length > 0 || at.outgoing.length === 0 ? byDefault : noWay(at);
}

function noWay({ node }: NodePlan): never {
  throw new CaseFault(
    'no-way',
    node.id,
    `No condition of the ways out of "${node.id}" holds, and none is the default.`,
  );
}
