import type { Exploration, Part } from './net-explore.ts';
import { edgeOf, edgesFrom, nodeOf, type Net, type NetEdge } from './net.ts';

/**
 * Puts a single edge in the place of a part that does with a token what an edge does: it lets one go on where one came.
 *
 * @param seen how it was found to do so; absent where it does not, and only the rest is to be looked at.
 * @returns the ids of nodes in it to which no token came.
 */
export function collapse(net: Net, part: Part, seen: Exploration | undefined): string[] {
  const entry = edgeOf(net, part.entry!);
  const exit = part.exit === undefined ? undefined : edgeOf(net, part.exit);
  const inner = [...part.nodes].flatMap((key) => edgesFrom(nodeOf(net, key))).filter((key) => key !== part.exit);
  const live = new Set<string>([...entry.inside, ...(exit?.inside ?? [])]);
  const all = new Set(live);
  for (const key of part.nodes) {
    const { id, with: others, incoming, kind } = nodeOf(net, key);
    // What comes to an end is not moved on.
    const isReached =
      seen?.moved.has(key) !== false || (kind === 'choice' && incoming.some((edge) => seen.reached.has(edge)));
    for (const one of [id, ...others]) {
      all.add(one);
      if (isReached) live.add(one);
    }
  }
  for (const key of inner) {
    for (const id of edgeOf(net, key).inside) {
      all.add(id);
      if (seen === undefined || seen.reached.has(key)) live.add(id);
    }
  }
  const isBusy = [entry.key, ...inner, ...(exit === undefined ? [] : [exit.key])].some(
    (key) => edgeOf(net, key).isBusy,
  );
  const to = exit === undefined ? endAt(net, part) : exit.to;
  const path = [...entry.path, ...pathThrough(net, part, entry), ...(exit?.path ?? [])];
  for (const key of inner) net.edges.delete(key);
  for (const key of part.nodes) if (key !== to) net.nodes.delete(key);
  net.edges.set(entry.key, { ...entry, to, path, inside: [...live], isMerged: true, isBusy });
  if (exit !== undefined) {
    net.edges.delete(exit.key);
    const { incoming } = nodeOf(net, to);
    incoming.splice(incoming.indexOf(exit.key), 1, entry.key);
  }
  return [...all].filter((id) => !live.has(id));
}

/** Makes the first node of the part an end. */
function endAt(net: Net, part: Part): number {
  const { to, key } = edgeOf(net, part.entry!);
  const { id } = nodeOf(net, to);
  net.nodes.set(to, { key: to, id, incoming: [key], with: [], kind: 'choice', ways: [{ edges: [] }] });
  return to;
}

/** The ids on a shortest way from one side of a part to the other. */
function pathThrough(net: Net, part: Part, entry: NetEdge): string[] {
  const cameBy = new Map<number, number>();
  const queue = [entry.key];
  for (const key of queue) {
    const node = nodeOf(net, edgeOf(net, key).to);
    if (!part.nodes.has(node.key)) continue;
    for (const next of edgesFrom(node)) {
      if (cameBy.has(next) || next === entry.key) continue;
      cameBy.set(next, key);
      queue.push(next);
    }
  }
  const ids: string[] = [];
  const last = part.exit ?? queue.at(-1)!;
  for (let at: number | undefined = last; at !== undefined && at !== entry.key; at = cameBy.get(at)) {
    const { from, path } = edgeOf(net, at);
    ids.unshift(nodeOf(net, from).id, ...(at === part.exit ? [] : path));
  }
  return [...new Set(ids)];
}
