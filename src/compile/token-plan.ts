import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Expression } from '../blueprint/origin.ts';
import type {
  Activity,
  EventDefinition,
  Gateway,
  Loop,
  Process,
  ProcessEvent,
  ProcessModel,
  ProcessNode,
  ProcessTimer,
  SequenceFlow,
} from '../blueprint/process.ts';
import { holdsScope } from '../blueprint/process.ts';
import { eventNameOf, occurrenceIdOf, stepIdOf } from '../blueprint/process-names.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { Expressions } from '../flow/expressions.ts';
import { defaultFlowOf } from '../flow/process-choices.ts';
import { isoOf } from '../flow/process-expressions.ts';

/** What tokens look up while they move: the process with its references resolved and its expressions compiled. */
export interface TokenPlan {
  readonly model: ProcessModel;
  /** The process that a case follows. */
  readonly main: string;
  readonly nodes: ReadonlyMap<string, NodePlan>;
  readonly flows: ReadonlyMap<string, FlowPlan>;
  /** Processes and sub-processes by id. */
  readonly scopes: ReadonlyMap<string, ScopePlan>;
  /** Where messages go inside the file, by the id of the node that sends: nodes that receive them. */
  readonly posts: ReadonlyMap<string, readonly string[]>;
  /** The node behind each step. */
  readonly nodeOfStep: ReadonlyMap<string, string>;
  /** Events from outside that something in the process may hear. */
  readonly events: readonly string[];
  /** Told of each sequence flow that a token takes; absent where nobody observes the case. */
  readonly taken?: (flow: string) => void;
}

/** A node, ready to be entered. */
export interface NodePlan {
  readonly node: ProcessNode;
  /** The step that says what happens here; absent where nobody and nothing works. */
  readonly step?: string;
  readonly outgoing: readonly FlowPlan[];
  readonly incoming: readonly string[];
  /** What it catches: as an event, a receiving task, or a boundary event. */
  readonly catches: readonly CatchPlan[];
  /** Boundary events on it. */
  readonly boundaries: readonly NodePlan[];
  /** The activity that undoes it. */
  readonly undoneBy?: string;
  readonly loop?: LoopPlan;
  /** The scope that it opens: its own, or the process that it calls. */
  readonly opens?: string;
  /** Links: the catching event of the same name. */
  readonly linkedTo?: string;
}

export interface FlowPlan {
  readonly flow: SequenceFlow;
  readonly when?: FeelExpression;
  readonly isDefault: boolean;
}

/** A process or sub-process. */
export interface ScopePlan {
  readonly id: string;
  /** Its activity; absent for a process. */
  readonly activity?: Activity;
  readonly process: string;
  /** Nodes at which it begins by itself. */
  readonly begins: readonly string[];
  /** Start events that wait for something. */
  readonly awaited: readonly string[];
  readonly eventSubProcesses: readonly { readonly id: string; readonly start: NodePlan }[];
}

/** One thing that a node waits for. */
export interface CatchPlan {
  readonly definition: EventDefinition;
  /** The name of the message or signal inside the case. */
  readonly occurrence?: string;
  /** Its name as an event from outside. */
  readonly event?: string;
  /** The code of an error or escalation; absent: any. */
  readonly code?: string;
  readonly timer?: TimerPlan;
  readonly when?: FeelExpression;
}

/** A time: a length or an instant that is written, or an expression that gives one; a cycle repeats. */
export interface TimerPlan {
  readonly kind: ProcessTimer['kind'];
  /** A date, an instant or a length; of a cycle, how long one takes. */
  readonly text: string;
  readonly value?: FeelExpression;
  /** How often a cycle comes; absent: without end. */
  readonly times?: number;
}

export type LoopPlan =
  | {
      readonly kind: 'standard';
      readonly testBefore: boolean;
      readonly maximum?: number;
      readonly when?: FeelExpression;
    }
  | {
      readonly kind: 'multiple';
      readonly isSequential: boolean;
      readonly cardinality?: FeelExpression;
      readonly collection?: FeelExpression;
      readonly item?: string;
      readonly completion?: FeelExpression;
    };

/** Plans the tokens of a blueprint whose process the ways of its steps do not express. */
export function planTokens(blueprint: Blueprint, expressions: Expressions): TokenPlan | undefined {
  const { process } = blueprint;
  return process?.main === undefined
    ? undefined
    : new TokenPlanner(blueprint, expressions, process, process.main).plan();
}

class TokenPlanner {
  readonly #blueprint: Blueprint;
  readonly #model: ProcessModel;
  readonly #main: string;
  readonly #expressions: Expressions;
  readonly #steps: ReadonlySet<string>;
  readonly #nodes = new Map<string, NodePlan>();
  readonly #flows = new Map<string, FlowPlan>();
  readonly #scopes = new Map<string, ScopePlan>();
  readonly #events = new Set<string>();

  constructor(blueprint: Blueprint, expressions: Expressions, model: ProcessModel, main: string) {
    this.#blueprint = blueprint;
    this.#model = model;
    this.#main = main;
    this.#expressions = expressions;
    this.#steps = new Set(
      blueprint.stages.flatMap(({ steps, alternatives }) => [...steps, ...alternatives]).map(({ id }) => id),
    );
  }

  plan(): TokenPlan {
    for (const process of this.#model.processes) this.#planProcess(process);
    const nodeOfStep = [...this.#nodes.values()].flatMap(({ step, node }): [string, string][] =>
      step === undefined ? [] : [[step, node.id]],
    );
    return {
      model: this.#model,
      main: this.#main,
      nodes: this.#nodes,
      flows: this.#flows,
      scopes: this.#scopes,
      posts: this.#posts(),
      nodeOfStep: new Map(nodeOfStep),
      events: [...this.#events],
    };
  }

  #planProcess(process: Process): void {
    const nodes = [...process.nodes.values()];
    for (const flow of process.flows.values()) {
      const from = process.nodes.get(flow.from);
      const isDefault = from !== undefined && defaultFlowOf(process, from) === flow.id;
      this.#flows.set(flow.id, { flow, isDefault, when: this.#feel(flow.condition) });
    }
    const boundaries = new Map<string, NodePlan[]>();
    for (const node of nodes) {
      const plan = this.#planNode(process, node);
      this.#nodes.set(node.id, plan);
      const host = node.kind === 'event' ? node.attachedTo : undefined;
      if (host !== undefined) boundaries.set(host, [...(boundaries.get(host) ?? []), plan]);
    }
    for (const [host, events] of boundaries) {
      const plan = this.#nodes.get(host);
      if (plan !== undefined) this.#nodes.set(host, { ...plan, boundaries: events, undoneBy: undoer(process, events) });
    }
    const holders = nodes.filter(holdsScope);
    for (const holder of [undefined, ...holders]) this.#planScope(process, nodes, holder);
  }

  #planNode(process: Process, node: ProcessNode): NodePlan {
    const step = stepIdOf(node);
    const catches = this.#catchesOf(node);
    for (const { event } of catches) if (event !== undefined) this.#events.add(event);
    return {
      node,
      step: this.#steps.has(step) ? step : undefined,
      outgoing: node.outgoing.flatMap((id) => this.#flows.get(id) ?? []),
      incoming: node.incoming.filter((id) => process.flows.has(id)),
      catches,
      boundaries: [],
      loop: node.kind === 'activity' && node.loop !== undefined ? this.#planLoop(node.loop) : undefined,
      opens: this.#opens(node),
      linkedTo: linkTarget(process, node),
    };
  }

  #opens(node: ProcessNode): string | undefined {
    if (node.kind !== 'activity') return undefined;
    if (node.type !== 'callActivity') return holdsScope(node) ? node.id : undefined;
    const called = node.calledElement?.split(':').at(-1);
    return this.#model.processes.find(({ id }) => id === node.calledElement || id === called)?.id;
  }

  #planScope(process: Process, all: readonly ProcessNode[], activity: Activity | undefined): void {
    const id = activity?.id ?? process.id;
    const nodes = all.filter(({ scope }) => scope === id);
    const starts = nodes.filter((node): node is ProcessEvent => node.kind === 'event' && node.type === 'startEvent');
    const plain = starts.filter(({ definitions }) => definitions.length === 0);
    const awaited = starts.filter(({ definitions }) => definitions.length > 0);
    const instantiating = nodes.filter((node) => node.kind === 'gateway' && node.instantiates === true);
    // What nothing leads to begins with its scope, unless something else begins it.
    const loose = nodes.filter(
      (node) =>
        node.incoming.length === 0 &&
        !(
          node.kind === 'event' &&
          (node.type === 'startEvent' || node.type === 'boundaryEvent' || isLinkCatch(node))
        ) &&
        !(node.kind === 'activity' && (node.triggeredByEvent === true || node.isForCompensation === true)) &&
        !instantiating.includes(node),
    );
    const eventSubProcesses = nodes.flatMap((node) => {
      if (node.kind !== 'activity' || node.triggeredByEvent !== true) return [];
      const start = all.find(
        (inner) => inner.scope === node.id && inner.kind === 'event' && inner.type === 'startEvent',
      );
      const plan = start && this.#nodes.get(start.id);
      return plan === undefined ? [] : [{ id: node.id, start: plan }];
    });
    this.#scopes.set(id, {
      id,
      activity,
      process: process.id,
      begins: [...plain, ...loose].map((node) => node.id),
      awaited: [...awaited, ...instantiating].map((node) => node.id),
      eventSubProcesses,
    });
  }

  #catchesOf(node: ProcessNode): CatchPlan[] {
    if (node.kind === 'activity') {
      if (node.type !== 'receiveTask') return [];
      return [this.#catch(node, { kind: 'message', message: node.message, path: node.path })];
    }
    if (node.kind === 'gateway' || node.type === 'endEvent' || node.type === 'intermediateThrowEvent') return [];
    return node.definitions.map((definition) => this.#catch(node, definition));
  }

  #catch(node: ProcessNode, definition: EventDefinition): CatchPlan {
    const { errors, escalations } = this.#model;
    const occurrence = occurrenceIdOf(definition, node);
    return {
      definition,
      occurrence,
      event: occurrence === undefined ? undefined : eventNameOf(this.#blueprint, occurrence),
      code:
        definition.kind === 'error'
          ? codeOf(errors.get(definition.error ?? ''), definition.error)
          : definition.kind === 'escalation'
            ? codeOf(escalations.get(definition.escalation ?? ''), definition.escalation)
            : undefined,
      timer: definition.kind === 'timer' ? this.#planTimer(definition.timer) : undefined,
      when: definition.kind === 'conditional' ? this.#feel(definition.condition) : undefined,
    };
  }

  #planTimer(timer: ProcessTimer): TimerPlan {
    const { kind, value } = timer;
    const text = isoOf(timer);
    if (text === undefined) return { kind, text: value.text, value: this.#feel(value) };
    const cycle = /^R(\d*)\/(?:[^P]*\/)?(P[^/]+)$/.exec(text);
    const times = cycle === null || cycle[1] === '' ? {} : { times: Number(cycle[1]) };
    return { kind, text: cycle?.[2] ?? text, ...times };
  }

  #planLoop(loop: Loop): LoopPlan {
    if (loop.kind === 'standard') {
      const { testBefore, maximum, condition } = loop;
      return { kind: 'standard', testBefore, maximum, when: this.#feel(condition) };
    }
    return {
      kind: 'multiple',
      isSequential: loop.isSequential,
      cardinality: this.#feel(loop.cardinality),
      collection: this.#feel(loop.collection),
      item: loop.item,
      completion: this.#feel(loop.completion),
    };
  }

  /** Message flows between nodes; one to a pool reaches whatever in it awaits that message. */
  #posts(): Map<string, string[]> {
    const posts = new Map<string, string[]>();
    for (const { from, to } of this.#model.messageFlows) {
      if (!this.#nodes.has(from)) continue;
      const pool = this.#model.participants.find(({ id }) => id === to);
      const receivers = pool?.process === undefined ? [to] : (this.#scopes.get(pool.process)?.awaited ?? []);
      const known = receivers.filter((id) => this.#nodes.has(id));
      if (known.length > 0) posts.set(from, [...(posts.get(from) ?? []), ...known]);
    }
    return posts;
  }

  #feel(expression: Expression | undefined): FeelExpression | undefined {
    return expression && this.#expressions.of(expression);
  }
}

function codeOf(declared: { readonly code?: string } | undefined, id: string | undefined): string | undefined {
  return declared?.code ?? id;
}

function isLinkCatch({ type, definitions }: ProcessEvent): boolean {
  return type === 'intermediateCatchEvent' && definitions.some(({ kind }) => kind === 'link');
}

function linkTarget(process: Process, node: ProcessNode): string | undefined {
  if (node.kind !== 'event' || node.type !== 'intermediateThrowEvent') return undefined;
  const [link] = node.definitions;
  if (link?.kind !== 'link') return undefined;
  for (const other of process.nodes.values()) {
    if (other.kind !== 'event' || other.scope !== node.scope || !isLinkCatch(other)) continue;
    if (other.definitions.some((definition) => definition.kind === 'link' && definition.name === link.name))
      return other.id;
  }
  return undefined;
}

/** The activity to which the association of a compensation boundary leads. */
function undoer(process: Process, boundaries: readonly NodePlan[]): string | undefined {
  const own = boundaries.find(
    ({ node }) => node.kind === 'event' && node.definitions.some(({ kind }) => kind === 'compensate'),
  );
  if (own === undefined) return undefined;
  const tied = process.artifacts.find(
    ({ type, from, to }) => type === 'association' && (from === own.node.id || to === own.node.id),
  );
  return tied?.from === own.node.id ? tied.to : tied?.from;
}

/** True for a gateway of this type. */
export function isGateway(node: ProcessNode, type: Gateway['type']): boolean {
  return node.kind === 'gateway' && node.type === type;
}
