import { describe, expect, test } from 'vitest';

import type { WorkItem } from '../../src/run/store/case-lists.ts';
import type { CaseStore, NextState } from '../../src/run/store/store.ts';
import { call, effects, look, message, next, put, STALE_CURSOR, T, type OpenStore } from './store-fixtures.ts';

/** What holds of the outbox and of lists over all cases. */
export function listLaws(name: string, open: OpenStore): void {
  describe(`${name}: the outbox`, () => {
    test('gives effects of the wanted topics in the order of asking; each claim counts and has a lease', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), call('stock'), call('pay')] });
      await put(store, 'C-2', { effects: [message('two')] });
      expect(await store.nextDue('effect', ['call:stock'])).toBe(T);
      expect(await store.nextDue('effect', ['survey'])).toBeUndefined();
      expect((await effects(store, T - 1)).map(({ id }) => id)).toEqual([]);
      const first = await effects(store, T, ['message', 'call:stock'], 2);
      expect(first.map(({ id, topic, attempts }) => [id, topic, attempts])).toEqual([
        ['C-1:1:1', 'message', 1],
        ['C-1:1:2', 'call:stock', 1],
      ]);
      expect((await effects(store, T, ['message', 'call:stock'])).map(({ id }) => id)).toEqual(['C-2:1:1']);
      expect(await store.nextDue('effect', ['message'])).toBe(T + 1000);
      expect((await effects(store, T + 1000)).map(({ id, attempts }) => [id, attempts])).toEqual([
        ['C-1:1:1', 2],
        ['C-2:1:1', 2],
      ]);
    });

    test('lets go of what is done', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one')] });
      const [item] = await effects(store, T);
      expect(await store.settle(item!, { kind: 'done' })).toBe(true);
      expect(await store.settle(item!, { kind: 'done' })).toBe(false);
      expect([await effects(store, T + 9999), (await store.outbox({})).items]).toEqual([[], []]);
    });

    test('does not listen to one whose lease was over and whose effect somebody else has taken since', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one')] });
      const [late] = await effects(store, T);
      const [owner] = await effects(store, T + 1000);
      expect(await store.settle(late!, { kind: 'done' })).toBe(false);
      expect((await store.outbox({})).items).toHaveLength(1);
      expect(await store.settle(owner!, { kind: 'done' })).toBe(true);
    });

    test('keeps what is to be tried again until its time, with the attempts that count and the last error', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      const [one] = await effects(store, T, ['message'], 1);
      const error = { name: 'Error', message: 'away', retryable: true };
      expect(await store.settle(one!, { kind: 'again', due: T + 50, attempts: 4, error })).toBe(true);
      expect(await store.settle(one!, { kind: 'done' })).toBe(false);
      expect((await effects(store, T)).map(({ id }) => id)).toEqual(['C-1:1:2']);
      expect((await effects(store, T + 50)).map(({ id, attempts, due, error }) => [id, attempts, due, error])).toEqual([
        ['C-1:1:1', 5, T + 50, error],
      ]);
    });

    test('keeps what was given up, for people to see, and gives it to nobody', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      await put(store, 'C-2', { effects: [message('three')] });
      const [one] = await effects(store, T, ['message'], 1);
      const error = { name: 'Error', message: 'away', retryable: false };
      await store.settle(one!, { kind: 'dead', error });
      expect(await effects(store, T + 9999, ['message'])).toHaveLength(2);
      expect((await store.outbox({ state: 'dead' })).items.map(({ id, state, error }) => [id, state, error])).toEqual([
        ['C-1:1:1', 'dead', error],
      ]);
      expect((await store.outbox({ caseId: 'C-1' })).items.map(({ id }) => id)).toEqual(['C-1:1:1', 'C-1:1:2']);
      const page = await store.outbox({ limit: 2 });
      expect(page.items.map(({ id }) => id)).toEqual(['C-1:1:1', 'C-1:1:2']);
      expect((await store.outbox({ limit: 2 }, page.cursor)).items.map(({ id }) => id)).toEqual(['C-2:1:1']);
      await expect(store.outbox({}, 'x')).rejects.toThrow(STALE_CURSOR);
    });

    test('holds an answer until its case moves on, and then gives it with the answer', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [call('stock')] });
      const [item] = await effects(store, T, ['call:stock']);
      const result = { ok: true, data: { price: 7 } } as const;
      expect(await store.settle(item!, { kind: 'held', result, seq: 1, isParked: false })).toBe(true);
      expect([await store.nextDue('effect', ['call:stock']), (await look(store, 'C-1')).held]).toEqual([undefined, 1]);
      await put(store, 'C-1');
      expect((await look(store, 'C-1')).held).toBe(1);
      await store.commit('C-1', () => ({ change: { now: T + 7, next: next('C-1'), releaseHeld: true }, result: 0 }));
      expect([await store.nextDue('effect', ['call:stock']), (await look(store, 'C-1')).held]).toEqual([T + 7, 0]);
      expect((await effects(store, T + 7, ['call:stock'])).map(({ id, result }) => [id, result])).toEqual([
        ['C-1:1:1', result],
      ]);
    });

    test('does not hold an answer for a case that has moved on meanwhile', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [call('stock'), call('pay')] });
      const [stock] = await effects(store, T, ['call:stock']);
      const [pay] = await effects(store, T, ['call:pay']);
      const result = { ok: true } as const;
      await store.settle(pay!, { kind: 'held', result, seq: 1, isParked: true });
      await put(store, 'C-1');
      await store.settle(stock!, { kind: 'held', result, seq: 1, isParked: false });
      expect((await store.outbox({})).items.map(({ id, state, result }) => [id, state, result])).toEqual([
        ['C-1:1:1', 'waiting', result],
        ['C-1:1:2', 'waiting', result],
      ]);
      expect(await effects(store, T, ['call:stock', 'call:pay'])).toHaveLength(2);
    });
  });

  describe(`${name}: lists`, () => {
    test('show cases in the order of opening, then of ids, with what is asked about them', async () => {
      const store = await open();
      await put(store, 'C-3', { context: { opened_at: T + 1 } });
      await put(store, 'C-2', { context: { opened_at: T, stage: 'intake' } });
      await put(store, 'C-1', { context: { opened_at: T }, hash: 'h2', version: '1.1.0' });
      await put(store, 'C-4', {
        context: { opened_at: T + 2, closed: { end: 'done', at: T + 9 }, at: T + 9 },
        status: 'sealed',
      });
      const ids = async (filter: Parameters<CaseStore['list']>[0]): Promise<string[]> =>
        (await store.list(filter)).items.map(({ caseId }) => caseId);
      expect(await ids({})).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
      expect(await ids({ status: 'sealed' })).toEqual(['C-4']);
      expect(await ids({ stage: 'intake' })).toEqual(['C-2']);
      expect(await ids({ version: '1.1.0' })).toEqual(['C-1']);
      expect(await ids({ blueprint: 'other' })).toEqual([]);
      expect(await ids({ status: 'open', version: '1.0.0' })).toEqual(['C-2', 'C-3']);
      expect((await store.list({ status: 'sealed' })).items).toEqual([
        {
          caseId: 'C-4',
          seq: 1,
          status: 'sealed',
          blueprint: 'desk',
          version: '1.0.0',
          hash: 'h1',
          revision: 1,
          openedAt: T + 2,
          at: T + 9,
          end: 'done',
          closedAt: T + 9,
          stage: undefined,
          parked: undefined,
        },
      ]);
    });

    test('come in pages that neither repeat nor miss a case, also while others are opened', async () => {
      const store = await open();
      for (let index = 0; index < 25; index += 1)
        await put(store, `C-${index}`, { context: { opened_at: T + (index % 7) } });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ limit: 10 }, cursor);
        seen.push(...page.items.map(({ caseId }) => caseId));
        cursor = page.cursor;
        await put(store, `C-before-${seen.length}`, { context: { opened_at: T - 1 } });
      } while (cursor !== undefined);
      expect(seen).toHaveLength(25);
      expect(new Set(seen)).toHaveLength(25);
      await expect(store.list({}, '["x",1]')).rejects.toThrow(STALE_CURSOR);
    });

    test('a page that takes all says that there is no more', async () => {
      const store = await open();
      for (const caseId of ['C-1', 'C-2']) await put(store, caseId);
      expect((await store.list({ limit: 2 })).cursor).toBeUndefined();
      expect((await store.list({ limit: 1 })).cursor).toBeDefined();
    });

    test('of work follow the case and put what is due first first', async () => {
      const store = await open();
      await put(store, 'C-1', work({ since: T + 1 }, { step: 'b', due: T + 9, for: 'head' }));
      await put(store, 'C-2', work({ since: T, stage: 'intake' }));
      await put(store, 'C-3', work({ due: T + 8 }));
      const rows = async (filter: Parameters<CaseStore['work']>[0]): Promise<string[]> =>
        (await store.work(filter)).items.map(({ caseId, step }) => `${caseId} ${step}`);
      expect(await rows({})).toEqual(['C-3 a', 'C-1 b', 'C-2 a', 'C-1 a']);
      expect(await rows({ for: ['head'] })).toEqual(['C-1 b']);
      expect(await rows({ for: ['agent', 'head', 'nobody'], limit: 3 })).toEqual(['C-3 a', 'C-1 b', 'C-2 a']);
      expect(await rows({ stage: 'intake' })).toEqual(['C-2 a']);
      const page = await store.work({ limit: 2 });
      await put(store, 'C-1', work({ step: 'c', due: T + 7 }));
      expect((await store.work({ limit: 2 }, page.cursor)).items.map(({ caseId }) => caseId)).toEqual(['C-2']);
      expect(await rows({})).toEqual(['C-1 c', 'C-3 a', 'C-2 a']);
    });

    test('of what cases are pinned to name every version that a case can still move on', async () => {
      const store = await open();
      await put(store, 'C-1');
      await put(store, 'C-2');
      await put(store, 'C-3', { hash: 'h2', version: '1.1.0' });
      await put(store, 'C-4', { hash: 'h3', version: '1.2.0', status: 'sealed' });
      await put(store, 'C-5', { status: 'closed' });
      await put(store, 'C-3', { hash: 'h2', version: '1.1.0' });
      const pinned = (await store.pinned()).map(({ caseId, ...rest }) => ({
        ...rest,
        one: ['C-1', 'C-2', 'C-3', 'C-5'].includes(caseId),
      }));
      expect(pinned.toSorted((a, b) => a.hash.localeCompare(b.hash))).toEqual([
        { blueprint: 'desk', version: '1.0.0', hash: 'h1', revision: 1, count: 3, one: true },
        { blueprint: 'desk', version: '1.1.0', hash: 'h2', revision: 1, count: 1, one: true },
      ]);
      await put(store, 'C-3', { hash: 'h2', version: '1.1.0', status: 'sealed' });
      expect((await store.pinned()).map(({ hash }) => hash)).toEqual(['h1']);
    });
  });
}

/** What a case is to have as waiting work. */
function work(...items: Partial<WorkItem>[]): Partial<NextState> {
  return { work: items.map((item) => ({ step: 'a', for: 'agent', since: T, ...item })) };
}
