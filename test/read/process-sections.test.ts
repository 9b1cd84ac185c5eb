import { expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint, readBpmn } from '../../src/index.ts';
import { DrivenCase, HOUR } from '../support/driven-case.ts';

/** A drawing that holds sections of a blueprint; the YAML begins at line 4. */
function drawing(yaml: string, more = ''): string {
  return `<definitions id="d" targetNamespace="https://example.com" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:throughline="https://throughline.dev/schema/bpmn/1.0">
<process id="desk" name="Desk" isExecutable="true"><extensionElements><throughline:blueprint><![CDATA[
${yaml}
]]></throughline:blueprint></extensionElements>
<startEvent id="start"/><userTask id="Work_1" name="Work" throughline:role="agent"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="Work_1"/><sequenceFlow id="f2" sourceRef="Work_1" targetRef="end"/>${more}
</process></definitions>`;
}

const CLOCK = `zone: Asia/Shanghai
slas:
  answer: { start: case.opened, stop: step.Work_1.left, target: 4h, warn: [50%] }`;

test('a drawing has the clocks that its YAML says, and they count as in any blueprint', async () => {
  const { blueprint, findings } = await readBpmn(drawing(CLOCK), { file: 'desk.bpmn' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(checkBlueprint(blueprint!).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(blueprint!.zone).toBe('Asia/Shanghai');
  const driven = new DrivenCase(compileBlueprint(blueprint!));
  expect(driven.pass(2 * HOUR)).toEqual(['answer warned-50']);
  driven.send('step.Work_1.done', 'agent');
  expect(driven.entries.map(({ type }) => type)).toContain('sla.met');
});

test('tokens that move have the same clocks', async () => {
  const side =
    '<boundaryEvent id="nag" attachedToRef="Work_1" cancelActivity="false"><timerEventDefinition id="t">' +
    '<timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>' +
    '<userTask id="look" name="Look" throughline:role="agent"/><sequenceFlow id="f3" sourceRef="nag" targetRef="look"/>';
  const { blueprint } = await readBpmn(drawing(CLOCK, side), { file: 'desk.bpmn' });
  expect(blueprint!.process).toBeDefined();
  const driven = new DrivenCase(compileBlueprint(blueprint!));
  expect(driven.pass(2 * HOUR)).toEqual(['passed nag', 'entered look', 'answer warned-50']);
});

test('what is wrong in the YAML of a drawing is told at its line and column in the file', async () => {
  const wrong = CLOCK.replace('target: 4h', 'target: 4 hours');
  const { blueprint, findings } = await readBpmn(drawing(wrong), { file: 'desk.bpmn' });
  expect(blueprint).toBeUndefined();
  const places = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, line, column, endColumn }) => ({ code, line, columns: [column, endColumn] }));
  expect(places).toEqual([{ code: 'TL2010', line: 6, columns: [65, 72] }]);
});

test('a field that the YAML declares has its type, and is not proposed', async () => {
  const yaml = 'data: { size: { type: enum, values: [small, large] } }';
  const decision =
    '<exclusiveGateway id="g" default="f5"/><sequenceFlow id="f4" sourceRef="g" targetRef="end"><conditionExpression xsi:type="tFormalExpression">size = "small"</conditionExpression></sequenceFlow>' +
    '<sequenceFlow id="f5" sourceRef="g" targetRef="end"/>';
  const xml = drawing(yaml, decision).replace('sourceRef="Work_1" targetRef="end"', 'sourceRef="Work_1" targetRef="g"');
  const { blueprint, findings } = await readBpmn(xml, { file: 'desk.bpmn' });
  expect(findings.map(({ code }) => code)).not.toContain('TL8051');
  expect(blueprint!.data.get('size')).toMatchObject({ type: 'enum' });
});
