/**
 * What a token can do in one scope of a process, taken apart into four plain moves. Numbers are keys; ids are those of the
 * nodes of the process. Reduction changes a net in place.
 */
export interface Net {
  readonly nodes: Map<number, NetNode>;
  readonly edges: Map<number, NetEdge>;
  /** The node at which it begins. It has no way in. */
  readonly start: number;
  /** The ids of what somebody would notice if it were done twice. */
  readonly busy: ReadonlySet<string>;
}

/**
 * - `merge`: each token goes on by itself;
 * - `join`: one token from every way in goes on as one;
 * - `gather`: one token from each way in on which one still can come goes on as one (an inclusive join);
 * - `choice`: a token takes one of several ways, each of which leads on to some places at the same time.
 */
export type NetNode = {
  readonly key: number;
  /** The node of the process. */
  readonly id: string;
  incoming: number[];
  /** Nodes that are reached when this one is. */
  readonly with: string[];
} & (
  | { readonly kind: 'merge' | 'join' | 'gather'; outgoing: number }
  | { readonly kind: 'choice'; ways: NetWay[]; some?: Some }
);

export interface NetWay {
  readonly edges: readonly number[];
  /** The scope is left at once, with all that still is on its way in it. */
  readonly exit?: string;
  /** What is thrown to those around the scope on the way. */
  readonly throws?: readonly string[];
  /** What it led to first, where it only ended and is no longer followed. */
  readonly ended?: string;
}

/** Any of many: in place of listed ways where there would be too many of them. */
export interface Some {
  readonly always: number[];
  readonly free: number[];
  /** Taken where none of the free is. */
  readonly otherwise?: number;
}

export interface NetEdge {
  readonly key: number;
  from: number;
  to: number;
  /** The ids that a token passes on it, first to last; on one of the ways where it stands for several. */
  readonly path: readonly string[];
  /** Every id that is reached when a token passes. */
  readonly inside: readonly string[];
  /** The name of the flow. */
  readonly name?: string;
  /** It begins where several ways come together: two tokens on it mean that what follows runs twice. */
  readonly isMerged: boolean;
  /** More than gateways stand on it. */
  readonly isBusy: boolean;
  /** It begins at an event that does not interrupt: it may well happen again while what it began still runs. */
  readonly isAside: boolean;
}

/** How many flows a choice may combine freely before its ways are no longer listed. */
const LISTED = 8;

/** Grows a net. */
export class NetBuilder implements Net {
  readonly nodes = new Map<number, NetNode>();
  readonly edges = new Map<number, NetEdge>();
  readonly start: number;
  readonly busy: ReadonlySet<string>;
  #last = 0;

  constructor(busy: ReadonlySet<string>) {
    this.busy = busy;
    this.start = this.choice('');
  }

  choice(id: string): number {
    const key = (this.#last += 1);
    this.nodes.set(key, { key, id, incoming: [], with: [], kind: 'choice', ways: [] });
    return key;
  }

  /** A merge, join or gather before a choice; both stand for the same node of the process. */
  before(choice: number, kind: 'merge' | 'join' | 'gather'): number {
    const { id } = nodeOf(this, choice);
    const key = (this.#last += 1);
    const outgoing = this.edge(key, choice, { isMerged: kind === 'merge' });
    this.nodes.set(key, { key, id, incoming: [], with: [], kind, outgoing });
    return key;
  }

  edge(
    from: number,
    to: number,
    { name, isMerged = false, isAside = false }: { name?: string; isMerged?: boolean; isAside?: boolean } = {},
  ): number {
    const key = (this.#last += 1);
    this.edges.set(key, { key, from, to, path: [], inside: [], name, isMerged, isBusy: false, isAside });
    nodeOf(this, to).incoming.push(key);
    return key;
  }

  setWays(choice: number, ways: readonly NetWay[]): void {
    const node = nodeOf(this, choice);
    if (node.kind === 'choice') node.ways = distinct(ways);
  }

  setSome(choice: number, some: Some): void {
    const node = nodeOf(this, choice);
    if (node.kind === 'choice') node.some = some;
  }
}

export function nodeOf(net: Net, key: number): NetNode {
  const node = net.nodes.get(key);
  if (node === undefined) throw new Error(`The net has no node ${key}`);
  return node;
}

export function edgeOf(net: Net, key: number): NetEdge {
  const edge = net.edges.get(key);
  if (edge === undefined) throw new Error(`The net has no edge ${key}`);
  return edge;
}

/** The ways that combine freely, listed; undefined where there are too many of them. */
export function listed({ always, free, otherwise }: Some): NetWay[] | undefined {
  if (free.length > LISTED) return undefined;
  const ways: NetWay[] = [];
  for (let taken = 0; taken < 2 ** free.length; taken += 1) {
    const some = free.filter((_, index) => (taken & (2 ** index)) !== 0);
    if (some.length > 0) ways.push({ edges: [...always, ...some] });
    else if (otherwise !== undefined) ways.push({ edges: [...always, otherwise] });
    else if (always.length > 0) ways.push({ edges: always });
  }
  return ways;
}

/** The same ways, each once. */
export function distinct(ways: readonly NetWay[]): NetWay[] {
  const known = new Map<string, NetWay>();
  for (const way of ways) {
    const edges = [...new Set(way.edges)].toSorted((a, b) => a - b);
    known.set(`${edges.join()} ${way.exit ?? ''} ${way.throws?.join() ?? ''}`, { ...way, edges });
  }
  return [...known.values()];
}

/** Every edge by which a node can be left. */
export function edgesFrom(node: NetNode): number[] {
  if (node.kind !== 'choice') return [node.outgoing];
  const { some } = node;
  const free =
    some === undefined ? [] : [...some.always, ...some.free, ...(some.otherwise === undefined ? [] : [some.otherwise])];
  return [...new Set([...node.ways.flatMap(({ edges }) => edges), ...free])];
}

/** True where a token comes to its end, and nothing else happens. */
export function isPlainEnd(node: NetNode): boolean {
  return (
    node.kind === 'choice' &&
    node.some === undefined &&
    node.ways.length > 0 &&
    node.ways.every(({ edges, exit, throws }) => edges.length === 0 && exit === undefined && throws === undefined)
  );
}

/** True where a token ends the scope, whatever else is on its way there. */
export function isExit(node: NetNode): boolean {
  return node.kind === 'choice' && node.ways.length > 0 && node.ways.every(({ exit }) => exit !== undefined);
}
