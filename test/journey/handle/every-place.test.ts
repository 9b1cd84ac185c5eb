import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { loadBlueprint, type Blueprint } from '../../../src/index.ts';
import { destinationOf, destinationsOf, isNeverReached } from '../../../src/journey/search/destination.ts';
import { openJourney, JourneyError } from '../../../src/testing.ts';
import { runs } from '../../support/runs.ts';

/** Every example that can be run, also those that are drawn. */
const EXAMPLES = readdirSync('examples').flatMap((name) =>
  readdirSync(`examples/${name}`)
    .filter((file) => /\.(?:blueprint\.yaml|bpmn)$/u.test(file) && file !== 'as-drawn.bpmn')
    .map((file) => `examples/${name}/${file}`),
);

/** What is not found, with the reason; there is no such place today. */
const NOT_FOUND: Readonly<Record<string, readonly string[]>> = {};

/** Of each example so many places are tried in `npm test`, spread over all of them; all of them in `test:long`. */
const SAMPLE = runs(4);

describe('runUntil finds a way to every stage, step, milestone and end that something reaches', () => {
  test.each(EXAMPLES)('in %s', async (file) => {
    const blueprint = await read(file);
    const { compiled } = openJourney(blueprint);
    const places = destinationsOf(compiled).filter((id) => {
      const destination = destinationOf(compiled, id);
      return destination !== undefined && !isNeverReached(compiled, destination);
    });
    const every = Math.max(1, Math.floor(places.length / SAMPLE));
    const tried = places.filter((_, index) => index % every === 0);
    const notFound = tried.flatMap((id) => {
      try {
        openJourney(compiled).runUntil(id);
        return [];
      } catch (error) {
        if (!(error instanceof JourneyError)) throw error;
        return [id];
      }
    });
    expect(tried.length).toBeGreaterThan(3);
    expect(notFound).toEqual((NOT_FOUND[file] ?? []).filter((id) => tried.includes(id)));
  });
});

describe('runUntil finds what hangs on something unusual', () => {
  test.each<[what: string, file: string, place: string, step: string]>([
    ['a service without outputs that fails', 'refund-approval/refund-approval.blueprint.yaml', 'pay-by-hand', 'fail'],
    [
      'a service and its fallback that fail',
      'equipment-repair/equipment-repair.blueprint.yaml',
      'look-on-the-shelf',
      'fail',
    ],
    [
      'a part that does not come in two weeks',
      'equipment-repair/equipment-repair.blueprint.yaml',
      'borrow-part',
      'until',
    ],
    [
      'a field that an earlier step decides',
      'equipment-repair/equipment-repair.blueprint.yaml',
      'take-payment',
      'step',
    ],
    ['an answer that may be left out', 'online-shop/online-shop.blueprint.yaml', 'find-order', 'returns'],
    ['two persons who both return it', 'online-shop/online-shop.blueprint.yaml', 'correct-amount', 'step'],
    ['a milestone reached before', 'online-shop/online-shop.blueprint.yaml', 'tell-too-late', 'event'],
    ['a task drawn in BPMN that fails', 'delivery-complaint/delivery-complaint.bpmn', 'refund-by-hand', 'fail'],
  ])('%s', async (_what, file, place, key) => {
    const c = openJourney(await read(`examples/${file}`)).runUntil(place);
    expect(c.entries.some((entry) => entry.type === 'step.entered' && entry.step === place)).toBe(true);
    expect(c.lines().some((line) => Object.hasOwn(line, key))).toBe(true);
  });

  test('what the opening came through has been come to already', async () => {
    const blueprint = await read('examples/online-shop/online-shop.blueprint.yaml');
    expect(openJourney(blueprint).runUntil('greet').lines()).toEqual([]);
  });
});

const known = new Map<string, Blueprint>();

async function read(file: string): Promise<Blueprint> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const { blueprint } = await loadBlueprint(file);
  if (blueprint === undefined) throw new Error(`${file} cannot be read.`);
  known.set(file, blueprint);
  return blueprint;
}
