import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { stepsOf } from '../../src/blueprint/blueprint.ts';
import type { ProcessModel } from '../../src/blueprint/process.ts';
import { checkBlueprint, readBlueprint } from '../../src/index.ts';
import { blueprintOf } from '../../src/read/process-blueprint.ts';
import { importProcess } from '../../src/read/process-import.ts';
import { importWords } from '../../src/cli/import-words.ts';
import { runs } from '../support/runs.ts';
import { blocks, oddBlocks, processOfBlocks } from '../support/random-blocks.ts';

const work = (model: ProcessModel): string[] =>
  model.processes
    .flatMap(({ nodes }) => [...nodes.values()])
    .flatMap((node) => (node.kind === 'activity' && node.type !== 'subProcess' ? [node.id] : []))
    .toSorted();

describe('whatever is nested as it should be becomes steps', () => {
  test('a process of choices, loops, parallel ways, limits and sub-processes is a blueprint without mistakes', () => {
    fc.assert(
      fc.property(blocks, (whole) => {
        const model = processOfBlocks(whole);
        const { blueprint, findings } = blueprintOf(model);
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        if (blueprint === undefined) throw new Error('There is no blueprint.');
        expect(blueprint.process).toBeUndefined();
        const steps = stepsOf(blueprint).map(({ id }) => id);
        expect(steps.filter((id) => work(model).includes(id)).toSorted()).toEqual(work(model));
        const errors = checkBlueprint(blueprint).filter(({ severity }) => severity === 'error');
        expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test('what is written of it reads back as the same blueprint, without mistakes', () => {
    fc.assert(
      fc.property(blocks, (whole) => {
        const imported = importProcess(processOfBlocks(whole), importWords.en.remarks);
        if (imported.kind !== 'imported') throw new Error('It was not written.');
        const { blueprint, findings } = readBlueprint(imported.yaml, { file: 'x.blueprint.yaml' });
        expect(findings).toEqual([]);
        if (blueprint === undefined) throw new Error('There is no blueprint.');
        expect(blueprint.content).toEqual(imported.content);
        const errors = checkBlueprint(blueprint).filter(({ severity }) => severity === 'error');
        expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
      }),
      { numRuns: runs(20) },
    );
  });
});

test('a process with one thing that steps have no word for moves by tokens', () => {
  fc.assert(
    fc.property(oddBlocks, ({ whole }) => {
      const model = processOfBlocks(whole);
      const { blueprint } = blueprintOf(model);
      expect(blueprint?.process).toBe(model);
      expect(importProcess(model, importWords.en.remarks).kind).toBe('hindered');
    }),
    { numRuns: runs(60) },
  );
});
