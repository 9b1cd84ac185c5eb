import { describe, expect, test } from 'vitest';

import type { ProcessModel } from '../../src/blueprint/process.ts';
import { nameLeftOver } from '../../src/read/bpmn-left-over.ts';
import { readModel } from '../../src/read/bpmn-model.ts';
import { BpmnReading } from '../../src/read/bpmn-reading.ts';
import { checkSupport } from '../../src/read/bpmn-support.ts';
import { type XmlElement } from '../../src/read/xml-tree.ts';
import { readXml } from '../../src/read/read-xml.ts';
import { createSource } from '../../src/text/source.ts';
import { cells, drawn, processXml } from '../support/bpmn-cells.ts';

/** One file with a bit of everything that is not read. */
const adversarial = processXml(
  `<laneSet id="lanes"><lane id="l"><flowNodeRef>a</flowNodeRef><partitionElement id="part" /></lane></laneSet>
  <ioSpecification id="io"><dataInput id="in" /><inputSet id="set"><dataInputRefs>in</dataInputRefs></inputSet></ioSpecification>
  <startEvent id="s" /><sequenceFlow id="f" sourceRef="s" targetRef="a"><standardLoopCharacteristics /></sequenceFlow>
  <userTask id="a"><potentialOwner id="who" /><camunda:inputOutput><camunda:x>1</camunda:x></camunda:inputOutput>
    <standardLoopCharacteristics /><standardLoopCharacteristics loopMaximum="2" /><multiInstanceLoopCharacteristics />
    <incoming><nothing /></incoming><documentation>one</documentation><documentation>two</documentation>
    <userTask id="b"><userTask id="c" /></userTask><usertask id="d"><userTask id="e" /></usertask>
    <extensionElements><zeebe:a><zeebe:b><zeebe:c /></zeebe:b></zeebe:a></extensionElements>
    <extensionElements><zeebe:again /></extensionElements>
  </userTask>
  <complexGateway id="g"><activationCondition>x</activationCondition></complexGateway>
  <choreographyTask id="ct"><participantRef>x</participantRef></choreographyTask>
  <dataObjectReference id="dr"><dataState id="state" name="open" /></dataObjectReference>`,
  `<itemDefinition id="i1" /><itemDefinition id="i2" /><resource id="r"><resourceParameter id="rp" /></resource>
  <category id="cat"><categoryValue id="cv" value="x" /></category><choreography id="ch"><startEvent id="cs" /></choreography>
  <message id="m"><documentation>kept</documentation></message><task id="lost" /><collaboration id="one" />
  <collaboration id="two"><participant id="pp" /></collaboration>
  <bpmndi:BPMNDiagram><bpmndi:BPMNPlane><bpmndi:BPMNShape bpmnElement="a"><dc:Bounds x="1" y="2" width="3" height="4" />
    <bpmndi:BPMNLabel><dc:Bounds x="1" y="2" width="3" height="4" /></bpmndi:BPMNLabel></bpmndi:BPMNShape></bpmndi:BPMNPlane>
    <bpmndi:BPMNLabelStyle id="style"><dc:Font /></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>`,
);

/** The elements of a text, counted by nothing but their signs. */
function countTags(xml: string): number {
  const bare = xml.replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/gu, '');
  return [...bare.matchAll(/<[^/!?\s]/gu)].length;
}

function read(xml: string) {
  const source = createSource('whole.bpmn', xml);
  const tree = readXml(source);
  const reading = new BpmnReading(source, tree);
  if (tree.root === undefined) throw new Error('not read');
  const model = readModel(reading, tree.root);
  checkSupport(reading);
  nameLeftOver(reading);
  return { reading, tree, model };
}

/** The outermost of those that were not read. */
function leftOut(reading: BpmnReading, element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => (reading.isTaken(child) ? leftOut(reading, child) : [child]));
}

const size = (element: XmlElement): number => 1 + element.children.map(size).reduce((sum, one) => sum + one, 0);

const files = [...cells, ...drawn, { file: 'adversarial', xml: adversarial }];

describe('no element of a process file is lost: each is read, or named at its place', () => {
  test.each(files)('$file', ({ xml }) => {
    const { reading, tree } = read(xml);
    const { root } = tree;
    if (root === undefined) throw new Error('not read');
    const out = leftOut(reading, root);
    const taken = tree.elements.filter((element) => reading.isTaken(element)).length;
    const inside = out.map(size).reduce((sum, one) => sum + one, 0);
    expect(tree.elements).toHaveLength(countTags(xml));
    expect(taken + inside).toBe(countTags(xml));
    const places = reading.findings.flatMap(({ line, column, related }) => [{ line, column }, ...related]);
    for (const element of out) {
      const before = xml.slice(0, element.start).split('\n');
      expect(places).toContainEqual(
        expect.objectContaining({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }),
      );
    }
  });

  test('of the adversarial file every kind of thing that is left out', () => {
    const { reading } = read(adversarial);
    const names = reading.findings.map(({ code, params }) => `${code} ${String(params['kind'] ?? nameIn(params))}`);
    expect(names.toSorted()).toEqual([
      'TL8012 nothing',
      'TL8012 usertask',
      'TL8013 choreographyTask',
      'TL8013 multiInstanceLoopCharacteristics',
      'TL8013 standardLoopCharacteristics',
      'TL8013 standardLoopCharacteristics',
      'TL8013 task',
      'TL8013 userTask',
      'TL8014 camunda:inputOutput',
      'TL8018 BPMNLabelStyle',
      'TL8018 category',
      'TL8018 choreography',
      'TL8018 collaboration',
      'TL8018 dataState',
      'TL8018 ioSpecification',
      'TL8018 itemDefinition',
      'TL8018 partitionElement',
      'TL8018 potentialOwner',
      'TL8018 resource',
      'TL8020 complexGateway',
    ]);
  });
});

function nameIn(params: Readonly<Record<string, unknown>>): unknown {
  const { element } = params;
  return typeof element === 'object' && element !== null && 'kind' in element ? element.kind : '';
}

/** Elements that the model holds by their own ids. */
const IN_MODEL =
  /^(?:process|participant|messageFlow|lane|sequenceFlow|\w*[tT]ask|\w+Event|\w+Gateway|callActivity|subProcess|transaction|adHocSubProcess|dataObject|dataObjectReference|dataStoreReference|textAnnotation|group|association|data(?:In|Out)putAssociation|message|signal|error|escalation)$/u;

describe('what is read stands in the model', () => {
  test.each(files)('$file', ({ xml }) => {
    const { reading, tree, model } = read(xml);
    const wanted = tree.elements.filter((element) => reading.isTaken(element) && IN_MODEL.test(element.local));
    expect(wanted.map(({ key }) => key).filter((key) => !idsIn(model).has(key))).toEqual([]);
  });
});

function idsIn(model: ProcessModel): ReadonlySet<string> {
  const { processes, participants, messageFlows, messages, signals, errors, escalations } = model;
  const maps = [messages, signals, errors, escalations, ...processes.flatMap(({ nodes, flows }) => [nodes, flows])];
  const lists = processes.flatMap((process) => [...process.lanes, ...process.data, ...process.artifacts, process]);
  return new Set([
    ...maps.flatMap((map) => [...map.keys()]),
    ...[...lists, ...participants, ...messageFlows].map(({ id }) => id),
  ]);
}
