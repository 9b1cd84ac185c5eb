import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { stepKey } from '../../src/flow/keys.ts';
import { viewCase, type CaseSnapshot, type CompiledBlueprint } from '../../src/index.ts';
import { actorRunner, stepRunner, type Seen } from '../support/runners.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { expectFolded } from '../support/clock-case.ts';
import { expectBound } from '../support/escalation-desk.ts';
import { randomEvent } from '../support/random-events.ts';
import { runs } from '../support/runs.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const PAUSES = [0, 0, 0, 1, 1000, 60_000, 900_000, 14_400_000, 86_400_000, 2_600_000_000];

describe('whatever runs a case, it is the same case', () => {
  test(
    'step(), a thawed case, a plain actor and an actor of the JSON config agree on every random journey',
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), (seed) => {
          const { compiled } = randomBlueprint(seed);
          const roll = dice(seed + 1);
          const input = {
            id: 'C-1',
            at: START,
            by: { role: 'customer' },
            locale: 'en',
            data: roll(2) === 0 ? {} : { note: 'x' },
          };
          const reference = stepRunner(compiled, input);
          const others = [
            stepRunner(compiled, input, { thaw: true }),
            actorRunner(compiled, input),
            actorRunner(compiled, input, { json: true }),
          ];
          let now = START;
          let told = { entries: 0, effects: 0 };
          for (let turn = 0; turn < 25; turn += 1) {
            const until = now + PAUSES[roll(PAUSES.length)]!;
            // A short timer that comes round for ever would fire thousands of times in a long pause: twenty will do.
            for (let fired = 0; fired < 20 && now < until; fired += 1) {
              const [next = until] = reference.seen().timers;
              now = Math.max(now, Math.min(next, until));
              for (const runner of [reference, ...others]) runner.passTo(now);
            }
            for (const runner of [reference, ...others]) runner.passTo(now);
            if (reference.seen().status === 'done') break;
            const { accepts } = viewCase(compiled, reference.snapshot());
            const event = randomEvent(roll, accepts, compiled.events, now);
            const before = reference.snapshot();
            for (const runner of [reference, ...others]) runner.send(event);
            const { refused } = reference.last();
            if (refused !== undefined) {
              expect(reference.snapshot()).toBe(before);
              expect(refused.accepted).toEqual(accepts);
            }
            const expected = visible(reference.seen(), told);
            for (const runner of others) {
              const happened = visible(runner.seen(), told);
              if (isDeepStrictEqual(happened, expected)) continue;
              expect(happened, `${runner.name}, turn ${turn}, after ${JSON.stringify(event)}`).toEqual(expected);
            }
            told = { entries: reference.seen().entries.length, effects: reference.seen().effects.length };
            expect(others[0]!.seen().timers).toEqual(reference.seen().timers);
            expect(reference.seen().timers).toEqual(armed(compiled, reference.seen(), now));
            expect(waitingIn(compiled, reference.snapshot())).toEqual(
              Object.keys(reference.snapshot().context.active).toSorted(),
            );
          }
          expectFolded(compiled, reference.snapshot(), reference.seen().entries);
          const { effects } = reference.seen();
          expectBound(
            compiled,
            effects.flatMap((effect) => (effect.kind === 'alert' ? effect : [])),
          );
        }),
        { numRuns: runs(70), endOnFailure: true },
      );
    },
    runs(120_000),
  );
});

/**
 * What is new since the last comparison, as JSON. Timers of a plain actor live inside XState; the case's own list of them
 * is part of its context.
 */
function visible(
  { value, context, status, entries, effects }: Seen,
  told: { entries: number; effects: number },
): unknown {
  const fresh = { entries: entries.slice(told.entries), effects: effects.slice(told.effects) };
  return JSON.parse(JSON.stringify({ value, context, status, ...fresh }));
}

/** The steps in which the machine is: the case must believe to be in the same, neither more nor fewer. */
function waitingIn({ plan }: CompiledBlueprint, snapshot: CaseSnapshot): string[] {
  const keys = new Set(snapshot._nodes.map(({ id }) => id));
  return [...plan.steps.keys()].filter((id) => keys.has(stepKey(id))).toSorted();
}

/** The timers that the case believes to be running; while it is interrupted those of its journey stand still. */
function armed({ plan }: CompiledBlueprint, { context, status }: Seen, now: number): number[] {
  const { timers, interrupt } = context as { timers: Record<string, { due: number }>; interrupt?: string };
  if (status === 'done') return [];
  const still = [...plan.steps.values()].filter((step) => interrupt !== undefined && step.interrupt === undefined);
  const suspended = new Set(still.flatMap((step) => step.timers));
  return Object.entries(timers)
    .filter(([id]) => !suspended.has(id))
    .map(([, { due }]) => Math.max(due, now))
    .toSorted((a, b) => a - b);
}
