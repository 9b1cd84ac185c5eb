import type { Span } from '../text/source.ts';

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
  /** Those that have a key of their own, by it; {@link elementOf} finds the others too. */
  readonly byId: ReadonlyMap<string, XmlElement>;
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

/** The element that a key leads to. Most have no id and are not asked for: they stand in no map. */
export function elementOf({ byId, elements }: XmlTree, key: string): XmlElement | undefined {
  const numbered = key.startsWith('#') ? elements[Number(key.slice(1)) - 1] : undefined;
  return numbered?.key === key ? numbered : byId.get(key);
}

/** The value of an attribute without a prefix; undefined where it is not written. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return undefined;
}
