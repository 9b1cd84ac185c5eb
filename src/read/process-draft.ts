import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { Process, ProcessElement, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import type { WrittenStep } from '../blueprint/step.ts';
import { freeId, idFrom } from '../flow/process-choices.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import type { Span } from '../text/source.ts';
import { Origins } from './process-places.ts';
import { ownSections, type OwnSections } from './process-sections.ts';

type Sections = Required<
  Pick<WrittenBlueprint, 'roles' | 'data' | 'messages' | 'events' | 'signals' | 'services' | 'channels' | 'needs'>
>;

type Section = keyof Sections;

/** A blueprint while it is made of a process: what its sections hold so far, where that comes from, what was found. */
export class Draft {
  readonly model: ProcessModel;
  readonly findings: Finding[] = [];
  readonly origins = new Origins();
  readonly sections: Sections = {
    roles: {},
    data: {},
    messages: {},
    events: {},
    signals: {},
    services: {},
    channels: {},
    needs: {},
  };
  /** Ids by what they were made of: the same words give the same id, other words another one. */
  readonly #ids = new Map<Section, Map<string, string>>();

  /** What the process says in YAML beside its nodes. */
  readonly own?: OwnSections;

  constructor(model: ProcessModel) {
    this.model = model;
    this.own = ownSections(model);
    this.findings.push(...(this.own?.findings ?? []));
    for (const [section, entries] of Object.entries(this.own?.sections ?? {})) {
      if (Object.hasOwn(this.sections, section)) Object.assign(this.sections[section as Section], entries);
    }
  }

  /** What is wrong with what the process says in YAML; each thing is told once, however often it is looked at. */
  keep(findings: readonly Finding[]): void {
    if (this.own === undefined) return;
    const isKnown = ({ code, span }: Finding): boolean =>
      this.findings.some((known) => known.code === code && known.span.start === span.start);
    this.findings.push(...findings.filter((found) => !isKnown(found)));
  }

  /**
   * Declares something, once.
   *
   * @param key what makes it the same thing again: a name, or the id of an element.
   * @returns its id.
   */
  declare<S extends Section>(section: S, key: string, words: string, value: Sections[S][string], from: Path): string {
    const known = this.#ids.get(section) ?? new Map<string, string>();
    this.#ids.set(section, known);
    const before = known.get(key);
    if (before !== undefined) return before;
    const id = freeId(idFrom(words) ?? idFrom(key) ?? section.slice(0, -1), new Set(known.values()));
    known.set(key, id);
    this.put(section, id, value, from);
    return id;
  }

  /** Declares something under the very id that is given. */
  put<S extends Section>(section: S, id: string, value: Sections[S][string], from: Path): void {
    if (Object.hasOwn(this.sections[section], id)) return;
    (this.sections[section] as Record<string, Sections[S][string]>)[id] = value;
    this.#trace([section, id], value, from);
  }

  /** All that is declared with something comes from where it comes from. */
  #trace(path: Path, value: unknown, from: Path): void {
    this.origins.add(path, from);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) this.#trace([...path, key], inner, from);
  }

  report<C extends Code>(span: Span, code: C, params: ParamsOf<C>): void {
    this.findings.push(finding(code, { source: this.model.source, span }, params));
  }

  reportAt<C extends Code>(path: Path, code: C, params: ParamsOf<C>): void {
    this.report(this.model.places.value(path), code, params);
  }
}

/** A step as it would be written, with where its parts come from: the path of a part below the step, and its origin. */
export interface DraftStep {
  readonly id: string;
  readonly node: ProcessNode;
  readonly process: Process;
  readonly written: WrittenStep;
  readonly origins: readonly (readonly [part: Path, from: Path, shift?: number])[];
}

/** What an element is called in front of people: its name without line breaks, else its id. */
export function titleOf({ name, id }: Pick<ProcessElement, 'name' | 'id'>): string {
  const words = name?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return words === '' ? id : words;
}
