import type { Lane } from '../blueprint/process.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import type { XmlElement } from './xml-tree.ts';

/** The lanes of a process or sub-process, each before those inside it. */
export function readLanes(reading: BpmnReading, scope: XmlElement): readonly Lane[] {
  return reading.children(scope, 'laneSet').flatMap((set) => readSet(reading, set, undefined));
}

function readSet(reading: BpmnReading, set: XmlElement, parent: string | undefined): Lane[] {
  reading.take(set);
  return reading.children(set, 'lane').flatMap((element) => {
    const base = reading.base(element);
    const inner = reading.child(element, 'childLaneSet');
    const lanes = inner === undefined ? [] : readSet(reading, inner, element.key);
    const nodes = new Set([...reading.references(element, 'flowNodeRef'), ...lanes.flatMap((lane) => lane.nodes)]);
    return [{ ...base, ...(parent === undefined ? {} : { parent }), nodes: [...nodes] }, ...lanes];
  });
}
