import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Deadline, Step } from '../blueprint/step.ts';
import { components } from './components.ts';
import { flowOf, type FlowEdge, type FlowGraph, type FlowNode } from './graph.ts';
import { branchEndKey, joinKey, stepKey } from './keys.ts';

/**
 * Loops that a case could run through without waiting for anybody or anything, each as the keys on the way round, first
 * key first in the order of writing. Such a loop would never come to rest.
 */
export function loopsWithoutWaiting(graph: FlowGraph): string[][] {
  const through = new Map<string, boolean>();
  const next = (key: string): string[] => passes(graph, graph.nodes.get(key), through);
  return components([...graph.nodes.keys()], next).filter(
    ([first = '', ...others]) => others.length > 0 || next(first).includes(first),
  );
}

/** Where a case can go on from a node in the same instant. */
function passes(graph: FlowGraph, node: FlowNode | undefined, through: Map<string, boolean>): string[] {
  if (node === undefined || node.kind === 'branch-end') return [];
  if (node.kind === 'step' && node.step.action.verb === 'parallel') {
    const past = isPassed(graph, node.step, through) ? [joinKey(node.step.id)] : [];
    return [...node.edges.filter((edge) => edge.kind === 'fork' || isInstant(node.step, edge)).map(goal), ...past];
  }
  const edges =
    node.kind === 'step' && node.waits
      ? node.edges.filter((edge) => edge.kind === 'enter' || isInstant(node.step, edge))
      : node.edges;
  return edges.filter(({ kind }) => kind !== 'reopen' && kind !== 'event').map(goal);
}

/** True when enough branches of a parallel step can come to their end in the instant in which they begin. */
function isPassed(graph: FlowGraph, { id, action }: Step, through: Map<string, boolean>): boolean {
  const known = through.get(id);
  if (known !== undefined || action.verb !== 'parallel') return known ?? false;
  const instant = action.branches.filter(({ name, steps }) => {
    const seen = new Set<string>();
    const queue = steps.slice(0, 1).map((step) => stepKey(step.id));
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(...passes(graph, graph.nodes.get(key), through));
    }
    return seen.has(branchEndKey(id, name));
  });
  const isPassable = instant.length >= action.needed;
  through.set(id, isPassable);
  return isPassable;
}

function goal({ to }: FlowEdge): string {
  return to;
}

/** A waiting step that is skipped, that waits for no time at all, or whose service may fail at once. */
function isInstant({ action, within }: Step, { kind, way }: FlowEdge): boolean {
  if (kind !== 'way' || way === undefined) return kind === 'skip';
  if (way.kind === 'failure') return true;
  if (way.kind === 'time-out') return isNoTime(within);
  if (way.kind === 'end') return action.verb === 'use' && action.module !== undefined && isInstantModule(action.module);
  if (action.verb !== 'wait' || action.for.kind === 'event') return false;
  const until = action.for.kind === 'first' ? action.for.arms.find(({ name }) => name === way.name)?.until : action.for;
  return until !== undefined && until.kind !== 'event' && isNoTime(until);
}

/** True when a case can run through a module from its beginning to an end without waiting. */
function isInstantModule(module: Blueprint): boolean {
  const graph = flowOf(module);
  const through = new Map<string, boolean>();
  const seen = new Set<string>();
  const queue = graph.start === undefined ? [] : [graph.start];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (graph.nodes.get(key)?.kind === 'end') return true;
    queue.push(...passes(graph, graph.nodes.get(key), through));
  }
  return false;
}

function isNoTime(time: Deadline | undefined): boolean {
  if (time?.kind !== 'duration') return false;
  const { duration } = time;
  if (duration.kind === 'business') return duration.amount === 0;
  const days = duration.kind === 'calendar' ? duration.years + duration.months + duration.weeks + duration.days : 0;
  return days === 0 && duration.milliseconds === 0;
}
