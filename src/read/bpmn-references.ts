import type { EventDefinition, Process, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { nearest } from '../text/did-you-mean.ts';
import { named, namedOwner } from './bpmn-elements.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

/** Says which ids stand twice, and which references that a case depends on lead nowhere or to the wrong thing. */
export function checkReferences(reading: BpmnReading, model: ProcessModel): void {
  for (const element of reading.tree.repeated) nameRepeated(reading, element);
  const nodes = new Set(model.processes.flatMap(({ nodes: own }) => [...own.keys()]));
  const processes = new Set(model.processes.map(({ id }) => id));
  for (const { path, process } of model.participants)
    lead(reading, path[0], 'processRef', process, processes, 'process');
  for (const process of model.processes) checkProcess(reading, model, process, nodes);
}

function checkProcess(reading: BpmnReading, model: ProcessModel, process: Process, nodes: ReadonlySet<string>): void {
  for (const { id, path, from, to } of process.flows.values()) {
    for (const [side, end, name] of [
      ['from', from, 'sourceRef'],
      ['to', to, 'targetRef'],
    ] as const) {
      const element = end === '' ? reading.byId(id) : undefined;
      if (element !== undefined) reading.report('TL8030', path, { element: named(element), side });
      else lead(reading, id, name, end, nodes, 'node');
    }
  }
  for (const node of process.nodes.values()) {
    if (node.kind === 'activity') lead(reading, node.id, 'messageRef', node.message, model.messages, 'message');
    if (node.kind === 'event') {
      if (node.attachedTo !== undefined) lead(reading, node.id, 'attachedToRef', node.attachedTo, nodes, 'activity');
      for (const definition of node.definitions) checkDefinition(reading, model, definition, nodes);
    }
    checkDefault(reading, node);
  }
}

function checkDefinition(
  reading: BpmnReading,
  model: ProcessModel,
  definition: EventDefinition,
  nodes: ReadonlySet<string>,
): void {
  const [key] = definition.path;
  switch (definition.kind) {
    case 'message':
      return lead(reading, key, 'messageRef', definition.message, model.messages, 'message');
    case 'signal':
      return lead(reading, key, 'signalRef', definition.signal, model.signals, 'signal');
    case 'error':
      return lead(reading, key, 'errorRef', definition.error, model.errors, 'error');
    case 'escalation':
      return lead(reading, key, 'escalationRef', definition.escalation, model.escalations, 'escalation');
    case 'compensate':
      return lead(reading, key, 'activityRef', definition.activity, nodes, 'activity');
    default:
  }
}

/** Reports a reference that leads to nothing among the wanted. */
function lead(
  reading: BpmnReading,
  owner: string | number | undefined,
  name: string,
  id: string | undefined,
  wanted: { has: (id: string) => boolean; keys: () => Iterable<string> },
  kind: string,
): void {
  if (id === undefined || id === '' || wanted.has(id)) return;
  const element = reading.byId(String(owner));
  if (element === undefined) return;
  const isThere = reading.byId(id) !== undefined;
  const near = nearest(id, wanted.keys());
  const params = { element: namedOwner(element), name, id, near, ...(isThere ? { wanted: kind } : {}) };
  reading.report('TL8009', [element.key, name], params);
}

function checkDefault(reading: BpmnReading, node: ProcessNode): void {
  if (node.default === undefined || node.outgoing.includes(node.default)) return;
  const element = reading.byId(node.id);
  if (element === undefined) return;
  const near = nearest(node.default, node.outgoing) ?? (node.outgoing.length === 1 ? node.outgoing[0] : undefined);
  reading.report('TL8033', [node.id, 'default'], { element: named(element), flow: node.default, near });
}

function nameRepeated(reading: BpmnReading, element: XmlElement): void {
  const id = attributeOf(element, 'id')?.trim() ?? '';
  const first = reading.byId(id);
  if (first === undefined) return;
  reading.report('TL8008', [element.key, 'id'], { id, one: named(first), other: named(element) }, [[first.key, 'id']]);
}
