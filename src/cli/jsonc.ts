/** A value of JSON with comments (as editors keep their settings), with its place in the text. */
export type JsoncNode =
  | { readonly kind: 'object'; readonly start: number; readonly end: number; readonly entries: readonly JsoncEntry[] }
  | { readonly kind: 'array'; readonly start: number; readonly end: number; readonly items: readonly JsoncNode[] }
  | { readonly kind: 'plain'; readonly start: number; readonly end: number; readonly value: unknown };

export interface JsoncEntry {
  readonly key: string;
  readonly value: JsoncNode;
}

/**
 * Reads JSON with line comments, block comments and commas before a closing bracket.
 *
 * @returns undefined when it is something else.
 */
export function readJsonc(text: string): JsoncNode | undefined {
  const reader = new JsoncReader(text);
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The value under a key of an object; of a key that is written twice the last counts. */
export function entryOf(node: JsoncNode, key: string): JsoncNode | undefined {
  return node.kind === 'object' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

/**
 * The text with one more entry or item at the end of an object or array, on a line of its own; all else stays byte for
 * byte, comments included.
 *
 * @param written the entry or item; its further lines are indented as deep as its first.
 */
export function append(text: string, into: Extract<JsoncNode, { kind: 'object' | 'array' }>, written: string): string {
  const parts = into.kind === 'object' ? into.entries.map(({ value }) => value) : into.items;
  const last = parts.at(-1);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = indentAt(text, into.start);
  const step = /^(?:\t| {2,8})(?=\S)/mu.exec(text)?.[0] ?? '  ';
  const lines = written.split('\n').join(end + outer + step);
  if (last === undefined) {
    const inside = text.slice(into.start + 1, into.end - 1).trim();
    const kept = inside === '' ? '' : end + outer + step + inside;
    return `${text.slice(0, into.start + 1)}${kept}${end}${outer}${step}${lines}${end}${outer}${text.slice(into.end - 1)}`;
  }
  const tail = text.slice(last.end, into.end - 1);
  const comma = tail.replaceAll(COMMENT, '').includes(',') ? '' : ',';
  const closing = tail.includes('\n') ? '' : end + outer;
  const rest = tail.trimEnd();
  const space = closing === '' ? tail.slice(rest.length) : closing;
  return `${text.slice(0, last.end)}${comma}${rest}${end}${outer}${step}${lines}${space}${text.slice(into.end - 1)}`;
}

const COMMENT = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//gu;

function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/u.exec(line)?.[0] ?? '';
}

class JsoncReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\uFEFF')) this.#at = 1;
  }

  document(): JsoncNode {
    const node = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw new SyntaxError();
    return node;
  }

  #value(): JsoncNode {
    this.#space();
    const start = this.#at;
    if (this.#take('{')) {
      const entries = this.#list('}', () => this.#entry());
      return { kind: 'object', start, end: this.#at, entries };
    }
    if (this.#take('[')) {
      const items = this.#list(']', () => this.#value());
      return { kind: 'array', start, end: this.#at, items };
    }
    const plain = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/uy;
    plain.lastIndex = start;
    const [found] = plain.exec(this.#text) ?? [];
    if (found === undefined) throw new SyntaxError();
    this.#at = plain.lastIndex;
    return { kind: 'plain', start, end: this.#at, value: JSON.parse(found) };
  }

  #entry(): JsoncEntry {
    const key = this.#value();
    this.#space();
    if (key.kind !== 'plain' || typeof key.value !== 'string' || !this.#take(':')) throw new SyntaxError();
    return { key: key.value, value: this.#value() };
  }

  #list<T>(close: string, read: () => T): T[] {
    const found: T[] = [];
    for (;;) {
      this.#space();
      if (this.#take(close)) return found;
      found.push(read());
      this.#space();
      if (this.#take(close)) return found;
      if (!this.#take(',')) throw new SyntaxError();
    }
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    const space = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/uy;
    space.lastIndex = this.#at;
    space.exec(this.#text);
    this.#at = space.lastIndex;
  }
}
