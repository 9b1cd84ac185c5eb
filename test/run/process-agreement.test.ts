import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compile } from '../../src/compile/compile.ts';
import { viewCase } from '../../src/index.ts';
import { blueprintOf } from '../../src/read/process-blueprint.ts';
import { dice } from '../support/random-blueprint.ts';
import { randomEvent } from '../support/random-events.ts';
import { randomProcess } from '../support/random-process.ts';
import { actorRunner, stepRunner, type Seen } from '../support/runners.ts';
import { runs } from '../support/runs.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const PAUSES = [0, 0, 0, 1, 60_000, 600_000, 7_200_000, 86_400_000];

describe('whatever runs a case of a BPMN process, it is the same case', () => {
  test(
    'step(), a thawed case, a plain actor and an actor of the JSON config agree on every random process',
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), (seed) => {
          const { blueprint, findings } = blueprintOf(randomProcess(seed));
          if (blueprint === undefined) throw new Error(JSON.stringify(findings));
          const compiled = compile(blueprint);
          const roll = dice(seed + 1);
          const input = {
            id: 'C-1',
            at: START,
            by: { role: 'customer' },
            locale: 'en',
            data: dataOf(roll, blueprint.data),
          };
          const reference = stepRunner(compiled, input);
          const others = [
            stepRunner(compiled, input, { thaw: true }),
            actorRunner(compiled, input),
            actorRunner(compiled, input, { json: true }),
          ];
          let now = START;
          for (let turn = 0; turn < 25 && reference.seen().status !== 'done'; turn += 1) {
            now += PAUSES[roll(PAUSES.length)]!;
            for (const runner of [reference, ...others]) runner.passTo(now);
            if (reference.seen().status === 'done') break;
            const { accepts } = viewCase(compiled, reference.snapshot());
            const event = randomEvent(roll, accepts, compiled.events, now);
            // A failure that nothing catches is a fault: a plain actor does not survive it.
            if (event.type.endsWith('.failed')) continue;
            for (const runner of [reference, ...others]) runner.send(event);
            const expected = visible(reference.seen());
            for (const runner of others) {
              const happened = visible(runner.seen());
              if (isDeepStrictEqual(happened, expected)) continue;
              expect(happened, `${runner.name}, turn ${turn}, after ${JSON.stringify(event)}`).toEqual(expected);
            }
            expect(others[0]!.seen().timers).toEqual(reference.seen().timers);
          }
        }),
        { numRuns: runs(80), endOnFailure: true },
      );
    },
    runs(60_000),
  );
});

function dataOf(roll: (limit: number) => number, fields: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const values = { flag: roll(2) === 0, count: roll(6), word: ['x', 'y'][roll(2)] };
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields.has(name) && roll(4) > 0));
}

function visible({ value, context, status, entries, effects }: Seen): unknown {
  return JSON.parse(JSON.stringify({ value, context, status, entries, effects }));
}
