import { BpmnModdle } from 'bpmn-moddle';

import type { NamedElement } from '../text/catalogue/bpmn-words.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

/** The meta-model of BPMN, made once: it holds nothing of a file. */
let made: BpmnModdle | undefined;

export function metaModel(): BpmnModdle {
  return (made ??= new BpmnModdle());
}

/** Every name that an element of BPMN can have: those of types and those of their parts. */
let names: ReadonlySet<string> | undefined;

export function bpmnElementNames(): ReadonlySet<string> {
  return (names ??= new Set(
    metaModel()
      .getPackages()
      .filter(({ prefix }) => prefix === 'bpmn')
      .flatMap(({ types = [] }) =>
        types.flatMap(({ name, isAbstract, properties = [] }) => [
          ...(isAbstract ? [] : [lowerFirst(name.slice(name.indexOf(':') + 1))]),
          ...properties.flatMap((one) => (one.isAttr ? [] : lowerFirst(one.name.slice(one.name.indexOf(':') + 1)))),
        ]),
      ),
  ));
}

/** `userTask`, for `UserTask`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** An element as findings speak of it: what has no id is called by its kind. */
export function named(element: XmlElement): NamedElement {
  const id = attributeOf(element, 'id')?.trim();
  const name = attributeOf(element, 'name')?.trim();
  return {
    kind: element.local,
    ...(id === undefined || id === '' ? {} : { id }),
    ...(name === undefined || name === '' ? {} : { name }),
  };
}

/** The same for a part that may have no id: then what it is part of is spoken of. */
export function namedOwner(element: XmlElement): NamedElement {
  const own = named(element);
  return own.id === undefined && element.parent !== undefined ? named(element.parent) : own;
}

/** An element of the model as findings speak of it. */
export function nameOf(reading: BpmnReading, id: string): NamedElement {
  const element = reading.byId(id);
  return element === undefined ? { kind: 'node', id } : named(element);
}
