import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { contentHash, contentOf } from '../../src/compile/hash.ts';
import { differencesOf } from '../../src/flow/differences.ts';
import { readBpmn } from '../../src/read/bpmn.ts';
import { mutated } from '../support/mutated.ts';
import { readBeside, readWithModules } from '../support/modules.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

const folders = ['test/correct', ...readdirSync('examples').map((name) => join('examples', name))];
const written = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.blueprint.yaml'))
    .map((file) => ({ folder, file, text: readFileSync(join(folder, file), 'utf8') })),
);

const hashOf = (blueprint: Blueprint): string => contentHash(contentOf(blueprint));

/** True when the content hash tells two blueprints apart and so does the diff, or neither does. */
function agrees(before: Blueprint, after: Blueprint): boolean {
  const isNamed = differencesOf(before, after).length > 0;
  return isNamed === (hashOf(before) !== hashOf(after));
}

describe.each(written)('$file', ({ folder, file, text }) => {
  const read = (other: string): Blueprint | undefined => readBeside(folder, file, other).blueprint;
  const blueprint = read(text)!;
  const content: unknown = parse(text);

  test('does not differ from itself, however it is laid out', () => {
    expect(differencesOf(blueprint, blueprint)).toEqual([]);
    expect(differencesOf(blueprint, read(`# A comment.\r\n${JSON.stringify(content, undefined, 3)}\n`)!)).toEqual([]);
  });

  test('no small change of its content goes unnamed, and nothing is named where the content is the same', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const other = mutated(content, seed);
        const after = other === undefined ? undefined : read(JSON.stringify(other));
        // The people file is no part of the content: staff changes from week to week.
        fc.pre(after !== undefined && after.people?.reference === blueprint.people?.reference);
        expect(agrees(blueprint, after)).toBe(true);
        expect(agrees(after, blueprint)).toBe(true);
      }),
      { numRuns: runs(3), maxSkipsPerRun: 1000 },
    );
  });
});

test('two random blueprints differ in words whenever they differ in their content hash', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, change) => {
      const { text, files, blueprint } = randomBlueprint(seed, 2);
      expect(differencesOf(blueprint, blueprint)).toEqual([]);
      const other = mutated(JSON.parse(text), change);
      const after = other === undefined ? undefined : readWithModules(JSON.stringify(other), files).blueprint;
      if (after !== undefined) expect(agrees(blueprint, after)).toBe(true);
    }),
    { numRuns: runs(4) },
  );
});

const drawn = ['examples/delivery-complaint/as-drawn.bpmn', 'examples/delivery-complaint/delivery-complaint.bpmn'];
const cells = ['28', '36', '40', '47', '57'].map((id) => `test/bpmn/cells/${id}.bpmn`);

test.each([...drawn, ...cells])('%s: no name, condition or time that is drawn otherwise goes unnamed', async (file) => {
  const xml = readFileSync(file, 'utf8');
  const { blueprint } = await readBpmn(xml, { file });
  const process = xml.split('<bpmndi:BPMNDiagram')[0] ?? '';
  // What stands in attributes and in elements, but for ids and what refers to them.
  const values = [...process.matchAll(/(?<=\s(?!xmlns|id=|[\w:]*Ref=)[\w:]+=")[^"]+(?=")|(?<=>)[^<>\s][^<>]*(?=<)/gu)];
  await fc.assert(
    fc.asyncProperty(fc.nat(values.length - 1), async (at) => {
      const { index, 0: value } = values[at]!;
      const other = `${xml.slice(0, index)}${changed(value)}${xml.slice(index + value.length)}`;
      const after = (await readBpmn(other, { file })).blueprint;
      if (after !== undefined) expect([value, agrees(blueprint!, after)]).toEqual([value, true]);
    }),
    { numRuns: runs(4) },
  );
});

function changed(value: string): string {
  if (value === 'true' || value === 'false') return String(value === 'false');
  if (/PT?\d/u.test(value)) return value.replaceAll(/\d/gu, (digit) => String((Number(digit) % 8) + 1));
  return /\d$/u.test(value) ? `${value}1` : `${value}x`;
}
