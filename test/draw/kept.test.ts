import { readdirSync, readFileSync } from 'node:fs';

import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';

import { readBpmn } from '../../src/index.ts';
import { writeProcess } from '../../src/draw/bpmn/write-process.ts';

const CELLS = 'test/bpmn/cells';

/** BPMN files of all kinds: one element each, and as people draw them. */
const files = [
  ...readdirSync(CELLS)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => `${CELLS}/${name}`),
  ...readdirSync('examples').flatMap((folder) =>
    readdirSync(`examples/${folder}`)
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => `examples/${folder}/${name}`),
  ),
];

/** Elements that repeat what others say, and those that BPMN puts around names of groups. */
const REPEATED = new Set(['incoming', 'outgoing', 'flowNodeRef', 'category', 'laneSet', 'childLaneSet']);
/** Of these only what they say counts: how they are called is up to whoever writes the file. */
const NAMELESS = /^(?:BPMN|categoryValue$)/u;

/** What a task calls its inputs and outputs within itself: reading names what of it is not taken. */
function isInner(element: string): boolean {
  return (
    /^(?:ioSpecification|inputSet|outputSet|dataInput|dataOutput|dataInputRefs|dataOutputRefs|sourceRef)\b/u.test(
      element,
    ) && !element.includes('Association')
  );
}

/** What an element may say without: its default. */
const DEFAULTS: Readonly<Record<string, string>> = {
  cancelActivity: 'true',
  isInterrupting: 'true',
  isSequential: 'false',
  isExecutable: 'false',
  triggeredByEvent: 'false',
  waitForCompletion: 'true',
  testBefore: 'false',
  instantiate: 'false',
  parallelMultiple: 'false',
  isForCompensation: 'false',
  eventGatewayType: 'Exclusive',
  gatewayDirection: 'Unspecified',
  isCollection: 'false',
  isClosed: 'false',
};

/** Every element of a file with its attributes and text, in no order. */
function elementsOf(xml: string): string[] {
  const found: string[] = [];
  const open: { name: string; attributes: string[]; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    const own = Object.values(attributes)
      .filter(
        ({ uri, local: name, value }) =>
          !uri.includes('XMLSchema') && !uri.includes('xmlns') && DEFAULTS[name] !== value,
      )
      .filter(({ local: name }) => name !== 'categoryValueRef' && !(name === 'id' && NAMELESS.test(local)))
      .map(({ local: name, value }) => `${name}=${value}`);
    open.push({ name: local, attributes: own.toSorted(), text: '' });
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += text;
  });
  parser.on('cdata', (text) => {
    const top = open.at(-1);
    if (top !== undefined) top.text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined || REPEATED.has(closed.name) || closed.name === 'definitions') return;
    found.push([closed.name, ...closed.attributes, closed.text.trim()].join(' ').trim());
  });
  parser.write(xml).close();
  return found.toSorted();
}

describe('a BPMN file that is read and written again', () => {
  it.each(files)('%s keeps its elements, ids, names, conditions, documentation and diagram', async (file) => {
    const xml = readFileSync(file, 'utf8');
    const { flow } = await readBpmn(xml, { file });
    const written = elementsOf(await writeProcess(flow));
    expect(written).toEqual(elementsOf(xml).filter((element) => !isInner(element)));
  });
});
