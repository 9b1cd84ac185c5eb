import { expect, test } from 'vitest';

import { advanceHost, compileBlueprint, readBpmn, type CompiledBlueprint } from '../../../src/index.ts';
import { processXml } from '../../support/bpmn-cells.ts';
import { DAY, HOUR, START } from '../../support/driven-case.ts';
import { desk } from '../host-support.ts';

/** A service is asked; beside it somebody calls the customer, at most for a day; the two meet in an inclusive join. */
const CONTENT = `<startEvent id="start"/><inclusiveGateway id="both" default="always"/>
  <serviceTask id="look" name="Look up" implementation="stock"/>
  <userTask id="call" name="Call"/>
  <boundaryEvent id="late" name="A day is over" attachedToRef="call" cancelActivity="false">
    <timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">PT12H</timeDuration></timerEventDefinition>
  </boundaryEvent>
  <userTask id="chase" name="Chase"/><endEvent id="chased"/>
  <inclusiveGateway id="meet"/><endEvent id="end"/>
  <sequenceFlow id="f1" sourceRef="start" targetRef="both"/>
  <sequenceFlow id="always" sourceRef="both" targetRef="look"/>
  <sequenceFlow id="f2" sourceRef="both" targetRef="look"><conditionExpression xsi:type="tFormalExpression">true</conditionExpression></sequenceFlow>
  <sequenceFlow id="f3" sourceRef="both" targetRef="call"><conditionExpression xsi:type="tFormalExpression">true</conditionExpression></sequenceFlow>
  <sequenceFlow id="f4" sourceRef="look" targetRef="meet"/><sequenceFlow id="f5" sourceRef="call" targetRef="meet"/>
  <sequenceFlow id="f6" sourceRef="late" targetRef="chase"/><sequenceFlow id="f7" sourceRef="chase" targetRef="chased"/>
  <sequenceFlow id="f8" sourceRef="meet" targetRef="end"/>`;

async function compiled(): Promise<CompiledBlueprint> {
  const { blueprint, findings } = await readBpmn(processXml(CONTENT), { file: 'process.bpmn' });
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return compileBlueprint(blueprint);
}

test('a host runs a process: services are called, timers fire, and work waits for people in the worklist', async () => {
  const process = await compiled();
  const { host, clock, run, stop } = desk({ call: () => ({}) }, { blueprints: [process] });
  await run();
  await host.start('C-1', { blueprint: process.id, requestId: 'open', input: {} });
  await host.settled();
  expect((await host.worklist({})).items.map(({ step }) => step)).toEqual(['call']);
  await advanceHost(host, clock, START + 13 * HOUR);
  expect((await host.worklist({})).items.map(({ step }) => step).toSorted()).toEqual(['call', 'chase']);
  for (const step of ['call', 'chase']) {
    await host.send('C-1', { type: `step.${step}.done`, by: { role: 'staff' } }, { eventId: step });
  }
  expect((await host.read('C-1')).view).toMatchObject({ status: 'sealed', waiting: [] });
  await stop();
});

test('a service that fails where nothing catches the error parks its case with the reason', async () => {
  const process = await compiled();
  const broken = new Error('The stock system is away.');
  const { host, clock, run, stop } = desk({ call: () => Promise.reject(broken) }, { blueprints: [process] });
  await run();
  await host.start('C-1', { blueprint: process.id, requestId: 'open', input: {} });
  await advanceHost(host, clock, START + DAY);
  const { parked } = await host.read('C-1');
  expect(parked?.error).toMatchObject({ reason: 'uncaught-error' });
  expect(parked?.error.message).toBe('The service of "look" failed, and nothing catches the error.');
  await stop();
});
