import { endKey } from '../../flow/keys.ts';
import type { Scene, SceneNode, SceneWay } from './scene.ts';

/** A part of a long picture: some columns with what leads into and out of them. */
export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly nodes: readonly SceneNode[];
  /** The position of its first column in the whole picture. */
  readonly first: number;
  /** Ways inside the page, those to and from connectors among them. */
  readonly ways: readonly SceneWay[];
  /** The keys of the ends that are drawn on it: every page has those that it leads to. */
  readonly ends: readonly string[];
  readonly exits: readonly Connector[];
  readonly entries: readonly Connector[];
}

/** A way that goes on on another page (BPMN off-page connector). */
export interface Connector {
  readonly key: string;
  /** The node to which the way leads. */
  readonly to: SceneNode;
  /** The same for all connectors to one node: A, B, … */
  readonly letter: string;
  /** Where it goes on, or where it comes from. */
  readonly pages: readonly number[];
  /** One of the nodes from which it comes; of a way in, the node itself. */
  readonly near: SceneNode;
  /** The nodes from which it comes, each once: of a way out those of its page, of a way in those of other pages. */
  readonly sources: readonly SceneNode[];
}

/** Cuts a picture into pages of so many columns at most, between two stages where it can. */
export function pagesOf(scene: Scene, columns: number): Page[] {
  const cuts = cutsOf(scene.nodes, columns);
  const slices = cuts.map((first, index) => ({ first, nodes: scene.nodes.slice(first, cuts[index + 1]) }));
  const pageOf = new Map(slices.flatMap(({ nodes }, index) => nodes.map(({ key }) => [key, index] as const)));
  const byKey = new Map(scene.nodes.map((node) => [node.key, node]));
  const letters = new Map<string, string>();
  const parts = slices.map(() => ({
    ways: [] as SceneWay[],
    ends: new Set<string>(),
    exits: new Map<string, Connector>(),
    entries: new Map<string, Connector>(),
  }));
  const isEnd = new Set(scene.ends.map(({ id }) => endKey(id)));
  for (const way of scene.ways) {
    const from = pageOf.get(way.from);
    const page = from === undefined ? undefined : parts[from];
    const source = byKey.get(way.from);
    if (from === undefined || page === undefined || source === undefined) continue;
    if (isEnd.has(way.to)) {
      page.ends.add(way.to);
      page.ways.push(way);
      continue;
    }
    const to = pageOf.get(way.to);
    const target = byKey.get(way.to);
    const other = to === undefined ? undefined : parts[to];
    if (to === undefined || target === undefined || other === undefined) continue;
    if (from === to) {
      page.ways.push(way);
      continue;
    }
    const letter = letters.get(way.to) ?? letterOf(letters.size);
    letters.set(way.to, letter);
    const [exit, entry] = [`exit ${from} ${way.to}`, `entry ${way.to}`];
    page.ways.push({ ...way, to: exit });
    const out = page.exits.get(exit) ?? { near: source, sources: [] };
    const leaving = withOne(out.sources, source);
    page.exits.set(exit, { key: exit, to: target, letter, pages: [to + 1], near: out.near, sources: leaving });
    const known = other.entries.get(entry);
    if (known === undefined) other.ways.push({ id: entry, from: entry, to: way.to, kind: 'way' });
    const pages = withOne(known?.pages ?? [], from + 1);
    const coming = withOne(known?.sources ?? [], source);
    other.entries.set(entry, { key: entry, to: target, letter, pages, near: target, sources: coming });
  }
  return slices.map(({ first, nodes }, index) => {
    const { ways = [], ends = [], exits, entries } = parts[index] ?? {};
    return {
      number: index + 1,
      nodes,
      first,
      ways,
      ends: scene.ends.map(({ key }) => key).filter((key) => [...ends].includes(key)),
      exits: [...(exits?.values() ?? [])],
      entries: [...(entries?.values() ?? [])],
    };
  });
}

function withOne<T>(some: readonly T[], one: T): readonly T[] {
  return some.includes(one) ? some : [...some, one];
}

/** Where pages begin: as few as there can be, and about equally long; a stage that fits on a page is rather not cut. */
function cutsOf(nodes: readonly SceneNode[], columns: number): number[] {
  if (nodes.length <= columns) return [0];
  const count = Math.ceil(nodes.length / columns);
  const even = Math.ceil(nodes.length / count);
  const cuts = [0];
  for (let first = 0; first + columns < nodes.length;) {
    const starts = Array.from({ length: columns - 1 }, (_, index) => first + 2 + index).filter(
      (at) => nodes[at]?.stage !== nodes[at - 1]?.stage && at - first >= columns / 2,
    );
    first = starts.sort((a, b) => Math.abs(a - first - even) - Math.abs(b - first - even))[0] ?? first + columns;
    cuts.push(first);
  }
  return cuts;
}

/** A … Z, AA, AB, … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
