import groupBy from 'lodash/groupBy.js';

import { components } from './components.ts';
import {
  distinct,
  edgeOf,
  edgesFrom,
  isPlainEnd,
  listed,
  nodeOf,
  type Net,
  type NetEdge,
  type NetNode,
} from './net.ts';

// Rules that make a net smaller and leave it as sound, or unsound, as it was: what stands in a row, blocks whose split and
// join fit, loops of one token, and ends. A net of such blocks alone becomes a single edge. What is taken away is kept as
// `inside` of an edge, or as `with` of a node, so that it is known to be reached.

/** Applies every rule until none applies. */
export function reduce(net: Net): void {
  const circled = circledIn(net);
  const queue = [...net.nodes.keys()];
  const waiting = new Set(queue);
  const touch = (key: number): void => {
    if (waiting.has(key) || !net.nodes.has(key)) return;
    waiting.add(key);
    queue.push(key);
  };
  for (let at = 0; at < queue.length; at += 1) {
    const key = queue[at]!;
    waiting.delete(key);
    const node = net.nodes.get(key);
    if (node === undefined) continue;
    const near = [node, ...neighbours(net, node)].map((other) => other.key);
    if (simplify(net, node, circled)) for (const other of near) touch(other);
  }
}

/** The nodes from which a way leads back to them. */
export function circledIn(net: Net, among: Iterable<number> = net.nodes.keys()): ReadonlySet<number> {
  const keys = [...among].map(String);
  const next = (key: string): string[] =>
    edgesFrom(nodeOf(net, Number(key))).map((edge) => String(edgeOf(net, edge).to));
  const circles = components(keys, next).filter(
    ([first = '', another]) => another !== undefined || next(first).includes(first),
  );
  return new Set(circles.flat().map(Number));
}

function neighbours(net: Net, node: NetNode): NetNode[] {
  return [
    ...node.incoming.flatMap((edge) => net.nodes.get(edgeOf(net, edge).from) ?? []),
    ...edgesFrom(node).map((edge) => nodeOf(net, edgeOf(net, edge).to)),
  ];
}

/** True when a rule has changed something at the node. */
function simplify(net: Net, node: NetNode, circled: ReadonlySet<number>): boolean {
  return (
    list(node) ||
    dropEnds(net, node, circled.has(node.key)) ||
    pass(net, node) ||
    joinTwins(net, node) ||
    unroll(net, node) ||
    mergeMerges(net, node)
  );
}

/** Choices are listed as soon as they are few enough. */
function list(node: NetNode): boolean {
  if (node.kind !== 'choice' || node.some === undefined) return false;
  const ways = listed(node.some);
  if (ways === undefined) return false;
  node.ways = distinct(ways);
  node.some = undefined;
  return true;
}

/**
 * A token that only ends needs not to be followed. Where something is done on the way to the end, it matters whether
 * another token can come while one is still there: only on a circle it can, or where two came to the node itself.
 */
function dropEnds(net: Net, node: NetNode, isCircled: boolean): boolean {
  if (node.kind !== 'choice' || node.some !== undefined) return false;
  const own = edgesFrom(node);
  const toEnds = own.filter((edge) => isPlainEnd(nodeOf(net, edgeOf(net, edge).to)));
  const isLeft = toEnds.length < own.length;
  const dropped = new Set(
    toEnds.filter((key) => {
      const edge = edgeOf(net, key);
      return isSilent(net, edge) || (isLeft && (!isCircled || edge.isAside));
    }),
  );
  if (dropped.size === 0) return false;
  const firstOn = new Map(
    [...dropped].map((key) => {
      const { path, to } = edgeOf(net, key);
      return [key, path[0] ?? nodeOf(net, to).id] as const;
    }),
  );
  for (const key of dropped) {
    const edge = edgeOf(net, key);
    const end = nodeOf(net, edge.to);
    const ids = [...edge.inside, end.id, ...end.with];
    // What is done twice there is done twice because two tokens come here.
    const before = isSilent(net, edge) || edge.isAside ? [] : node.incoming.map((came) => edgeOf(net, came));
    for (const came of before) net.edges.set(came.key, { ...came, inside: [...came.inside, ...ids], isBusy: true });
    if (before.length === 0) node.with.push(...ids);
    cut(net, key);
  }
  node.ways = distinct(
    node.ways.map((way) => ({
      ...way,
      edges: way.edges.filter((edge) => !dropped.has(edge)),
      ended: way.ended ?? way.edges.map((edge) => firstOn.get(edge)).find((id) => id !== undefined),
    })),
  );
  return true;
}

/** An edge to a plain end on which nothing stands: two tokens there mean nothing. */
export function isSilent(net: Net, edge: NetEdge): boolean {
  const end = nodeOf(net, edge.to);
  return !edge.isBusy && !edge.isMerged && !net.busy.has(end.id) && isPlainEnd(end);
}

/** What has one way in and one way out becomes part of the edge. */
function pass(net: Net, node: NetNode): boolean {
  const [incoming, another] = node.incoming;
  if (incoming === undefined || another !== undefined) return false;
  const outgoing = onlyWay(node);
  if (outgoing === undefined) return false;
  const before = edgeOf(net, incoming);
  const after = edgeOf(net, outgoing);
  if (after.to === node.key || before.from === node.key) return false;
  net.nodes.delete(node.key);
  net.edges.delete(outgoing);
  const passed = node.id === '' ? [] : [node.id];
  net.edges.set(incoming, {
    key: incoming,
    from: before.from,
    to: after.to,
    path: [...before.path, ...passed, ...after.path],
    inside: [...before.inside, ...passed, ...node.with, ...after.inside],
    name: before.name ?? after.name,
    isMerged: before.isMerged || after.isMerged,
    isBusy: before.isBusy || after.isBusy || net.busy.has(node.id),
    isAside: before.isAside,
  });
  replace(nodeOf(net, after.to).incoming, outgoing, [incoming]);
  return true;
}

function onlyWay(node: NetNode): number | undefined {
  if (node.kind !== 'choice') return node.outgoing;
  const [way, another] = node.ways;
  if (node.some !== undefined || way === undefined || another !== undefined) return undefined;
  const [edge, second] = way.edges;
  return way.exit === undefined && way.throws === undefined && second === undefined ? edge : undefined;
}

/** Several edges between the same two nodes that are as good as one. */
function joinTwins(net: Net, node: NetNode): boolean {
  if (node.kind !== 'choice') return false;
  const byTarget = new Map<number, number[]>();
  for (const edge of edgesFrom(node)) {
    const { to } = edgeOf(net, edge);
    const known = byTarget.get(to);
    if (known === undefined) byTarget.set(to, [edge]);
    else known.push(edge);
  }
  const targets = [...byTarget];
  // Ends are alike, whichever of them a token comes to.
  const toEnds = targets.filter(([to]) => isPlainEnd(nodeOf(net, to))).flatMap(([, edges]) => edges);
  const toExits = targets.filter(([to]) => exitOf(nodeOf(net, to)) !== undefined);
  const alike = Object.values(groupBy(toExits, ([to]) => exitOf(nodeOf(net, to))));
  for (const edges of [
    ...targets.map(([, list]) => list),
    toEnds,
    ...alike.map((some) => some.flatMap(([, list]) => list)),
  ]) {
    for (const [index, first] of edges.entries()) {
      for (const second of edges.slice(index + 1)) {
        if (!areTwins(net, node, first, second)) continue;
        twin(net, node, first, second);
        return true;
      }
    }
  }
  return false;
}

function areTwins(net: Net, node: NetNode & { kind: 'choice' }, first: number, second: number): boolean {
  const target = nodeOf(net, edgeOf(net, first).to);
  if (node.some !== undefined) {
    const { free } = node.some;
    return (target.kind === 'gather' || isPlainEnd(target)) && free.includes(first) && free.includes(second);
  }
  if (target.kind === 'gather' || isPlainEnd(target) || exitOf(target) !== undefined) return true;
  const together = node.ways.map(({ edges }) => Number(edges.includes(first)) + Number(edges.includes(second)));
  return target.kind === 'join' ? !together.includes(1) : target.kind === 'merge' && !together.includes(2);
}

/** How a scope is left where it certainly is left in one way, without telling anybody more. */
function exitOf(node: NetNode): string | undefined {
  if (node.kind !== 'choice' || node.some !== undefined) return undefined;
  const [way, another] = node.ways;
  return another === undefined && way?.throws === undefined ? way?.exit : undefined;
}

function twin(net: Net, node: NetNode & { kind: 'choice' }, first: number, second: number): void {
  const [a, b] = [edgeOf(net, first), edgeOf(net, second)];
  const end = nodeOf(net, b.to);
  const lost = a.to === b.to ? [] : [end.id, ...end.with];
  net.edges.set(first, {
    ...a,
    inside: [...a.inside, ...b.inside, ...lost],
    isMerged: a.isMerged || b.isMerged,
    isBusy: a.isBusy || b.isBusy,
    isAside: a.isAside && b.isAside,
  });
  cut(net, second);
  const { some } = node;
  if (some !== undefined) {
    node.some = { ...some, free: some.free.filter((edge) => edge !== second) };
    return;
  }
  node.ways = distinct(
    node.ways.map((way) => ({ ...way, edges: way.edges.map((edge) => (edge === second ? first : edge)) })),
  );
}

/** A token that goes back to where it was, and has another way. */
function unroll(net: Net, node: NetNode): boolean {
  if (node.kind !== 'choice' || node.some !== undefined) return false;
  const [incoming] = node.incoming;
  const head = incoming === undefined ? undefined : net.nodes.get(edgeOf(net, incoming).from);
  if (head?.kind !== 'merge') return false;
  const back = edgesFrom(node).filter(
    (edge) =>
      edgeOf(net, edge).to === head.key &&
      node.ways.every(({ edges, throws }) => !edges.includes(edge) || (edges.length === 1 && throws === undefined)),
  );
  if (back.length === 0) return false;
  const others = node.ways.filter(({ edges }) => !edges.some((edge) => back.includes(edge)));
  if (others.length === 0) return false;
  const entry = edgeOf(net, incoming!);
  const isBusy = entry.isBusy || back.some((edge) => edgeOf(net, edge).isBusy);
  const inside = [...entry.inside, ...back.flatMap((edge) => edgeOf(net, edge).inside)];
  net.edges.set(entry.key, { ...entry, inside, isBusy });
  for (const edge of back) cut(net, edge);
  node.ways = others;
  return true;
}

/** A merge behind a merge, or a join behind a join. */
function mergeMerges(net: Net, node: NetNode): boolean {
  if (node.kind !== 'merge' && node.kind !== 'join') return false;
  const between = edgeOf(net, node.outgoing);
  const next = nodeOf(net, between.to);
  if (next.kind !== node.kind || between.isBusy || next.key === node.key) return false;
  for (const key of node.incoming) {
    const edge = edgeOf(net, key);
    const passed = [node.id, ...between.path];
    net.edges.set(key, {
      ...edge,
      to: next.key,
      path: [...edge.path, ...passed],
      inside: [...edge.inside, ...passed, ...node.with, ...between.inside],
    });
  }
  replace(next.incoming, between.key, node.incoming);
  net.nodes.delete(node.key);
  net.edges.delete(between.key);
  return true;
}

/** Takes an edge away, and an end to which no other edge leads. */
export function cut(net: Net, key: number): void {
  const { to } = edgeOf(net, key);
  net.edges.delete(key);
  const target = nodeOf(net, to);
  replace(target.incoming, key, []);
  if (target.incoming.length === 0 && target.kind === 'choice' && edgesFrom(target).length === 0) net.nodes.delete(to);
}

function replace(list: number[], old: number, by: readonly number[]): void {
  const at = list.indexOf(old);
  if (at !== -1) list.splice(at, 1, ...by);
}
