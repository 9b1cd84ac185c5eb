import { holdsScope, type Activity, type Process, type ProcessEvent, type ProcessNode } from '../blueprint/process.ts';

/** A process or sub-process with what stands directly in it, not in a sub-process of it. */
export interface Scope {
  readonly id: string;
  readonly process: Process;
  /** The sub-process; absent for the process itself. */
  readonly owner?: Activity;
  /** By id, in the order of the file. */
  readonly nodes: ReadonlyMap<string, ProcessNode>;
}

/** Every scope of a process by its id, the process itself first and outer ones before inner ones. */
export function scopesOf(process: Process): ReadonlyMap<string, Scope> {
  const inside = new Map<string, Map<string, ProcessNode>>([[process.id, new Map()]]);
  for (const node of process.nodes.values()) {
    if (holdsScope(node) && !inside.has(node.id)) inside.set(node.id, new Map());
    const known = inside.get(node.scope);
    if (known === undefined) inside.set(node.scope, new Map([[node.id, node]]));
    else known.set(node.id, node);
  }
  const scopes = new Map<string, Scope>();
  const add = (id: string, owner: Activity | undefined): void => {
    if (scopes.has(id)) return;
    const nodes = inside.get(id) ?? new Map<string, ProcessNode>();
    scopes.set(id, { id, process, owner, nodes });
    for (const node of nodes.values()) if (holdsScope(node)) add(node.id, node);
  };
  add(process.id, undefined);
  return scopes;
}

/**
 * The ways in which a scope begins: each is a set of nodes that begin at the same time. Start events begin it one at a
 * time, the first of them when nothing else is said; without any, all that nothing leads to begins together.
 */
export function startsOf(scope: Scope): readonly (readonly ProcessNode[])[] {
  const nodes = [...scope.nodes.values()];
  const events = nodes.filter(isStart);
  if (events.length > 0) return events.map((event) => [event]);
  const instantiating = nodes.filter((node) => node.kind === 'gateway' && node.instantiates === true);
  if (instantiating.length > 0) return instantiating.map((node) => [node]);
  const first = nodes.filter((node) => node.incoming.length === 0 && isBegunByFlow(node));
  return first.length === 0 ? [] : [first];
}

/** True for a start event. */
export function isStart(node: ProcessNode): node is ProcessEvent {
  return node.kind === 'event' && node.type === 'startEvent';
}

/** False for what begins otherwise than by a flow: boundary events, link targets, event sub-processes, compensation. */
export function isBegunByFlow(node: ProcessNode): boolean {
  if (node.kind === 'gateway') return true;
  if (node.kind === 'activity') return node.triggeredByEvent !== true && node.isForCompensation !== true;
  return node.type !== 'boundaryEvent' && node.type !== 'startEvent' && linkCaught(node) === undefined;
}

/** The name of the link that a throw event leads on by. */
export function linkThrown(node: ProcessNode): string | undefined {
  return node.kind === 'event' && node.type === 'intermediateThrowEvent' ? linkOf(node) : undefined;
}

/** The name of the link at which a catch event goes on. */
export function linkCaught(node: ProcessNode): string | undefined {
  return node.kind === 'event' && node.type === 'intermediateCatchEvent' ? linkOf(node) : undefined;
}

function linkOf({ definitions }: ProcessEvent): string | undefined {
  const [link] = definitions.flatMap((definition) => (definition.kind === 'link' ? [definition.name] : []));
  return link;
}

/** Where a link leads: the catch events of its name in the same scope. */
export function linkTargets(scope: Scope, node: ProcessNode): ProcessNode[] {
  const name = linkThrown(node);
  if (name === undefined) return [];
  return [...scope.nodes.values()].filter((other) => linkCaught(other) === name);
}

/** The events on the border of each activity of a scope. */
export function boundariesOf(scope: Scope): ReadonlyMap<string, readonly ProcessEvent[]> {
  const found = new Map<string, ProcessEvent[]>();
  for (const node of scope.nodes.values()) {
    if (node.kind !== 'event' || node.type !== 'boundaryEvent' || node.attachedTo === undefined) continue;
    const known = found.get(node.attachedTo);
    if (known === undefined) found.set(node.attachedTo, [node]);
    else known.push(node);
  }
  return found;
}

/** The event sub-processes of a scope, each with the events that start it. */
export function eventSubProcessesOf(
  scope: Scope,
): readonly { readonly node: Activity; readonly starts: readonly ProcessEvent[] }[] {
  const subProcesses = [...scope.nodes.values()].filter(
    (node): node is Activity => node.kind === 'activity' && node.triggeredByEvent === true,
  );
  return subProcesses.map((node) => ({
    node,
    starts: [...scope.process.nodes.values()].filter(
      (inner): inner is ProcessEvent => inner.scope === node.id && isStart(inner),
    ),
  }));
}
