import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import { elementOf, type XmlElement, type XmlTree } from './xml-tree.ts';

/** What a path leads to: an element, an attribute of it, or a child that is known by its name. */
interface Found {
  readonly key: Span;
  readonly value: Span;
  /** The written text that the value was made of. */
  readonly written?: () => Written;
}

/** A text after XML has decoded it: the offset of each of its units in the source, and where it ends. */
export interface Written {
  readonly offsets: readonly number[];
  readonly end: number;
}

/**
 * Where everything of an XML text stands. `[key]` is the start tag of an element, by its id or `#` and its number;
 * `[key, name]` the value of an attribute, else the text of its first child of this name (its start tag where it has no
 * text); `[key, '#text']` the text of the element itself. Offsets of `within` count in the decoded value, for a child without white space at both ends.
 */
export class XmlPlaces implements Places {
  readonly source: Source;
  readonly comments: readonly Span[];
  readonly #tree: XmlTree;

  constructor(source: Source, tree: XmlTree) {
    this.source = source;
    this.comments = tree.comments;
    this.#tree = tree;
  }

  value(path: Path): Span {
    return this.#nearest(path).value;
  }

  key(path: Path): Span {
    return this.#nearest(path).key;
  }

  within(path: Path, start: number, end: number): Span {
    const { value, written } = this.#nearest(path);
    if (written === undefined) return value;
    const { offsets, end: last } = written();
    const from = offsets[start] ?? last;
    return { start: from, end: Math.max(offsets[end] ?? last, from) };
  }

  keys(path: Path): readonly string[] {
    const [first] = path;
    if (first === undefined) return this.#tree.elements.map(({ key }) => key);
    const element = elementOf(this.#tree, String(first));
    if (element === undefined || path.length > 1) return [];
    const names = [...element.attributes.map(({ name }) => name), ...element.children.map(({ local }) => local)];
    return [...new Set(names)];
  }

  has(path: Path): boolean {
    return path.length === 0 || this.#find(path) !== undefined;
  }

  #nearest(path: Path): Found {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.#find(path.slice(0, length));
      if (found !== undefined) return found;
    }
    const { root } = this.#tree;
    if (root !== undefined) return element(root);
    const nothing = { start: 0, end: 0 };
    return { key: nothing, value: nothing };
  }

  #find([key, name, ...rest]: Path): Found | undefined {
    const owner = key === undefined ? undefined : elementOf(this.#tree, String(key));
    if (owner === undefined || rest.length > 0) return undefined;
    if (name === undefined) return element(owner);
    const { text } = this.source;
    if (name === '#text') return childText(text, owner);
    const attribute = attributeSpans(text, owner, String(name));
    if (attribute !== undefined) {
      const { start, end } = attribute.value;
      return { ...attribute, written: () => decoded(text, start, end, normalised) };
    }
    const child = owner.children.find(({ local }) => local === name) ?? owner.children.find((one) => one.name === name);
    return child === undefined ? undefined : childText(text, child);
  }
}

/** The name of an element in its start tag. */
export function tagName({ start, name }: XmlElement): Span {
  return { start: start + 1, end: start + 1 + name.length };
}

/** The start tag of an element, without line breaks before its end. */
export function startTag({ start, startEnd }: XmlElement): Span {
  return { start, end: startEnd };
}

function element(found: XmlElement): Found {
  return { key: tagName(found), value: startTag(found) };
}

/** Name and value of an attribute in a start tag; the name is taken as written. */
export function attributeSpans(
  text: string,
  owner: XmlElement,
  wanted: string,
): { readonly key: Span; readonly value: Span } | undefined {
  if (!owner.attributes.some(({ name }) => name === wanted)) return undefined;
  const pattern = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/gu;
  pattern.lastIndex = owner.start + 1 + owner.name.length;
  for (let match = pattern.exec(text); match !== null && match.index < owner.startEnd; match = pattern.exec(text)) {
    const [whole, name = '', quoted = ''] = match;
    if (name !== wanted) continue;
    const end = match.index + whole.length;
    return {
      key: { start: match.index, end: match.index + name.length },
      value: { start: end - quoted.length + 1, end: end - 1 },
    };
  }
  return undefined;
}

function childText(text: string, child: XmlElement): Found {
  if (child.text === '') return element(child);
  const written = () => ownText(text, child);
  const { offsets, end } = written();
  return { key: tagName(child), value: { start: offsets[0] ?? child.start, end }, written };
}

/** The text of an element without that of its children, comments and white space at both ends. */
export function ownText(text: string, owner: XmlElement): Written {
  const close = text.lastIndexOf('</', owner.end);
  const pieces = piecesOf(text, owner, Math.max(close, owner.startEnd));
  const offsets: number[] = [];
  const units: string[] = [];
  let last = owner.startEnd;
  for (const { start, end, isLiteral } of pieces) {
    const piece = decoded(text, start, end, isLiteral ? () => undefined : reference, units);
    for (const offset of piece.offsets) offsets.push(offset);
    if (piece.offsets.length > 0) last = end;
  }
  const whole = units.join('');
  const from = whole.length - whole.trimStart().length;
  const to = whole.trimEnd().length;
  return { offsets: offsets.slice(from, to), end: offsets[to] ?? last };
}

/** The stretches between the children and comments of an element; those of CDATA sections are taken literally. */
function piecesOf(text: string, owner: XmlElement, end: number): (Span & { isLiteral?: boolean })[] {
  const pieces: (Span & { isLiteral?: boolean })[] = [];
  let at = owner.startEnd;
  while (at < end) {
    const sign = text.indexOf('<', at);
    if (sign < 0 || sign >= end) {
      pieces.push({ start: at, end });
      break;
    }
    if (sign > at) pieces.push({ start: at, end: sign });
    const child = owner.children.find(({ start }) => start === sign);
    if (child !== undefined) at = child.end;
    else if (text.startsWith('<![CDATA[', sign)) {
      const close = text.indexOf(']]>', sign);
      pieces.push({ start: sign + '<![CDATA['.length, end: close, isLiteral: true });
      at = close + ']]>'.length;
    } else {
      const mark = text.startsWith('<!--', sign) ? '-->' : '>';
      at = text.indexOf(mark, sign + 4) + mark.length;
    }
  }
  return pieces;
}

/** How many units of the source one unit of the value takes, and which it is; undefined where it is the same one. */
type Decode = (text: string, at: number) => { readonly length: number; readonly value: string } | undefined;

/** Which units of the source a decoded text is made of; the units themselves are added to `units`. */
function decoded(text: string, start: number, end: number, decode: Decode, units: string[] = []): Written {
  const offsets: number[] = [];
  let at = start;
  while (at < end) {
    const found = decode(text, at) ?? lineEnd(text, at);
    const value = found?.value ?? text.charAt(at);
    for (const unit of value.split('')) {
      offsets.push(at);
      units.push(unit);
    }
    at += found?.length ?? 1;
  }
  return { offsets, end };
}

/** XML reads CRLF and CR as LF. */
function lineEnd(text: string, at: number): { length: number; value: string } | undefined {
  if (text.charAt(at) !== '\r') return undefined;
  return { length: text.charAt(at + 1) === '\n' ? 2 : 1, value: '\n' };
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function reference(text: string, at: number): { length: number; value: string } | undefined {
  if (text.charAt(at) !== '&') return undefined;
  const end = text.indexOf(';', at);
  if (end < 0) return undefined;
  const name = text.slice(at + 1, end);
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : NaN;
  const value = Number.isNaN(code) ? NAMED[name] : String.fromCodePoint(code);
  return value === undefined ? undefined : { length: end - at + 1, value };
}

/** In the value of an attribute every line end and tab is read as a space, one for CRLF. */
function normalised(text: string, at: number): { length: number; value: string } | undefined {
  const found = reference(text, at);
  if (found !== undefined) return found;
  const end = lineEnd(text, at);
  return end === undefined ? undefined : { length: end.length, value: ' ' };
}
