import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';

import type { ExtensionElement, ProcessElement } from '../../blueprint/process.ts';

/** Makes the elements of one BPMN file. */
export class BpmnElements {
  readonly moddle = new BpmnModdle();
  readonly #known = new Map<string, ModdleElement>();
  readonly #namespaces = new Map<string, string>();

  /** An element of the standard with the name, documentation and extensions of what it is made of. */
  of(type: string, element: ProcessElement, more: Readonly<Record<string, unknown>> = {}): ModdleElement {
    const { id, name, documentation } = element;
    const made = this.moddle.create(`bpmn:${upperFirst(type)}`, {
      ...(id.startsWith('#') ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(documentation === undefined
        ? {}
        : { documentation: [this.moddle.create('bpmn:Documentation', { text: documentation })] }),
      ...this.extensions(element.extensions),
      ...present(more),
    });
    this.#known.set(id, made);
    return made;
  }

  /** A part of an element, such as a definition of an event. */
  part(type: string, properties: Readonly<Record<string, unknown>> = {}): ModdleElement {
    return this.moddle.create(type.includes(':') ? type : `bpmn:${type}`, present(properties));
  }

  /** The element that was made for an id; elements of other files and such that are not there are none. */
  find(id: string | undefined): ModdleElement | undefined {
    return id === undefined ? undefined : this.#known.get(id);
  }

  /** Prefixes of the namespaces that were used, to be declared on the root. */
  namespaces(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#namespaces].map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));
  }

  /** Attributes of other namespaces, and elements of theirs, as properties of an element. */
  extensions(extensions: readonly ExtensionElement[] | undefined): Readonly<Record<string, unknown>> {
    if (extensions === undefined || extensions.length === 0) return {};
    const attributes = extensions.filter(({ isAttribute }) => isAttribute);
    const elements = extensions.filter(({ isAttribute }) => !isAttribute);
    return {
      ...Object.fromEntries(attributes.map((attribute) => [this.#named(attribute), attribute.text ?? ''])),
      ...(elements.length === 0
        ? {}
        : {
            extensionElements: this.moddle.create('bpmn:ExtensionElements', {
              values: elements.map((element) => this.#any(element)),
            }),
          }),
    };
  }

  #any(element: ExtensionElement): ModdleElement {
    const { attributes, children, text, namespace } = element;
    return this.moddle.createAny(this.#named(element), namespace, {
      ...attributes,
      ...(text === undefined ? {} : { $body: text }),
      ...(children.length === 0 ? {} : { $children: children.map((child) => this.#any(child)) }),
    });
  }

  /** The name with a prefix that means its namespace in this file. */
  #named({ name, namespace }: ExtensionElement): string {
    const colon = name.indexOf(':');
    const local = name.slice(colon + 1);
    const wanted = colon === -1 ? 'ext' : name.slice(0, colon);
    let prefix = wanted;
    for (let count = 2; (this.#namespaces.get(prefix) ?? namespace) !== namespace; count += 1) {
      prefix = `${wanted}${count}`;
    }
    this.#namespaces.set(prefix, namespace);
    return `${prefix}:${local}`;
  }
}

function present(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
