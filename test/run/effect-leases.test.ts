import { expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { breathe, desk, MINUTE, SECOND, START, wrapped } from './host-support.ts';

test('an effect whose handler ends while its lease is being prolonged is carried out once', async () => {
  const store = memoryStore();
  let claims = 0;
  let isSettled: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (isSettled = resolve));
  const slow = wrapped(store, () => ({
    // The store has prolonged the lease, and the answer is still on its way when the handler ends.
    claim: (async (...asked: Parameters<typeof store.claim>) => {
      const items = await store.claim(...asked);
      if (items.length > 0 && asked[0] === ('effect' as string) && (claims += 1) === 2) await settled;
      return items;
    }) as typeof store.claim,
    settle: async (...said) => {
      const isTaken = await store.settle(...said);
      isSettled();
      return isTaken;
    },
  }));
  let carriedOut = 0;
  const { host, clock, open, run, stop } = desk(
    {
      ask: async (_effect, { sleep }) => {
        carriedOut += 1;
        await sleep(MINUTE);
      },
    },
    { store: slow },
  );
  await run();
  await open('C-1');
  await advanceHost(host, clock, START + 5 * MINUTE + SECOND);
  expect([claims, carriedOut, (await host.outbox()).items]).toEqual([2, 1, []]);
  await stop();
});

test('a host that stops while it takes effects gives them back and takes no more', async () => {
  const store = memoryStore();
  const before = desk({}, { store });
  for (let index = 0; index < 5; index += 1) await before.open(`C-${index}`);
  let stopping: Promise<void> | undefined;
  let claims = 0;
  const { run, stop, host } = desk(
    { ask: async () => undefined },
    {
      store: wrapped(store, () => ({
        claim: (async (...asked: Parameters<typeof store.claim>) => {
          const items = await store.claim(...asked);
          if (items.length > 0) {
            claims += 1;
            stopping ??= stop();
            await breathe();
          }
          if (claims > 20) throw new Error('It goes on taking.');
          return items;
        }) as typeof store.claim,
      })),
    },
  );
  void run();
  await breathe();
  await breathe();
  await stopping;
  expect(claims).toBe(1);
  expect((await host.outbox()).items.map(({ attempts, state }) => [attempts, state])).toEqual(
    Array.from({ length: 5 }, () => [0, 'waiting']),
  );
});
