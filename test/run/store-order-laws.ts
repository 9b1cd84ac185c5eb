import { describe, expect, test } from 'vitest';

import type { OutboxItem } from '../../src/run/store/outbox-item.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import { call, message, put, T, type OpenStore } from './store-fixtures.ts';

const LEASE = 1000;
const reminder = {
  kind: 'reminder',
  to: 'customer',
  count: 1,
  step: 'a',
  visit: 1,
  locale: 'en',
  channels: [],
} as const;
const away = { name: 'Error', message: 'away', retryable: true };

/** Takes effects in the order of their cases. */
async function inTurn(store: CaseStore, now: number, topics = ['message'], limit = 100): Promise<OutboxItem[]> {
  return store.claim('effect', now, limit, LEASE, topics, true);
}

function ids(items: readonly OutboxItem[]): string[] {
  return items.map(({ id }) => id);
}

/** What holds of effects that are taken in order: none of a case leaves before an earlier one of it. */
export function orderLaws(name: string, open: OpenStore): void {
  describe(`${name}: effects in order`, () => {
    test('are taken one at a time for each case, and the next one as soon as that is out', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      await put(store, 'C-2', { effects: [message('three')] });
      const first = await inTurn(store, T);
      expect(ids(first)).toEqual(['C-1:1:1', 'C-2:1:1']);
      expect(ids(await inTurn(store, T))).toEqual([]);
      await store.settle(first[0]!, { kind: 'done' });
      expect(await store.nextDue('effect', ['message'], true)).toBe(T);
      expect(ids(await inTurn(store, T))).toEqual(['C-1:1:2']);
    });

    test('wait for one that is to be tried again, also when they were due before it', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one')] });
      const [one] = await inTurn(store, T);
      await store.settle(one!, { kind: 'again', due: T + 5000, attempts: 1, error: away });
      await put(store, 'C-1', { effects: [message('two')] });
      await put(store, 'C-2', { effects: [message('three')] });
      expect(ids(await inTurn(store, T + 10))).toEqual(['C-2:1:1']);
      expect(await store.nextDue('effect', ['message'], true)).toBe(T + LEASE + 10);
      expect(ids(await inTurn(store, T + 5000))).toEqual(['C-2:1:1', 'C-1:1:1']);
      // Without the order nothing waits for another.
      expect(ids(await store.claim('effect', T + 5000, 9, LEASE, ['message']))).toEqual(['C-1:2:1']);
    });

    test('wait for one that somebody took and never settled, until its lease is over and it is out', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      await inTurn(store, T);
      expect([await store.nextDue('effect', ['message'], true), ids(await inTurn(store, T + LEASE - 1))]).toEqual([
        T + LEASE,
        [],
      ]);
      const [one, ...more] = await inTurn(store, T + LEASE);
      expect([one?.id, one?.attempts, more]).toEqual(['C-1:1:1', 2, []]);
      await store.settle(one!, { kind: 'done' });
      expect(ids(await inTurn(store, T + LEASE))).toEqual(['C-1:1:2']);
    });

    test('do not wait for one that was given up', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      const [one] = await inTurn(store, T);
      await store.settle(one!, { kind: 'dead', error: away });
      expect(await store.nextDue('effect', ['message'], true)).toBe(T);
      expect(ids(await inTurn(store, T))).toEqual(['C-1:1:2']);
    });

    test('wait for other topics when these are asked for too, and for no others', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [call('stock'), message('one'), reminder] });
      expect(await store.nextDue('effect', ['reminder'], true)).toBe(T);
      const [first, ...more] = await inTurn(store, T, ['reminder', 'message']);
      expect([first?.id, more]).toEqual(['C-1:1:2', []]);
      expect(ids(await inTurn(store, T, ['reminder']))).toEqual(['C-1:1:3']);
    });

    test('wait for a topic that somebody stopped', async () => {
      const store = await open();
      const by = { role: 'head' };
      await put(store, 'C-1', { effects: [message('one'), reminder] });
      await store.hold('message', { since: T, by }, { at: T, type: 'effects.held', topic: 'message', by });
      const both = ['message', 'reminder'];
      expect([await store.nextDue('effect', both, true), await inTurn(store, T, both)]).toEqual([undefined, []]);
      await store.hold('message', null, { at: T, type: 'effects.released', topic: 'message', by });
      expect(ids(await inTurn(store, T, both))).toEqual(['C-1:1:1']);
    });

    test('that were given up and are to be tried once more come before what followed them', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      const [one] = await inTurn(store, T);
      await store.settle(one!, { kind: 'dead', error: away });
      await store.commit('C-1', () => ({ change: { now: T + 5, revive: true }, result: 0 }));
      expect(ids(await inTurn(store, T + 5))).toEqual(['C-1:1:1']);
    });

    test('of a hundred cases come in full measure, however many wait behind', async () => {
      const store = await open();
      for (let n = 1; n <= 100; n += 1) {
        await put(store, `C-${n}`, { effects: Array.from({ length: 5 }, (_, index) => message(`${index}`)) });
      }
      const out: string[] = [];
      for (let turn = 0; turn < 50; turn += 1) {
        const taken = await inTurn(store, T, ['message'], 10);
        expect(taken).toHaveLength(10);
        for (const item of taken) {
          out.push(item.id);
          await store.settle(item, { kind: 'done' });
        }
      }
      expect(await inTurn(store, T)).toEqual([]);
      for (let n = 1; n <= 100; n += 1) {
        const own = out.filter((id) => id.startsWith(`C-${n}:`));
        expect(own).toEqual([1, 2, 3, 4, 5].map((index) => `C-${n}:1:${index}`));
      }
    });
  });
}
