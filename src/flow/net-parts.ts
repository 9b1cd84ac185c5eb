import { dominators, reversed } from './dominators.ts';
import { edgeOf, edgesFrom, nodeOf, type Net, type NetNode } from './net.ts';
import { isTrivial, type Part } from './net-explore.ts';

/**
 * Parts of a net that can be looked at alone: entered by one edge, and left by one, or not left at all because all tokens
 * end in them (Vanhatalo, Völzer and Leymann 2007). Smallest first, none overlapping another; the whole net is not among
 * them.
 */
export function partsOf(net: Net, isOpen: (part: Part) => boolean): Part[] {
  const found = candidates(net)
    .filter((part) => !isTrivial(net, part) && isOpen(part))
    .toSorted((a, b) => a.nodes.size - b.nodes.size);
  const used = new Set<number>();
  return found.filter(({ nodes }) => {
    if ([...nodes].some((key) => used.has(key))) return false;
    for (const key of nodes) used.add(key);
    return true;
  });
}

/** Parts are known by where they begin and end. */
export function nameOf({ entry, exit }: Part): string {
  return `${entry ?? ''}-${exit ?? ''}`;
}

function candidates(net: Net): Part[] {
  const keys = [...net.nodes.keys(), ...net.edges.keys()];
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const number = (key: number): number => numbers.get(key)!;
  const sink = keys.length;
  const next: number[][] = keys.map((key) => {
    const node = net.nodes.get(key);
    if (node === undefined) return [number(edgeOf(net, key).to)];
    return [...edgesFrom(node).map(number), ...(ends(node) ? [sink] : [])];
  });
  next.push([]);
  const after = dominators(reversed(next), sink);
  const before = dominating(dominators(next, number(net.start)));
  const isBefore = (one: number, other: number): boolean => before(number(one), number(other));
  return [...net.edges.keys()].flatMap((entry) => {
    const from = number(entry);
    for (let at = after[from]!; at !== -1 && at !== sink; at = after[at]!) {
      const exit = keys[at]!;
      if (!net.edges.has(exit) || !before(from, at)) continue;
      const nodes = between(net, entry, exit, isBefore);
      if (nodes !== undefined) return nodes.size === 0 ? [] : [{ entry, exit, nodes }];
    }
    const nodes = between(net, entry, undefined, isBefore);
    return nodes === undefined ? [] : [{ entry, nodes }];
  });
}

/** Asks in an instant whether one node stands before another on every way. */
function dominating(idom: Int32Array): (one: number, other: number) => boolean {
  const inner: number[][] = Array.from(idom, () => []);
  const work: number[] = [];
  for (const [node, above] of idom.entries()) {
    if (above === node) work.push(node);
    else if (above !== -1) inner[above]!.push(node);
  }
  const first = new Int32Array(idom.length).fill(-1);
  const last = new Int32Array(idom.length).fill(-1);
  let count = 0;
  for (let node = work.at(-1); node !== undefined; node = work.at(-1)) {
    if (first[node] === -1) {
      first[node] = count += 1;
      work.push(...inner[node]!);
    } else {
      last[node] = count;
      work.pop();
    }
  }
  return (one, other) => first[one] !== -1 && first[other]! >= first[one]! && first[other]! <= last[one]!;
}

/** The nodes from one edge to another where nothing else leads in or out. */
function between(
  net: Net,
  entry: number,
  exit: number | undefined,
  isBefore: (one: number, other: number) => boolean,
): Set<number> | undefined {
  const nodes = new Set<number>();
  const work = entry === exit ? [] : [edgeOf(net, entry).to];
  for (let key = work.pop(); key !== undefined; key = work.pop()) {
    if (nodes.has(key)) continue;
    const node = nodeOf(net, key);
    if (!isBefore(entry, key) || isVisible(node) || (exit !== undefined && ends(node))) return undefined;
    nodes.add(key);
    for (const edge of edgesFrom(node)) {
      if (edge === entry) return undefined;
      if (edge !== exit) work.push(edgeOf(net, edge).to);
    }
  }
  for (const key of nodes) {
    for (const edge of nodeOf(net, key).incoming) {
      if (edge === exit || (edge !== entry && !nodes.has(edgeOf(net, edge).from))) return undefined;
    }
  }
  return exit === undefined || nodes.has(edgeOf(net, exit).from) ? nodes : undefined;
}

/** True when a token can end at a node. */
function ends(node: NetNode): boolean {
  return (
    node.kind === 'choice' &&
    node.some === undefined &&
    (node.ways.length === 0 || node.ways.some(({ edges }) => edges.length === 0))
  );
}

/** True when what happens at a node is seen outside the scope, or ends it. */
function isVisible(node: NetNode): boolean {
  return node.kind === 'choice' && node.ways.some(({ exit, throws }) => exit !== undefined || throws !== undefined);
}

/** True when an inclusive join of a part lies on a circle within it: what it waits for then depends on all around it. */
export function hasCircledGather(net: Net, { nodes, exit }: Part): boolean {
  return [...nodes].some((key) => {
    const node = nodeOf(net, key);
    if (node.kind !== 'gather') return false;
    const seen = new Set<number>();
    const work = [node.outgoing];
    for (let edge = work.pop(); edge !== undefined; edge = work.pop()) {
      if (seen.has(edge) || edge === exit) continue;
      seen.add(edge);
      const { to } = edgeOf(net, edge);
      if (to === key) return true;
      work.push(...edgesFrom(nodeOf(net, to)));
    }
    return false;
  });
}
