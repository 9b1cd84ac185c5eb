import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint, playJourney, readBlueprint, readJourneys } from '../../src/index.ts';

const names = ['test/fixtures/designers/', 'test/fixtures/'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.journey.yaml'))
    .map((file) => folder + file.replace('.journey.yaml', '')),
);

test.each(names)('the blueprint "%s", written by a designer, has no errors and its journeys end solved', (name) => {
  const file = `${name}.blueprint.yaml`;
  const { blueprint, findings } = readBlueprint(readFileSync(file, 'utf8'), { file });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const checked = checkBlueprint(blueprint!);
  expect(checked.filter(({ severity }) => severity === 'error')).toEqual([]);
  const journeys = readJourneys(readFileSync(`${name}.journey.yaml`, 'utf8'), { file: `${name}.journey.yaml` });
  expect(journeys.findings).toEqual([]);
  const compiled = compileBlueprint(blueprint!);
  for (const journey of journeys.file?.journeys ?? []) {
    const { findings: told, view } = playJourney(compiled, journey);
    expect(told).toEqual([]);
    expect(view?.end).toBe('closed-solved');
  }
});
