import { describe, expect, it } from 'vitest';

import { createHost, memoryStore, virtualClock, type Clock, type StoreNote } from '../../src/index.ts';
import { customer, HOUR, MINUTE, repairDesk as repair, START } from './host-support.ts';

/** A machine whose clock can be set, beside a stopwatch that cannot. */
function machine() {
  const inner = virtualClock(START);
  let shift = 0;
  const clock: Clock = {
    now: () => inner.now() + shift,
    steady: () => inner.now() - START,
    setTimeout: (fn, milliseconds) => inner.setTimeout(fn, milliseconds),
    clearTimeout: (id) => inner.clearTimeout(id),
  };
  return { clock, pass: (time: number) => inner.advance(time), set: (by: number) => (shift += by) };
}

describe('A clock of the machine', () => {
  it('that is set back is noted in the journal, and cases go on from what they know', async () => {
    const store = memoryStore();
    const { clock, pass, set } = machine();
    const host = createHost({ store, blueprints: [repair], clock });
    await host.start('C-1', { blueprint: 'repair-desk', requestId: 'r' });
    pass(10 * MINUTE);
    await host.send('C-1', { type: 'customer.writes', by: customer, data: { text: '?' } }, { eventId: '1' });
    set(-HOUR);
    const { view } = await host.send(
      'C-1',
      { type: 'customer.writes', by: customer, data: { text: '!' } },
      { eventId: '2' },
    );
    expect(view.at).toBe(START + 10 * MINUTE);
    const back = START - 50 * MINUTE;
    expect(await host.notes()).toEqual([
      { at: back, type: 'clock.back', from: START + 10 * MINUTE, to: back },
    ] satisfies StoreNote[]);
    pass(MINUTE);
    await host.send('C-1', { type: 'customer.writes', by: customer, data: { text: '.' } }, { eventId: '3' });
    expect(await host.notes()).toHaveLength(1);
  });

  it('that was set back while no host ran is noted by the next one', async () => {
    const store = memoryStore();
    const first = createHost({ store, blueprints: [repair], clock: virtualClock(START) });
    await first.start('C-1', { blueprint: 'repair-desk', requestId: 'r' });
    const second = createHost({ store, blueprints: [repair], clock: virtualClock(START - HOUR) });
    await second.send('C-1', { type: 'customer.writes', by: customer, data: { text: '?' } }, { eventId: '1' });
    expect(await second.notes()).toEqual([{ at: START - HOUR, type: 'clock.back', from: START, to: START - HOUR }]);
  });

  it('that jumps on, or slept, is noted, and what is overdue falls due at once', async () => {
    const store = memoryStore();
    const { clock, set } = machine();
    const host = createHost({ store, blueprints: [repair], clock });
    await host.start('C-1', { blueprint: 'repair-desk', requestId: 'r' });
    set(9 * HOUR);
    const { view } = await host.send(
      'C-1',
      { type: 'customer.writes', by: customer, data: { text: '?' } },
      { eventId: '1' },
    );
    // The reminders after four and eight hours have gone out before.
    const reminded = (await host.history('C-1')).flatMap(({ entries }) =>
      entries.filter((entry) => entry.type === 'effect.requested' && entry.effect.kind === 'reminder'),
    );
    expect(reminded.map(({ at }) => at)).toEqual([START + 4 * HOUR, START + 8 * HOUR]);
    expect(view.at).toBe(START + 9 * HOUR);
    expect(await host.notes()).toEqual([
      { at: START + 9 * HOUR, type: 'clock.forward', from: START, to: START + 9 * HOUR },
    ]);
  });

  it('on virtual time may leap as far as it is told to', async () => {
    const clock = virtualClock(START);
    const host = createHost({ store: memoryStore(), blueprints: [repair], clock });
    await host.start('C-1', { blueprint: 'repair-desk', requestId: 'r' });
    clock.advance(100 * HOUR);
    await host.send('C-1', { type: 'customer.writes', by: customer, data: { text: '?' } }, { eventId: '1' });
    expect(await host.notes()).toEqual([]);
  });
});
