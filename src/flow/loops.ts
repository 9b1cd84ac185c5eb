import { components } from './components.ts';
import type { FlowGraph, FlowNode } from './graph.ts';

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
  const through = node.kind === 'step' && node.waits ? node.edges.filter(({ kind }) => kind === 'skip') : node.edges;
  return through.filter(({ kind }) => kind !== 'reopen' && kind !== 'event').map(({ to }) => to);
}
