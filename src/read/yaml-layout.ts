import type { CST } from 'yaml';
import { isScalarToken, type ScalarToken } from './yaml-nodes.ts';

/** A comment on a line of its own. */
export interface OwnLine {
  readonly text: string;
  /** An empty line stands above it. */
  readonly blank: boolean;
  /** Spaces before it: they tell to which collection it belongs where several end. */
  readonly column: number;
}

/** A value with the comments that belong to it. */
export interface LaidValue {
  /** Marks such as `&name`. */
  readonly marks: string[];
  /** Comments behind it on its last line. */
  readonly behind: string[];
  readonly content: ScalarToken | CST.FlowScalar | Collection | undefined;
}

export interface Collection {
  readonly kind: 'map' | 'list';
  readonly style: 'block' | 'flow';
  readonly entries: LaidEntry[];
  /** `key: value` as an item of a list, without braces. */
  readonly bare: boolean;
  /** Comments before the end of the collection. */
  readonly after: OwnLine[];
  /** Comments right behind the opening bracket. */
  readonly opening: string[];
  readonly column: number;
}

/** An entry of a map, or an item of a list, which has no key. */
export interface LaidEntry {
  readonly before: OwnLine[];
  /** An empty line stands above it, or above the comments before it. */
  readonly blank: boolean;
  readonly key: ScalarToken | undefined;
  /** Comments behind the colon or the dash, where the value stands on a later line. */
  readonly head: string[];
  value: LaidValue;
}

export interface Layout {
  /** Lines with `%YAML` and the like; then the document begins with `---`. */
  readonly directives: readonly string[];
  readonly before: readonly OwnLine[];
  readonly root: LaidValue;
  readonly after: readonly OwnLine[];
}

/** What is only found in texts with errors: those are not laid out. */
export class NotLaidOut extends Error {}

/** Which comment belongs to which line: the tokens of a text as a tree in which every comment has its place. */
export function layoutOf(text: string, top: readonly CST.Token[]): Layout {
  return new LayoutReader(text).read(top);
}

class LayoutReader {
  readonly #text: string;
  /** Comments on their own lines that have not found their place yet. */
  #pending: OwnLine[] = [];
  /** Block collections that ended since the last entry, the innermost first. */
  #ended: Collection[] = [];
  /** Where a comment at the end of the present line goes. */
  #behind: string[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(top: readonly CST.Token[]): Layout {
    const directives: string[] = [];
    const root: LaidValue = { marks: [], behind: [], content: undefined };
    let before: OwnLine[] = [];
    for (const token of top) {
      if (token.type === 'directive') directives.push(token.source);
      else if (token.type === 'document') {
        this.#trivia(token.start, root);
        // Comments at the top of a block are those of its first entry.
        if (token.value?.type !== 'block-map' && token.value?.type !== 'block-seq') before = this.#takePending();
        this.#value(token.value, root, before);
        this.#trivia(token.end ?? []);
      } else this.#outside(token);
    }
    return { directives, before, root, after: this.#settle() };
  }

  /** What stands before and behind the document: comments, and the line that ends it. */
  #outside(token: CST.Token): void {
    this.#behind = undefined;
    const tokens = token.type === 'doc-end' ? (token.end ?? []) : [token];
    const strange = tokens.find(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
    if (strange !== undefined) throw new NotLaidOut(strange.type);
    this.#trivia(tokens);
  }

  #value(token: CST.Token | null | undefined, into: LaidValue, hoisted: OwnLine[], parentColumn = -1): void {
    const value = into as { content: LaidValue['content'] } & LaidValue;
    if (token === null || token === undefined) return;
    if (token.type === 'block-map' || token.type === 'block-seq') {
      value.content = this.#block(token, parentColumn);
      return;
    }
    // Nothing can stand between a key and a value on its line.
    hoisted.push(...this.#takePending());
    this.#behind = value.behind;
    if (token.type === 'flow-collection') {
      value.content = this.#flow(token);
      this.#behind = value.behind;
      this.#trivia(token.end.slice(1));
    } else if (token.type === 'block-scalar') {
      value.content = token;
      this.#trivia(token.props.filter((prop) => 'source' in prop && prop.type !== 'block-scalar-header'));
    } else if (isScalarToken(token) || token.type === 'alias') {
      value.content = token;
      this.#trivia(token.end ?? []);
    } else throw new NotLaidOut(token.type);
  }

  #block(token: CST.BlockMap | CST.BlockSequence, parentColumn: number): Collection {
    const isMap = token.type === 'block-map';
    const lines: Collection = {
      kind: isMap ? 'map' : 'list',
      style: 'block',
      entries: [],
      bare: false,
      after: [],
      opening: [],
      // A comment as far left as the dashes of a list, where the list stands right below its key, is about the next key.
      column: isMap || token.indent > parentColumn ? token.indent : token.indent + 1,
    };
    for (const item of token.items) this.#item(item, lines);
    this.#ended.push(lines);
    return lines;
  }

  #flow(token: CST.FlowCollection): Collection {
    const kind = token.start.source === '{' ? 'map' : 'list';
    const entries: LaidEntry[] = [];
    const collection: Collection = { kind, style: 'flow', entries, bare: false, after: [], opening: [], column: 0 };
    this.#behind = collection.opening;
    for (const item of token.items) {
      const isPair = kind === 'list' && item.sep !== undefined;
      if (!isPair) {
        this.#item(item, collection);
        continue;
      }
      const pair: Collection = { ...collection, kind: 'map', entries: [], bare: true, after: [], opening: [] };
      this.#item(item, pair);
      const [entry] = pair.entries;
      if (entry === undefined) continue;
      const value: LaidValue = { marks: [], behind: [], content: pair };
      entries.push({ before: entry.before.splice(0), blank: false, key: undefined, head: [], value });
    }
    collection.after.push(...this.#takePending());
    return collection;
  }

  #item({ start, key, sep, value }: CST.CollectionItem, into: Collection): void {
    const laid: LaidValue = { marks: [], behind: [], content: undefined };
    const sign = start.findIndex(({ type }) => type === 'seq-item-ind');
    const firstMark = start.findIndex(({ type }) => type === 'anchor');
    const at = sign >= 0 ? sign : firstMark >= 0 ? firstMark : start.length;
    this.#trivia(start.slice(0, at), laid);
    const isEmpty = sign < 0 && firstMark < 0 && !key && !sep && !value;
    if (isEmpty) return;
    if (key && !isScalarToken(key)) throw new NotLaidOut('key');
    const offset = start[at]?.offset ?? key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
    const isBlock = into.style === 'block';
    const before = isBlock ? this.#settle() : this.#takePending();
    const blank = isBlock && this.#blankAbove(offset);
    const entry: LaidEntry = { before, blank, key: key ?? undefined, head: [], value: laid };
    into.entries.push(entry);
    this.#behind = entry.head;
    this.#trivia(start.slice(at), laid);
    if (key && 'end' in key) this.#trivia(key.end ?? []);
    this.#trivia(sep ?? [], laid);
    this.#value(value, laid, entry.before, into.column);
  }

  /** Takes note of comments and marks; space and line ends are made anew. */
  #trivia(tokens: readonly CST.Token[], into?: LaidValue): void {
    for (const token of tokens) {
      if (token.type === 'anchor') into?.marks.push(token.source);
      else if (token.type === 'tag') throw new NotLaidOut('tag');
      else if (token.type === 'comment') this.#comment(token);
    }
  }

  #comment({ offset, source }: CST.SourceToken): void {
    const lineStart = this.#text.lastIndexOf('\n', offset - 1) + 1;
    const before = this.#text.slice(lineStart, offset);
    const text = source.trimEnd();
    if (before.trim() === '' || this.#behind === undefined) {
      this.#pending.push({ text, blank: this.#blankAbove(offset), column: before.length });
    } else this.#behind.push(text);
  }

  #blankAbove(offset: number): boolean {
    const lineStart = this.#text.lastIndexOf('\n', offset - 1) + 1;
    if (lineStart === 0) return false;
    const above = this.#text.lastIndexOf('\n', lineStart - 2) + 1;
    return this.#text.slice(above, lineStart).trim() === '';
  }

  #takePending(): OwnLine[] {
    return this.#pending.splice(0);
  }

  /**
   * Gives the comments that wait to the collections that ended before them, as far as they stand as far to the right;
   * what is left belongs to what comes next.
   */
  #settle(): OwnLine[] {
    const ended = this.#ended.splice(0);
    const waiting = this.#takePending();
    while (waiting.length > 0) {
      while (ended[0] !== undefined && ended[0].column > (waiting[0]?.column ?? 0)) ended.shift();
      const [owner] = ended;
      const comment = owner === undefined || owner.column === 0 ? undefined : waiting.shift();
      if (comment === undefined) break;
      owner?.after.push(comment);
    }
    return waiting;
  }
}
