import { describe, expect, it } from 'vitest';

import type { ProcessNode } from '../../src/blueprint/process.ts';
import { readBpmn } from '../../src/read/bpmn.ts';
import type { Places } from '../../src/text/places.ts';
import { cells } from '../support/bpmn-cells.ts';

const NODES = /<((?:\w+Task|task|callActivity|(?:adHocS|s)ubProcess|transaction|\w+Event|\w+Gateway)) id="(\w+)"/gu;
const FLOWS = /<sequenceFlow id="(\w+)" sourceRef="(\w+)" targetRef="(\w+)"/gu;

describe('a process of one BPMN element is read whole', () => {
  it('all 65 are there', () => {
    expect(cells).toHaveLength(65);
  });

  it.each(cells)('$file: every node and flow with its kind and ends', async ({ file, xml }) => {
    const { flow } = await readBpmn(xml, { file });
    const nodes = flow.processes.flatMap((process) => [...process.nodes.values()]);
    const flows = flow.processes.flatMap((process) => [...process.flows.values()]);
    expect(nodes.map(({ type, id }) => [type, id])).toEqual([...xml.matchAll(NODES)].map(([, type, id]) => [type, id]));
    expect(flows.map(({ id, from, to }) => [id, from, to])).toEqual(
      [...xml.matchAll(FLOWS)].map(([, id, from, to]) => [id, from, to]),
    );
    for (const { id, from, to } of flows) {
      expect(nodes.find((node) => node.id === from)?.outgoing).toContain(id);
      expect(nodes.find((node) => node.id === to)?.incoming).toContain(id);
    }
    expect(flow.main).toBe('p');
    for (const node of nodes) expectPlaces(flow.places, node);
  });

  function expectPlaces(places: Places, node: ProcessNode) {
    const tag = words(places, places.value(node.path));
    expect(tag.startsWith(`<${node.type} `) && tag.includes(`id="${node.id}"`) && tag.endsWith('>')).toBe(true);
    expect(words(places, places.key(node.path))).toBe(node.type);
    expect(words(places, places.value([...node.path, 'id']))).toBe(node.id);
  }
});

const words = ({ source }: Places, { start, end }: { start: number; end: number }) => source.text.slice(start, end);

describe('every part of an expression has its place in the file', () => {
  const cell = (number: string) => cells.find(({ file }) => file === `${number}.bpmn`)?.xml ?? '';

  it('a condition with an escaped sign is underlined where it stands', async () => {
    const { flow } = await readBpmn(cell('51'), { file: '51.bpmn' });
    const condition = flow.processes[0]?.flows.get('f162')?.condition;
    expect(condition).toEqual({ text: 'attempts < 2', path: ['f162', 'conditionExpression'], offset: 0 });
    const { places } = flow;
    const path = ['f162', 'conditionExpression'];
    expect(words(places, places.value(path))).toBe('attempts &lt; 2');
    expect(words(places, places.within(path, 9, 10))).toBe('&lt;');
    expect(words(places, places.within(path, 11, 12))).toBe('2');
  });

  it('a timer without an id is found by the number of its element', async () => {
    const { flow } = await readBpmn(cell('15'), { file: '15.bpmn' });
    const catching = flow.processes[0]?.nodes.get('c1');
    const [definition] = catching?.kind === 'event' ? catching.definitions : [];
    if (definition?.kind !== 'timer') throw new Error('not a timer');
    expect(words(flow.places, flow.places.value(definition.timer.path))).toBe(definition.timer.value.text);
  });
});
