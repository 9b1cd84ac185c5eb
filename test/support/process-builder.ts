import type { Expression } from '../../src/blueprint/origin.ts';
import type {
  Activity,
  ActivityType,
  Artifact,
  Bounds,
  EventDefinition,
  EventType,
  ExtensionElement,
  Gateway,
  GatewayType,
  Lane,
  MessageFlow,
  Occurrence,
  Participant,
  Process,
  ProcessEvent,
  ProcessModel,
  ProcessNode,
  SequenceFlow,
} from '../../src/blueprint/process.ts';
import { CAMUNDA, THROUGHLINE, ZEEBE } from './process-namespaces.ts';
import type { Path, Places } from '../../src/text/places.ts';
import { createSource, type Source, type Span } from '../../src/text/source.ts';

type More<T> = Partial<Omit<T, 'id' | 'path' | 'kind' | 'type' | 'incoming' | 'outgoing'>>;

/**
 * Builds the model of a process for tests, without a file: nodes and flows are named, and what a file would say of their
 * places stands in a text of one line for each of them.
 *
 * @example
 * const model = process('p', (p) => {
 *   p.start('st').to(p.task('a', { name: 'Check' })).to(p.end('e'));
 * });
 */
export function processModel(build: (model: ModelBuilder) => void): ProcessModel {
  const builder = new ModelBuilder();
  build(builder);
  return builder.build();
}

/** A file with one process. */
export function process(id: string, build: (process: ProcessBuilder) => void, name?: string): ProcessModel {
  return processModel((model) => build(model.process(id, { name })));
}

/** A FEEL expression at a path, as a file would hold it. */
export function expression(text: string, path: Path): Expression {
  return { text, path, offset: 0 };
}

/** An attribute of another namespace: `attribute('camunda:assignee', 'demo')`. */
export function attribute(name: string, text: string, path: Path = []): ExtensionElement {
  return { name, namespace: namespaceOf(name), path, attributes: {}, children: [], text, isAttribute: true };
}

/** An element of another namespace. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly ExtensionElement[] = [],
  text?: string,
): ExtensionElement {
  return { name, namespace: namespaceOf(name), path: [], attributes, children, text };
}

function namespaceOf(name: string): string {
  const [prefix = ''] = name.split(':');
  return { camunda: CAMUNDA, zeebe: ZEEBE, throughline: THROUGHLINE }[prefix] ?? `urn:${prefix}`;
}

/** A node that was added, from which flows lead on. */
export class NodeHandle {
  readonly id: string;
  readonly #process: ProcessBuilder;

  constructor(id: string, owner: ProcessBuilder) {
    this.id = id;
    this.#process = owner;
  }

  /** Leads on to another node; gives that one, so that rows of nodes read as such. */
  to(next: NodeHandle | string, flow: { id?: string; name?: string; when?: string } = {}): NodeHandle {
    return this.#process.flow(this.id, typeof next === 'string' ? next : next.id, flow);
  }

  /** The same, by the default flow. */
  otherwise(next: NodeHandle | string, flow: { id?: string; name?: string } = {}): NodeHandle {
    return this.#process.flow(this.id, typeof next === 'string' ? next : next.id, { ...flow, isDefault: true });
  }
}

export class ModelBuilder {
  readonly #processes: ProcessBuilder[] = [];
  readonly #participants: Participant[] = [];
  readonly #flows: MessageFlow[] = [];
  readonly #occurrences = {
    messages: new Map(),
    signals: new Map(),
    errors: new Map(),
    escalations: new Map(),
  } as const satisfies Record<string, Map<string, Occurrence>>;
  readonly #shapes = new Map<string, Bounds>();

  process(id: string, { name, documentation }: { name?: string; documentation?: string } = {}): ProcessBuilder {
    const builder = new ProcessBuilder(id, name, documentation);
    this.#processes.push(builder);
    return builder;
  }

  pool(id: string, more: { name?: string; process?: string; isCustomer?: boolean } = {}): void {
    this.#participants.push({ id, path: [id], isCustomer: false, ...more });
  }

  messageFlow(from: string, to: string, message?: string): void {
    const id = `mf${this.#flows.length + 1}`;
    this.#flows.push({ id, path: [id], from, to, message });
  }

  message(id: string, name: string | undefined = id): void {
    this.#occurrences.messages.set(id, { id, path: [id], name });
  }

  signal(id: string, name: string | undefined = id): void {
    this.#occurrences.signals.set(id, { id, path: [id], name });
  }

  error(id: string, code: string | undefined = id): void {
    this.#occurrences.errors.set(id, { id, path: [id], name: id, code });
  }

  escalation(id: string, code: string | undefined = id): void {
    this.#occurrences.escalations.set(id, { id, path: [id], name: id, code });
  }

  /** Draws a shape, for what is told by where things are drawn. */
  shape(id: string, x: number, y: number, width = 100, height = 80): void {
    this.#shapes.set(id, { x, y, width, height });
  }

  build(): ProcessModel {
    const processes = this.#processes.map((builder) => builder.build());
    const places = new LinePlaces(processes, [...this.#participants, ...this.#flows]);
    return {
      source: places.source,
      places,
      id: 'definitions',
      participants: this.#participants,
      messageFlows: this.#flows,
      processes,
      main: processes[0]?.id,
      ...this.#occurrences,
      diagram: { shapes: this.#shapes, edges: new Map() },
    };
  }
}

export class ProcessBuilder {
  readonly id: string;
  readonly #name?: string;
  readonly #documentation?: string;
  readonly #nodes = new Map<string, ProcessNode>();
  readonly #flows = new Map<string, SequenceFlow>();
  readonly #lanes: Lane[] = [];
  readonly #artifacts: Artifact[] = [];
  #scope: string;

  constructor(id: string, name?: string, documentation?: string) {
    this.id = id;
    this.#scope = id;
    this.#name = name;
    this.#documentation = documentation;
  }

  activity(type: ActivityType, id: string, more: More<Activity> = {}): NodeHandle {
    return this.#add({ kind: 'activity', type, ...this.#base(id), ...more });
  }

  task(id: string, more: More<Activity> = {}): NodeHandle {
    return this.activity('userTask', id, more);
  }

  service(id: string, more: More<Activity> = {}): NodeHandle {
    return this.activity('serviceTask', id, more);
  }

  gateway(type: GatewayType, id: string, more: More<Gateway> = {}): NodeHandle {
    return this.#add({ kind: 'gateway', type, ...this.#base(id), ...more });
  }

  exclusive(id: string, more: More<Gateway> = {}): NodeHandle {
    return this.gateway('exclusiveGateway', id, more);
  }

  parallel(id: string, more: More<Gateway> = {}): NodeHandle {
    return this.gateway('parallelGateway', id, more);
  }

  event(
    type: EventType,
    id: string,
    definitions: readonly EventDefinition[] = [],
    more: More<ProcessEvent> = {},
  ): NodeHandle {
    return this.#add({ kind: 'event', type, ...this.#base(id), definitions, isInterrupting: true, ...more });
  }

  start(id: string, more: More<ProcessEvent> = {}): NodeHandle {
    return this.event('startEvent', id, [], more);
  }

  end(id: string, more: More<ProcessEvent> = {}): NodeHandle {
    return this.event('endEvent', id, [], more);
  }

  catches(id: string, definition: EventDefinition, more: More<ProcessEvent> = {}): NodeHandle {
    return this.event('intermediateCatchEvent', id, [definition], more);
  }

  boundary(id: string, attachedTo: string, definition: EventDefinition, more: More<ProcessEvent> = {}): NodeHandle {
    return this.event('boundaryEvent', id, [definition], { attachedTo, ...more });
  }

  /** A sub-process and what stands in it. */
  subProcess(id: string, build: () => void, more: More<Activity> = {}): NodeHandle {
    const handle = this.activity('subProcess', id, more);
    const around = this.#scope;
    this.#scope = id;
    build();
    this.#scope = around;
    return handle;
  }

  lane(id: string, name: string | undefined, nodes: readonly string[], more: Partial<Lane> = {}): void {
    this.#lanes.push({ id, path: [id], name, nodes, ...more });
  }

  artifact(type: Artifact['type'], id: string, more: Partial<Artifact> = {}): void {
    this.#artifacts.push({ id, path: [id], type, scope: this.#scope, ...more });
  }

  flow(
    from: string,
    to: string,
    {
      id = `f${this.#flows.size + 1}`,
      name,
      when,
      isDefault,
    }: { id?: string; name?: string; when?: string; isDefault?: true } = {},
  ): NodeHandle {
    const condition = when === undefined ? undefined : expression(when, [id, 'conditionExpression']);
    this.#flows.set(id, { id, path: [id], name, scope: this.#scope, from, to, condition });
    const source = this.#nodes.get(from);
    if (isDefault === true && source !== undefined) this.#nodes.set(from, { ...source, default: id });
    return new NodeHandle(to, this);
  }

  build(): Process {
    const flows = [...this.#flows.values()];
    const nodes = [...this.#nodes.values()].map((node): [string, ProcessNode] => [
      node.id,
      {
        ...node,
        incoming: flows.filter(({ to }) => to === node.id).map(({ id }) => id),
        outgoing: flows.filter(({ from }) => from === node.id).map(({ id }) => id),
      },
    ]);
    return {
      id: this.id,
      path: [this.id],
      name: this.#name,
      documentation: this.#documentation,
      isExecutable: true,
      nodes: new Map(nodes),
      flows: this.#flows,
      lanes: this.#lanes,
      data: [],
      artifacts: this.#artifacts,
    };
  }

  #base(id: string): Pick<ProcessNode, 'id' | 'path' | 'scope' | 'incoming' | 'outgoing'> {
    return { id, path: [id], scope: this.#scope, incoming: [], outgoing: [] };
  }

  #add(node: ProcessNode): NodeHandle {
    this.#nodes.set(node.id, node);
    return new NodeHandle(node.id, this);
  }
}

/** A text with one line for each element: its id, its name, the conditions on it. */
class LinePlaces implements Places {
  readonly source: Source;
  readonly comments: readonly Span[] = [];
  readonly #spans = new Map<string, Span>();

  constructor(processes: readonly Process[], others: readonly { readonly id: string; readonly name?: string }[]) {
    let text = '';
    const write = (words: string, ...path: Path): void => {
      this.#spans.set(path.join('\n'), { start: text.length, end: text.length + words.length });
      text += words;
    };
    const line = ({ id, name }: { readonly id: string; readonly name?: string }): void => {
      write(id, id);
      if (name !== undefined) {
        text += ' ';
        write(name, id, 'name');
      }
    };
    for (const { nodes, flows, lanes, artifacts, ...own } of processes) {
      line(own);
      text += '\n';
      for (const each of [...nodes.values(), ...lanes, ...artifacts, ...flows.values()]) {
        line(each);
        if ('condition' in each && each.condition !== undefined) {
          text += ': ';
          write(each.condition.text, ...each.condition.path);
        }
        text += '\n';
      }
    }
    for (const other of others) {
      line(other);
      text += '\n';
    }
    this.source = createSource('process.bpmn', text);
  }

  value(path: Path): Span {
    for (let length = path.length; length > 0; length -= 1) {
      const span = this.#spans.get(path.slice(0, length).join('\n'));
      if (span !== undefined) return span;
    }
    return { start: 0, end: 0 };
  }

  key(path: Path): Span {
    return this.value(path);
  }

  within(path: Path, start: number, end: number): Span {
    const span = this.#spans.get(path.join('\n'));
    return span === undefined ? this.value(path) : { start: span.start + start, end: span.start + end };
  }

  keys(): readonly string[] {
    return [];
  }

  has(path: Path): boolean {
    return this.#spans.has(path.join('\n'));
  }
}
