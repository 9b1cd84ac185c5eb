import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Expression, Reference } from '../blueprint/origin.ts';
import type { Artifact, EventDefinition, ExtensionElement, Process, ProcessElement } from '../blueprint/process.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Handler, Step } from '../blueprint/step.ts';
import type { Path } from '../text/places.ts';
import type { FlowEdge } from './graph.ts';
import { endKey, resumeKey, stageKey, stepKey } from './keys.ts';
import { attributesOf, handlerDetails, wayDetails, written } from './process-details.ts';
import { ownElement, ProcessDraft, type DraftFlow, type Standing } from './process-draft.ts';
import { ProcessLanes } from './process-lanes.ts';
import type { ModelWriting } from './process-of.ts';
import { isBusiness, timerDefinition, timerOf } from './process-timer.ts';
import { writeStep } from './process-step.ts';

/** Where a node is put: the process itself or a sub-process in it. */
export interface Scope {
  readonly id: string;
  /** Several tokens may be about, so that an end must stop the others. */
  readonly isParallel: boolean;
  /** The node at which the case closes by an end; made for whoever asks. */
  close(end: string, standing: Standing): string;
}

/** A flow whose target is known by its key only. */
interface Pending extends Omit<DraftFlow, 'id' | 'to'> {
  readonly to: string;
  readonly scope: Scope;
}

/** What a handler or an interrupt does to the steps in its reach. */
interface Break {
  readonly scope: ReadonlySet<string>;
  readonly source: Interrupt | Handler;
  readonly to: string;
}

/** Draws up one process: that of the blueprint itself, or of a module that a step uses. */
export class ProcessWriting {
  readonly model: ModelWriting;
  readonly blueprint: Blueprint;
  readonly draft: ProcessDraft;
  readonly lanes: ProcessLanes;
  readonly #id: string;
  readonly #user: Step | undefined;
  readonly #entries = new Map<string, string>();
  readonly #pending: Pending[] = [];
  readonly #breaks: Break[];
  /** Event sub-processes that close the case when an inner one says so, by end. */
  readonly #closing = new Map<string, string>();

  constructor(model: ModelWriting, blueprint: Blueprint, id: string, user: Step | undefined) {
    this.model = model;
    this.blueprint = blueprint;
    this.#id = id;
    this.#user = user;
    this.draft = new ProcessDraft(model.ids);
    this.lanes = new ProcessLanes(blueprint, model.blueprint.roles);
    const own = new Set<Interrupt | Handler>([
      ...blueprint.stages.flatMap(({ on }) => on),
      ...blueprint.interrupts.filter((interrupt) => this.#leaves(interrupt)),
    ]);
    this.#breaks = model.graph.breaks
      .filter(({ source }) => own.has(source))
      .map(({ scope, source, to }) => ({ scope: new Set(scope), source, to }));
  }

  process(element: ProcessElement): Process {
    const { names, ids } = this.model;
    const root = this.#rootScope();
    let lane = this.#firstLane();
    const start = this.draft.add(
      {
        kind: 'event',
        type: 'startEvent',
        id: ids.take(this.#user === undefined ? 'start' : `${this.#user.id}--start`),
        path: element.path,
        scope: this.#id,
        name: names.words.start,
        definitions: [],
        isInterrupting: true,
      },
      { lane, stage: this.blueprint.stages[0]?.id },
    );
    const first = this.#firstKey();
    if (first !== undefined) this.lead({ from: start, to: first, scope: root, path: element.path });
    for (const stage of this.blueprint.stages) {
      for (const step of [...stage.steps, ...stage.alternatives]) {
        lane = this.lanes.laneOf(step, lane);
        this.step(step, root, { lane, stage: stage.id });
      }
      this.#door(stage, root);
      this.#stageHandlers(stage);
    }
    for (const interrupt of this.blueprint.interrupts) this.#interrupt(interrupt);
    this.#reopening(root, lane);
    this.#resolve();
    this.#prune();
    this.draft.unite((flows) => unitedFlow(flows));
    this.draft.dissolve();
    this.#endDangling();
    this.draft.merge();
    const own = new Map([...this.draft.standings].filter(([id]) => this.draft.nodes.get(id)?.scope === this.#id));
    for (const [id, standing] of this.draft.standings) this.model.standings.set(id, standing);
    const lanes = this.lanes.lanes(ids, names, own, element.path);
    return this.draft.finished(element, { lanes, artifacts: this.#groups(own) });
  }

  /** Writes a step with everything that hangs on it; nothing where no case ever comes. */
  step(step: Step, scope: Scope, standing: Standing): void {
    const key = stepKey(step.id);
    if (!this.model.reached.has(key)) return;
    const { names, ids } = this.model;
    const main = writeStep(this, step, scope, standing);
    this.#entries.set(key, main);
    const skip = this.edges(key).find(({ kind }) => kind === 'skip');
    if (step.when === undefined || skip === undefined) return;
    const gate = ids.take(`${step.id}--when`);
    this.draft.add(
      {
        kind: 'gateway',
        type: 'exclusiveGateway',
        id: gate,
        path: step.when.path,
        scope: scope.id,
        name: names.words.needed(names.step(step)),
      },
      standing,
    );
    this.#gate(gate, step.when, main, skip.to, scope);
    this.#entries.set(key, gate);
  }

  /** Says where a key begins that is no step of its own. */
  enter(key: string, node: string): void {
    this.#entries.set(key, node);
  }

  edges(key: string): readonly FlowEdge[] {
    return this.model.graph.nodes.get(key)?.edges ?? [];
  }

  /** A flow to wherever a key leads. */
  lead(flow: Pending): void {
    this.#pending.push(flow);
  }

  /** A flow for a way out of a step. */
  leadWay(from: string, edge: FlowEdge, scope: Scope, more: Partial<DraftFlow> = {}): void {
    const { way } = edge;
    if (way === undefined) return;
    this.lead({ from, to: edge.to, scope, path: way.path, extensions: wayDetails(way), ...more });
  }

  /** A message flow with the customer; what stands in a sub-process has none, so that lines do not run through it. */
  talk(path: Path, scope: Scope, from: string, to: string): void {
    if (scope.id === this.#id) this.model.talk(path, from, to);
  }

  /** An event on the border of an activity. */
  attach(
    host: string,
    wanted: string,
    definition: EventDefinition,
    { name, path, isInterrupting = true, extensions }: Boundary,
  ): string {
    const id = this.model.ids.take(wanted);
    return this.draft.add(
      {
        kind: 'event',
        type: 'boundaryEvent',
        id,
        path,
        scope: this.draft.nodes.get(host)?.scope ?? this.#id,
        name,
        definitions: [definition],
        isInterrupting,
        attachedTo: host,
        ...(extensions === undefined ? {} : { extensions }),
      },
      this.standing(host),
    );
  }

  end(wanted: string, name: string, path: Path, scope: string, standing: Standing, more: EndParts = {}): string {
    return this.draft.add(
      {
        kind: 'event',
        type: 'endEvent',
        id: this.model.ids.take(wanted),
        path,
        scope,
        name,
        definitions: more.definition === undefined ? [] : [more.definition],
        isInterrupting: true,
        ...(more.extensions === undefined ? {} : { extensions: more.extensions }),
      },
      standing,
    );
  }

  standing(node: string): Standing {
    return this.draft.standings.get(node) ?? { lane: 'backstage:' };
  }

  /** What leaves a step from outside it: handlers of its stage and interrupts that lead to a step. */
  breaksOn(step: Step): readonly Break[] {
    if (step.inside?.branch !== undefined) return [];
    return this.#breaks.filter(({ scope }) => scope.has(stepKey(step.id)));
  }

  /** The scope of a sub-process: it closes the case by an error that is caught on its border. */
  inner(id: string, outer: Scope): Scope {
    const caught = new Map<string, true>();
    return {
      id,
      isParallel: false,
      close: (end, standing) => {
        const { path } = this.blueprint.ends.find((one) => one.id === end) ?? { path: [] };
        const definition = this.#closing_(end, path);
        const name = this.#endName(end);
        if (!caught.has(end)) {
          caught.set(end, true);
          const border = this.attach(id, `${id}--close-${end}`, definition, { name, path });
          this.draft.link({ path, from: border, to: outer.close(end, this.standing(id)) });
        }
        return this.end(end, name, path, id, standing, { definition, extensions: attributesOf({ end }, path) });
      },
    };
  }

  #closing_(end: string, path: Path): EventDefinition {
    return { kind: 'error', path, error: this.model.occurrences.error(end, this.#endName(end), path) };
  }

  #rootScope(isParallel = false): Scope {
    return { id: this.#id, isParallel, close: (end, standing) => this.#close(end, standing, this.#id, isParallel) };
  }

  /** The same scope while several tokens are about. */
  parallel(scope: Scope): Scope {
    return scope.id === this.#id ? this.#rootScope(true) : { ...scope, isParallel: true };
  }

  #close(end: string, standing: Standing, scope: string, isParallel: boolean): string {
    const declared = this.blueprint.ends.find((one) => one.id === end);
    const path = declared?.path ?? [];
    const reach = declared?.reach.map(({ name }) => name).join(' ');
    const extensions = attributesOf({ end, outcome: declared?.outcome, reach: reach === '' ? undefined : reach }, path);
    const isNormal = this.#user === undefined || end === this.normalEnd(this.blueprint);
    const definition: EventDefinition | undefined = !isNormal
      ? this.#closing_(end, path)
      : isParallel
        ? { kind: 'terminate', path }
        : undefined;
    return this.end(end, this.#endName(end), path, scope, standing, { definition, extensions });
  }

  /** The end by which a module comes to its own end without saying anything: the first good one that is ever reached. */
  normalEnd({ ends }: Blueprint): string | undefined {
    const reached = ends.filter(({ id }) => this.model.reached.has(endKey(id)));
    return (reached.find(({ outcome }) => outcome === 'solved' || outcome === 'self-served') ?? reached[0])?.id;
  }

  #endName(end: string): string {
    const declared = this.blueprint.ends.find((one) => one.id === end);
    return this.model.names.text(declared?.title) ?? this.model.names.outcome(ownName(end));
  }

  /** Past a condition: to the node where it holds, by default to what follows. */
  #gate(gate: string, when: Expression, to: string, past: string, scope: Scope): void {
    const { names } = this.model;
    this.draft.link({ path: when.path, from: gate, to, name: names.condition(when), condition: when });
    this.lead({ path: when.path, from: gate, to: past, scope, name: names.words.otherwise, isDefault: true });
  }

  #door(stage: Stage, scope: Scope): void {
    const key = stageKey(stage.id);
    if (stage.when === undefined || !this.model.reached.has(key)) return;
    const { names, ids } = this.model;
    const [first] = stage.steps;
    const main = first && this.#entries.get(stepKey(first.id));
    const skip = this.edges(key).find(({ kind }) => kind === 'skip');
    if (main === undefined || skip === undefined) return;
    const gate = ids.take(`${stage.id}--when`);
    const name = names.words.needed(names.stage(stage));
    this.draft.add(
      { kind: 'gateway', type: 'exclusiveGateway', id: gate, path: stage.when.path, scope: scope.id, name },
      { ...this.standing(main), stage: stage.id },
    );
    this.#gate(gate, stage.when, main, skip.to, scope);
    this.enter(key, gate);
  }

  /** Handlers of a stage that lead nowhere: heard whenever they come, beside the case. */
  #stageHandlers(stage: Stage): void {
    for (const handler of stage.on) {
      if (handler.to !== undefined) continue;
      const { names } = this.model;
      const id = `${stage.id}--on-${handler.event.name.replaceAll('.', '-')}`;
      const { path, event } = handler;
      const inner = this.#aside(id, path, names.event(event.name), [
        ...attributesOf({ in: stage.id }, path),
        ...handlerDetails(handler),
      ]);
      const start = this.#asideStart(inner.id, event, false);
      const noted = this.end(`${inner.id}--noted`, names.words.noted, path, inner.id, ASIDE);
      this.draft.link({ path, from: start, to: noted });
      this.model.note('TL8101', path, { what: event.name });
    }
  }

  #leaves({ to }: Interrupt): boolean {
    return to !== undefined && !this.blueprint.ends.some(({ id }) => id === to.name);
  }

  #interrupt(interrupt: Interrupt): void {
    const { model } = this;
    if (interrupt.when !== undefined) model.note('TL8104', interrupt.path, { event: interrupt.on.name });
    if (this.#leaves(interrupt)) return;
    const { path, on, notIn, to, steps } = interrupt;
    if (notIn.length > 0) model.note('TL8101', path, { what: on.name });
    const name = model.names.text(interrupt.title) ?? model.names.event(on.name);
    const inner = this.#aside(interrupt.id, path, name, [
      ...attributesOf(
        {
          when: interrupt.when?.text,
          notIn: notIn.length === 0 ? undefined : notIn.map(({ name }) => name).join(' '),
        },
        path,
      ),
      ...written(model.blueprint, 'interrupt', { ref: interrupt.id }, path),
    ]);
    const start = this.#asideStart(inner.id, on, to !== undefined);
    if (to !== undefined) {
      this.draft.link({ path, from: start, to: this.#close(to.name, ASIDE, inner.id, false) });
      return;
    }
    model.note('TL8103', path, { what: on.name });
    const scope = this.#asideScope(inner.id);
    let lane = ASIDE.lane;
    for (const step of steps) {
      lane = this.lanes.laneOf(step, lane);
      this.step(step, scope, { lane: ASIDE.lane });
    }
    const back = resumeKey(interrupt.id);
    if (model.reached.has(back)) {
      this.enter(back, this.end(`${inner.id}--back`, model.names.words.resumed, path, inner.id, ASIDE));
    }
    const [first] = steps;
    if (first !== undefined) this.lead({ path, from: start, to: stepKey(first.id), scope });
  }

  #aside(wanted: string, path: Path, name: string, extensions: readonly ExtensionElement[]): { id: string } {
    const id = this.model.ids.take(wanted);
    this.draft.add(
      { kind: 'activity', type: 'subProcess', triggeredByEvent: true, id, path, scope: this.#id, name, extensions },
      ASIDE,
    );
    return { id };
  }

  #asideStart(scope: string, event: Reference, isInterrupting: boolean): string {
    const { names, ids, occurrences } = this.model;
    return this.draft.add(
      {
        kind: 'event',
        type: 'startEvent',
        id: ids.take(`${scope}--start`),
        path: event.path,
        scope,
        name: names.event(event.name),
        definitions: [occurrences.event(event.name, event.path)],
        isInterrupting,
      },
      ASIDE,
    );
  }

  /** What runs beside the case closes it by an error that the process itself hears. */
  #asideScope(id: string): Scope {
    return {
      id,
      isParallel: false,
      close: (end, standing) => {
        const path = this.blueprint.ends.find((one) => one.id === end)?.path ?? [];
        const definition = this.#closing_(end, path);
        const name = this.#endName(end);
        const goesOut = this.#user !== undefined && end !== this.normalEnd(this.blueprint);
        if (!goesOut && !this.#closing.has(end)) {
          const { id: closing } = this.#aside(`close-by-${end}`, path, name, []);
          this.#closing.set(end, closing);
          const start = this.draft.add(
            {
              kind: 'event',
              type: 'startEvent',
              id: this.model.ids.take(`${closing}--start`),
              path,
              scope: closing,
              name,
              definitions: [definition],
              isInterrupting: true,
            },
            ASIDE,
          );
          this.draft.link({ path, from: start, to: this.#close(end, ASIDE, closing, false) });
        }
        return this.end(end, name, path, id, standing, { definition, extensions: attributesOf({ end }, path) });
      },
    };
  }

  /** A closed case that comes back begins a second time: drawn as a start of its own. */
  #reopening(scope: Scope, lane: string): void {
    const { reopen } = this.blueprint;
    const { names, ids, occurrences, graph } = this.model;
    if (reopen === undefined || this.#user !== undefined) return;
    const edges = [...graph.nodes.values()].flatMap((node) => (node.kind === 'end' ? node.edges : []));
    const back = edges.find(({ kind }) => kind === 'reopen');
    if (back === undefined) return;
    const { path, within, from } = reopen;
    const target = this.#entries.get(back.to);
    const start = this.draft.add(
      {
        kind: 'event',
        type: 'startEvent',
        id: ids.take('reopened'),
        path,
        scope: scope.id,
        name: names.words.reopened(names.deadline(within)),
        definitions: [occurrences.event('case.reopens', path)],
        isInterrupting: true,
        extensions: attributesOf(
          {
            reopen: 'true',
            within: within.kind === 'duration' ? within.text : within.name,
            from: from.map(({ name }) => name).join(' '),
          },
          path,
        ),
      },
      target === undefined ? { lane } : this.standing(target),
    );
    this.lead({ path, from: start, to: back.to, scope });
    this.model.note('TL8108', path, {});
  }

  /** Takes out what no arrow leads to, such as steps behind an event that cannot be drawn. */
  #prune(): void {
    for (const { id, path } of this.draft.prune(this.#id)) this.model.noteUnreached(id, path);
  }

  #resolve(): void {
    for (const { to, scope, ...flow } of this.#pending) {
      const node = this.model.graph.nodes.get(to);
      const isEnd = node?.kind === 'end' || node?.kind === 'exit';
      const target = isEnd ? scope.close(to.slice('end-'.length), this.standing(flow.from)) : this.#entries.get(to);
      if (target !== undefined) this.draft.link({ ...flow, to: target });
    }
  }

  /** A blueprint that leads nowhere is drawn too: what has no way on ends there. */
  #endDangling(): void {
    for (const node of [...this.draft.nodes.values()]) {
      const isAside = node.kind === 'activity' && node.triggeredByEvent === true;
      if (isAside || (node.kind === 'event' && node.type === 'endEvent')) continue;
      if (this.draft.outgoing(node.id).length > 0) continue;
      const { words } = this.model.names;
      const end = this.end(`${node.id}--end`, words.moduleDone, node.path, node.scope, this.standing(node.id));
      this.draft.link({ path: node.path, from: node.id, to: end });
    }
  }

  #groups(own: ReadonlyMap<string, Standing>): Artifact[] {
    const used = new Set([...own.values()].map(({ stage }) => stage));
    return this.blueprint.stages.flatMap((stage): Artifact[] => {
      if (!used.has(stage.id)) return [];
      const { id, path, kind, by, when } = stage;
      return [
        {
          type: 'group',
          id: this.model.ids.claim(id),
          path,
          scope: this.#id,
          name: this.model.names.stage(stage),
          stage: kind,
          extensions: [
            ...attributesOf({ stage: kind, role: by?.name, when: when?.text }, path),
            ...(stage.sla === undefined ? [] : [ownElement('clock', stage.sla.path, { ref: stage.sla.id })]),
          ],
        },
      ];
    });
  }

  #firstKey(): string | undefined {
    const [stage] = this.blueprint.stages;
    const [first] = stage?.steps ?? [];
    if (stage === undefined || first === undefined) return undefined;
    return stage.when === undefined ? stepKey(first.id) : stageKey(stage.id);
  }

  #firstLane(): string {
    const [first] = this.blueprint.stages[0]?.steps ?? [];
    return first === undefined ? 'backstage:' : this.lanes.laneOf(first, 'backstage:');
  }

  /** A timer for a deadline; time of business is named, because BPMN knows none. */
  timer(deadline: Parameters<typeof timerOf>[1]): EventDefinition {
    if (isBusiness(this.model.blueprint, deadline)) {
      const text = deadline.kind === 'duration' ? deadline.text : deadline.name;
      this.model.note('TL8102', deadline.path, { text });
    }
    return timerDefinition(timerOf(this.model.blueprint, deadline));
  }
}

/** What stands in no stage. */
const ASIDE: Standing = { lane: 'interrupts:' };

interface Boundary {
  readonly name: string;
  readonly path: Path;
  readonly isInterrupting?: boolean;
  readonly extensions?: readonly ExtensionElement[];
}

interface EndParts {
  readonly definition?: EventDefinition;
  readonly extensions?: readonly ExtensionElement[];
}

/** Several ways to the same place that nothing tells apart for a machine: one arrow with all their names. */
function unitedFlow(flows: readonly DraftFlow[]): DraftFlow {
  const [first] = flows as readonly [DraftFlow, ...DraftFlow[]];
  const names = [...new Set(flows.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  const extensions = flows.flatMap(({ extensions: own = [] }) => own);
  return {
    ...first,
    ...(names.length === 0 ? {} : { name: names.join(' / ') }),
    ...(extensions.length === 0 ? {} : { extensions }),
  };
}

/** The name that an end of a module has in its own file. */
function ownName(id: string): string {
  return id.slice(id.lastIndexOf('--') === -1 ? 0 : id.lastIndexOf('--') + 2);
}
