// Whole cases in memory, journal on, against bpmn-engine. Run: npm run bench -- engines
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

import { Engine } from 'bpmn-engine';

import { compileBlueprint, readBlueprint, step } from '../src/index.ts';
import { report } from './measure.ts';

const require = createRequire(import.meta.url);
// The name is kept from the type checker: the package, which bpmn-engine brings along, has no types.
const MODDLE: string = 'bpmn-moddle';
const { default: BpmnModdle } = (await import(MODDLE)) as { default: new (options?: object) => Moddle };
const Elements = require('bpmn-elements') as never;
const { default: serialize, TypeResolver } = require('moddle-context-serializer') as never as {
  default: (context: object, resolver: unknown) => object;
  TypeResolver: (elements: unknown) => unknown;
};

interface Moddle {
  fromXML(xml: string): Promise<object>;
}

const SHAPES: readonly (readonly [name: string, tasks: number])[] = [
  ['start -> user task -> end', 1],
  ['ten user tasks', 10],
];

for (const [name, tasks] of SHAPES) {
  const ours = perSecond(oursOf(tasks), 1500);
  const theirs = await perSecondAsync(await theirsOf(tasks), 1500);
  const again = perSecond(oursOf(tasks), 1500);
  const best = (ours + again) / 2;
  console.log(`${name}: ours ${best.toFixed(0)}, bpmn-engine ${theirs.toFixed(0)} cases per CPU-second`);
  report(`${name}: ours / bpmn-engine`, best / theirs, '>= 50', best / theirs >= 50);
}

function oursOf(tasks: number): () => void {
  const steps = Array.from({ length: tasks }, (_, index) => `      task-${index}: { do: Work, by: agent }`).join('\n');
  const text = `throughline: 1
id: tasks
version: "1.0.0"
roles: { agent: {} }
stages:
  work:
    kind: resolution
    steps:
${steps}
ends: { done: { outcome: solved } }
`;
  const { blueprint, findings } = readBlueprint(text, { file: 'tasks.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings[0]?.message);
  const compiled = compileBlueprint(blueprint);
  const journal: unknown[] = [];
  return () => {
    journal.length = 0;
    const at = 1_767_574_800_000;
    let result = step(compiled, null, { id: 'C-1', at }, at);
    journal.push(...result.entries);
    for (let task = 0; task < tasks; task += 1) {
      const event = { type: `step.task-${task}.done`, at: at + task, by: { role: 'agent' } };
      result = step(compiled, result.snapshot, event, at + task);
      journal.push(...result.entries);
    }
    if (result.status !== 'sealed') throw new Error('The case did not finish.');
  };
}

async function theirsOf(tasks: number): Promise<() => Promise<void>> {
  const ids = ['start', ...Array.from({ length: tasks }, (_, index) => `task${index}`), 'end'];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <process id="p" isExecutable="true">
    <startEvent id="start" />
    ${ids
      .slice(1, -1)
      .map((id) => `<userTask id="${id}" />`)
      .join('')}
    <endEvent id="end" />
    ${ids
      .slice(1)
      .map((id, index) => `<sequenceFlow id="f${index}" sourceRef="${ids[index]}" targetRef="${id}" />`)
      .join('')}
  </process>
</definitions>`;
  const moddle = new BpmnModdle();
  const sourceContext = serialize(await moddle.fromXML(xml), TypeResolver(Elements));
  return async () => {
    const listener = new EventEmitter();
    listener.on('activity.wait', (api: { signal(): void }) => api.signal());
    const engine = new Engine({ name: 'bench', sourceContext: sourceContext as never });
    const ended = engine.waitFor('end');
    await engine.execute({ listener: listener });
    await ended;
  };
}

function perSecond(run: () => void, milliseconds: number): number {
  for (let turn = 0; turn < 200; turn += 1) run();
  const start = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until) {
    for (let turn = 0; turn < 20; turn += 1) run();
    count += 20;
  }
  return count / cpuSeconds(start);
}

async function perSecondAsync(run: () => Promise<void>, milliseconds: number): Promise<number> {
  for (let turn = 0; turn < 50; turn += 1) await run();
  const start = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until) {
    await run();
    count += 1;
  }
  return count / cpuSeconds(start);
}

function cpuSeconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}
