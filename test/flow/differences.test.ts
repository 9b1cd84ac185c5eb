import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { contentHash, contentOf } from '../../src/compile/hash.ts';
import { differencesOf } from '../../src/flow/differences.ts';
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
      { numRuns: runs(10), maxSkipsPerRun: 1000 },
    );
  });
});

test('two random blueprints differ in words whenever they differ in their content hash', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, change) => {
      const { text, files, blueprint } = randomBlueprint(seed);
      expect(differencesOf(blueprint, blueprint)).toEqual([]);
      const other = mutated(JSON.parse(text), change);
      const after = other === undefined ? undefined : readWithModules(JSON.stringify(other), files).blueprint;
      if (after !== undefined) expect(agrees(blueprint, after)).toBe(true);
    }),
    { numRuns: runs(12) },
  );
});
