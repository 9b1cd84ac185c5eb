import type { Bounds, Diagram, Waypoint } from '../blueprint/process.ts';
import { DRAWN } from './bpmn-names.ts';
import { type BpmnReading, flag } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

/** Where things are drawn. A file may hold several diagrams; what is drawn twice is taken from the first. */
export function readDiagram(reading: BpmnReading, root: XmlElement): Diagram {
  const shapes = new Map<string, Bounds>();
  const edges = new Map<string, readonly Waypoint[]>();
  const labels = new Map<string, Bounds>();
  for (const diagram of drawn(reading, root, 'BPMNDiagram')) {
    for (const plane of drawn(reading, diagram, 'BPMNPlane')) {
      for (const shape of drawn(reading, plane, 'BPMNShape')) {
        const id = reading.reference(shape, 'bpmnElement');
        const bounds = readBounds(reading, shape);
        const label = readLabel(reading, shape);
        if (id === undefined || bounds === undefined || shapes.has(id)) continue;
        shapes.set(id, bounds);
        if (label !== undefined) labels.set(id, label);
      }
      for (const edge of drawn(reading, plane, 'BPMNEdge')) {
        const id = reading.reference(edge, 'bpmnElement');
        const points = drawn(reading, edge, 'waypoint').map((point) => ({
          x: number(point, 'x'),
          y: number(point, 'y'),
        }));
        const label = readLabel(reading, edge);
        if (id === undefined || points.length === 0 || edges.has(id)) continue;
        edges.set(id, points);
        if (label !== undefined) labels.set(id, label);
      }
    }
  }
  return { shapes, edges, labels };
}

function readBounds(reading: BpmnReading, shape: XmlElement): Bounds | undefined {
  const bounds = boundsIn(reading, shape);
  if (bounds === undefined) return undefined;
  const said = (name: 'isHorizontal' | 'isExpanded') =>
    attributeOf(shape, name) === undefined ? {} : { [name]: flag(shape, name, true) };
  return { ...bounds, ...said('isHorizontal'), ...said('isExpanded') };
}

/** Where the name of a shape or edge stands, if the file says so. */
function readLabel(reading: BpmnReading, owner: XmlElement): Bounds | undefined {
  let first: Bounds | undefined;
  for (const label of drawn(reading, owner, 'BPMNLabel')) {
    const bounds = boundsIn(reading, label);
    first ??= bounds;
  }
  return first;
}

function boundsIn(reading: BpmnReading, owner: XmlElement): Bounds | undefined {
  const [bounds] = drawn(reading, owner, 'Bounds');
  if (bounds === undefined) return undefined;
  return {
    x: number(bounds, 'x'),
    y: number(bounds, 'y'),
    width: number(bounds, 'width'),
    height: number(bounds, 'height'),
  };
}

const NONE: readonly XmlElement[] = [];

function drawn(reading: BpmnReading, element: XmlElement, local: string): readonly XmlElement[] {
  const isDrawn = (child: XmlElement) => child.local === local && DRAWN.has(child.namespace);
  if (!element.children.some(isDrawn)) return NONE;
  const found = element.children.filter(isDrawn);
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
