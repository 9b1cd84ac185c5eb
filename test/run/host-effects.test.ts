import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import type { HandlerContext } from '../../src/run/effects/handlers.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { virtualClock } from '../../src/time/virtual-clock.ts';
import { answered, breathe, desk, HOUR, MINUTE, SECOND, START, wrapped } from './host-support.ts';

/** Ids, states and attempts of what has not got through. */
async function stuck({ host }: ReturnType<typeof desk>): Promise<(string | number | undefined)[][]> {
  const { items } = await host.outbox();
  return items.map(({ id, state, attempts, error }) => [id, state, attempts, error?.message]);
}

describe('an effect', () => {
  test('reaches the handler of its kind, with an id that is the same at every attempt', async () => {
    const seen: unknown[] = [];
    const note =
      (kind: string) =>
      async (effect: { step: string }, { id, caseId }: HandlerContext): Promise<void> =>
        void seen.push([kind, effect.step, id, caseId]);
    const { host, clock, open, send, run, stop } = desk({
      ask: note('ask'),
      message: note('message'),
      reminder: note('reminder'),
      call: async (effect, { id }) => {
        seen.push(['call', effect.step, id, effect.with]);
        return { price: 50 };
      },
    });
    await run();
    await open('C-1');
    await advanceHost(host, clock, START + 5 * HOUR);
    await send('C-1', answered);
    await host.settled();
    expect(seen).toEqual([
      ['ask', 'receive', 'C-1:1:1', 'C-1'],
      ['reminder', 'receive', 'C-1:2:1', 'C-1'],
      ['message', 'acknowledge', 'C-1:3:1', 'C-1'],
      ['call', 'look-up', 'C-1:3:2', { item: 'lamp' }],
    ]);
    expect(await host.outbox()).toEqual({ items: [] });
    await stop();
  });

  test('leaves once run is under way, in the order of asking for each case', async () => {
    const seen: string[] = [];
    const handle = async (_effect: unknown, { id }: HandlerContext): Promise<void> => {
      // The first takes longest: an order by speed would turn it round.
      for (let turn = id === 'C-1:1:1' ? 9 : 1; turn > 0; turn -= 1) await breathe();
      seen.push(id);
    };
    const { host, open, send, run, stop } = desk({ ask: handle, message: handle });
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    expect(seen).toEqual([]);
    await run();
    expect(seen).toEqual(['C-1:1:1', 'C-1:2:1']);
    await stop();
  });

  test('without a handler waits in the outbox for a host that has one', async () => {
    const store = memoryStore();
    const before = desk({}, { store });
    await before.run();
    await before.open('C-1');
    await before.host.settled();
    await before.stop();
    expect(await stuck(before)).toEqual([['C-1:1:1', 'waiting', 0, undefined]]);

    const seen: string[] = [];
    const after = desk({ ask: async (_effect, { id }) => void seen.push(id) }, { store });
    await after.run();
    expect([seen, await stuck(after)]).toEqual([['C-1:1:1'], []]);
    await after.stop();
  });

  test('whose handler throws is kept for another try, later each time; it holds up its own case and no other', async () => {
    const tried: [string, number][] = [];
    const desk_ = desk({
      ask: async (_effect, { id }) => {
        tried.push([id, (clock.now() - START) / SECOND]);
        if (id.startsWith('C-1') && tried.length < 5) throw new Error('The mail server is away.');
      },
      message: async (_effect, { id }) => void tried.push([id, (clock.now() - START) / SECOND]),
    });
    const { host, clock, open, send, run, stop } = desk_;
    await run();
    await open('C-1');
    await open('C-2');
    await send('C-1', answered);
    await host.settled();
    expect(await stuck(desk_)).toContainEqual(['C-1:1:1', 'waiting', 1, 'The mail server is away.']);
    await advanceHost(host, clock, START + HOUR);
    expect(tried).toEqual([
      ['C-1:1:1', 0],
      ['C-2:1:1', 0],
      ['C-1:1:1', 1],
      ['C-1:1:1', 5],
      ['C-1:1:1', 21],
      ['C-1:2:1', 21],
    ]);
    expect((await host.outbox({ caseId: 'C-1' })).items.filter(({ topic }) => topic === 'ask')).toEqual([]);
    await stop();
  });

  test('is tried ten times and then given up, for everybody to see', async () => {
    let tries = 0;
    const desk_ = desk({
      ask: async () => {
        tries += 1;
        throw new Error('No such address.');
      },
    });
    const { host, clock, open, run, stop } = desk_;
    await run();
    await open('C-1');
    await advanceHost(host, clock, START + 4 * HOUR - 1);
    expect(tries).toBe(10);
    expect(await stuck(desk_)).toEqual([['C-1:1:1', 'dead', 10, 'No such address.']]);
    expect((await host.outbox({ state: 'dead' })).items).toHaveLength(1);
    await stop();
  });

  test('whose handler says that a retry does not help is given up at once', async () => {
    const desk_ = desk({
      ask: () => {
        throw Object.assign(new Error('The address is no address.'), { retryable: false });
      },
    });
    await desk_.run();
    await desk_.open('C-1');
    await desk_.host.settled();
    expect(await stuck(desk_)).toEqual([['C-1:1:1', 'dead', 1, 'The address is no address.']]);
    await desk_.stop();
  });

  test('whose host stopped before it was through is tried again at the next start, and that counts as no attempt', async () => {
    const store = memoryStore();
    const clock = virtualClock(START);
    const seen: string[] = [];
    const begin = async (_effect: unknown, { id, sleep }: HandlerContext): Promise<void> => {
      seen.push(`${id} begun`);
      await sleep(HOUR);
    };
    const before = desk({ ask: begin, message: begin }, { store, clock });
    await before.run();
    await before.open('C-1');
    await before.send('C-1', answered);
    await before.host.settled();
    await before.stop();
    expect(seen).toEqual(['C-1:1:1 begun']);
    expect((await stuck(before)).slice(0, 2)).toEqual([
      ['C-1:1:1', 'waiting', 0, undefined],
      ['C-1:2:1', 'waiting', 0, undefined],
    ]);

    const finish = async (_effect: unknown, { id }: HandlerContext): Promise<void> => void seen.push(`${id} done`);
    const after = desk({ ask: finish, message: finish }, { store, clock });
    await after.run();
    expect(seen).toEqual(['C-1:1:1 begun', 'C-1:1:1 done', 'C-1:2:1 done']);
    await after.stop();
  });

  test('that its host took and never settled comes back when the lease is over', async () => {
    const store = memoryStore();
    const { clock, open } = desk({}, { store });
    await open('C-1');
    // A host that claims and then dies.
    await store.claim('effect', clock.now(), 10, MINUTE, ['ask']);
    const seen: number[] = [];
    const after = desk({ ask: async () => void seen.push(clock.now() - START) }, { store, clock });
    await after.run();
    await advanceHost(after.host, clock, START + HOUR);
    expect(seen).toEqual([MINUTE]);
    await after.stop();
  });

  test('whose handler takes longer than its lease is not begun twice', async () => {
    let begun = 0;
    const desk_ = desk({
      ask: async (_effect, { sleep }) => {
        begun += 1;
        await sleep(2 * HOUR);
      },
    });
    const { host, clock, open, run, stop } = desk_;
    await run();
    await open('C-1');
    await advanceHost(host, clock, START + 90 * MINUTE);
    expect([begun, (await stuck(desk_)).length]).toEqual([1, 1]);
    await advanceHost(host, clock, START + 3 * HOUR);
    expect([begun, (await stuck(desk_)).length]).toEqual([1, 0]);
    await stop();
  });

  test('handlers are bounded: a burst goes out sixty-four at a time, and all of it', async () => {
    let atOnce = 0;
    let most = 0;
    let done = 0;
    const { host, open, run, stop } = desk({
      ask: async () => {
        most = Math.max(most, (atOnce += 1));
        await breathe();
        atOnce -= 1;
        done += 1;
      },
    });
    for (let index = 0; index < 200; index += 1) await open(`C-${index}`);
    await run();
    await host.settled();
    expect({ most, done }).toEqual({ most: 64, done: 200 });
    await stop();
  });
});

test('a store that fails ends the run with its error, and a new run goes on', async () => {
  const store = memoryStore();
  let isAway = false;
  const flaky = wrapped(store, () =>
    isAway ? { claim: async () => Promise.reject(new Error('The connection is gone.')) } : {},
  );
  const seen: string[] = [];
  const { host, open, run, stop } = desk({ ask: async (_effect, { id }) => void seen.push(id) }, { store: flaky });
  await run();
  isAway = true;
  await open('C-1');
  await host.settled();
  await expect(stop()).rejects.toThrow('The connection is gone.');
  isAway = false;
  await run();
  expect(seen).toEqual(['C-1:1:1']);
  await stop();
});
