import type { CST } from 'yaml';
import { nearest } from '../text/did-you-mean.ts';
import type { Span } from '../text/source.ts';
import { MAX_DEPTH, MAX_REFERENCES, MAX_REPEATED_VALUES } from './yaml-limits.ts';
import type { YamlNode } from './yaml-nodes.ts';
import type { YamlReport } from './yaml-report.ts';

interface Anchor {
  readonly name: string;
  readonly span: Span;
  /** Absent while the value is still being read: a reference to it now would be inside itself. */
  node?: YamlNode;
  /** How many values it stands for, with those that its own references repeat. */
  size: number;
  used: boolean;
}

/**
 * Values marked `&name` and the references `*name` to them. Each reference shares the data of its value; how much they
 * repeat is counted, since a few lines of references to references would otherwise stand for billions of values.
 */
export class YamlReferences {
  /** How many values have been read or repeated so far. */
  values = 0;
  private readonly report: YamlReport;
  private readonly current = new Map<string, Anchor>();
  private readonly all: Anchor[] = [];
  private references = 0;
  private repeated = 0;

  constructor(report: YamlReport) {
    this.report = report;
  }

  /** Reads a value that is marked, so that later references find it. */
  mark(token: CST.SourceToken, read: () => YamlNode): YamlNode {
    const name = token.source.slice(1);
    const span = { start: token.offset, end: token.offset + token.source.length };
    const anchor: Anchor = { name, span, size: 0, used: false };
    this.current.set(name, anchor);
    this.all.push(anchor);
    const before = this.values;
    anchor.node = read();
    anchor.size = this.values - before;
    return anchor.node;
  }

  /** The value that a reference repeats; undefined, with a finding, when it may not. */
  resolve(token: CST.FlowScalar, depth: number): YamlNode | undefined {
    const name = token.source.slice(1);
    const span = { start: token.offset, end: token.offset + token.source.length };
    this.references += 1;
    if (this.references > MAX_REFERENCES) return this.refuseMore(span);
    const anchor = this.current.get(name);
    if (anchor === undefined) {
      const names = this.current.size > MAX_REFERENCES ? [] : this.current.keys();
      this.report.refuse('TL1015', span, { name, near: nearest(name, names) });
      return undefined;
    }
    anchor.used = true;
    if (anchor.node === undefined) {
      this.report.refuse('TL1016', span, { name });
      return undefined;
    }
    this.repeated += anchor.size;
    this.values += anchor.size;
    if (this.repeated > MAX_REPEATED_VALUES) return this.refuseMore(span);
    if (depth + height(anchor.node) > MAX_DEPTH) {
      this.report.refuse('TL1018', span, { limit: MAX_DEPTH });
      return undefined;
    }
    return anchor.node;
  }

  private refuseMore(span: Span): undefined {
    this.report.refuse('TL1017', span, { references: MAX_REFERENCES, values: MAX_REPEATED_VALUES });
    this.report.muteFrom(0);
  }

  /** Reports the marks that nothing refers to; most likely they were meant as text. */
  sayUnused(): void {
    for (const { name, span, used } of this.all) if (!used) this.report.say('TL1019', span, { name });
  }
}

/** How many collections stand inside each other in a value. */
function height(node: YamlNode): number {
  if (node.kind === 'scalar') return 0;
  if (node.kind === 'reference') return height(node.target);
  const parts = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  return 1 + parts.reduce((most, part) => Math.max(most, height(part)), 0);
}
