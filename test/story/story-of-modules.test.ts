import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { compileBlueprint, loadBlueprint, playJourney, readJourneys, tellStory } from '../../src/index.ts';

const FOLDER = 'test/fixtures/section/';

const { blueprint } = await loadBlueprint(`${FOLDER}b7-hotel.blueprint.yaml`);
const compiled = compileBlueprint(blueprint!);
const { file } = readJourneys(readFileSync(`${FOLDER}b7-hotel.journey.yaml`, 'utf8'), {
  file: 'b7-hotel.journey.yaml',
});

const lines = (id: string): string[] => {
  const journey = file!.journeys.find((candidate) => candidate.name === id);
  const { entries } = playJourney(compiled, journey!);
  return tellStory(compiled, entries, { language: 'en' }).map(({ text }) => text);
};

test('a module is told in the words of its author, not in those of the blueprint that uses it', () => {
  const told = lines('pleased');
  expect(told.filter((text) => text.includes('--') || text.includes('__'))).toEqual([]);
  expect(told).toContain('Milestone: first response');
  expect(told).toContain('Milestone: 处理住中反馈 › first response');
  expect(told).toContain('On to “修好或换房” because problem_kind in ("room", "noise")');
  expect(told).toContain('“处理住中反馈” ends: 客人认可');
});
