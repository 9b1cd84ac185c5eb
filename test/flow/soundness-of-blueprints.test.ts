import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { stepsOf } from '../../src/blueprint/blueprint.ts';
import type { Blueprint } from '../../src/index.ts';
import { inlined } from '../../src/flow/inlined.ts';
import { processOf } from '../../src/flow/process-of.ts';
import { unsoundnessOf } from '../../src/flow/soundness.ts';
import { readBeside } from '../support/modules.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

// The verbs of the language cannot say what would wait for ever or be done twice: drawn as a process, every blueprint that
// has no error is sound. So its own laws, about steps and their ways, are enough.

/** What is told of a blueprint as a process, as kind and nodes. */
function told(blueprint: Blueprint): string[] {
  return unsoundnessOf(processOf(blueprint)).map((one) => JSON.stringify(one));
}

/**
 * Where some of several branches are enough, the process counts them at a gateway. Of data nothing is known when its tokens
 * are followed, so that the last of them may seem not to be the last: a branch that goes round until others overtake it is
 * told as endless.
 */
function isCounted(blueprint: Blueprint, scope: string): boolean {
  return stepsOf(inlined(blueprint)).some(
    ({ id, action }) =>
      (id === scope || scope.startsWith(`${id}-`)) &&
      action.verb === 'parallel' &&
      action.needed > 1 &&
      action.needed < action.branches.length,
  );
}

const FOLDER = `${import.meta.dirname}/../correct`;

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.blueprint.yaml')))(
  'a blueprint with nothing wrong is a sound process: %s',
  (name) => {
    const { blueprint } = readBeside(FOLDER, name, readFileSync(`${FOLDER}/${name}`, 'utf8'));
    expect(told(blueprint!)).toEqual([]);
  },
);

test('whatever a blueprint without errors says, drawn as a process nothing in it waits for ever or is done twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const { blueprint } = randomBlueprint(seed);
      const found = unsoundnessOf(processOf(blueprint)).filter(
        ({ kind, scope }) => kind !== 'dead' && !(kind === 'endless' && isCounted(blueprint, scope)),
      );
      expect(found).toEqual([]);
    }),
    { numRuns: runs(8) },
  );
});

test.each([
  ['until its time is up', 1_858_976_493],
  ['until the time of what stands around it is up', 1_817_288_153],
])('work that goes round %s comes to an end', (_, seed) => {
  const { blueprint } = randomBlueprint(seed);
  expect(told(blueprint).filter((one) => one.includes('"kind":"endless"'))).toEqual([]);
});
