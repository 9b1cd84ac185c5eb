import type { Bounds, Diagram, Waypoint } from '../blueprint/process.ts';
import { DRAWN } from './bpmn-names.ts';
import { type BpmnReading, flag } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

/** Where things are drawn. A file may hold several diagrams; what is drawn twice is taken from the first. */
export function readDiagram(reading: BpmnReading, root: XmlElement): Diagram {
  const shapes = new Map<string, Bounds>();
  const edges = new Map<string, readonly Waypoint[]>();
  for (const diagram of drawn(reading, root, 'BPMNDiagram')) {
    for (const plane of drawn(reading, diagram, 'BPMNPlane')) {
      for (const shape of drawn(reading, plane, 'BPMNShape')) {
        const id = reading.reference(shape, 'bpmnElement');
        const bounds = readBounds(reading, shape);
        if (id !== undefined && bounds !== undefined && !shapes.has(id)) shapes.set(id, bounds);
      }
      for (const edge of drawn(reading, plane, 'BPMNEdge')) {
        const id = reading.reference(edge, 'bpmnElement');
        const points = drawn(reading, edge, 'waypoint').map((point) => ({
          x: number(point, 'x'),
          y: number(point, 'y'),
        }));
        readLabel(reading, edge);
        if (id !== undefined && points.length > 0 && !edges.has(id)) edges.set(id, points);
      }
    }
  }
  return { shapes, edges };
}

function readBounds(reading: BpmnReading, shape: XmlElement): Bounds | undefined {
  readLabel(reading, shape);
  const [bounds] = drawn(reading, shape, 'Bounds');
  if (bounds === undefined) return undefined;
  const said = (name: 'isHorizontal' | 'isExpanded') =>
    attributeOf(shape, name) === undefined ? {} : { [name]: flag(shape, name, true) };
  return {
    x: number(bounds, 'x'),
    y: number(bounds, 'y'),
    width: number(bounds, 'width'),
    height: number(bounds, 'height'),
    ...said('isHorizontal'),
    ...said('isExpanded'),
  };
}

/** Where a label stands follows from what it belongs to. */
function readLabel(reading: BpmnReading, owner: XmlElement): void {
  for (const label of drawn(reading, owner, 'BPMNLabel')) drawn(reading, label, 'Bounds');
}

function drawn(reading: BpmnReading, element: XmlElement, local: string): readonly XmlElement[] {
  const found = element.children.filter((child) => child.local === local && DRAWN.has(child.namespace));
  for (const child of found) {
    reading.take(child);
    for (const part of child.children) if (part.local === 'extension') reading.takeAll(part);
  }
  return found;
}

function number(element: XmlElement, name: string): number {
  const value = Number(attributeOf(element, name) ?? 0);
  return Number.isFinite(value) ? value : 0;
}
