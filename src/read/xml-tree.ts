import { SaxesParser } from 'saxes';

import type { Source, Span } from '../text/source.ts';

/** An element of an XML text, with its places. Offsets are those of the text, in UTF-16 units. */
export interface XmlElement {
  /** It is the n-th element of the text, counted from 1. */
  readonly index: number;
  /** What leads to it: its id where it is the first with this id, else `#` and its index. */
  readonly key: string;
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlElement | undefined;
  readonly children: XmlElement[];
  /** Its own text, without that of its children and without white space at both ends. */
  text: string;
  /** Where its start tag begins and ends. */
  readonly start: number;
  readonly startEnd: number;
  /** Where it ends. */
  end: number;
}

export interface XmlAttribute {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** Empty for an attribute without a prefix. */
  readonly namespace: string;
  readonly value: string;
}

/** What a text in XML holds. */
export interface XmlTree {
  /** Absent when the text has none, or was not read to its start tag. */
  readonly root?: XmlElement;
  /** In the order of the text. */
  readonly elements: readonly XmlElement[];
  /** By {@link XmlElement.key}. */
  readonly byKey: ReadonlyMap<string, XmlElement>;
  /** Elements whose id another one had before them. */
  readonly repeated: readonly XmlElement[];
  /** Comments with their signs. */
  readonly comments: readonly Span[];
  /** The document type declaration, which is not read. */
  readonly doctype?: Span;
  /** The first thing that no XML may hold; what stands behind it is not read. */
  readonly broken?: XmlProblem;
  /** The first element that stands deeper than it may; what it holds is not read. */
  readonly tooDeep?: XmlElement;
}

/** Why a text is no XML: the parser's words, and where it stood. */
export interface XmlProblem {
  readonly words: string;
  readonly offset: number;
  /** The innermost element that was open. */
  readonly inside?: XmlElement;
}

/** How many elements may stand inside each other. */
export const MAX_XML_DEPTH = 200;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads XML to a tree in one pass. Nothing is opened and no entity is expanded but the five of XML; reading ends at the
 * first mistake, at a document type declaration, and at {@link MAX_XML_DEPTH}.
 */
export function readXml({ text }: Source): XmlTree {
  const elements: XmlElement[] = [];
  const byKey = new Map<string, XmlElement>();
  const repeated: XmlElement[] = [];
  const comments: Span[] = [];
  const tree: Writable<XmlTree> = { elements, byKey, repeated, comments };
  const open: XmlElement[] = [];
  // Without a name for the file the messages of the parser hold nothing but its position and its words.
  const parser = new SaxesParser({ xmlns: true, position: true });
  const words = (content: string) => {
    const element = open.at(-1);
    if (element !== undefined && (element.text !== '' || /\S/u.test(content))) element.text += content;
  };
  let closed: XmlElement | undefined;
  let start = 0;
  parser.on('opentagstart', () => {
    start = text.lastIndexOf('<', parser.position - 1);
  });
  let attributes: XmlAttribute[] = [];
  parser.on('attribute', (attribute) => attributes.push({ ...attribute, namespace: '' }));
  parser.on('opentag', (tag) => {
    const index = elements.length + 1;
    let id = '';
    for (const [place, one] of attributes.entries()) {
      if (one.name === 'id') id = one.value.trim();
      // Their namespaces are known only now, as they may be declared behind them.
      else if (one.name !== one.local) attributes[place] = { ...one, namespace: tag.attributes[one.name]?.uri ?? '' };
    }
    // Ids of other vocabularies are their own: a form field may be called like a task.
    if (open.some(({ local }) => local === 'extensionElements')) id = '';
    const isRepeated = id !== '' && byKey.has(id);
    const parent = open.at(-1);
    const element: XmlElement = {
      index,
      key: id === '' || isRepeated ? `#${index}` : id,
      name: tag.name,
      local: tag.local,
      namespace: tag.uri,
      attributes,
      parent,
      children: [],
      text: '',
      start,
      startEnd: parser.position,
      end: parser.position,
    };
    attributes = [];
    elements.push(element);
    byKey.set(element.key, element);
    if (isRepeated) repeated.push(element);
    if (parent === undefined) tree.root = element;
    else parent.children.push(element);
    open.push(element);
    if (open.length > MAX_XML_DEPTH) {
      tree.tooDeep = element;
      throw new Stop();
    }
  });
  parser.on('closetag', () => {
    const element = open.pop();
    closed = element;
    if (element === undefined) return;
    element.text = element.text.trim();
    element.end = parser.position;
  });
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('comment', () => {
    // The parser stands before the last sign of the comment.
    comments.push({ start: text.lastIndexOf('<!--', parser.position), end: parser.position + 1 });
  });
  parser.on('doctype', () => {
    tree.doctype = {
      start: text.lastIndexOf('<!DOCTYPE', parser.position),
      end: text.indexOf('>', parser.position - 1) + 1,
    };
    throw new Stop();
  });
  parser.on('error', ({ message }) => {
    // The parser closes what is open before it says that it was not to be closed.
    const inside = message.includes('unexpected close tag') ? closed : open.at(-1);
    const offset = Math.max(parser.position - 1, 0);
    tree.broken = { words: message.replace(/^\d+:\d+: /u, ''), offset, ...(inside ? { inside } : {}) };
    throw new Stop();
  });
  try {
    parser.write(text).close();
  } catch (reason) {
    if (!(reason instanceof Stop)) throw reason;
  }
  return tree;
}

/** Ends the reading from within. */
class Stop extends Error {}

/** The value of an attribute without a prefix; undefined where it is not written. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}
