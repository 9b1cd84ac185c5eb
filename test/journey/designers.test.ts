import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint, playJourney, readBlueprint, readJourneys } from '../../src/index.ts';

const FOLDER = 'test/fixtures/designers/';
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.journey.yaml'))
  .map((file) => file.replace('.journey.yaml', ''));

test.each(names)('the blueprint "%s", written by a designer, has no errors and its journeys end solved', (name) => {
  const file = `${FOLDER}${name}.blueprint.yaml`;
  const { blueprint, findings } = readBlueprint(readFileSync(file, 'utf8'), { file });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const checked = checkBlueprint(blueprint!);
  expect(checked.filter(({ severity }) => severity === 'error')).toEqual([]);
  const journeys = readJourneys(readFileSync(`${FOLDER}${name}.journey.yaml`, 'utf8'), { file: `${name}.journey.yaml` });
  expect(journeys.findings).toEqual([]);
  const compiled = compileBlueprint(blueprint!);
  for (const journey of journeys.file?.journeys ?? []) {
    const { findings: told, view } = playJourney(compiled, journey);
    expect(told).toEqual([]);
    expect(view?.end).toBe('closed-solved');
  }
});
