import { readBpmn } from '../src/index.ts';
import { exportBpmn } from '../src/draw/write-bpmn.ts';
import { writtenProcess } from '../src/flow/process-of.ts';
import { everyExample } from './support/examples.ts';
import { randomBlueprint } from './support/random-blueprint.ts';
import type { ProcessModel } from '../src/blueprint/process.ts';
const lines = ({ processes, messageFlows }: ProcessModel): string[] => [
  ...processes.flatMap(({ nodes, flows }) => [
    ...[...nodes.values()].map((n) => JSON.stringify([n.id, n.kind, n.type, n.name ?? '', n.default ?? '', n.scope, n.kind === 'event' ? [n.attachedTo ?? '', n.isInterrupting, n.definitions.map((d) => [d.kind, d.kind === 'timer' ? d.timer.value.text.trim() : '', d.kind === 'conditional' ? d.condition.text.trim() : ''])] : n.kind === 'activity' ? [n.loop?.kind ?? '', n.triggeredByEvent === true] : [], n.documentation ?? ''])),
    ...[...flows.values()].map(({ from, to, name = '', condition }) => JSON.stringify([from, to, name, condition?.text.trim() ?? '']))]),
  ...messageFlows.map(({ from, to }) => `${from} ${to}`)];
const all = [...everyExample(), ...Array.from({ length: Number(process.argv[2] ?? 5) }, (_, i) => [`random ${i + 1}`, randomBlueprint(i + 1).blueprint] as const)];
for (const [name, b] of all) {
  const { xml } = await exportBpmn(b);
  const { flow, findings, blueprint } = await readBpmn(xml, { file: 'x.bpmn' });
  const a = lines(writtenProcess(b).model), c = lines(flow!);
  console.log(name, blueprint?.content !== undefined, findings.filter((f) => f.severity !== 'info').map((f) => f.code + ' ' + f.message).slice(0, 3));
  console.log(a.filter((l) => !c.includes(l)).slice(0, 4), c.filter((l) => !a.includes(l)).slice(0, 4));
}
