import omit from 'lodash/omit.js';

import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { ExtensionElement, MessageFlow, Participant, Process, ProcessModel } from '../blueprint/process.ts';
import type { Step } from '../blueprint/step.ts';
import { compareFindings, finding, type Finding } from '../text/diagnostic.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import type { Path } from '../text/places.ts';
import { flowOf, type FlowGraph } from './graph.ts';
import { inlined } from './inlined.ts';
import { stepKey } from './keys.ts';
import { yamlOf } from './process-details.ts';
import { ElementIds, ownAttribute, ownElement, type Standing } from './process-draft.ts';
import { ProcessNames } from './process-names.ts';
import { Occurrences } from './process-occurrences.ts';
import { ProcessWriting } from './process-writing.ts';
import { reachable } from './reach.ts';

export interface ProcessOfOptions {
  /** The language of the names on the shapes. Default: the blueprint's first. */
  readonly locale?: string;
}

/** A blueprint as a process, where its nodes stand in the picture, and what BPMN cannot say of it. */
export interface WrittenProcess {
  readonly model: ProcessModel;
  /** Codes TL8100 to TL8109. */
  readonly findings: readonly Finding[];
  /** Lane and stage of each node, by id. */
  readonly standings: ReadonlyMap<string, Standing>;
}

const known = new WeakMap<Blueprint, Map<string, WrittenProcess>>();

/**
 * A blueprint as a BPMN process: every verb by the standard's own element. Ids of steps, stages and ends stay as they are
 * where XML allows; everything has the place of what it was made of in the blueprint.
 *
 * @returns for a blueprint that tokens run through, the process that was read.
 */
export function processOf(blueprint: Blueprint, options: ProcessOfOptions = {}): ProcessModel {
  return blueprint.process ?? writtenProcess(blueprint, options).model;
}

/** {@link processOf} with all that was found on the way. The same blueprint and language give the same. */
export function writtenProcess(blueprint: Blueprint, { locale }: ProcessOfOptions = {}): WrittenProcess {
  const language = locale ?? blueprint.locales[0] ?? 'en';
  const models = known.get(blueprint) ?? new Map<string, WrittenProcess>();
  known.set(blueprint, models);
  let written = models.get(language);
  if (written === undefined) models.set(language, (written = new ModelWriting(blueprint, language).result()));
  return written;
}

/** What the processes of one file share. */
export class ModelWriting {
  readonly blueprint: Blueprint;
  readonly graph: FlowGraph;
  readonly reached: ReadonlySet<string>;
  readonly ids = new ElementIds();
  readonly names: ProcessNames;
  readonly occurrences: Occurrences;
  readonly customer: string;
  readonly standings = new Map<string, Standing>();
  readonly #processes: Process[] = [];
  readonly #participants: Participant[] = [];
  readonly #messageFlows: MessageFlow[] = [];
  readonly #findings: Finding[] = [];

  constructor(blueprint: Blueprint, locale: string) {
    this.blueprint = inlined(blueprint);
    this.graph = flowOf(this.blueprint);
    this.reached = reachable(this.graph);
    this.names = new ProcessNames(this.blueprint, locale);
    for (const { id } of stepsOf(this.blueprint)) this.ids.reserve(id);
    for (const { id } of this.blueprint.stages) this.ids.reserve(id);
    this.customer = this.ids.take('customer');
    this.occurrences = new Occurrences(this.ids, this.names);
  }

  result(): WrittenProcess {
    const { blueprint, names, ids } = this;
    const root: Path = [];
    const collaboration = { id: ids.take('collaboration'), path: root };
    const main = this.process(blueprint, undefined);
    this.#noteUnreached();
    const talks = this.#messageFlows.length > 0;
    const customer: Participant = {
      id: this.customer,
      path: root,
      name: names.words.customer,
      isCustomer: true,
      extensions: [ownAttribute('row', 'customer', root)],
    };
    const model: ProcessModel = {
      source: blueprint.source,
      places: blueprint.places,
      id: ids.take('definitions'),
      name: names.text(blueprint.title) ?? blueprint.id,
      targetNamespace: 'https://throughline.dev/blueprints',
      collaboration,
      participants: [...(talks ? [customer] : []), ...this.#participants],
      messageFlows: this.#messageFlows,
      processes: this.#processes,
      main,
      messages: this.occurrences.messages,
      signals: this.occurrences.signals,
      errors: this.occurrences.errors,
      escalations: new Map(),
      diagram: { shapes: new Map(), edges: new Map() },
    };
    return { model, findings: this.#findings.toSorted(compareFindings), standings: this.standings };
  }

  /**
   * Draws up a process and its pool.
   *
   * @param blueprint the blueprint, or the body of a module.
   * @param user the step that uses the module.
   * @returns the id of the process.
   */
  process(blueprint: Blueprint, user: Step | undefined): string {
    const id = this.ids.take(user === undefined ? `process-${blueprint.id}` : `process-${user.id}`);
    const participant = this.ids.take(user === undefined ? `pool-${blueprint.id}` : `pool-${user.id}`);
    const name = user === undefined ? (this.names.text(blueprint.title) ?? blueprint.id) : this.names.step(user);
    const path: Path = user?.path ?? [];
    const index = this.#processes.length;
    const writing = new ProcessWriting(this, blueprint, id, user);
    const documentation = this.names.text(blueprint.purpose);
    const written = writing.process({
      id,
      path,
      name,
      ...(documentation === undefined ? {} : { documentation }),
      extensions: user === undefined ? [this.#sections(blueprint)] : [],
    });
    // The pool of whoever uses a module stands above that of the module.
    this.#processes.splice(index, 0, written);
    this.#participants.splice(index, 0, { id: participant, path, name, process: id, isCustomer: false });
    return id;
  }

  /** A message flow between the customer and a node, which says itself what is sent. */
  talk(path: Path, from: string, to: string): void {
    this.#messageFlows.push({ id: this.ids.take(`talk-${from}-${to}`), path, from, to });
  }

  note<C extends Code>(code: C, path: Path, params: ParamsOf<C>): void {
    const { places, source } = this.blueprint;
    this.#findings.push(finding(code, { source, span: places.key(path) }, params));
  }

  /** The blueprint as it was written: BPMN has no place for data, calendars, decisions, clocks, ends and more. */
  #sections({ content, id, version }: Blueprint): ExtensionElement {
    // Dated days of calendars stay in the files that name them.
    const written = omit(content as Readonly<Record<string, unknown>>, ['days']);
    return ownElement('blueprint', [], { ref: id, version }, yamlOf(written));
  }

  #noteUnreached(): void {
    for (const { id, path } of stepsOf(this.blueprint)) {
      if (!this.reached.has(stepKey(id))) this.note('TL8100', path, { step: id });
    }
  }

  /** Names a step that was drawn up and then left out; parts of steps are no news. */
  noteUnreached(node: string, path: Path): void {
    const step = stepsOf(this.blueprint).find(({ id }) => this.ids.claim(id) === node);
    if (step !== undefined) this.note('TL8100', path, { step: step.id });
    this.#messageFlows.splice(
      0,
      Infinity,
      ...this.#messageFlows.filter(({ from, to }) => from !== node && to !== node),
    );
  }
}
