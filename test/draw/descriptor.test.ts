import { readFileSync } from 'node:fs';

import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';

import { jsonText } from '../../src/cli/report.ts';
import { bpmnDescriptor } from '../../src/draw/bpmn/bpmn-descriptor.ts';
import { exportBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';

const written = readFileSync('schemas/throughline-bpmn.json', 'utf8');

it('the descriptor for modelling tools is the one that npm run schema writes', () => {
  expect(written).toBe(jsonText({ ...bpmnDescriptor, associations: [] }));
});

it('modelling tools that load the descriptor know every extension in an export, and keep it', async () => {
  const blueprints = [
    ...everyExample().map(([, blueprint]) => blueprint),
    ...[1, 2, 3].map((seed) => randomBlueprint(seed).blueprint),
  ];
  for (const blueprint of blueprints) {
    const { xml } = await exportBpmn(blueprint);
    const moddle = new BpmnModdle({ throughline: JSON.parse(written) as unknown });
    const { rootElement, elementsById, warnings } = await moddle.fromXML(xml);
    expect(warnings.map(({ message }) => message)).toEqual([]);
    const unknown = Object.values(elementsById).flatMap((element) =>
      Object.keys(element.$attrs)
        .filter((name) => name.startsWith('throughline:'))
        .map((name) => `${element.$type} ${name}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
    const again = await moddle.toXML(rootElement, { format: true });
    expect(unordered(again.xml)).toEqual(unordered(xml));
  }
});

/** The elements and texts of a file; attributes may stand in any order. */
function unordered(xml: string): readonly string[][] {
  return xml.split(/(?<=>)|(?=<)/u).map((part) =>
    part
      .replace(/\/?>$/u, '')
      .split(/ (?=[\w:]+=")/u)
      .toSorted(),
  );
}
