import type { Deadline, Step } from '../blueprint/step.ts';
import { components } from './components.ts';
import type { FlowEdge, FlowGraph, FlowNode } from './graph.ts';

/**
 * Loops that a case could run through without waiting for anybody or anything, each as the keys on the way round, first
 * key first in the order of writing. Such a loop would never come to rest.
 */
export function loopsWithoutWaiting(graph: FlowGraph): string[][] {
  const next = (key: string): string[] => passes(graph.nodes.get(key));
  return components([...graph.nodes.keys()], next).filter(
    ([first = '', ...others]) => others.length > 0 || next(first).includes(first),
  );
}

/** Where a case can go on from a node in the same instant. */
function passes(node: FlowNode | undefined): string[] {
  if (node === undefined) return [];
  const through =
    node.kind === 'step' && node.waits ? node.edges.filter((edge) => isInstant(node.step, edge)) : node.edges;
  return through.filter(({ kind }) => kind !== 'reopen' && kind !== 'event').map(({ to }) => to);
}

/** A waiting step that is skipped, that waits for no time at all, or whose service may fail at once. */
function isInstant({ action, within }: Step, { kind, way }: FlowEdge): boolean {
  if (kind !== 'way' || way === undefined) return kind === 'skip';
  if (way.kind === 'failure') return true;
  if (way.kind === 'time-out') return isNoTime(within);
  if (action.verb !== 'wait' || action.for.kind === 'event') return false;
  const until = action.for.kind === 'first' ? action.for.arms.find(({ name }) => name === way.name)?.until : action.for;
  return until !== undefined && until.kind !== 'event' && isNoTime(until);
}

function isNoTime(time: Deadline | undefined): boolean {
  if (time?.kind !== 'duration') return false;
  const { duration } = time;
  if (duration.kind === 'business') return duration.amount === 0;
  const days = duration.kind === 'calendar' ? duration.years + duration.months + duration.weeks + duration.days : 0;
  return days === 0 && duration.milliseconds === 0;
}
