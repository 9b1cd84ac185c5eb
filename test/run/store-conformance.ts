import { describe, expect, test } from 'vitest';

import type { CaseContext, Effect } from '../../src/compile/case.ts';
import type { FrozenCase } from '../../src/run/frozen.ts';
import type { TimerRequest } from '../../src/run/scope.ts';
import type { CaseChange, CaseStore, NextState, OutboxItem, WorkItem } from '../../src/run/store.ts';
import { simulateCases } from './store-simulation.ts';

/** An instant of these tests, in epoch milliseconds. */
const T = 1_000_000;

const STALE_CURSOR = 'not a cursor of this list';

/**
 * What every store must hold: run it with a function that opens an empty store. Whoever writes a store calls this from a
 * test file of theirs.
 */
export function storeConformance(name: string, open: () => CaseStore | Promise<CaseStore>): void {
  describe(`${name}: a commit`, () => {
    test('keeps the case, its journal, its timers, its effects and the id of its event, all at once', async () => {
      const store = await open();
      const change: CaseChange = {
        now: T,
        next: next('C-1', {
          context: { data: { item: 'lamp', tags: ['a', '漆'] } },
          entries: [{ type: 'case.sealed', at: T }],
          setTimers: [timer('within:a', T + 20), timer('remind:a', T + 10)],
          effects: [message('one'), message('two')],
          seen: { key: 'event:1', digest: 'd' },
        }),
      };
      const result = await store.commit('C-1', () => ({ change, result: { some: 'result' } }));

      expect(result).toEqual({ some: 'result' });
      expect(await store.load('C-1')).toEqual({
        caseId: 'C-1',
        seq: 1,
        status: 'open',
        frozen: change.next?.frozen,
        parked: undefined,
      });
      expect(await store.history('C-1')).toEqual([
        { caseId: 'C-1', seq: 1, recordedAt: T, cause: change.next?.cause, entries: [{ type: 'case.sealed', at: T }] },
      ]);
      expect(await look(store, 'C-1', 'event:1')).toEqual({
        seq: 1,
        pinnedTo: { blueprint: 'desk', version: '1.0.0', hash: 'h1', revision: 1 },
        parked: undefined,
        held: 0,
        frozen: change.next?.frozen,
        timers: [timer('remind:a', T + 10), timer('within:a', T + 20)],
        seen: { seq: 1, digest: 'd' },
      });
      expect((await look(store, 'C-1', 'event:2')).seen).toBeUndefined();
      expect(
        (await store.outbox({})).items.map(({ id, topic, effect, due, attempts, state }) => [
          id,
          topic,
          effect,
          due,
          attempts,
          state,
        ]),
      ).toEqual([
        ['C-1:1:1', 'message', message('one'), T, 0, 'waiting'],
        ['C-1:1:2', 'message', message('two'), T, 0, 'waiting'],
      ]);
    });

    test('changes nothing when its decision throws, and rejects with what was thrown', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('within:a', T)] });
      const before = await everything(store, 'C-1');
      const fault = new Error('no');
      const failing = store.commit('C-1', () => {
        throw fault;
      });
      await expect(failing).rejects.toBe(fault);
      expect(await everything(store, 'C-1')).toEqual(before);
    });

    test('changes nothing when what it shall keep is no JSON', async () => {
      const store = await open();
      await put(store, 'C-1');
      const before = await everything(store, 'C-1');
      const impossible = { price: 5n } as never;
      await expect(put(store, 'C-1', { context: { data: impossible } })).rejects.toThrow('BigInt');
      await expect(
        put(store, 'C-1', { setTimers: [timer('a', T)], effects: [message('a'), impossible] }),
      ).rejects.toThrow('BigInt');
      await expect(store.commit('C-1', () => ({ change: { now: T, parked: impossible }, result: 0 }))).rejects.toThrow(
        'BigInt',
      );
      expect(await everything(store, 'C-1')).toEqual(before);
    });

    test('without a change leaves everything as it is', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('a')] });
      const before = await everything(store, 'C-1');
      expect(await store.commit('C-1', ({ seq }) => ({ result: seq }))).toBe(1);
      expect(await store.commit('C-9', ({ seq }) => ({ result: seq }))).toBe(0);
      expect(await everything(store, 'C-1')).toEqual(before);
      expect(await store.load('C-9')).toBeUndefined();
      expect(await store.history('C-9')).toEqual([]);
    });

    test('cannot park or fire a timer of a case that does not exist', async () => {
      const store = await open();
      await expect(store.commit('C-9', () => ({ change: { now: T, fired: 'a' }, result: 0 }))).rejects.toThrow('C-9');
      expect((await store.list({})).items).toEqual([]);
    });

    test('sees what the commit before it wrote: fifty at once count to fifty', async () => {
      const store = await open();
      await Promise.all(
        Array.from({ length: 50 }, async () =>
          store.commit('C-1', ({ seq }) => ({
            change: { now: T, next: next('C-1', { context: { data: { seq } } }) },
            result: seq,
          })),
        ),
      );
      expect((await store.load('C-1'))?.seq).toBe(50);
      expect((await store.history('C-1', 49)).map(({ seq }) => seq)).toEqual([49, 50]);
      expect((await look(store, 'C-1')).frozen?.context.data).toEqual({ seq: 49 });
    });

    test('keeps nothing that its caller can change afterwards, and hands out nothing that changes the case', async () => {
      const store = await open();
      const data = { tags: ['a'] };
      const event = timer('a', T);
      const change = next('C-1', {
        context: { data },
        setTimers: [event],
        effects: [message('a')],
        work: [{ step: 'a', for: 'agent', since: T }],
      });
      await store.commit('C-1', () => ({ change: { now: T, next: change }, result: 0 }));
      const before = JSON.stringify(await everything(store, 'C-1'));
      data.tags.push('b');
      (event.event as { at: number }).at = 7;
      (change.work[0] as { for: string }).for = 'thief';
      const seen = await everything(store, 'C-1');
      expect(JSON.stringify(seen)).toBe(before);
      (seen.load?.frozen.context.data['tags'] as string[]).push('b');
      (seen.work.items[0] as { step: string }).step = 'b';
      (seen.list.items[0] as { status: string }).status = 'sealed';
      (seen.outbox.items[0]?.effect as { step: string }).step = 'b';
      (seen.timers[0]?.event as { at: number }).at = 7;
      (seen.history[0]?.entries as unknown[]).push('b');
      expect(JSON.stringify(await everything(store, 'C-1'))).toBe(before);
    });
  });

  describe(`${name}: timers`, () => {
    test('are cancelled before new ones are set; one with the same id takes the place of the old one', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T + 1), timer('b', T + 2), timer('c', T + 3)] });
      await put(store, 'C-1', {
        cancelTimers: ['a', 'b', 'z'],
        setTimers: [timer('b', T + 9, 2), timer('c', T + 1, 2)],
      });
      expect((await look(store, 'C-1')).timers).toEqual([timer('c', T + 1, 2), timer('b', T + 9, 2)]);
      expect(await claimed(store, T + 100)).toEqual(['C-1 c', 'C-1 b']);
    });

    test('are claimed in due order over all cases, those of one instant in the order of setting, and not before', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T + 30), timer('b', T + 10)] });
      await put(store, 'C-2', { setTimers: [timer('c', T + 20), timer('d', T + 10)] });
      expect(await store.nextDue('timer')).toBe(T + 10);
      expect(await claimed(store, T + 9)).toEqual([]);
      expect(await claimed(store, T + 10, 1)).toEqual(['C-1 b']);
      expect(await claimed(store, T + 29)).toEqual(['C-2 d', 'C-2 c']);
      expect(await store.nextDue('timer')).toBe(T + 30);
      expect(await store.claim('timer', T + 30, 9, 1000)).toEqual([
        { kind: 'timer', caseId: 'C-1', ...timer('a', T + 30) },
      ]);
    });

    test('that were claimed and did not fire come back when the lease is over', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T)] });
      expect(await claimed(store, T + 5)).toEqual(['C-1 a']);
      expect(await claimed(store, T + 1004)).toEqual([]);
      expect(await store.nextDue('timer')).toBe(T + 1005);
      expect(await claimed(store, T + 1005)).toEqual(['C-1 a']);
    });

    test('are gone for good once a commit has fired them, claimed or not, even when nothing else changes', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T), timer('b', T)] });
      await claimed(store, T, 1);
      await store.commit('C-1', () => ({ change: { now: T, fired: 'a' }, result: 0 }));
      await store.commit('C-1', () => ({ change: { now: T, fired: 'b', next: next('C-1') }, result: 0 }));
      expect((await look(store, 'C-1')).timers).toEqual([]);
      expect((await store.load('C-1'))?.seq).toBe(2);
      expect(await store.nextDue('timer')).toBeUndefined();
      expect(await claimed(store, T + 9999)).toEqual([]);
    });

    test('that fire and are set anew in one commit run again', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T)] });
      const again = next('C-1', { cancelTimers: ['a'], setTimers: [timer('a', T + 5, 2)] });
      await store.commit('C-1', () => ({ change: { now: T, fired: 'a', next: again }, result: 0 }));
      expect((await look(store, 'C-1')).timers).toEqual([timer('a', T + 5, 2)]);
    });
  });

  describe(`${name}: a parked case`, () => {
    const parked = {
      at: T,
      error: {
        name: 'CaseFault',
        message: 'no',
        retryable: false,
        stack: 'at …',
        cause: { name: 'E', message: 'c', retryable: true },
      },
      event: { type: 'step.a.done', at: T, by: { role: 'agent' }, data: { price: 7 } },
      eventId: 'click-1',
    };

    test('shows its error and event, keeps its seq, and has neither work nor due timers; its effects still leave', async () => {
      const store = await open();
      await put(store, 'C-1', {
        setTimers: [timer('a', T)],
        effects: [message('a')],
        work: [{ step: 'a', for: 'agent', since: T }],
      });
      await store.commit('C-1', () => ({ change: { now: T, parked }, result: 0 }));
      expect(await store.load('C-1')).toMatchObject({ seq: 1, parked });
      expect((await look(store, 'C-1')).parked).toEqual(parked);
      expect((await store.list({ parked: true })).items).toMatchObject([{ caseId: 'C-1', parked }]);
      expect((await store.list({ parked: false })).items).toEqual([]);
      expect((await store.work({})).items).toEqual([]);
      expect([await store.nextDue('timer'), await claimed(store, T + 9)]).toEqual([undefined, []]);
      expect(await effects(store, T)).toHaveLength(1);
    });

    test('that is brought back has its work and its timers again, at once', async () => {
      const store = await open();
      await put(store, 'C-1', { setTimers: [timer('a', T)], work: [{ step: 'a', for: 'agent', since: T }] });
      await claimed(store, T);
      await store.commit('C-1', () => ({ change: { now: T, parked }, result: 0 }));
      await store.commit('C-1', () => ({ change: { now: T, parked: null }, result: 0 }));
      expect((await store.list({ parked: true })).items).toEqual([]);
      expect((await store.load('C-1'))?.parked).toBeUndefined();
      expect((await store.work({})).items).toHaveLength(1);
      expect(await claimed(store, T + 1)).toEqual(['C-1 a']);
    });
  });

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
          ...{ caseId: 'C-4', seq: 1, status: 'sealed', blueprint: 'desk', version: '1.0.0', hash: 'h1', revision: 1 },
          ...{ openedAt: T + 2, at: T + 9, end: 'done', closedAt: T + 9, stage: undefined, parked: undefined },
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
      const work = (...items: Partial<WorkItem>[]): Partial<NextState> => ({
        work: items.map((item) => ({ step: 'a', for: 'agent', since: T, ...item })),
      });
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

  simulateCases(name, open);
}

type Given = Partial<Omit<NextState, 'frozen'>> & { context?: Partial<CaseContext>; hash?: string; version?: string };

function next(caseId: string, { context, hash = 'h1', version = '1.0.0', ...given }: Given = {}): NextState {
  const frozen: FrozenCase = {
    ...{ blueprint: 'desk', version, hash, revision: 1, value: { journey: 'a' } },
    context: {
      ...{ id: caseId, locale: 'en', opened_at: T, at: T, data: {}, reached: {}, visits: {}, active: {}, timers: {} },
      ...{ generation: 0, leaving: [], reopened: 0 },
      ...context,
    },
  };
  const cause = { kind: 'event', event: { type: 'customer.writes', at: T, by: { role: 'customer' } } } as const;
  return {
    frozen,
    status: 'open',
    cause,
    entries: [],
    cancelTimers: [],
    setTimers: [],
    effects: [],
    work: [],
    ...given,
  };
}

/** Lets a case move on by one event. */
async function put(store: CaseStore, caseId: string, given?: Given): Promise<void> {
  await store.commit(caseId, () => ({ change: { now: T, next: next(caseId, given) }, result: undefined }));
}

/** What a commit sees of a case. */
async function look(store: CaseStore, caseId: string, key = '') {
  return store.commit(caseId, (reading) => {
    const { seq, pinnedTo, parked, held } = reading;
    const frozen = seq === 0 ? undefined : reading.frozen();
    return { result: { seq, pinnedTo, parked, held, frozen, timers: reading.timers(), seen: reading.seen(key) } };
  });
}

/** All that can be seen of a store with one case. */
async function everything(store: CaseStore, caseId: string) {
  return {
    load: await store.load(caseId),
    history: await store.history(caseId),
    timers: (await look(store, caseId)).timers,
    list: await store.list({}),
    work: await store.work({}),
    outbox: await store.outbox({}),
    pinned: await store.pinned(),
    due: [await store.nextDue('timer'), await store.nextDue('effect', ['message'])],
  };
}

function timer(id: string, due: number, generation = 1): TimerRequest {
  return { id, due, event: { type: 'timer', timer: id, generation, at: due, by: { role: 'system' } } };
}

const BASE = { step: 'a', visit: 1, locale: 'en', channels: [] };

function message(text: string): Effect {
  return { kind: 'message', message: 'm', to: 'customer', text, fallback: [], ...BASE };
}

function call(service: string): Effect {
  return { kind: 'call', service, with: {}, idempotent: false, ...BASE };
}

async function claimed(store: CaseStore, now: number, limit = 100): Promise<string[]> {
  return (await store.claim('timer', now, limit, 1000)).map(({ caseId, id }) => `${caseId} ${id}`);
}

async function effects(store: CaseStore, now: number, topics = ['message'], limit = 100): Promise<OutboxItem[]> {
  return store.claim('effect', now, limit, 1000, topics);
}
