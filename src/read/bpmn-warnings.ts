import type { ParseWarning } from 'bpmn-moddle';

import { nearest } from '../text/did-you-mean.ts';
import { finding } from '../text/diagnostic.ts';
import { lowerFirst, metaModel, named, namedOwner } from './bpmn-elements.ts';
import { DRAWN } from './bpmn-names.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeSpans } from './xml-places.ts';
import type { XmlElement } from './xml-tree.ts';

/**
 * Turns each warning of bpmn-moddle, which most modelling tools read with, into a finding with its exact place, but for those of
 * which a finding speaks already.
 */
export function addWarnings(reading: BpmnReading, warnings: readonly ParseWarning[]): void {
  if (warnings.length === 0) return;
  const owners = new Owners(reading);
  for (const warning of warnings) {
    if (warning.message.startsWith('unresolved reference')) addReference(reading, owners, warning);
    else if (warning.message.startsWith('unknown attribute')) addAttribute(reading, owners, warning);
    else addUnparsable(reading, warning);
  }
}

export async function warningsOf(xml: string): Promise<readonly ParseWarning[]> {
  try {
    const { warnings } = await metaModel().fromXML(xml);
    return warnings;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { warnings = [] } = error as Error & { warnings?: readonly ParseWarning[] };
    return [...warnings, { message: error.message, error }];
  }
}

/** Which attribute or child of which element a warning speaks of: the parser tells them in the order of the text. */
class Owners {
  readonly #reading: BpmnReading;
  readonly #byPart = new Map<string, XmlElement[]>();

  constructor(reading: BpmnReading) {
    this.#reading = reading;
    for (const element of reading.tree.elements) {
      for (const { local, value } of element.attributes) this.#add(local, value, element);
      if (element.parent !== undefined) this.#add(element.local, element.text, element.parent);
    }
  }

  #add(local: string, value: string, owner: XmlElement): void {
    const key = `${local} ${value}`;
    const known = this.#byPart.get(key);
    if (known === undefined) this.#byPart.set(key, [owner]);
    else known.push(owner);
  }

  next({ element, property = '', value }: ParseWarning): { owner: XmlElement; part: string } | undefined {
    const part = property.slice(property.indexOf(':') + 1);
    const written = textOf(value);
    // One attribute may hold several references.
    const owners = this.#byPart.get(`${part} ${written}`) ?? this.#listed(part, written);
    const local = lowerFirst(element?.$type.split(':')[1] ?? '');
    const place = owners.findIndex(
      (owner) =>
        lowerFirst(owner.local) === local &&
        (element?.id === undefined || owner.attributes.some((one) => one.name === 'id' && one.value === element.id)),
    );
    const [owner] = place < 0 ? [] : owners.splice(place, 1);
    return owner === undefined ? undefined : { owner, part };
  }

  #listed(part: string, value: string): XmlElement[] {
    return this.#reading.tree.elements.filter((element) =>
      element.attributes.some((one) => one.local === part && one.value.split(' ').includes(value)),
    );
  }
}

function addReference(reading: BpmnReading, owners: Owners, warning: ParseWarning): void {
  const id = textOf(warning.value);
  // References that name another namespace first are found by their local part.
  if (reading.byId(id) !== undefined) return;
  const found = owners.next(warning);
  if (found === undefined) return;
  const { owner, part } = found;
  // A lane names its nodes in a row of children: the one is meant that names this.
  const child = owner.children.find(({ local, text }) => local === part && text === id);
  const path = child === undefined ? [owner.key, part] : [child.key, '#text'];
  if (isKnown(reading, path)) return;
  const keys = reading.tree.elements.map(({ key }) => key);
  const near = id === '' ? undefined : nearest(id, keys);
  reading.report('TL8010', path, { element: namedOwner(owner), name: part, id, near });
}

function addAttribute(reading: BpmnReading, owners: Owners, warning: ParseWarning): void {
  const found = owners.next(warning);
  if (found === undefined) return;
  const { owner, part } = found;
  const written = owner.attributes.find(({ local }) => local === part)?.name ?? part;
  const span = attributeSpans(reading.source.text, owner, written)?.key;
  if (span === undefined) return;
  const known = metaModel()
    .getType(warning.element?.$type ?? 'bpmn:BaseElement')
    .$descriptor.properties.filter(({ isAttr }) => isAttr)
    .map(({ name }) => name.slice(name.indexOf(':') + 1));
  const params = { element: namedOwner(owner), name: written, near: nearest(part, known) };
  reading.findings.push(finding('TL8011', { source: reading.source, span }, params));
}

/** What the parser could not read: it drops the element with all that it holds. */
function addUnparsable(reading: BpmnReading, { message, error }: ParseWarning): void {
  const words = error?.message ?? message;
  // The text was decoded before the parser saw it, and loose text is named without it.
  if (/^unsupported document encoding|^unexpected body text/u.test(words)) return;
  const [, line, column] = /line: (\d+)\s+column: (\d+)/u.exec(message) ?? [];
  const offset = offsetOf(reading.source.text, Number(line ?? 0), Number(column ?? 0));
  const element = innermost(reading, offset);
  if (element === undefined) return;
  const one = named(element);
  if (words.startsWith('illegal ID')) reading.report('TL8016', [element.key, 'id'], { element: one });
  else if (!isNamedAlready(reading, element)) {
    const plain = words.replaceAll(/\s+/gu, ' ').trim();
    reading.report('TL8017', [element.key], { words: plain });
  }
}

/** The value that a warning speaks of; none for an empty child. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The parser counts lines and columns from 0. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 0; passed < line; passed += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return start + column;
}

/** The innermost element around an offset, or that begins there. */
function innermost({ tree }: BpmnReading, offset: number): XmlElement | undefined {
  let found = tree.root;
  for (;;) {
    const inner = found?.children.find(({ start, end }) => start <= offset && offset < end);
    if (inner === undefined) return found;
    found = inner;
  }
}

/** True where the element, or what holds it, is already said not to have been read. */
function isNamedAlready(reading: BpmnReading, element: XmlElement): boolean {
  if (DRAWN.has(element.namespace) && !reading.isTaken(element)) return true;
  for (let one: XmlElement | undefined = element; one !== undefined; one = one.parent) {
    if (!reading.isTaken(one) || reading.tree.repeated.includes(one)) return true;
  }
  return false;
}

function isKnown(reading: BpmnReading, path: readonly (string | number)[]): boolean {
  const { start, end } = reading.place(path).span;
  return reading.findings.some(({ span }) => span.start === start && span.end === end);
}
