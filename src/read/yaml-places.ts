import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import { scalarOffsets, type ScalarOffsets } from './scalar-offsets.ts';
import { entryNamed, type MapEntry, type YamlNode } from './yaml-nodes.ts';

/** A node of the tree and the way it was reached. */
interface Found {
  readonly node: YamlNode;
  /** The entry whose value the node is; absent for the root and for items of lists. */
  readonly entry?: MapEntry;
  /** Nothing is written at the path; this is its nearest ancestor. */
  readonly short: boolean;
}

/** The places of a document's values; a reference leads to the value that it repeats. */
export class YamlPlaces implements Places {
  readonly source: Source;
  readonly comments: readonly Span[];
  private readonly root: YamlNode | undefined;
  private readonly offsets = new WeakMap<YamlNode, ScalarOffsets>();

  constructor(source: Source, root: YamlNode | undefined, comments: readonly Span[] = []) {
    this.source = source;
    this.comments = comments;
    this.root = root;
  }

  value(path: Path): Span {
    const found = this.find(path);
    return found ? spanOf(found.node) : { start: 0, end: 0 };
  }

  key(path: Path): Span {
    const found = this.find(path);
    if (!found) return { start: 0, end: 0 };
    return found.entry ? { start: found.entry.keyStart, end: found.entry.keyEnd } : spanOf(found.node);
  }

  within(path: Path, start: number, end: number): Span {
    const found = this.find(path);
    if (!found) return { start: 0, end: 0 };
    const { node, short } = found;
    if (short || node.kind !== 'scalar' || !node.token || typeof node.data !== 'string') return spanOf(node);
    let offsets = this.offsets.get(node);
    if (!offsets) {
      offsets = scalarOffsets(node.token);
      this.offsets.set(node, offsets);
    }
    return offsets(start, end);
  }

  keys(path: Path): readonly string[] {
    const found = this.find(path);
    const node = found && !found.short ? target(found.node) : undefined;
    return node?.kind === 'map' ? node.entries.map(({ name }) => name) : [];
  }

  has(path: Path): boolean {
    return this.find(path)?.short === false;
  }

  private find(path: Path): Found | undefined {
    if (!this.root) return undefined;
    let node: YamlNode = this.root;
    let entry: MapEntry | undefined;
    for (const step of path) {
      const parent = target(node);
      if (parent.kind === 'map') {
        const next = entryNamed(parent, String(step));
        if (!next) return { node, entry, short: true };
        entry = next;
        node = next.value;
      } else {
        const next: YamlNode | undefined = parent.kind === 'list' ? parent.items[Number(step)] : undefined;
        if (!next) return { node, entry, short: true };
        entry = undefined;
        node = next;
      }
    }
    return { node, entry, short: false };
  }
}

function target(node: YamlNode): YamlNode {
  let at = node;
  while (at.kind === 'reference') at = at.target;
  return at;
}

function spanOf({ start, end }: YamlNode): Span {
  return { start, end };
}
