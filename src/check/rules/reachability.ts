import { components } from '../../flow/components.ts';
import type { FlowGraph } from '../../flow/graph.ts';
import { loopsWithoutWaiting } from '../../flow/loops.ts';
import { reachable, withoutEnd } from '../../flow/reach.ts';
import type { Rule } from '../rule.ts';

/**
 * Some case comes to every step and every end, once every case can end at all. Of steps that only follow an unreachable
 * one, nothing is said.
 */
export const reachability: Rule = {
  name: 'every-step-can-be-reached',
  phase: 4,
  ofWays: true,
  principle: 'lean',
  check(check) {
    const { flow } = check;
    const reached = reachable(flow);
    const unreached = [...flow.nodes.values()].filter(({ key }) => !reached.has(key));
    const followed = new Set(
      unreached.flatMap(({ key, edges }) => edges.map(({ to }) => to).filter((to) => to !== key)),
    );
    for (const node of unreached) {
      if (followed.has(node.key)) continue;
      if (node.kind === 'step') check.atKey(node.step.path, 'TL4007', { step: node.step.id });
      if (node.kind === 'end') check.atKey(node.end.path, 'TL4010', { end: node.end.id });
    }
    // A circle of steps that nothing enters follows itself: its first step stands for it.
    for (const circle of components(
      unreached.map(({ key }) => key),
      (key) => targetsOf(flow, key),
    )) {
      if (circle.length < 2) continue;
      const inside = new Set(circle);
      const entered = unreached.some(({ key, edges }) => !inside.has(key) && edges.some(({ to }) => inside.has(to)));
      const node = flow.nodes.get(circle[0] ?? '');
      if (!entered && node?.kind === 'step') check.atKey(node.step.path, 'TL4007', { step: node.step.id });
    }
  },
};

/** From every step an end can be reached; where it cannot, the step at which the way is lost is named. */
export const deadEnds: Rule = {
  name: 'every-step-leads-to-an-end',
  phase: 3,
  ofWays: true,
  check(check) {
    const { flow } = check;
    const dead = withoutEnd(flow);
    if (dead.size === 0) return;
    for (const circle of components([...dead], (key) => targetsOf(flow, key))) {
      const leaves = circle.some((key) => targetsOf(flow, key).some((to) => dead.has(to) && !circle.includes(to)));
      const node = flow.nodes.get(circle[0] ?? '');
      if (!leaves && node?.kind === 'step') check.atKey(node.step.path, 'TL4008', { step: node.step.id });
    }
  },
};

/** A case that goes round waits for somebody or something on the way. */
export const waitlessLoops: Rule = {
  name: 'loops-wait-for-something',
  phase: 3,
  ofWays: true,
  check(check) {
    const { flow } = check;
    const lost = withoutEnd(flow);
    for (const loop of loopsWithoutWaiting(flow)) {
      // A loop that nothing leaves is told as a dead end.
      if (loop.every((key) => lost.has(key))) continue;
      const steps = loop.flatMap((key) => {
        const node = flow.nodes.get(key);
        return node?.kind === 'step' ? [node.step] : [];
      });
      const [first] = steps;
      if (first !== undefined) check.atKey(first.path, 'TL4009', { steps: steps.map(({ id }) => id) });
    }
  },
};

function targetsOf(flow: FlowGraph, key: string): string[] {
  const edges = flow.nodes.get(key)?.edges ?? [];
  return edges.filter(({ kind }) => kind !== 'reopen').map(({ to }) => to);
}
