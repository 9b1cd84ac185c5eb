import { describe, expect, test } from 'vitest';

import type { CaseChange } from '../../src/run/store/store.ts';
import { claimed, effects, everything, look, message, next, put, T, timer, type OpenStore } from './store-fixtures.ts';

/** What holds of one case: its commits, its timers, its being parked. */
export function caseLaws(name: string, open: OpenStore): void {
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
      (seen.load!.frozen.context.data['tags'] as string[]).push('b');
      (seen.work.items[0] as { step: string }).step = 'b';
      (seen.list.items[0] as { status: string }).status = 'sealed';
      (seen.outbox.items[0]!.effect as { step: string }).step = 'b';
      (seen.timers[0]!.event as { at: number }).at = 7;
      (seen.history[0]!.entries as unknown[]).push('b');
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
}
