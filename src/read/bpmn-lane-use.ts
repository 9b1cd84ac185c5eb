import type { Lane, Process, ProcessNode } from '../blueprint/process.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { nameOf } from './bpmn-elements.ts';

/** Looks at which nodes stand in which lanes. */
export function checkLaneUse(reading: BpmnReading, process: Process): void {
  const { lanes, nodes } = process;
  if (lanes.length === 0) return;
  const lanesOf = new Map<string, Lane[]>();
  for (const lane of lanes) {
    for (const id of lane.nodes) lanesOf.set(id, [...(lanesOf.get(id) ?? []), lane]);
  }
  // Lanes of a sub-process say nothing about the nodes around it.
  const scopes = new Set([...lanesOf.keys()].flatMap((id) => nodes.get(id)?.scope ?? []));
  const outside = [...nodes.values()].filter(
    (node) => scopes.has(node.scope) && node.type !== 'boundaryEvent' && !isInLane(process, lanesOf, node),
  );
  const [first] = outside;
  if (first !== undefined) {
    const elements = outside.map(({ id }) => nameOf(reading, id));
    const related = outside.slice(1).map(({ path }) => path);
    reading.report('TL8036', first.path, { elements }, related);
  }
  for (const [id, own] of lanesOf) {
    const innermost = own.filter((lane) => !own.some(({ parent }) => parent === lane.id));
    const node = nodes.get(id);
    if (innermost.length < 2 || node === undefined) continue;
    const named = innermost.map((lane) => nameOf(reading, lane.id));
    const related = innermost.map(({ path }) => path);
    reading.report('TL8037', node.path, { element: nameOf(reading, id), lanes: named }, related);
  }
}

/** A node stands where its sub-process stands. */
function isInLane({ nodes }: Process, lanesOf: ReadonlyMap<string, unknown>, node: ProcessNode): boolean {
  for (let one: ProcessNode | undefined = node; one !== undefined; one = nodes.get(one.scope)) {
    if (lanesOf.has(one.id)) return true;
  }
  return false;
}
