import type { ModdleElement } from 'bpmn-moddle';

import type { Artifact, Diagram, Occurrence, ProcessElement, ProcessModel } from '../../blueprint/process.ts';
import { diagramElement } from './bpmn-diagram.ts';
import { BpmnElements } from './bpmn-model.ts';
import { processElement } from './bpmn-process.ts';

const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

/**
 * A process as BPMN 2.0 with its diagram: ids, names, documentation, extensions and positions stay as they are.
 *
 * @param diagram where everything is drawn; by default where the model says.
 */
export async function writeProcess(model: ProcessModel, diagram: Diagram = model.diagram): Promise<string> {
  const elements = new BpmnElements();
  const { moddle } = elements;
  const roots: ModdleElement[] = [
    ...occurrences(elements, 'message', model.messages),
    ...occurrences(elements, 'signal', model.signals),
    ...occurrences(elements, 'error', model.errors, 'errorCode'),
    ...occurrences(elements, 'escalation', model.escalations, 'escalationCode'),
  ];
  const categories: ModdleElement[] = [];
  const groups = (group: Artifact): ModdleElement | undefined => {
    if (group.name === undefined) return undefined;
    const value = elements.part('CategoryValue', { id: `${group.id}--title`, value: group.name });
    const category = elements.part('Category', { id: `${group.id}--category`, categoryValue: [value] });
    value.$parent = category;
    categories.push(category);
    return value;
  };
  const processes = model.processes.map((process) => processElement(elements, process, groups));
  const collaboration = collaborationElement(elements, model);
  const definitions = moddle.create('bpmn:Definitions', {
    ...(model.id.startsWith('#') ? {} : { id: model.id }),
    ...(model.name === undefined ? {} : { name: model.name }),
    targetNamespace: model.targetNamespace ?? 'http://bpmn.io/schema/bpmn',
    expressionLanguage: FEEL,
    exporter: 'Throughline',
    rootElements: [...roots, ...categories, ...(collaboration === undefined ? [] : [collaboration]), ...processes],
  });
  const plane = collaboration ?? processes.find(({ id }) => id === model.main) ?? processes[0];
  const drawn = plane && diagramElement(elements, model, diagram, plane);
  if (drawn !== undefined) definitions.set('diagrams', [drawn]);
  for (const [name, uri] of Object.entries(elements.namespaces())) definitions.$attrs[name] = uri;
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

function occurrences(
  elements: BpmnElements,
  type: string,
  all: ReadonlyMap<string, Occurrence>,
  codeName?: string,
): ModdleElement[] {
  return [...all.values()].map((one) => elements.of(type, one, codeName === undefined ? {} : { [codeName]: one.code }));
}

function collaborationElement(elements: BpmnElements, model: ProcessModel): ModdleElement | undefined {
  const { collaboration, participants, messageFlows } = model;
  if (collaboration === undefined) return undefined;
  const pools = participants.map((pool) =>
    elements.of('participant', pool, { processRef: elements.find(pool.process) }),
  );
  const flows = messageFlows.map((flow) =>
    elements.of('messageFlow', flow, {
      sourceRef: elements.find(flow.from),
      targetRef: elements.find(flow.to),
      messageRef: elements.find(flow.message),
    }),
  );
  const element: ProcessElement = collaboration;
  return elements.of('collaboration', element, { participants: pools, messageFlows: flows });
}
