import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { stepsOf } from '../../src/blueprint/blueprint.ts';
import type { ProcessModel } from '../../src/blueprint/process.ts';
import { checkBlueprint, readBlueprint } from '../../src/index.ts';
import { blueprintOf } from '../../src/read/process-blueprint.ts';
import { importProcess } from '../../src/read/process-import.ts';
import { importWords } from '../../src/cli/import-words.ts';
import { runs } from '../support/runs.ts';
import { process, processModel } from '../support/process-builder.ts';
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

describe('what nobody should draw does no harm', () => {
  test('a loop around a sub-process in which nothing happens is named', () => {
    const model = process('p', (p) => {
      const again = p.exclusive('again');
      const inner = p.subProcess('inner', () => {
        p.start('begin').to(p.end('done'));
      });
      p.start('st').to(p.task('a')).to(again);
      again.to(inner).to(again);
    });
    const imported = importProcess(model, importWords.en.remarks);
    expect(imported.kind === 'hindered' && [...imported.hindrances.values()]).toContain('empty-loop');
    expect(blueprintOf(model).blueprint?.process).toBe(model);
  });

  test('two branches that come to their join by one and the same flow are no branches: one of them may be missed there', () => {
    const model = process('p', (p) => {
      const [join, either, fork] = [p.parallel('join'), p.exclusive('either'), p.parallel('fork')];
      const choice = p.exclusive('choice');
      p.start('st').to(fork);
      fork.to(p.task('a')).to(either).to(join).to(p.task('c')).to(p.end('e'));
      fork.to(p.task('b')).to(choice);
      choice.to(join, { when: 'fine' });
      choice.otherwise(either);
    });
    expect(blueprintOf(model).blueprint?.process).toBe(model);
  });

  test('processes that call each other in a circle move by tokens', () => {
    const model = processModel((file) => {
      for (const [id, called] of [
        ['p', 'q'],
        ['q', 'r'],
        ['r', 'q'],
      ] as const) {
        const own = file.process(id);
        own
          .start(`${id}-start`)
          .to(own.activity('callActivity', `${id}-call`, { calledElement: called }))
          .to(own.end(`${id}-end`));
      }
    });
    expect(blueprintOf(model).blueprint?.process).toBe(model);
  });

  test('thousands of nodes are read, whatever their shape', () => {
    const long = process('p', (p) => {
      let at = p.start('st');
      for (let index = 0; index < 1400; index += 1) at = at.to(p.task(`t${index}`));
      at.to(p.end('e'));
    });
    expect(blueprintOf(long).blueprint?.process).toBeUndefined();
    const longer = process('p', (p) => {
      let at = p.start('st');
      for (let index = 0; index < 6000; index += 1) at = at.to(p.exclusive(`g${index}`));
      at.to(p.task('a')).to(p.end('e'));
    });
    expect(blueprintOf(longer).blueprint?.process).toBe(longer);
  });
});
