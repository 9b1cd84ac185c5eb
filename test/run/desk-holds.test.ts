import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import { HostClosed } from '../../src/run/host/host-errors.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { answered, breathe, customer, desk, HOUR, START } from './host-support.ts';

const operator = { role: 'operator', person: 'Ada' } as const;

describe('effects of a topic can be stopped for everybody', () => {
  test('nothing of it leaves until it is released, and then everything; the rest goes on meanwhile', async () => {
    const calls: string[] = [];
    const said: string[] = [];
    const { host, open, send, run, stop } = desk({
      call: async (_effect, { id }) => {
        calls.push(id);
        return { price: 50 };
      },
      message: async (_effect, { id }) => void said.push(id),
    });
    await run();
    await host.as(operator).holdEffects('call:stock', { reason: 'It answers nonsense.' });
    for (const caseId of ['C-1', 'C-2']) {
      await open(caseId);
      await send(caseId, answered);
    }
    await host.settled();
    expect([calls, said]).toEqual([[], ['C-1:2:1', 'C-2:2:1']]);
    expect(await host.holds()).toEqual(
      new Map([['call:stock', { since: START, by: operator, reason: 'It answers nonsense.' }]]),
    );
    await host.as(operator).releaseEffects('call:stock');
    await host.settled();
    expect(calls).toEqual(['C-1:2:2', 'C-2:2:2']);
    expect((await host.worklist()).items.map(({ step }) => step)).toEqual(['repair', 'repair']);
    expect(await host.notes()).toEqual([
      { at: START, type: 'effects.held', topic: 'call:stock', by: operator, reason: 'It answers nonsense.' },
      { at: START, type: 'effects.released', topic: 'call:stock', by: operator },
    ]);
    await stop();
  });

  test('a try that would have come meanwhile does not; after the release it does', async () => {
    let tries = 0;
    const { host, clock, open, run, stop } = desk({
      ask: async () => {
        tries += 1;
        throw new Error('away');
      },
    });
    await run();
    await open('C-1');
    await host.settled();
    await host.as(operator).holdEffects('ask');
    await advanceHost(host, clock, START + HOUR);
    expect(tries).toBe(1);
    await host.as(operator).releaseEffects('ask');
    await host.settled();
    expect(tries).toBe(2);
    await stop();
  });

  test('it stays stopped for the next host on the store', async () => {
    const store = memoryStore();
    const before = desk({}, { store });
    await before.host.as(operator).holdEffects('ask');
    await before.open('C-1');
    const asked: string[] = [];
    const after = desk({ ask: async (_effect, { id }) => void asked.push(id) }, { store });
    await after.run();
    expect(asked).toEqual([]);
    await after.host.as(operator).releaseEffects('ask');
    await after.host.settled();
    expect(asked).toEqual(['C-1:1:1']);
    await after.stop();
  });
});

describe('a host that is closed', () => {
  test('lets what is under way end, its run too, and takes nothing more', async () => {
    const store = memoryStore();
    const seen: string[] = [];
    const { host, open, send, run } = desk(
      {
        ask: async (_effect, { id }) => {
          seen.push(`${id} begun`);
          for (let turn = 0; turn < 5; turn += 1) await breathe();
          seen.push(`${id} done`);
        },
      },
      { store },
    );
    await open('C-1');
    const running = run();
    await breathe();
    const sending = send('C-1', answered, 'mail-1');
    await host.close();
    await running;
    expect(seen).toEqual(['C-1:1:1 begun', 'C-1:1:1 done']);
    expect(await sending).toMatchObject({ seq: 2 });
    const late = { type: 'customer.writes', by: customer } as const;
    for (const asked of [
      host.send('C-1', late, { eventId: 'x' }),
      host.read('C-1'),
      host.list(),
      host.audit(),
      host.as(operator).retry('C-1'),
      host.as(operator).holdEffects('ask'),
    ]) {
      await expect(asked).rejects.toBeInstanceOf(HostClosed);
    }
    await host.close();

    const after = desk({}, { store });
    expect((await after.host.outbox()).items.filter(({ topic }) => topic === 'ask')).toEqual([]);
    expect(await after.send('C-1', answered, 'mail-1')).toMatchObject({ seq: 2, duplicate: true });
  });
});
