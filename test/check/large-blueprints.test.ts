import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint, readBlueprint } from '../../src/index.ts';

const FIXTURES = `${import.meta.dirname}/../fixtures`;

function allFindings(file: string): string[] {
  const text = readFileSync(`${FIXTURES}/${file}`, 'utf8');
  const { blueprint, findings } = readBlueprint(text, { file });
  const all = [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
  return all.map(({ line, column, code, severity, message }) => `${line}:${column} ${code} ${severity} ${message}`);
}

describe('a blueprint without mistakes gets no finding, and compiles', () => {
  test.each(['hotel-stay.blueprint.yaml', 'tiered-bank.blueprint.yaml'])('%s', (file) => {
    const text = readFileSync(`${FIXTURES}/${file}`, 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(200);
    expect(allFindings(file)).toEqual([]);
    const { blueprint } = readBlueprint(text, { file });
    expect(compileBlueprint(blueprint!).events.length).toBeGreaterThan(20);
  });
});

test('the short complaint desk has nothing wrong but a role that its missing ladder would call', () => {
  expect(allFindings('short-complaint-desk.blueprint.yaml')).toEqual([
    '20:3 TL4011 warning The role "csm" is declared and never used.',
  ]);
});

test('the example that comes with the product has nothing wrong', () => {
  expect(allFindings('../../examples/complaint-desk/complaint-desk.blueprint.yaml')).toEqual([]);
});
