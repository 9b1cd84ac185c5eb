import type { Stage } from '../../blueprint/stage.ts';
import type { FlowGraph, FlowNode } from '../../flow/graph.ts';
import { stepKey } from '../../flow/keys.ts';
import type { Rule } from '../rule.ts';

/** A stage does something: work, a touchpoint, a guard or a clock. One that a case only passes through can go. */
export const idleStages: Rule = {
  name: 'stages-do-something',
  phase: 1,
  ofWays: true,
  principle: 'lean',
  check(check) {
    for (const stage of check.blueprint.stages) {
      const targets = passedThrough(check.flow, stage);
      if (targets === undefined) continue;
      const [to] = targets;
      check.atKey(stage.path, 'TL4110', { stage: stage.id, to: targets.length === 1 ? to : undefined });
    }
  },
};

/** Where a stage leads that does nothing; undefined when it does something. */
function passedThrough(flow: FlowGraph, stage: Stage): string[] | undefined {
  const steps = [...stage.steps, ...stage.alternatives];
  if (steps.length === 0 || stage.when !== undefined || stage.on.length > 0) return undefined;
  const inside = new Set(steps.map(({ id }) => stepKey(id)));
  const out = new Set<string>();
  for (const { id, action, when, on, set, reach } of steps) {
    if (action.verb !== 'choose' || when !== undefined || on.length + set.length + reach.length > 0) return undefined;
    const targets = new Set((flow.nodes.get(stepKey(id))?.edges ?? []).map(({ to }) => to));
    // A branch that parts the ways is a guard.
    if (targets.size > 1) return undefined;
    for (const to of targets) if (!inside.has(to)) out.add(to);
  }
  return [...out].map((key) => idOf(flow.nodes.get(key)) ?? key);
}

function idOf(node: FlowNode | undefined): string | undefined {
  if (node?.kind === 'step') return node.step.id;
  if (node?.kind === 'stage') return node.stage.id;
  return node?.kind === 'end' ? node.end.id : undefined;
}
