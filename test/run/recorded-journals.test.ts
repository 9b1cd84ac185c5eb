import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { COMPILER_REVISION } from '../../src/compile/hash.ts';
import { readKept } from '../../src/kept-blueprints.ts';
import { replayJournal, saidIn, type RecordedExample } from '../support/recorded-journals.ts';

const recorded = globSync('test/fixtures/journals/*/*.json').toSorted();

test('every example has journals from a release', () => {
  const names = recorded.map((file) => file.split(/[\\/]/u).at(-1));
  for (const journeys of globSync('examples/*/*.journey.yaml')) {
    const example = journeys.split(/[\\/]/u).at(-2);
    if (journeys.endsWith(`${example}.journey.yaml`)) expect(names).toContain(`${example}.json`);
  }
});

describe('what a release has recorded is what its events come to now, entry by entry', () => {
  test.each(recorded)('%s', async (file) => {
    const example = JSON.parse(readFileSync(file, 'utf8')) as RecordedExample;
    expect(example.cases.length).toBeGreaterThan(0);
    // A new revision of the compiler may keep cases in another way; what happens to them stays the same.
    const compiled = await readKept({ ...example, revision: COMPILER_REVISION });
    for (const journal of example.cases) {
      expect({ journey: journal.journey, said: replayJournal(compiled, journal) }).toEqual({
        journey: journal.journey,
        said: journal.events.map(saidIn),
      });
    }
  });
});
