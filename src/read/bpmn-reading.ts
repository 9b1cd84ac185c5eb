import type { Expression } from '../blueprint/origin.ts';
import type { ExtensionElement, ProcessElement } from '../blueprint/process.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { finding, type Finding, type Place } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import { BPMN, DRAWN, TECHNICAL, usualName } from './bpmn-names.ts';
import { XmlPlaces } from './xml-places.ts';
import { attributeOf, elementOf, type XmlAttribute, type XmlElement, type XmlTree } from './xml-tree.ts';

/** One reading of a BPMN file: what it holds, what of it was taken, and what was found on the way. */
export class BpmnReading {
  readonly source: Source;
  readonly tree: XmlTree;
  readonly places: XmlPlaces;
  readonly findings: Finding[] = [];
  readonly #taken: Uint8Array;

  constructor(source: Source, tree: XmlTree) {
    this.source = source;
    this.tree = tree;
    this.places = new XmlPlaces(source, tree);
    this.#taken = new Uint8Array(tree.elements.length + 1);
  }

  /** Says that an element was read, so that it is not reported as left over. */
  take(element: XmlElement): void {
    this.#taken[element.index] = 1;
  }

  /** The same with all that it holds. */
  takeAll(element: XmlElement): void {
    this.take(element);
    for (const child of element.children) this.takeAll(child);
  }

  isTaken(element: XmlElement): boolean {
    return this.#taken[element.index] === 1;
  }

  report<C extends Code>(code: C, path: Path, params: ParamsOf<C>, related: readonly Path[] = []): void {
    const more = { related: related.map((one) => this.place(one)) };
    this.findings.push(finding(code, this.place(path), params, more));
  }

  place(path: Path): Place {
    return { source: this.source, span: this.places.value(path) };
  }

  /** The element with an id; a prefix, which other tools write before ids of other files, is looked past. */
  byId(id: string | undefined): XmlElement | undefined {
    if (id === undefined) return undefined;
    return elementOf(this.tree, id) ?? elementOf(this.tree, id.slice(id.indexOf(':') + 1));
  }

  /** The id that a reference names, as an attribute or as the text of a child. */
  reference(element: XmlElement, name: string): string | undefined {
    const written = attributeOf(element, name)?.trim() ?? this.child(element, name)?.text;
    if (written === undefined || written === '') return undefined;
    return this.byId(written)?.key ?? written;
  }

  /** All references of one name. */
  references(element: XmlElement, name: string): readonly string[] {
    const texts = this.children(element, name).map(({ text }) => text);
    const listed = attributeOf(element, name)?.split(/\s+/u) ?? [];
    return [...listed, ...texts].filter((text) => text !== '').map((text) => this.byId(text)?.key ?? text);
  }

  /** The children of one name, in the namespace of BPMN; they count as read. */
  children(element: XmlElement, local: string): readonly XmlElement[] {
    if (element.children.length === 0) return NONE;
    const found = element.children.filter((child) => child.local === local && child.namespace === BPMN);
    for (const child of found) this.take(child);
    return found;
  }

  /** The first of them; further ones stay unread. */
  child(element: XmlElement, local: string): XmlElement | undefined {
    for (const child of element.children) {
      if (child.local !== local || child.namespace !== BPMN) continue;
      this.take(child);
      return child;
    }
    return undefined;
  }

  /** The expression in a child; undefined where there is none or it is empty. */
  expression(element: XmlElement, local: string): Expression | undefined {
    const child = this.child(element, local);
    if (child === undefined || child.text === '') return undefined;
    return expressionOf(child.text, [element.key, local]);
  }

  /** What every element has; it and its extensions count as read. */
  base(element: XmlElement): ProcessElement {
    this.take(element);
    const name = attributeOf(element, 'name');
    const documentation = this.#documentation(element);
    return {
      id: element.key,
      path: [element.key],
      ...(name === undefined || name.trim() === '' ? {} : { name }),
      ...(documentation === '' ? {} : { documentation }),
      ...this.extensions(element),
    };
  }

  #documentation(element: XmlElement): string {
    const texts = this.children(element, 'documentation');
    if (texts.length === 0) return '';
    return texts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n\n');
  }

  /** Attributes of other namespaces, and what `extensionElements` holds. */
  extensions(element: XmlElement): { extensions?: readonly ExtensionElement[] } {
    const containers = this.children(element, 'extensionElements');
    if (containers.length === 0 && !element.attributes.some(isForeign)) return PLAIN;
    const attributes = element.attributes.filter(isForeign);
    const held = containers.flatMap(({ children }) => children);
    if (attributes.length === 0 && held.length === 0) return PLAIN;
    return {
      extensions: [
        ...attributes.map((attribute): ExtensionElement => ({
          name: usualName(attribute),
          namespace: attribute.namespace,
          path: [element.key, attribute.name],
          attributes: {},
          children: [],
          text: attribute.value,
          isAttribute: true,
        })),
        ...held.map((child) => this.#extension(child)),
      ],
    };
  }

  #extension(element: XmlElement): ExtensionElement {
    this.take(element);
    const attributes = element.attributes.filter(({ namespace }) => !TECHNICAL.has(namespace));
    return {
      name: usualName(element),
      namespace: element.namespace,
      path: [element.key],
      attributes: Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.value])),
      children: element.children.map((child) => this.#extension(child)),
      ...(element.text === '' ? {} : { text: element.text }),
    };
  }
}

const NONE: readonly XmlElement[] = [];

/** What most elements say in extensions. */
const PLAIN = {};

/** True for an attribute of another vocabulary than those of BPMN and XML. */
function isForeign({ namespace }: XmlAttribute): boolean {
  return namespace !== '' && namespace !== BPMN && !TECHNICAL.has(namespace) && !DRAWN.has(namespace);
}

/** An expression as it was written: a leading `=`, which some tools put before FEEL, is not part of it. */
export function expressionOf(text: string, path: Path): Expression {
  const offset = /^=\s*/u.exec(text)?.[0].length ?? 0;
  return { text: text.slice(offset), path, offset };
}

/** True or false as XML writes it; anything else is taken for the given default. */
export function flag(element: XmlElement, name: string, otherwise: boolean): boolean {
  const written = attributeOf(element, name)?.trim();
  if (written === 'true' || written === '1') return true;
  return written === 'false' || written === '0' ? false : otherwise;
}
