import { viewCase, type CompiledBlueprint, type Entry } from '../../src/index.ts';
import type { CaseSnapshot } from '../../src/run/step.ts';
import { dice, randomBlueprint } from './random-blueprint.ts';
import { randomEvent } from './random-events.ts';
import { stepRunner } from './runners.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const PAUSES = [0, 0, 0, 1, 1000, 60_000, 900_000, 14_400_000, 86_400_000, 2_600_000_000];

/** A case of a random blueprint to which random things have happened. */
export interface RandomCase {
  readonly compiled: CompiledBlueprint;
  readonly entries: readonly Entry[];
  readonly snapshot: CaseSnapshot;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The same case for the same seed. */
export function randomCase(seed: number, turns = 20): RandomCase {
  const { compiled } = randomBlueprint(seed, 3);
  const roll = dice(seed + 1);
  const runner = stepRunner(compiled, { id: 'C-1', at: START, by: { role: 'customer' }, locale: 'en', data: {} });
  let now = START;
  for (let turn = 0; turn < turns; turn += 1) {
    const until = now + PAUSES[roll(PAUSES.length)]!;
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
  return { compiled, entries: [...runner.seen().entries], snapshot: runner.snapshot(), now };
}
