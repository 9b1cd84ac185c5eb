import { describe, expect, test } from 'vitest';

import { writeBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { personalFields } from '../../src/blueprint/personal-fields.ts';
import { checkBlueprint, readBlueprint, readBpmn } from '../../src/index.ts';
import { smallBlueprint } from '../check/small-blueprint.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { processXml } from '../support/bpmn-cells.ts';
import { call, CALL_BACK, repositoryFile } from './support.ts';

const MODEL = repositoryFile('test/cli/fixtures/repair-call.bpmn');
const files = { 'repair.bpmn': MODEL };

const ALONGSIDE = processXml(`
<startEvent id="begin" />
<userTask id="look" name="Look at it" camunda:candidateGroups="technicians" />
<boundaryEvent id="late" attachedToRef="look" cancelActivity="false">
  <timerEventDefinition id="limit"><timeDuration>P2D</timeDuration></timerEventDefinition>
</boundaryEvent>
<userTask id="tell" name="Tell the customer" camunda:candidateGroups="clerks" />
<endEvent id="over" />
<endEvent id="told" />
<sequenceFlow id="f1" sourceRef="begin" targetRef="look" />
<sequenceFlow id="f2" sourceRef="look" targetRef="over" />
<sequenceFlow id="f3" sourceRef="late" targetRef="tell" />
<sequenceFlow id="f4" sourceRef="tell" targetRef="told" />`);

describe('import writes a process as a person would have written it', () => {
  test('the blueprint has ids one can read, remarks on what was proposed, and no mistakes', async () => {
    const { code, stdout } = await call(['import', 'repair.bpmn', '--lang', 'zh'], { files });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('golden/repair-call.blueprint.yaml');
    const { blueprint, findings } = readBlueprint(stdout, { file: 'repair.blueprint.yaml' });
    expect([...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))]).toEqual([]);
  });

  test('with -o it is written, and everything that stays in the file of the process is named with its place', async () => {
    const {
      code,
      stdout,
      stderr,
      files: after,
    } = await call(['import', 'repair.bpmn', '-o', 'x.blueprint.yaml'], { files });
    expect([code, stdout]).toEqual([0, '']);
    expect(after.get('x.blueprint.yaml')).toContain('throughline: 1');
    expect(stderr).toBe(`Written: x.blueprint.yaml
10 things stay in repair.bpmn:
  repair.bpmn:5:5  pool "客户"
  repair.bpmn:6:5  message flow "Flow_m1"
  repair.bpmn:7:5  message flow "Flow_m2"
  repair.bpmn:15:5  name "客户报修"
  repair.bpmn:18:49  spelling of the field "deviceType → device_type"
  repair.bpmn:18:111  spelling of the field "underWarranty → under_warranty"
  repair.bpmn:22:5  name "是"
  repair.bpmn:23:5  name "否"
  repair.bpmn:49:5  name "修好了？"
  repair.bpmn:55:5  annotation "按合同四小时"
1 warning; see: throughline check repair.bpmn
Now: throughline check x.blueprint.yaml
`);
  });

  test('a file that is there stays, unless --force is given', async () => {
    const world = { files: { ...files, 'x.yaml': 'mine\n' } };
    const refused = await call(['import', 'repair.bpmn', '-o', 'x.yaml'], world);
    expect([refused.code, refused.files.get('x.yaml')]).toEqual([2, 'mine\n']);
    expect(refused.stderr).toBe(
      'error: There is already a file x.yaml.\nhelp: Give another name with -o, or add --force to overwrite it.\n',
    );
    const forced = await call(['import', 'repair.bpmn', '-o', 'x.yaml', '--force'], world);
    expect(forced.code).toBe(0);
    expect(String(forced.files.get('x.yaml'))).not.toBe('mine\n');
  });

  test('the process itself is never overwritten', async () => {
    const { code, files: after } = await call(['import', 'repair.bpmn', '-o', './repair.bpmn', '--force'], { files });
    expect([code, after.get('repair.bpmn')]).toEqual([2, MODEL]);
  });
});

test('a file that was exported from a blueprint gives that blueprint back', async () => {
  const xml = await writeBpmn(readOrThrow(CALL_BACK));
  const { code, stdout, stderr } = await call(['import', 'x.bpmn'], { files: { 'x.bpmn': xml } });
  expect([code, stderr]).toEqual([0, '']);
  expect(readOrThrow(stdout).content).toEqual(readOrThrow(CALL_BACK).content);
});

test('what is marked as personal stays marked in BPMN and back', async () => {
  const text = smallBlueprint({
    data: 'guests: { type: list, of: { type: text, personal: true } }\nphone: { type: phone, personal: true }',
  });
  const { blueprint } = await readBpmn(await writeBpmn(readOrThrow(text)), { file: 'small.bpmn' });
  expect(personalFields(blueprint!)).toEqual(['guests', 'phone']);
});

describe('what YAML cannot say is not written', () => {
  const world = { files: { 'late.bpmn': ALONGSIDE } };

  test('the places that hinder are named, in either language, with exit code 1', async () => {
    const { code, stdout, stderr, files: after } = await call(['import', 'late.bpmn', '-o', 'x.yaml'], world);
    expect([code, stdout, after.has('x.yaml')]).toEqual([1, '', false]);
    expect(stderr).toBe(`Nothing was written: YAML cannot say the flow of late.bpmn as it is drawn.
  late.bpmn:11:1  late: it does not interrupt: the work and what follows the event go on side by side
Redraw these places, or keep the file as it is: throughline check late.bpmn
`);
    const chinese = await call(['import', 'late.bpmn', '--lang', 'zh'], world);
    expect(chinese.stderr).toContain('late.bpmn:11:1  late: 不中断：原来的工作与事件之后的流程并行\n');
  });

  test('a file with errors is told as check would tell it', async () => {
    const { code, stderr } = await call(['import', 'x.bpmn'], { files: { 'x.bpmn': '<definitions' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^x\.bpmn:1:\d+ {2}error TL80\d\d/);
    expect(stderr).toContain('Nothing was written: x.bpmn has errors.\n');
  });

  test('a file that is missing is a mistake of usage', async () => {
    const { code } = await call(['import', 'none.bpmn'], { files });
    expect(code).toBe(2);
  });
});

test('a service that may fail gets work by hand as a proposal', async () => {
  const xml = processXml(`
<startEvent id="begin" />
<serviceTask id="Activity_0x1" name="Reserve parts" camunda:topic="parts" />
<endEvent id="over" />
<sequenceFlow id="f1" sourceRef="begin" targetRef="Activity_0x1" />
<sequenceFlow id="f2" sourceRef="Activity_0x1" targetRef="over" />`);
  const { stdout } = await call(['import', 'x.bpmn'], { files: { 'x.bpmn': xml } });
  expect(stdout).toContain(
    'reserve-parts: { call: parts, title: Reserve parts, outcomes: { failed: reserve-parts-by-hand } }',
  );
  expect(stdout).toContain(`# Proposed: the process does not say what happens when the service fails.
      reserve-parts-by-hand: { do: "Reserve parts (by hand: the service failed)", by: staff, next: over }`);
});
