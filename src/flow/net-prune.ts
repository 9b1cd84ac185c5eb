import { cut } from './net-reduce.ts';
import { edgeOf, edgesFrom, nodeOf, type Net } from './net.ts';

/**
 * Takes away what no token can ever come to, whatever way is taken.
 *
 * @returns joins that so have lost a way in, on which they would wait for ever; they go on without it here.
 */
export function prune(net: Net): { readonly at: string; readonly missing: string }[] {
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
  const waiting = new Map<string, string>();
  for (const edge of [...net.edges.values()]) {
    if (used.has(edge.key)) continue;
    const to = net.nodes.get(edge.to);
    if (to !== undefined && reached.has(to.key) && to.kind === 'join') waiting.set(to.id, nodeOf(net, edge.from).id);
    if (to === undefined || !reached.has(to.key)) net.edges.delete(edge.key);
    else cut(net, edge.key);
  }
  for (const key of [...net.nodes.keys()]) if (!reached.has(key)) net.nodes.delete(key);
  return [...waiting].map(([at, missing]) => ({ at, missing }));
}
