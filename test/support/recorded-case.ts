import { createHost, memoryStore, virtualClock, type CompiledBlueprint, type JournalRecord } from '../../src/index.ts';
import { sampleValue } from '../../src/journey/sample-value.ts';
import { dice, randomBlueprint } from './random-blueprint.ts';
import { randomEvent } from './random-events.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const PAUSES = [0, 0, 0, 1, 1000, 60_000, 900_000, 14_400_000, 86_400_000, 2_600_000_000];
const DELAYS = [0, 0, 500, 60_000, 7_200_000];

/** A random case of a random blueprint, as a host has recorded it. */
export interface RecordedCase {
  readonly compiled: CompiledBlueprint;
  readonly history: readonly JournalRecord[];
  /** True where an event made the case fail: what it does then is for people to say. */
  readonly isParked: boolean;
}

/** Lets people, services and time have a random case of a random blueprint through a host. */
export async function recordCase(seed: number, turns = 20): Promise<RecordedCase> {
  const { compiled } = randomBlueprint(seed);
  const roll = dice(seed + 1);
  const clock = virtualClock(START);
  const host = createHost({
    store: memoryStore(),
    blueprints: [compiled],
    clock,
    handlers: {
      call: async ({ service }, context) => {
        const delay = DELAYS[roll(DELAYS.length)]!;
        if (delay > 0) await context.sleep(delay);
        if (roll(4) === 0) throw new Error('The line is dead.');
        const out = compiled.blueprint.services.get(service)?.out ?? new Map();
        return Object.fromEntries([...out].map(([name, field]) => [name, sampleValue(field)]));
      },
    },
  });
  const stopping = new AbortController();
  const running = host.run(stopping.signal);
  const data = roll(2) === 0 ? {} : { note: 'x' };
  await host.start('C-1', {
    blueprint: compiled.id,
    requestId: 'open',
    input: { by: { role: 'customer' }, locale: 'en', data },
  });
  await host.settled();
  for (let turn = 0; turn < turns; turn += 1) {
    const until = clock.now() + PAUSES[roll(PAUSES.length)]!;
    // A short timer that comes round for ever would fire thousands of times in a long pause: twenty will do.
    for (let stops = 0; stops < 20; stops += 1) {
      const due = clock.nextDue();
      if (due === undefined || due > until) {
        clock.advanceTo(until);
        break;
      }
      clock.advanceTo(due);
      await host.settled();
    }
    await host.settled();
    const { view, parked } = await host.read('C-1');
    if (parked !== undefined || view.status === 'sealed') break;
    const { at, type, by, data: given, run } = randomEvent(roll, view.accepts, compiled.events, clock.now());
    await host
      .send('C-1', { type, by, data: given, run, at: at === 1 ? at : clock.now() }, { eventId: `e-${turn}` })
      .catch(() => undefined);
    await host.settled();
  }
  const { parked } = await host.read('C-1');
  const history = await host.history('C-1');
  stopping.abort();
  await running;
  return { compiled, history, isParked: parked !== undefined };
}
