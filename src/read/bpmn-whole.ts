import type { ProcessModel } from '../blueprint/process.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { calledProcesses } from './bpmn-model.ts';
import { isCalledCustomer } from './bpmn-pools.ts';
import { nameOf } from './bpmn-elements.ts';

/** What is assumed about a file as a whole: which process a case follows, and who the customer is. */
export function checkWhole(reading: BpmnReading, model: ProcessModel): void {
  const { processes, participants, main } = model;
  const { root } = reading.tree;
  if (processes.every(({ nodes }) => nodes.size === 0)) {
    const isChoreography = root?.children.some(({ local }) => /^(?:global)?choreography/iu.test(local)) ?? false;
    const held = isChoreography ? 'choreography' : participants.length > 0 ? 'pools' : 'nothing';
    reading.report('TL8005', root === undefined ? [] : [root.key], { held });
    return;
  }
  const called = calledProcesses(processes);
  const customers = new Set(participants.flatMap(({ isCustomer, process }) => (isCustomer ? (process ?? []) : [])));
  const candidates = processes.filter(({ id, nodes }) => nodes.size > 0 && !called.has(id) && !customers.has(id));
  const executable = candidates.filter(({ isExecutable }) => isExecutable).length;
  const chosen = candidates.find(({ id }) => id === main);
  if (candidates.length > 1 && executable !== 1 && chosen !== undefined) {
    const others = candidates.filter((process) => process !== chosen).map(({ id }) => nameOf(reading, id));
    reading.report('TL8038', chosen.path, { element: nameOf(reading, chosen.id), others, executable });
  }
  const customer = participants.find(({ isCustomer }) => isCustomer);
  if (customer !== undefined && !isCalledCustomer(customer)) {
    reading.report('TL8039', customer.path, { element: nameOf(reading, customer.id) });
  }
}
