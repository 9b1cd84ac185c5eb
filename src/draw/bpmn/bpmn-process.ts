import type { ModdleElement } from 'bpmn-moddle';

import type { Artifact, Lane, Process } from '../../blueprint/process.ts';
import type { BpmnElements } from './bpmn-model.ts';
import { expressionElement, nodeElement } from './bpmn-node.ts';

/** A process as an element of BPMN, with everything in it. */
export function processElement(elements: BpmnElements, process: Process, groups: GroupNames): ModdleElement {
  const root = elements.of('process', process, { isExecutable: process.isExecutable });
  // Nodes first: flows, lanes and artifacts name them.
  for (const node of process.nodes.values()) nodeElement(elements, node);
  fillScope(elements, process, process.id, root);
  const held = new Map([...process.nodes.values()].map((node) => [node.scope, true]));
  for (const { id } of process.nodes.values()) {
    const element = elements.find(id);
    if (element === undefined) continue;
    if (held.has(id)) fillScope(elements, process, id, element);
    addProperties(elements, process, id, element);
  }
  addProperties(elements, process, process.id, root);
  referToNodes(elements, process);
  addArtifacts(elements, process, root, groups);
  root.set('laneSets', laneSets(elements, process));
  return root;
}

/** Gives groups their name, which BPMN keeps in a category. */
export type GroupNames = (group: Artifact) => ModdleElement | undefined;

/** Puts nodes, flows and data of a scope into its element, in the order of the model. */
function fillScope(elements: BpmnElements, { nodes, flows, data }: Process, scope: string, into: ModdleElement): void {
  const inside: ModdleElement[] = [];
  for (const element of data) {
    if (element.scope !== scope || element.type === 'property') continue;
    inside.push(elements.of(element.type, element, { isCollection: element.isCollection }));
  }
  for (const node of nodes.values()) {
    const element = elements.find(node.id);
    if (node.scope === scope && element !== undefined) inside.push(element);
  }
  for (const flow of flows.values()) {
    if (flow.scope !== scope) continue;
    const { condition } = flow;
    inside.push(
      elements.of('sequenceFlow', flow, {
        sourceRef: elements.find(flow.from),
        targetRef: elements.find(flow.to),
        conditionExpression: condition && expressionElement(elements, condition),
      }),
    );
  }
  for (const element of inside) element.$parent = into;
  into.set('flowElements', inside);
}

function addProperties(elements: BpmnElements, { data }: Process, scope: string, into: ModdleElement): void {
  const own = data.filter((element) => element.scope === scope && element.type === 'property');
  if (own.length === 0) return;
  into.set(
    'properties',
    own.map((property) => elements.of('property', property)),
  );
}

/** What names other elements of the process, once all of them are made. */
function referToNodes(elements: BpmnElements, { nodes, data }: Process): void {
  for (const node of nodes.values()) {
    const element = elements.find(node.id);
    if (element === undefined) continue;
    if (node.incoming.length > 0) element.set('incoming', found(elements, node.incoming));
    if (node.outgoing.length > 0) element.set('outgoing', found(elements, node.outgoing));
    const chosen = elements.find(node.default);
    if (chosen !== undefined) element.set('default', chosen);
    if (node.kind !== 'event') continue;
    const host = elements.find(node.attachedTo);
    if (host !== undefined) element.set('attachedToRef', host);
    for (const [index, definition] of node.definitions.entries()) {
      if (definition.kind !== 'compensate') continue;
      const activity = elements.find(definition.activity);
      const written = (element.get('eventDefinitions') as ModdleElement[])[index];
      if (activity !== undefined) written?.set('activityRef', activity);
    }
  }
  for (const one of data) {
    const target = elements.find(one.refersTo);
    if (target === undefined) continue;
    elements.find(one.id)?.set(one.type === 'dataStoreReference' ? 'dataStoreRef' : 'dataObjectRef', target);
  }
}

function addArtifacts(elements: BpmnElements, process: Process, root: ModdleElement, groups: GroupNames): void {
  const byScope = new Map<ModdleElement, ModdleElement[]>();
  for (const artifact of process.artifacts) {
    const into = artifact.scope === process.id ? root : (elements.find(artifact.scope) ?? root);
    const { type, text } = artifact;
    if (type === 'dataInputAssociation' || type === 'dataOutputAssociation') {
      associate(elements, artifact);
      continue;
    }
    const made =
      type === 'group'
        ? elements.of('group', { ...artifact, name: undefined }, { categoryValueRef: groups(artifact) })
        : type === 'textAnnotation'
          ? elements.of(type, artifact, { text })
          : elements.of(type, artifact, { associationDirection: artifact.direction });
    byScope.set(into, [...(byScope.get(into) ?? []), made]);
  }
  for (const [into, artifacts] of byScope) into.set('artifacts', artifacts);
  // Notes may be made after the line that leads to them.
  for (const { type, id, from, to } of process.artifacts) {
    if (type !== 'association') continue;
    elements.find(id)?.set('sourceRef', elements.find(from));
    elements.find(id)?.set('targetRef', elements.find(to));
  }
}

/** What modelling tools call the end of an arrow that brings data to a task which does not say where it keeps them. */
const PLACEHOLDER = '__targetRef_placeholder';

/** Data that flows into or out of a node belongs to the node. */
function associate(elements: BpmnElements, artifact: Artifact): void {
  const isInput = artifact.type === 'dataInputAssociation';
  const node = elements.find(isInput ? artifact.to : artifact.from);
  const data = elements.find(isInput ? artifact.from : artifact.to);
  if (node === undefined || data === undefined) return;
  const property = isInput ? 'dataInputAssociations' : 'dataOutputAssociations';
  const known = (node.get(property) as ModdleElement[] | undefined) ?? [];
  const ends = isInput ? { sourceRef: [data], targetRef: placeholderOf(elements, node) } : { targetRef: data };
  node.set(property, [...known, elements.of(artifact.type, artifact, ends)]);
}

/** The standard wants an end even where there is none. */
function placeholderOf(elements: BpmnElements, node: ModdleElement): ModdleElement {
  const properties = (node.get('properties') as ModdleElement[] | undefined) ?? [];
  const known = properties.find((property) => property.get('name') === PLACEHOLDER);
  if (known !== undefined) return known;
  const made = elements.part('Property', { id: `${node.id ?? ''}--data`, name: PLACEHOLDER });
  node.set('properties', [...properties, made]);
  return made;
}

function laneSets(elements: BpmnElements, { lanes }: Process): ModdleElement[] | undefined {
  if (lanes.length === 0) return undefined;
  const inside = (parent: string | undefined): ModdleElement[] =>
    lanes.filter((lane) => lane.parent === parent).map((lane) => laneElement(elements, lane, inside(lane.id)));
  return [elements.part('LaneSet', { lanes: inside(undefined) })];
}

function laneElement(elements: BpmnElements, lane: Lane, inner: readonly ModdleElement[]): ModdleElement {
  return elements.of('lane', lane, {
    flowNodeRef: found(elements, lane.nodes),
    childLaneSet: inner.length === 0 ? undefined : elements.part('LaneSet', { lanes: inner }),
  });
}

function found(elements: BpmnElements, ids: readonly string[]): ModdleElement[] {
  return ids.flatMap((id) => elements.find(id) ?? []);
}
