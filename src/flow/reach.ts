import { stepsIn, type Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { flowOf, type FlowEdge, type FlowGraph, type FlowNode } from './graph.ts';
import { branchEndKey, endKey, stepKey } from './keys.ts';

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
    for (const edge of node?.edges ?? []) if (isPossible(graph, edge)) queue.push(edge.to);
    queue.push(...(breaksOf.get(key) ?? []));
  }
  return seen;
}

/** False for a way by an end of a module to which no case comes in it. */
function isPossible(graph: FlowGraph, { from, way }: FlowEdge): boolean {
  const node = graph.nodes.get(from);
  if (way?.kind !== 'end' || node?.kind !== 'step' || node.step.action.verb !== 'use') return true;
  const { module } = node.step.action;
  return module === undefined || reachedIn(module).has(endKey(way.name));
}

const reachedKeys = new WeakMap<Blueprint, ReadonlySet<string>>();

function reachedIn(module: Blueprint): ReadonlySet<string> {
  let keys = reachedKeys.get(module);
  if (keys === undefined) reachedKeys.set(module, (keys = reachable(flowOf(module))));
  return keys;
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
  for (const [from, to] of waysOn(graph)) {
    const list = sources.get(to);
    if (list === undefined) sources.set(to, [from]);
    else list.push(from);
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

/** Every way on, from one key to another, that may be taken and does not begin the case anew. */
function* waysOn(graph: FlowGraph): Generator<readonly [string, string]> {
  const reached = reachable(graph);
  for (const node of graph.nodes.values()) {
    // Branches of which too few come to their end never meet.
    if (node.kind === 'join' && reached.has(stepKey(node.step.id)) && !reached.has(node.key)) continue;
    for (const edge of node.edges) {
      if (edge.kind !== 'reopen' && isPossible(graph, edge)) yield [edge.from, edge.to];
    }
    if (node.kind === 'step' || node.kind === 'join') yield* waysOutOfBranches(node);
  }
}

/** A branch need not come to its own end where others can overtake it, or something else can end them all. */
function* waysOutOfBranches(node: FlowNode & { kind: 'step' | 'join' }): Generator<readonly [string, string]> {
  const { action } = node.step;
  if (action.verb !== 'parallel') return;
  const overtaken = node.kind === 'join' && action.needed < action.branches.length ? [node.key] : [];
  const ended = node.edges.filter(({ kind, way }) => kind === 'event' || way?.kind === 'time-out').map(({ to }) => to);
  for (const { id } of action.branches.flatMap(stepsIn)) {
    for (const to of [...overtaken, ...ended]) yield [stepKey(id), to];
  }
}
