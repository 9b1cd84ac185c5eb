import isPlainObject from 'lodash/isPlainObject.js';

import { blueprintSchema, type WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { ExtensionElement, ProcessModel } from '../blueprint/process.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import { createSource, type Span } from '../text/source.ts';
import { childrenOf } from './process-extensions.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml.ts';

/** What a drawing says beside its nodes: sections of a blueprint in YAML, for what BPMN has no place for. */
export interface OwnSections {
  readonly sections: Partial<WrittenBlueprint>;
  readonly findings: readonly Finding[];
  /** Where a part of the sections stands in the file; undefined where they say nothing of it. */
  at(path: Path, part: 'key' | 'value'): Span | undefined;
  /** Part of a text of the sections, by offsets in it. */
  within(path: Path, start: number, end: number): Span;
  keys(path: Path): readonly string[];
}

/** What the drawing itself says: stages, steps and ends are drawn. */
const DRAWN = { throughline: true, stages: true, ends: true } as const;

const sectionsSchema = blueprintSchema.omit(DRAWN).partial();

/** The element in which a process holds sections of a blueprint, or the whole one that it was written of. */
export function blueprintElement({ processes }: ProcessModel): ExtensionElement | undefined {
  const [element] = processes.flatMap((process) => childrenOf(process, 'throughline', 'blueprint'));
  return (element?.text ?? '').trim() === '' ? undefined : element;
}

/** True for the whole blueprint of an exported file; sections of a drawing leave the stages to it. */
export function isWhole({ text = '' }: ExtensionElement): boolean {
  return /^stages[ \t]*:/mu.test(text);
}

/** The sections that stand in `throughline:blueprint`; undefined where there are none, or the whole blueprint stands there. */
export function ownSections(model: ProcessModel): OwnSections | undefined {
  const element = blueprintElement(model);
  if (element === undefined || isWhole(element)) return undefined;
  const source = createSource(model.source.file, element.text ?? '');
  const document = readYaml(source);
  const inText = ({ start, end }: Span): Span => model.places.within([...element.path, '#text'], start, end);
  const isBroken = document.findings.some(({ severity }) => severity === 'error');
  const found = [...document.findings, ...(isBroken ? [] : checkShape(document, sectionsSchema))];
  const findings = found.map(({ code, params, span }) =>
    finding(code, { source: model.source, span: inText(span) }, params as never),
  );
  const isRead = !found.some(({ severity }) => severity === 'error') && isPlainObject(document.data);
  const sections = isRead ? (document.data as Partial<WrittenBlueprint>) : {};
  const { places }: { readonly places: Places } = document;
  return {
    sections,
    findings,
    at: (path, part) => (path.length > 0 && places.has(path) ? inText(places[part](path)) : undefined),
    within: (path, start, end) => inText(places.within(path, start, end)),
    keys: (path) => (places.has(path) ? places.keys(path) : []),
  };
}

/** A process with what its sections add; in a section of both, what is written by hand counts. */
export function withSections<T extends object>(drawn: T, sections: Partial<WrittenBlueprint> = {}): T {
  const added = Object.entries(sections).map(([key, own]): [string, unknown] => {
    const before = (drawn as Readonly<Record<string, unknown>>)[key];
    return [key, isPlainObject(before) && isPlainObject(own) ? Object.assign({}, before, own) : own];
  });
  return { ...drawn, ...Object.fromEntries(added) };
}
