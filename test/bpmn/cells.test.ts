import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compileBlueprint, readBpmn } from '../../src/index.ts';
import { ProcessCase } from '../support/process-case.ts';

interface Cell {
  readonly id: string;
  readonly cell: string;
  readonly reach: readonly string[];
  readonly not: readonly string[];
  readonly send: readonly ('message' | 'signal' | 'cond')[];
  readonly waits?: Readonly<Record<string, number>>;
  readonly count?: Readonly<Record<string, number>>;
  readonly done?: boolean;
}

const DELIVERED = { message: 'm1', signal: 's1', cond: '' };

const folder = new URL('cells/', import.meta.url);
const cells = JSON.parse(readFileSync(new URL('expect.json', folder), 'utf8')) as readonly Cell[];

async function caseOf({ id }: Cell): Promise<ProcessCase> {
  const xml = readFileSync(new URL(`${id}.bpmn`, folder), 'utf8');
  const { blueprint, findings } = await readBpmn(xml, { file: `${id}.bpmn` });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (blueprint === undefined) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return new ProcessCase(compileBlueprint(blueprint));
}

describe('each element of BPMN does what the standard says', () => {
  for (const cell of cells) {
    test(`${cell.id} ${cell.cell}`, async () => {
      const running = await caseOf(cell);
      for (const what of cell.send) running.deliver(DELIVERED[what]);
      running.pass(1000);
      expect(
        cell.reach.filter((node) => running.passes(node) === 0),
        'is never reached',
      ).toEqual([]);
      expect(
        cell.not.filter((node) => running.passes(node) > 0),
        'should never be reached',
      ).toEqual([]);
      const counts = { ...cell.waits, ...cell.count };
      const found = Object.fromEntries(Object.keys(counts).map((node) => [node, running.passes(node)]));
      expect(found).toEqual(counts);
      if (cell.done !== undefined) expect(running.isClosed).toBe(cell.done);
    });
  }
});
