import { cut } from './net-reduce.ts';
import { edgeOf, edgesFrom, nodeOf, type Net } from './net.ts';

/**
 * Takes away what no token can ever come to, whatever way is taken.
 *
 * @param canExit whether something may end the scope, and with it all waiting: then joins keep a way in that stays empty.
 * @returns joins that have lost a way in, on which they would wait for ever; they go on without it here.
 */
export function prune(net: Net, canExit: boolean): { readonly at: string; readonly missing: string }[] {
  const reached = new Set<number>();
  const used = new Set<number>();
  const work = [net.start];
  for (let key = work.pop(); key !== undefined; key = work.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    for (const edge of edgesFrom(nodeOf(net, key))) {
      used.add(edge);
      work.push(edgeOf(net, edge).to);
    }
  }
  const silent = new Set<number>();
  const waiting = new Map<string, string>();
  for (const edge of [...net.edges.values()]) {
    if (used.has(edge.key)) continue;
    const to = net.nodes.get(edge.to);
    const isAwaited = to !== undefined && reached.has(to.key) && to.kind === 'join';
    if (isAwaited && canExit) {
      silent.add(edge.from);
      continue;
    }
    if (isAwaited) waiting.set(to.id, nodeOf(net, edge.from).id);
    if (to === undefined || !reached.has(to.key)) net.edges.delete(edge.key);
    else cut(net, edge.key);
  }
  for (const key of [...net.nodes.keys()]) {
    if (reached.has(key)) continue;
    if (silent.has(key))
      net.nodes.set(key, { key, id: nodeOf(net, key).id, incoming: [], with: [], kind: 'choice', ways: [] });
    else net.nodes.delete(key);
  }
  return [...waiting].map(([at, missing]) => ({ at, missing }));
}
