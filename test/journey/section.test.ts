import { readFileSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint, loadBlueprint, playJourney, readJourneys } from '../../src/index.ts';

const folder = 'test/fixtures/section/';
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.blueprint.yaml'))
  .map((file) => file.replace('.blueprint.yaml', ''));

test.each(names)('nothing is wrong with the service "%s", and its journeys reach each of its ends', async (name) => {
  const file = `${folder}${name}.blueprint.yaml`;
  const { blueprint, findings } = await loadBlueprint(file);
  expect([...findings, ...checkBlueprint(blueprint!)]).toEqual([]);
  const journeys = readJourneys(readFileSync(`${folder}${name}.journey.yaml`, 'utf8'), {
    file: `${name}.journey.yaml`,
  });
  expect(journeys.findings).toEqual([]);
  const compiled = compileBlueprint(blueprint!);
  const results = (journeys.file?.journeys ?? []).map((journey) => playJourney(compiled, journey));
  expect(results.flatMap((result) => result.findings)).toEqual([]);
  expect(new Set(results.map(({ view }) => view?.end))).toEqual(new Set(blueprint!.ends.map(({ id }) => id)));
});
