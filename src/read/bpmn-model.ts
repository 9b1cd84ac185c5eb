import type { Occurrence, Participant, Process, ProcessModel } from '../blueprint/process.ts';
import { readDiagram } from './bpmn-diagram.ts';
import { readPools } from './bpmn-pools.ts';
import { readProcess } from './bpmn-process.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

/** Reads what stands in `definitions`. */
export function readModel(reading: BpmnReading, root: XmlElement): ProcessModel {
  const { name, id } = reading.base(root);
  const targetNamespace = attributeOf(root, 'targetNamespace');
  const read = reading.children(root, 'process').map((element) => readProcess(reading, element));
  const { collaboration, participants, messageFlows, artifacts } = readPools(
    reading,
    reading.child(root, 'collaboration'),
    read,
  );
  const main = mainOf(read, participants);
  // What is drawn across pools is kept with the process that is run.
  const processes = read.map((process) =>
    process.id === main?.id ? { ...process, artifacts: [...process.artifacts, ...artifacts] } : process,
  );
  return {
    source: reading.source,
    places: reading.places,
    id,
    ...(name === undefined ? {} : { name }),
    ...(targetNamespace === undefined ? {} : { targetNamespace }),
    ...(collaboration ? { collaboration } : {}),
    participants,
    messageFlows,
    processes,
    ...(main ? { main: main.id } : {}),
    messages: occurrences(reading, root, 'message'),
    signals: occurrences(reading, root, 'signal'),
    errors: occurrences(reading, root, 'error', 'errorCode'),
    escalations: occurrences(reading, root, 'escalation', 'escalationCode'),
    diagram: readDiagram(reading, root),
  };
}

function occurrences(
  reading: BpmnReading,
  root: XmlElement,
  local: string,
  codeName?: string,
): ReadonlyMap<string, Occurrence> {
  return new Map(
    reading.children(root, local).map((element) => {
      const code = codeName === undefined ? undefined : attributeOf(element, codeName);
      return [element.key, { ...reading.base(element), ...(code === undefined ? {} : { code }) }];
    }),
  );
}

/** The process that a case follows: the executable one; among several, the largest that is not called and not the customer's. */
function mainOf(processes: readonly Process[], participants: readonly Participant[]): Process | undefined {
  const executable = processes.filter(({ isExecutable }) => isExecutable);
  if (executable.length === 1) return executable[0];
  const called = calledProcesses(processes);
  const customers = new Set(participants.flatMap(({ isCustomer, process }) => (isCustomer && process ? process : [])));
  const rank = ({ id, nodes, isExecutable }: Process) =>
    (customers.has(id) ? 0 : 4_000_000) +
    (called.has(id) ? 0 : 2_000_000) +
    (isExecutable ? 1_000_000 : 0) +
    nodes.size;
  let best: Process | undefined;
  for (const process of processes) if (best === undefined || rank(process) > rank(best)) best = process;
  return best;
}

/** The processes that call activities call. */
export function calledProcesses(processes: readonly Process[]): ReadonlySet<string> {
  const nodes = processes.flatMap((process) => [...process.nodes.values()]);
  return new Set(nodes.flatMap((node) => (node.kind === 'activity' ? (node.calledElement ?? []) : [])));
}
