import { describe, expect, test } from 'vitest';

import type { Activity, ProcessModel } from '../../src/blueprint/process.ts';
import { readBpmn } from '../../src/read/bpmn.ts';
import { definitionsXml, drawn, processXml } from '../support/bpmn-cells.ts';

const readDrawn = (file: string) => readBpmn(drawn.find((one) => one.file === file)?.xml ?? '', { file });

const node = (flow: ProcessModel, id: string) => flow.processes.map(({ nodes }) => nodes.get(id)).find(Boolean);
const activity = (flow: ProcessModel, id: string) => node(flow, id) as Activity;

describe('a process with pools as Camunda Modeler saves it', () => {
  test('the pool called Customer is the customer, the other holds the process that a case follows', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    expect(flow.participants.map(({ name, process, isCustomer }) => [name, process, isCustomer])).toEqual([
      ['Customer', undefined, true],
      ['Repair service', 'Process_repair', false],
    ]);
    expect(flow.main).toBe('Process_repair');
    expect(flow.messageFlows.map(({ from, to, name }) => [from, to, name])).toEqual([
      ['Pool_customer', 'Start_report', 'report'],
      ['Tell', 'Pool_customer', undefined],
    ]);
  });

  test('lanes keep their order and nesting, and hold what the lanes inside them hold', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    expect(flow.processes[0]?.lanes.map(({ name, parent, nodes }) => [name, parent, nodes.length])).toEqual([
      ['Service desk', undefined, 5],
      ['Workshop', undefined, 4],
      ['Van', 'Lane_shop', 3],
      ['Bench', 'Lane_shop', 1],
    ]);
  });

  test('names, documentation, forms and attributes of other tools are kept as they stand', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    const check = activity(flow, 'Check');
    expect(check.name).toBe('Check the\nreport');
    expect(check.documentation).toBe('Ask how old the appliance is.');
    expect(check.extensions?.map(({ name, text, isAttribute }) => [name, text, isAttribute])).toEqual([
      ['camunda:assignee', '${clerk}', true],
      ['camunda:formKey', 'embedded:check', true],
      ['camunda:formData', undefined, undefined],
    ]);
    expect(check.extensions?.[2]?.children[0]?.attributes).toEqual({ id: 'urgent', label: 'Urgent?', type: 'boolean' });
    const { source } = flow;
    const { start, end } = flow.places.value(['Check', 'camunda:assignee']);
    expect(source.text.slice(start, end)).toBe('${clerk}');
  });

  test('an activity for each of a list, one after the other, until a condition holds', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    expect(activity(flow, 'Mend').loop).toMatchObject({
      kind: 'multiple',
      isSequential: true,
      collection: { text: '${parts}' },
      item: 'part',
      completion: { text: '${mended}' },
    });
  });

  test('data, notes and groups are kept with what they belong to', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    const { data, artifacts } = flow.processes[0] ?? { data: [], artifacts: [] };
    expect(data.map(({ id, type, refersTo }) => [id, type, refersTo])).toEqual([
      ['Paper_object', 'dataObject', undefined],
      ['Paper', 'dataObjectReference', 'Paper_object'],
      ['Register', 'dataStoreReference', undefined],
    ]);
    expect(artifacts.map(({ type, name, text, from, to }) => [type, name ?? text, from, to])).toEqual([
      ['dataInputAssociation', undefined, 'Paper', 'Check'],
      ['dataOutputAssociation', undefined, 'Check', 'Register'],
      ['group', 'Intake', undefined, undefined],
      ['textAnnotation', 'Urgent: no heating\nin winter & children < 3', undefined, undefined],
      ['association', undefined, 'Check', 'Note_urgent'],
    ]);
  });

  test('where things are drawn', async () => {
    const { flow } = await readDrawn('repair-with-pools.bpmn');
    expect(flow.diagram.shapes.get('Pool_desk')).toEqual({
      x: 160,
      y: 200,
      width: 900,
      height: 400,
      isHorizontal: true,
    });
    expect(flow.diagram.shapes.get('Check')).toEqual({ x: 310.5, y: 230, width: 100, height: 80 });
    expect(flow.diagram.edges.get('Flow_1')).toEqual([
      { x: 258, y: 270 },
      { x: 310, y: 270 },
    ]);
  });
});

describe('a process as Camunda 8 and Signavio save it', () => {
  test('expressions that begin with "=" are FEEL, and their place is behind the sign', async () => {
    const { flow } = await readDrawn('claim-with-sub-processes.bpmn');
    const silence = node(flow, 'silence');
    const [definition] = silence?.kind === 'event' ? silence.definitions : [];
    if (definition?.kind !== 'timer') throw new Error('not a timer');
    const { text, path, offset } = definition.timer.value;
    expect([text, offset]).toEqual(['patience', 2]);
    const { start, end } = flow.places.within(path, offset, offset + text.length);
    expect(flow.source.text.slice(start, end)).toBe('patience');
  });

  test('lists of instances and called processes stand in the extensions of the engine', async () => {
    const { flow } = await readDrawn('claim-with-sub-processes.bpmn');
    expect(activity(flow, 'examine').loop).toMatchObject({ collection: { text: 'items' }, item: 'item' });
    expect(activity(flow, 'pay').calledElement).toBe('payment');
  });

  test('nodes inside a sub-process know it as their scope; events beside the way do not interrupt', async () => {
    const { flow } = await readDrawn('claim-with-sub-processes.bpmn');
    expect(node(flow, 'price')?.scope).toBe('examine');
    expect(node(flow, 'withdraws')).toMatchObject({ scope: 'withdrawn', isInterrupting: false });
    expect(activity(flow, 'withdrawn').triggeredByEvent).toBe(true);
    expect(flow.errors.get('not_found')?.code).toBe('E-404');
  });

  test('references with the prefix of the file lead to its own elements', async () => {
    const { flow, findings } = await readDrawn('报修.bpmn');
    expect(node(flow, 'sid-10')).toMatchObject({ definitions: [{ kind: 'message', message: 'sid-50' }] });
    expect(flow.participants.map(({ process, isCustomer }) => [process, isCustomer])).toEqual([
      [undefined, true],
      ['sid-5', false],
    ]);
    expect(findings.filter(({ code }) => /^TL80[0-4]/u.test(code))).toEqual([]);
  });

  test('a condition in a CDATA section is taken literally', async () => {
    const { flow } = await readDrawn('报修.bpmn');
    const { places, source } = flow;
    expect(flow.processes[0]?.flows.get('sid-23')?.condition?.text).toBe('配件 != null');
    const { start, end } = places.within(['sid-23', 'conditionExpression'], 3, 5);
    expect(source.text.slice(start, end)).toBe('!=');
  });
});

describe('who the customer is', () => {
  const pools = (...names: readonly string[]) =>
    definitionsXml(`<collaboration id="c">
      ${names.map((name, place) => `<participant id="pool${place}" name="${name}" ${place === 0 ? 'processRef="p"' : ''} />`).join('\n')}
    </collaboration>
    <process id="p" isExecutable="true"><startEvent id="s" /><userTask id="t" /><sequenceFlow id="f" sourceRef="s" targetRef="t" /></process>`);
  const customerOf = async (xml: string) =>
    (await readBpmn(xml, { file: 'pools.bpmn' })).flow.participants.find(({ isCustomer }) => isCustomer)?.name;

  test.each([
    [['Desk', 'Client', 'Supplier'], 'Client'],
    [['Customer service', 'Caller', 'Bank'], 'Caller'],
    [['客户服务部', '客户', '银行'], '客户'],
    [['客服中心', '供应商', '报修用户'], '报修用户'],
    [['Desk', 'The others'], 'The others'],
    [['Desk', 'Supplier', 'Bank'], undefined],
    [['Customer support', 'Supplier', 'Bank'], undefined],
  ])('of the pools %j', async (names, customer) => {
    expect(await customerOf(pools(...names))).toBe(customer);
  });

  test('the file may say it', async () => {
    const said = pools('Desk', 'Customer', 'Tenant').replace(
      'name="Tenant"',
      'name="Tenant" throughline:row="customer"',
    );
    expect(await customerOf(said)).toBe('Tenant');
    expect(await customerOf(pools('Desk', 'Bank').replace('name="Bank"', 'name="Bank" throughline:row="other"'))).toBe(
      undefined,
    );
  });
});

test('one definition of an event may serve several events', async () => {
  const xml = processXml(
    `<startEvent id="s" /><intermediateCatchEvent id="c"><eventDefinitionRef>day</eventDefinitionRef></intermediateCatchEvent>
     <sequenceFlow id="f" sourceRef="s" targetRef="c" />`,
    '<timerEventDefinition id="day"><timeDuration>P1D</timeDuration></timerEventDefinition>',
  );
  const { flow, findings } = await readBpmn(xml, { file: 'shared.bpmn' });
  expect(node(flow, 'c')).toMatchObject({ definitions: [{ kind: 'timer', timer: { value: { text: 'P1D' } } }] });
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('lines that end in CRLF, a byte order mark and comments move no place', async () => {
  const xml = `\uFEFF${processXml('<startEvent id="s" />\n<!-- a\nb -->\n<userTask id="t" name="Look &amp; see" wrong="1" />').replaceAll('\n', '\r\n')}`;
  const { findings, flow } = await readBpmn(xml, { file: 'crlf.bpmn' });
  const found = findings.find(({ code }) => code === 'TL8011');
  expect([found?.line, found?.column]).toEqual([11, 40]);
  const { start, end } = flow.places.within(['t', 'name'], 5, 6);
  expect(flow.source.text.slice(start, end)).toBe('&amp;');
});
