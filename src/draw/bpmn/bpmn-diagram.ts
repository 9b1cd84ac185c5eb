import type { ModdleElement } from 'bpmn-moddle';

import type { Bounds, Diagram, ProcessModel, Waypoint } from '../../blueprint/process.ts';
import type { BpmnElements } from './bpmn-model.ts';

/** The diagram of a file: a shape or an edge for everything that has a place. */
export function diagramElement(
  elements: BpmnElements,
  model: ProcessModel,
  diagram: Diagram,
  drawn: ModdleElement,
): ModdleElement | undefined {
  const { shapes, edges, labels = new Map() } = diagram;
  if (shapes.size === 0) return undefined;
  const markers = new Set(
    model.processes.flatMap(({ nodes }) =>
      [...nodes.values()].flatMap(({ kind, id }) => (kind === 'gateway' ? id : [])),
    ),
  );
  const parts: ModdleElement[] = [];
  for (const [id, bounds] of shapes) {
    const element = elements.find(id);
    if (element === undefined) continue;
    parts.push(
      elements.part('bpmndi:BPMNShape', {
        id: `${id}_di`,
        bpmnElement: element,
        isHorizontal: bounds.isHorizontal,
        isExpanded: bounds.isExpanded,
        isMarkerVisible: markers.has(id) && element.$type === 'bpmn:ExclusiveGateway' ? true : undefined,
        bounds: boundsElement(elements, bounds),
        label: labelElement(elements, labels.get(id)),
      }),
    );
  }
  for (const [id, points] of edges) {
    const element = elements.find(id);
    if (element === undefined) continue;
    parts.push(
      elements.part('bpmndi:BPMNEdge', {
        id: `${id}_di`,
        bpmnElement: element,
        waypoint: points.map((point) => pointElement(elements, point)),
        label: labelElement(elements, labels.get(id)),
      }),
    );
  }
  return elements.part('bpmndi:BPMNDiagram', {
    id: `${model.id.replace('#', 'n')}_diagram`,
    plane: elements.part('bpmndi:BPMNPlane', {
      id: `${model.id.replace('#', 'n')}_plane`,
      bpmnElement: drawn,
      planeElement: parts,
    }),
  });
}

function labelElement(elements: BpmnElements, bounds: Bounds | undefined): ModdleElement | undefined {
  return bounds && elements.part('bpmndi:BPMNLabel', { bounds: boundsElement(elements, bounds) });
}

function boundsElement(elements: BpmnElements, { x, y, width, height }: Bounds): ModdleElement {
  return elements.part('dc:Bounds', { x, y, width, height });
}

function pointElement(elements: BpmnElements, { x, y }: Waypoint): ModdleElement {
  return elements.part('dc:Point', { x, y });
}
