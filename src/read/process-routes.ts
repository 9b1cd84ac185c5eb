import {
  type Activity,
  type EventDefinition,
  type Process,
  type ProcessEvent,
  type ProcessModel,
  type ProcessNode,
} from '../blueprint/process.ts';
import { stepIdOf } from '../blueprint/process-names.ts';
import { defaultFlowOf, isOpenChoice, receiverOf } from '../flow/process-choices.ts';
import { isFeelScript, isoOf } from '../flow/process-expressions.ts';
import { parseDuration } from '../time/duration.ts';
import { attributeOf, childrenOf } from './process-extensions.ts';
import { IMPLICIT_END } from './process-ends.ts';

/** Why the ways of steps cannot say what happens at a node. */
export type Hindrance =
  | 'processes'
  | 'starts'
  | 'start'
  | 'loop'
  | 'scope'
  | 'event-sub-process'
  | 'boundary'
  | 'non-interrupting'
  | 'several-boundaries'
  | 'timer'
  | 'condition'
  | 'several-events'
  | 'throw'
  | 'end'
  | 'inclusive'
  | 'complex'
  | 'no-block'
  | 'end-in-branch'
  | 'split'
  | 'no-default'
  | 'one-message'
  | 'failure'
  | 'call'
  | 'empty-loop'
  | 'message'
  | 'missing'
  | 'data'
  | 'size';

/** Where a case goes on: at a node at which something happens, at an end, or where parallel branches meet. */
export type Place =
  | { readonly kind: 'node'; readonly node: ProcessNode }
  | { readonly kind: 'join'; readonly node: ProcessNode; readonly flow: string }
  | { readonly kind: 'end'; readonly id: string };

/**
 * Follows the flows of a process to where something happens: through gateways that only merge, links, events that do
 * nothing, into and out of sub-processes. What the ways of steps cannot say is remembered as a hindrance.
 */
export class Routes {
  readonly model: ProcessModel;
  readonly main: Process;
  readonly hindrances = new Map<ProcessNode | Process, Hindrance>();
  /** Every node that a case can come to. */
  readonly visited = new Set<ProcessNode>();
  /** Calls of processes, by the process: each can be put in its place once. */
  readonly #callers = new Map<string, Activity>();
  readonly #boundaries = new Map<string, ProcessEvent[]>();

  constructor(model: ProcessModel, main: Process) {
    this.model = model;
    this.main = main;
    for (const { nodes } of model.processes) {
      for (const node of nodes.values()) {
        if (node.kind !== 'event' || node.type !== 'boundaryEvent' || node.attachedTo === undefined) continue;
        this.#boundaries.set(node.attachedTo, [...(this.#boundaries.get(node.attachedTo) ?? []), node]);
      }
    }
  }

  hinder(what: ProcessNode | Process, why: Hindrance): void {
    if (!this.hindrances.has(what)) this.hindrances.set(what, why);
  }

  boundariesOf(node: ProcessNode): readonly ProcessEvent[] {
    return this.#boundaries.get(node.id) ?? [];
  }

  /** The process that holds a node. */
  processOf(node: ProcessNode): Process {
    return this.model.processes.find(({ nodes }) => nodes.get(node.id) === node) ?? this.main;
  }

  /** Where a case begins. */
  start(): Place {
    const others = this.model.processes.filter(({ id, nodes }) => id !== this.main.id && nodes.size > 0);
    const called = new Set(
      this.model.processes.flatMap(({ nodes }) =>
        [...nodes.values()].flatMap((node) => (node.kind === 'activity' ? (node.calledElement ?? []) : [])),
      ),
    );
    for (const other of others) if (!called.has(other.id)) this.hinder(other, 'processes');
    for (const node of this.main.nodes.values()) {
      if (node.kind === 'activity' && node.triggeredByEvent === true) this.hinder(node, 'event-sub-process');
    }
    return this.#begin(this.main, this.main.id, this.main, []);
  }

  /** The node at which a scope begins; it must be the only one. */
  #begin(process: Process, scope: string, owner: ProcessNode | Process, passed: readonly string[]): Place {
    const inside = [...process.nodes.values()].filter((node) => node.scope === scope);
    const entries = inside.filter(
      (node) =>
        node.incoming.length === 0 &&
        !(node.kind === 'event' && (node.type === 'boundaryEvent' || isLink(node))) &&
        !(node.kind === 'activity' && (node.triggeredByEvent === true || node.isForCompensation === true)),
    );
    const [entry] = entries;
    if (entry === undefined || entries.length > 1) {
      this.hinder(owner, 'starts');
      return DONE;
    }
    if (entry.kind === 'gateway' && entry.instantiates === true) this.hinder(entry, 'start');
    if (scope !== this.main.id && entry.kind === 'event' && entry.definitions.length > 0) this.hinder(entry, 'start');
    return this.#at(entry, passed);
  }

  /** Where a flow leads. */
  follow(process: Process, flow: string): Place {
    return this.#follow(process, flow, []);
  }

  /** Where a node goes on that has one way out; out of its scope where it has none. */
  after(node: ProcessNode): Place {
    return this.#after(node, []);
  }

  #follow(process: Process, id: string, passed: readonly string[]): Place {
    const flow = process.flows.get(id);
    const node = process.nodes.get(flow?.to ?? '');
    if (flow === undefined || node === undefined) return DONE;
    this.visited.add(node);
    if (node.kind === 'gateway' && node.type === 'parallelGateway' && node.incoming.length > 1) {
      return { kind: 'join', node, flow: id };
    }
    return this.#at(node, passed);
  }

  #at(node: ProcessNode, passed: readonly string[]): Place {
    this.visited.add(node);
    if (passed.includes(node.id)) {
      this.hinder(node, 'empty-loop');
      return DONE;
    }
    const further = [...passed, node.id];
    const process = this.processOf(node);
    switch (node.kind) {
      case 'gateway':
        if (node.outgoing.length <= 1) return this.#after(node, further);
        return { kind: 'node', node };
      case 'activity':
        if (SCOPES.includes(node.type)) return this.#enter(node, process, further);
        if (node.type === 'callActivity') return this.#call(node, further);
        if (node.type === 'scriptTask' && isIdleScript(node)) {
          this.#checkActivity(node);
          return this.#after(node, further);
        }
        return { kind: 'node', node };
      case 'event':
        return this.#event(process, node, further);
    }
  }

  #event(process: Process, node: ProcessEvent, passed: readonly string[]): Place {
    const [definition] = node.definitions;
    if (node.type === 'endEvent') {
      if (definition?.kind === 'message') return { kind: 'node', node };
      if (definition !== undefined && (definition.kind !== 'terminate' || node.scope !== this.main.id)) {
        this.hinder(node, 'end');
      }
      return this.#over(process, node, passed);
    }
    if (definition === undefined) return this.#after(node, passed);
    if (node.type === 'intermediateThrowEvent') {
      if (definition.kind === 'link') return this.#link(process, node, definition, passed);
      if (definition.kind === 'message') return { kind: 'node', node };
      this.hinder(node, 'throw');
      return this.#after(node, passed);
    }
    if (definition.kind === 'link') return this.#after(node, passed);
    return { kind: 'node', node };
  }

  /** At an end event: the end of the case, or of the sub-process or called process around it. */
  #over(process: Process, node: ProcessNode, passed: readonly string[]): Place {
    if (node.scope === this.main.id) {
      return node.kind === 'event' && node.type === 'endEvent' ? { kind: 'end', id: stepIdOf(node) } : DONE;
    }
    const around = process.nodes.get(node.scope) ?? this.#callers.get(process.id);
    return around === undefined ? DONE : this.#after(around, passed);
  }

  #after(node: ProcessNode, passed: readonly string[]): Place {
    const process = this.processOf(node);
    const [first, ...others] = node.outgoing;
    if (first === undefined) return this.#over(process, node, passed);
    if (others.length > 0) this.hinder(node, 'split');
    if (process.flows.get(first)?.condition !== undefined) this.hinder(node, 'condition');
    return this.#follow(process, first, passed);
  }

  #link(process: Process, node: ProcessEvent, definition: EventDefinition, passed: readonly string[]): Place {
    const name = definition.kind === 'link' ? definition.name : '';
    const target = [...process.nodes.values()].find(
      (other) =>
        other.kind === 'event' &&
        other.type === 'intermediateCatchEvent' &&
        other.scope === node.scope &&
        other.definitions.some((own) => own.kind === 'link' && own.name === name),
    );
    if (target !== undefined) return this.#at(target, passed);
    this.hinder(node, 'throw');
    return DONE;
  }

  /** A sub-process without a border of its own is what stands in it. */
  #enter(node: Activity, process: Process, passed: readonly string[]): Place {
    if (node.type !== 'subProcess') this.hinder(node, 'scope');
    this.#checkActivity(node);
    if (this.boundariesOf(node).length > 0) this.hinder(node, 'boundary');
    for (const inner of process.nodes.values()) {
      if (inner.scope === node.id && inner.kind === 'activity' && inner.triggeredByEvent === true) {
        this.hinder(inner, 'event-sub-process');
      }
    }
    return this.#begin(process, node.id, node, passed);
  }

  #call(node: Activity, passed: readonly string[]): Place {
    this.#checkActivity(node);
    const called = this.model.processes.find(
      ({ id }) => id === node.calledElement || id === node.calledElement?.split(':').at(-1),
    );
    const caller = this.#callers.get(called?.id ?? '');
    const isWithin = called !== undefined && this.processOf(node) === called;
    if (called === undefined || called === this.main || isWithin || (caller !== undefined && caller !== node)) {
      this.hinder(node, 'call');
      return DONE;
    }
    if (this.boundariesOf(node).length > 0) this.hinder(node, 'boundary');
    this.#callers.set(called.id, node);
    return this.#begin(called, called.id, node, passed);
  }

  #checkActivity(node: Activity): void {
    if (node.loop !== undefined) this.hinder(node, 'loop');
    if (node.isForCompensation === true) this.hinder(node, 'scope');
  }
}

const SCOPES: readonly Activity['type'][] = ['subProcess', 'transaction', 'adHocSubProcess'];

const DONE: Place = { kind: 'end', id: IMPLICIT_END };

function isLink({ type, definitions }: ProcessEvent): boolean {
  return type === 'intermediateCatchEvent' && definitions.some(({ kind }) => kind === 'link');
}

/** True for a script in FEEL whose result goes nowhere: nothing comes of it. */
function isIdleScript(node: Activity): boolean {
  const [zeebe] = childrenOf(node, 'zeebe', 'script');
  if (zeebe !== undefined) return (zeebe.attributes['resultVariable'] ?? '') === '';
  return isFeelScript(node) && attributeOf(node, 'camunda', 'resultVariable') === undefined;
}

/** How a gateway sends a case on. */
export type SplitKind = 'choose' | 'open' | 'parallel' | 'event' | undefined;

/** The kind of split that a gateway with several ways out is; undefined where steps have no word for it. */
export function splitOf(process: Process, node: ProcessNode): SplitKind {
  if (node.kind !== 'gateway') return undefined;
  switch (node.type) {
    case 'parallelGateway':
      return 'parallel';
    case 'eventBasedGateway':
      return node.instantiates === true ? undefined : 'event';
    case 'complexGateway':
      return undefined;
    case 'exclusiveGateway':
      return isOpenChoice(process, node) ? 'open' : 'choose';
    case 'inclusiveGateway': {
      // One condition and a default: one way or the other.
      const isOneOfTwo = node.outgoing.length === 2 && defaultFlowOf(process, node) !== undefined;
      return isOneOfTwo && !isOpenChoice(process, node) ? 'choose' : undefined;
    }
  }
}

/** The length of a timer that is written as such. */
export function durationOf(definition: EventDefinition): string | undefined {
  if (definition.kind !== 'timer' || definition.timer.kind !== 'duration') return undefined;
  const iso = isoOf(definition.timer);
  return iso !== undefined && parseDuration(iso).ok ? iso : undefined;
}

/** True for a message that goes to another process of the file. */
export function staysInside(model: ProcessModel, node: ProcessNode): boolean {
  return receiverOf(model, node)?.isInside === true;
}
