import { stepsIn } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import type { FlowGraph } from './graph.ts';
import { branchEndKey, stepKey } from './keys.ts';

/** The keys that a case can come to at all. */
export function reachable(graph: FlowGraph): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue: string[] = graph.start === undefined ? [] : [graph.start];
  const breaksOf = new Map<string, string[]>();
  for (const { scope, to } of graph.breaks) {
    for (const key of scope) {
      const list = breaksOf.get(key);
      if (list === undefined) breaksOf.set(key, [to]);
      else if (!list.includes(to)) list.push(to);
    }
  }
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const node = graph.nodes.get(key);
    if (node?.kind === 'branch-end' && !isJoined(node.step, seen)) continue;
    for (const { to } of node?.edges ?? []) queue.push(to);
    queue.push(...(breaksOf.get(key) ?? []));
  }
  return seen;
}

/** True when enough branches of a parallel step come to their end for the case to go on. */
function isJoined({ id, action }: Step, seen: ReadonlySet<string>): boolean {
  if (action.verb !== 'parallel') return false;
  return action.branches.filter(({ name }) => seen.has(branchEndKey(id, name))).length >= action.needed;
}

/**
 * The keys from which no end can be reached by the ways of the flow itself. What breaks in from outside does not count: a
 * case must be able to finish without being interrupted. Coming back from an interrupt counts as finishing it.
 */
export function withoutEnd(graph: FlowGraph): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const list = sources.get(to);
    if (list === undefined) sources.set(to, [from]);
    else list.push(from);
  };
  for (const node of graph.nodes.values()) {
    for (const { from, to, kind } of node.edges) if (kind !== 'reopen') add(from, to);
    if (node.kind !== 'join' || node.step.action.verb !== 'parallel') continue;
    const { branches, needed } = node.step.action;
    // A branch that others can overtake, or whose time is up, need not come to its own end.
    const isOvertaken = needed < branches.length;
    const timeOuts = graph.nodes.get(stepKey(node.step.id))?.edges.filter(({ way }) => way?.kind === 'time-out') ?? [];
    for (const { id } of branches.flatMap(stepsIn)) {
      if (isOvertaken) add(stepKey(id), node.key);
      for (const { to } of timeOuts) add(stepKey(id), to);
    }
  }
  const finishing = new Set<string>();
  const queue = [...graph.nodes.values()]
    .filter(({ kind }) => kind === 'end' || kind === 'resume')
    .map(({ key }) => key);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (finishing.has(key)) continue;
    finishing.add(key);
    queue.push(...(sources.get(key) ?? []));
  }
  return new Set([...graph.nodes.keys()].filter((key) => !finishing.has(key)));
}
