import {
  elementOf,
  MAX_XML_DEPTH,
  type XmlAttribute,
  type XmlElement,
  type XmlProblem,
  type XmlTree,
} from './xml-tree.ts';
import type { Span } from '../text/source.ts';

/** An attribute of which the namespace is looked up when its start tag is complete. */
export type WrittenAttribute = { -readonly [K in keyof XmlAttribute]: XmlAttribute[K] };

/** Puts a tree together from what a parser tells in the order of the text. */
export class XmlBuilder implements XmlTree {
  root?: XmlElement;
  readonly elements: XmlElement[] = [];
  readonly byId = new Map<string, XmlElement>();
  readonly repeated: XmlElement[] = [];
  readonly comments: Span[] = [];
  doctype?: Span;
  broken?: XmlProblem;
  tooDeep?: XmlElement;
  readonly #open: XmlElement[] = [];
  readonly #names = new Names();
  /** A text has few names and writes them many times: each is kept and taken apart once. */
  readonly #known = new Map<string, Pick<XmlAttribute, 'name' | 'local'>>();
  /** How many `extensionElements` are open. */
  #extensions = 0;

  /** The innermost element that is open. */
  get inside(): XmlElement | undefined {
    return this.#open.at(-1);
  }

  /** An attribute as a start tag writes it. */
  attribute(written: string, value: string): WrittenAttribute {
    const { name, local } = this.#taken(written);
    return { name, local, namespace: '', value };
  }

  /** A start tag; false where nothing behind it is to be read any more. */
  start(written: string, attributes: readonly WrittenAttribute[], start: number, startEnd: number): boolean {
    const { name, local } = this.#taken(written);
    const names = this.#names;
    const prefixed = attributes.some(hasPrefix) ? attributes.filter(hasPrefix) : NONE;
    names.open(prefixed);
    const unbound = names.unbound(name, prefixed);
    const parent = this.#open.at(-1);
    if (unbound !== undefined) {
      const words = `unbound namespace prefix: "${unbound}".`;
      this.broken = { words, offset: startEnd - 1, ...(parent ? { inside: parent } : {}) };
      return false;
    }
    for (const one of prefixed) one.namespace = names.ofAttribute(one.name);
    const index = this.elements.length + 1;
    // Ids of other vocabularies are their own: a form field may be called like a task.
    const id = this.#extensions > 0 ? '' : (attributes.find((one) => one.name === 'id')?.value.trim() ?? '');
    const isRepeated = id !== '' && elementOf(this, id) !== undefined;
    const element: XmlElement = {
      index,
      key: id === '' || isRepeated ? `#${index}` : id,
      name,
      local,
      namespace: names.ofElement(name),
      attributes,
      parent,
      children: [],
      text: '',
      start,
      startEnd,
      end: startEnd,
    };
    this.elements.push(element);
    if (isRepeated) this.repeated.push(element);
    else if (id !== '') this.byId.set(id, element);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.#open.push(element);
    if (local === 'extensionElements') this.#extensions += 1;
    if (this.#open.length > MAX_XML_DEPTH) this.tooDeep = element;
    return this.tooDeep === undefined;
  }

  text(content: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined && (element.text !== '' || /\S/u.test(content))) element.text += content;
  }

  end(offset: number): XmlElement | undefined {
    const element = this.#open.pop();
    this.#names.close();
    if (element === undefined) return undefined;
    if (element.local === 'extensionElements') this.#extensions -= 1;
    if (element.text !== '') element.text = element.text.trim();
    element.end = offset;
    return element;
  }

  #taken(name: string): Pick<XmlAttribute, 'name' | 'local'> {
    let known = this.#known.get(name);
    if (known === undefined) {
      known = { name, local: localName(name) };
      this.#known.set(name, known);
    }
    return known;
  }
}

const NONE: readonly WrittenAttribute[] = [];

/** True for an attribute that has a prefix or declares what stands for none. */
function hasPrefix({ name, local }: XmlAttribute): boolean {
  return name !== local || name === 'xmlns';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Empty where there is none. */
function prefixOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf(':'), 0));
}

/** Which address each prefix stands for where the reading is. */
class Names {
  readonly #scopes: ReadonlyMap<string, string>[] = [
    new Map([
      ['xml', 'http://www.w3.org/XML/1998/namespace'],
      ['xmlns', 'http://www.w3.org/2000/xmlns/'],
    ]),
  ];

  open(attributes: readonly { readonly name: string; readonly value: string }[]): void {
    const around = this.#innermost();
    let scope: Map<string, string> | undefined;
    for (const { name, value } of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      scope ??= new Map(around);
      scope.set(name === 'xmlns' ? '' : localName(name), value.trim());
    }
    this.#scopes.push(scope ?? around);
  }

  close(): void {
    this.#scopes.pop();
  }

  ofElement(name: string): string {
    return this.#innermost().get(prefixOf(name)) ?? '';
  }

  /** The namespace around does not count for attributes. */
  ofAttribute(name: string): string {
    if (name.includes(':')) return this.#innermost().get(prefixOf(name)) ?? '';
    return name === 'xmlns' ? 'http://www.w3.org/2000/xmlns/' : '';
  }

  /** The first prefix that stands for nothing. */
  unbound(element: string, attributes: readonly { readonly name: string }[]): string | undefined {
    if (!this.#knows(element)) return prefixOf(element);
    for (const { name } of attributes) if (!this.#knows(name)) return prefixOf(name);
    return undefined;
  }

  #knows(name: string): boolean {
    return !name.includes(':') || this.#innermost().has(prefixOf(name));
  }

  #innermost(): ReadonlyMap<string, string> {
    return this.#scopes.at(-1) ?? new Map();
  }
}
