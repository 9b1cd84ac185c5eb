import fc from 'fast-check';
import { expect, test } from 'vitest';

import { viewCase } from '../../src/index.ts';
import { expressionsOf } from '../../src/flow/expressions.ts';
import { flowOf } from '../../src/flow/graph.ts';
import { knownData } from '../../src/flow/known-data.ts';
import { stepKey } from '../../src/flow/keys.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { randomEvent } from '../support/random-events.ts';
import { stepRunner } from '../support/runners.ts';
import { runs } from '../support/runs.ts';

/** Seeds of blueprints with fields that are known on the way, from one moment to 44; one in fifteen has any. */
const FIELDS_KNOWN = [2, 19, 1016282156, 1228909988, 434490797, 83039518, 2147483618];

const START = Date.parse('2026-01-05T09:00:00+08:00');

test('what the checker takes to be known at a step is there in every case that comes to the step', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { text, blueprint, compiled } = randomBlueprint(seed);
      const flow = flowOf(blueprint);
      const known = knownData(flow, expressionsOf(blueprint));
      const open = [...blueprint.data.values()].filter((field) => field.default === undefined);
      const roll = dice(seed + 7);
      const runner = stepRunner(compiled, { id: 'C-1', at: START, by: { role: 'customer' }, locale: 'en', data: {} });
      let now = START;
      for (let turn = 0; turn < 20 && runner.seen().status !== 'done'; turn += 1) {
        const { active, data } = runner.seen().context as { active: object; data: Record<string, unknown> };
        for (const step of Object.keys(active)) {
          // The steps of a module are held against the module's own fields when it is checked.
          if (!flow.nodes.has(stepKey(step))) continue;
          for (const { name } of open) {
            if (!known.entered(stepKey(step), name)) continue;
            told += 1;
            expect(data[name] ?? null, `${name} at ${step}\n${text}`).not.toBeNull();
          }
        }
        const until = now + [0, 1000, 900_000, 86_400_000, 2_600_000_000][roll(5)]!;
        // A short timer that comes round for ever would fire thousands of times in a long pause: twenty will do.
        for (let fired = 0; fired < 20 && now < until; fired += 1) {
          const [next = until] = runner.seen().timers;
          now = Math.max(now, Math.min(next, until));
          runner.passTo(now);
        }
        runner.passTo(now);
        if (runner.seen().status === 'done') break;
        const { accepts } = viewCase(compiled, runner.snapshot());
        runner.send(randomEvent(roll, accepts, compiled.events, now));
      }
    }),
    { numRuns: runs(60), examples: FIELDS_KNOWN.map((seed) => [seed]) },
  );
  // The law must have been put to the test.
  expect(told).toBeGreaterThan(0);
});
