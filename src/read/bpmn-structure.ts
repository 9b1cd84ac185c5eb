import type { Process, ProcessModel, ProcessNode, SequenceFlow } from '../blueprint/process.ts';
import { holdsScope } from '../blueprint/process.ts';
import type { FlowBan } from '../text/catalogue/bpmn-structure.ts';
import { nearest } from '../text/did-you-mean.ts';
import { checkEvent } from './bpmn-event-kinds.ts';
import { named, nameOf } from './bpmn-elements.ts';
import { checkLaneUse } from './bpmn-lane-use.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import type { XmlElement } from './xml-tree.ts';

/** Looks at how the nodes of a file hang together: each mistake can be seen at one node or flow. */
export function checkStructure(reading: BpmnReading, model: ProcessModel): void {
  for (const process of model.processes) {
    for (const flow of process.flows.values()) checkFlow(reading, model, process, flow);
    for (const node of process.nodes.values()) {
      checkFlows(reading, node);
      checkLists(reading, process, node);
      if (node.kind === 'event') checkEvent(reading, process, node);
      if (node.kind === 'gateway' && node.type === 'eventBasedGateway') checkRace(reading, process, node);
      if (node.kind === 'activity') {
        if (node.type === 'callActivity') checkCall(reading, model, node.id, node.calledElement);
        if (holdsScope(node)) checkScope(reading, process, node);
      }
    }
    if (process.nodes.size === 0) reading.report('TL8044', process.path, { element: nameOf(reading, process.id) });
    checkLaneUse(reading, process);
  }
  checkMessageFlows(reading, model);
}

function checkFlow(reading: BpmnReading, model: ProcessModel, process: Process, flow: SequenceFlow): void {
  const from = process.nodes.get(flow.from);
  const to = process.nodes.get(flow.to);
  if (from === undefined || to === undefined) {
    const elsewhere = (id: string) => model.processes.some(({ nodes }) => nodes.has(id));
    if (!elsewhere(flow.from) || !elsewhere(flow.to)) return;
    const ends = { from: nameOf(reading, flow.from), to: nameOf(reading, flow.to) };
    reading.report('TL8035', flow.path, { element: nameOf(reading, flow.id), ...ends, why: 'pool' });
    return;
  }
  if (from.scope !== to.scope) {
    const ends = { from: nameOf(reading, from.id), to: nameOf(reading, to.id) };
    reading.report('TL8035', flow.path, { element: nameOf(reading, flow.id), ...ends, why: 'scope' });
  }
  if (flow.condition === undefined) return;
  const isUnasked = from.kind === 'gateway' && (from.type === 'parallelGateway' || from.type === 'eventBasedGateway');
  if (!isUnasked && from.default !== flow.id) return;
  const ends = { element: nameOf(reading, flow.id), from: nameOf(reading, from.id) };
  reading.report('TL8046', flow.condition.path, { ...ends, why: isUnasked ? 'kind' : 'default' });
}

/** Nodes that may have no flow on one of their sides. */
function checkFlows(reading: BpmnReading, node: ProcessNode): void {
  const report = (ban: FlowBan, flows: readonly string[]) => {
    if (flows.length === 0) return;
    const related = flows.map((id) => [id]);
    reading.report('TL8031', node.path, { element: nameOf(reading, node.id), ban, flows }, related);
  };
  const { incoming, outgoing } = node;
  if (node.kind === 'activity') {
    if (node.isForCompensation === true) report('compensation', [...incoming, ...outgoing]);
    if (node.triggeredByEvent === true) report('event-sub-process', [...incoming, ...outgoing]);
  }
  if (node.kind !== 'event') return;
  const isLink = node.definitions.some(({ kind }) => kind === 'link');
  if (node.type === 'startEvent') report('start', incoming);
  if (node.type === 'endEvent') report('end', outgoing);
  if (node.type === 'boundaryEvent') report('boundary', incoming);
  if (node.type === 'intermediateThrowEvent' && isLink) report('link-throw', outgoing);
  if (node.type === 'intermediateCatchEvent' && isLink) report('link-catch', incoming);
}

/** What a node lists as its flows must not contradict the flows. */
function checkLists(reading: BpmnReading, { flows }: Process, node: ProcessNode): void {
  const element = reading.byId(node.id);
  if (element === undefined || element.children.length === 0) return;
  const wrong = (name: 'incoming' | 'outgoing') =>
    listed(element, name)
      .map((id) => reading.byId(id)?.key ?? id)
      .filter((id) => flows.has(id) && !node[name].includes(id));
  const ids = [...wrong('incoming'), ...wrong('outgoing')];
  if (ids.length === 0) return;
  const related = ids.map((id) => [id]);
  reading.report('TL8047', node.path, { element: named(element), flows: ids }, related);
}

function listed(element: XmlElement, name: string): string[] {
  return element.children.filter(({ local }) => local === name).map(({ text }) => text);
}

/** An event-based gateway leads to what waits for an event. */
function checkRace(reading: BpmnReading, { nodes, flows }: Process, gateway: ProcessNode): void {
  for (const id of gateway.outgoing) {
    const flow = flows.get(id);
    const next = flow && nodes.get(flow.to);
    if (flow === undefined || next === undefined || waits(next)) continue;
    const params = { element: nameOf(reading, gateway.id), next: nameOf(reading, next.id) };
    reading.report('TL8034', flow.path, params, [next.path]);
  }
}

function waits(node: ProcessNode): boolean {
  if (node.kind === 'activity') return node.type === 'receiveTask';
  return (
    node.kind === 'event' &&
    node.type === 'intermediateCatchEvent' &&
    node.definitions.every(({ kind }) => kind !== 'link')
  );
}

function checkCall(reading: BpmnReading, model: ProcessModel, id: string, called: string | undefined): void {
  const element = nameOf(reading, id);
  const ids = model.processes.map((process) => process.id);
  if (called !== undefined && ids.includes(called)) return;
  const target = reading.byId(called);
  if (target !== undefined && /^global\w*Task$/u.test(target.local)) {
    reading.report('TL8020', [id, 'calledElement'], { element, feature: 'call-global' });
    return;
  }
  const near = called === undefined ? undefined : nearest(called, ids);
  reading.report('TL8043', [id, 'calledElement'], { element, called, near });
}

/** What a sub-process holds. */
function checkScope(reading: BpmnReading, process: Process, scope: ProcessNode): void {
  const held = [...process.nodes.values()].filter((node) => node.scope === scope.id);
  const element = nameOf(reading, scope.id);
  if (held.length === 0) reading.report('TL8044', scope.path, { element });
  if (scope.kind !== 'activity' || scope.triggeredByEvent !== true || held.length === 0) return;
  const starts = held.flatMap((node) => (node.kind === 'event' && node.type === 'startEvent' ? node : []));
  const [first] = starts;
  if (starts.length !== 1) {
    reading.report('TL8045', scope.path, { element, starts: starts.length, why: 'count' });
  } else if (first?.definitions.length === 0) {
    reading.report('TL8045', first.path, { element, starts: 1, why: 'trigger' });
  }
}

function checkMessageFlows(reading: BpmnReading, model: ProcessModel): void {
  const poolOf = (id: string): string | undefined =>
    model.participants.find((pool) => pool.id === id || (pool.process !== undefined && holds(pool.process, id)))?.id;
  const holds = (processId: string, id: string): boolean =>
    model.processes.some((process) => process.id === processId && process.nodes.has(id));
  for (const flow of model.messageFlows) {
    const element = nameOf(reading, flow.id);
    if (flow.from === '' || flow.to === '') {
      reading.report('TL8042', flow.path, { element, why: 'end' });
      continue;
    }
    const wrong = [flow.from, flow.to].find((id) => isGateway(model, id));
    if (wrong !== undefined) {
      reading.report('TL8042', flow.path, { element, why: 'kind', other: nameOf(reading, wrong) });
      continue;
    }
    const [from, to] = [poolOf(flow.from), poolOf(flow.to)];
    if (from !== undefined && from === to) reading.report('TL8042', flow.path, { element, why: 'same-pool' });
  }
}

function isGateway(model: ProcessModel, id: string): boolean {
  return model.processes.some(({ nodes }) => nodes.get(id)?.kind === 'gateway');
}
