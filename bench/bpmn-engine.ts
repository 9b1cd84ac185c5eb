import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const Elements = require('bpmn-elements') as never;
const { default: serialize, TypeResolver } = require('moddle-context-serializer') as never as {
  default: (context: object, resolver: unknown) => object;
  TypeResolver: (elements: unknown) => unknown;
};

/** Runs whole cases of a process in bpmn-engine; every user task is done as soon as it waits. */
export async function engineOn(xml: string, variables: Record<string, unknown> = {}): Promise<() => Promise<void>> {
  const sourceContext = serialize(await new BpmnModdle().fromXML(xml), TypeResolver(Elements));
  return async () => {
    const listener = new EventEmitter();
    listener.on('activity.wait', (api: { signal(): void }) => api.signal());
    const engine = new Engine({ name: 'bench', sourceContext: sourceContext as never, variables });
    const ended = engine.waitFor('end');
    await engine.execute({ listener: listener });
    await ended;
  };
}

/** The same of a row of user tasks. */
export async function engineOf(tasks: readonly string[]): Promise<() => Promise<void>> {
  const ids = ['start', ...tasks, 'end'];
  const flows = ids
    .slice(1)
    .map((id, index) => `<sequenceFlow id="f${index}" sourceRef="${ids[index]}" targetRef="${id}" />`);
  return engineOn(bpmnOf([...tasks.map(userTask), ...flows]));
}

export function userTask(id: string): string {
  return `<userTask id="${id}" name="${id}" />`;
}

/** A process with a start, an end and what is between them. */
export function bpmnOf(elements: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://throughline.dev/bench">
  <process id="p" isExecutable="true">
    <startEvent id="start" />
    <endEvent id="end" />
    ${elements.join('')}
  </process>
</definitions>`;
}
