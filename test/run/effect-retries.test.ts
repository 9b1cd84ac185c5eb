import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import type { HandlerContext } from '../../src/run/effects/handlers.ts';
import type { LogRecord } from '../../src/run/effects/log.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { effectPolicy } from '../../src/run/effects/retry-policy.ts';
import { virtualClock } from '../../src/time/virtual-clock.ts';
import { answered, breathe, desk, HOUR, MINUTE, SECOND, START } from './host-support.ts';

const DAY = 24 * HOUR;

describe('the pauses between attempts', () => {
  const whole = effectPolicy({ random: () => 0 });

  test('are a second, four, sixteen, and so on up to an hour', () => {
    expect([1, 2, 3, 6, 7, 8, 1000].map((attempt) => whole.pause(attempt))).toEqual([
      SECOND,
      4 * SECOND,
      16 * SECOND,
      1024 * SECOND,
      HOUR,
      HOUR,
      HOUR,
    ]);
  });

  test('are shortened at random by up to a fifth, or by as much as one likes', () => {
    expect([0, 0.5, 1].map((drawn) => effectPolicy({ random: () => drawn }).pause(2))).toEqual([4000, 3600, 3200]);
    expect(effectPolicy({ jitter: 1, random: () => 0.75 }).pause(2)).toBe(1000);
    expect(effectPolicy({ jitter: 0 }).pause(2)).toBe(4000);
  });

  test('are what the other side asks for, but no less than the first and no more than a day', () => {
    expect([0, 90 * SECOND, 40 * DAY].map((asked) => whole.pause(3, asked))).toEqual([SECOND, 90 * SECOND, DAY]);
  });

  test.each([
    [{ attempts: 0 }, 'The option `attempts` of effects is a whole number from 1 on, not 0.'],
    [{ concurrency: 1.5 }, 'The option `concurrency` of effects is a whole number from 1 on, not 1.5.'],
    [{ firstPause: -1 }, 'The option `firstPause` of effects is milliseconds, 0 or more, not -1.'],
    [{ longestPause: 9 }, 'The option `longestPause` of effects is milliseconds, no fewer than `firstPause`, not 9.'],
    [{ jitter: 2 }, 'The option `jitter` of effects is a share from 0 to 1, not 2.'],
  ])('cannot be told by %j', (effects, message) => {
    expect(() => desk({}, { effects })).toThrow(new RangeError(message));
  });
});

describe('an effect that fails', () => {
  /** A desk whose mail server fails with an error until it has been tried so often. */
  function failing(error: object, times: number, effects = {}) {
    const tried: number[] = [];
    const all = desk(
      {
        ask: async () => {
          tried.push((all.clock.now() - START) / SECOND);
          if (tried.length <= times) throw Object.assign(new Error('away'), error);
        },
      },
      { effects: { jitter: 0, ...effects } },
    );
    return { ...all, tried };
  }

  test('is tried again when the other side says so', async () => {
    const { host, clock, run, stop, open, tried } = failing({ retryAfter: 90 * SECOND }, 2);
    await run();
    await open('C-1');
    await advanceHost(host, clock, START + HOUR);
    expect(tried).toEqual([0, 90, 180]);
    await stop();
  });

  test('is given up after as many attempts as the host is told', async () => {
    const { host, clock, run, stop, open, tried } = failing({}, 99, { attempts: 3, firstPause: MINUTE });
    await run();
    await open('C-1');
    await advanceHost(host, clock, START + DAY);
    expect(tried).toEqual([0, 60, 300]);
    expect((await host.outbox({ state: 'dead' })).items.map(({ attempts }) => attempts)).toEqual([3]);
    await stop();
  });

  test('is not overtaken by a later one of its case, also not when another host goes on', async () => {
    const store = memoryStore();
    const clock = virtualClock(START);
    const seen: [string, number][] = [];
    let isAway = true;
    const handle = async (_effect: unknown, { id }: HandlerContext): Promise<void> => {
      if (isAway) throw new Error('away');
      seen.push([id, clock.now() - START]);
    };
    const before = desk({ ask: handle }, { store, clock, effects: { jitter: 0, firstPause: HOUR } });
    await before.run();
    await before.open('C-1');
    await before.send('C-1', answered);
    await before.host.settled();
    await before.stop();

    isAway = false;
    const after = desk({ ask: handle, message: handle }, { store, clock });
    await after.run();
    expect(seen).toEqual([]);
    await advanceHost(after.host, clock, START + 2 * HOUR);
    expect(seen).toEqual([
      ['C-1:1:1', HOUR],
      ['C-1:2:1', HOUR],
    ]);
    await after.stop();
  });

  test('does not hold up what follows once it was given up', async () => {
    const seen: string[] = [];
    const { host, open, send, run, stop } = desk({
      ask: () => {
        throw Object.assign(new Error('No such address.'), { retryable: false });
      },
      message: async (_effect, { id }) => void seen.push(id),
    });
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    expect(seen).toEqual(['C-1:2:1']);
    await stop();
  });
});

test('as many effects as the host is told are under way at a time', async () => {
  let atOnce = 0;
  let most = 0;
  const { host, open, run, stop } = desk(
    {
      ask: async () => {
        most = Math.max(most, (atOnce += 1));
        await breathe();
        atOnce -= 1;
      },
    },
    { effects: { concurrency: 3 } },
  );
  for (let index = 0; index < 20; index += 1) await open(`C-${index}`);
  await run();
  await host.settled();
  expect(most).toBe(3);
  expect(await host.outbox()).toEqual({ items: [] });
  await stop();
});

test('the log is told of every attempt and what became of it, and of nothing that anybody wrote', async () => {
  const records: LogRecord[] = [];
  let tries = 0;
  const { host, clock, open, send, run, stop } = desk(
    {
      ask: async (_effect, { sleep }) => {
        await sleep(30);
        tries += 1;
        if (tries === 1) throw Object.assign(new Error('No answer from li@example.com'), { status: 503 });
      },
      message: () => {
        throw Object.assign(new Error('li@example.com is unknown'), { name: 'NoSuchAddress', retryable: false });
      },
    },
    { effects: { jitter: 0 }, log: (record) => void records.push(record) },
  );
  await run();
  await open('C-1');
  await advanceHost(host, clock, START + MINUTE);
  await send('C-1', answered);
  await host.settled();
  await stop();
  const ask = { caseId: 'C-1', effect: 'C-1:1:1', topic: 'ask', ms: 30 };
  expect(records.filter(({ event }) => event.startsWith('effect.'))).toEqual([
    {
      at: START + 30,
      level: 'warn',
      event: 'effect.failed',
      ...ask,
      attempt: 1,
      error: { name: 'Error', retryable: true, status: 503 },
      pause: 1000,
    },
    { at: START + 1060, level: 'info', event: 'effect.done', ...ask, attempt: 2 },
    {
      at: START + MINUTE,
      level: 'error',
      event: 'effect.dead',
      caseId: 'C-1',
      effect: 'C-1:2:1',
      topic: 'message',
      attempt: 1,
      ms: 0,
      error: { name: 'NoSuchAddress', retryable: false },
    },
  ]);
  expect(JSON.stringify(records)).not.toContain('example.com');
});
