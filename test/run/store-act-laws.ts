import { describe, expect, test } from 'vitest';

import type { StoreNote } from '../../src/run/store/journal-record.ts';
import type { CaseReading, CaseStore, Hold, KeptBlueprint } from '../../src/run/store/store.ts';
import { call, effects, message, next, put, T, timer, type OpenStore } from './store-fixtures.ts';

/** What holds of work that somebody has, of what is late or stuck, and of effects that are given up or held. */
export function actLaws(name: string, open: OpenStore): void {
  describe(`${name}: work that somebody has`, () => {
    test('is found by its owner, and by having none; the next commit sees whose it is', async () => {
      const store = await open();
      const repair = { step: 'repair', for: 'agent', since: T, stage: 'resolution' };
      await put(store, 'C-1', {
        work: [
          { ...repair, owner: 'Li' },
          { step: 'reply', for: 'head', since: T },
        ],
      });
      await put(store, 'C-2', { work: [{ ...repair, owner: 'Wang' }] });
      const found = async (owner: string | null | undefined): Promise<string[]> =>
        (await store.work({ ...(owner === undefined ? {} : { owner }) })).items.map(
          (row) => `${row.caseId} ${row.step} ${row.owner ?? '-'}`,
        );
      expect(await found(undefined)).toEqual(['C-1 repair Li', 'C-1 reply -', 'C-2 repair Wang']);
      expect(await found('Li')).toEqual(['C-1 repair Li']);
      expect(await found('Zhao')).toEqual([]);
      expect(await found(null)).toEqual(['C-1 reply -']);
      expect(await ask(store, 'C-1', (reading) => reading.work())).toEqual([
        { ...repair, owner: 'Li' },
        { step: 'reply', for: 'head', since: T },
      ]);
      expect(await ask(store, 'C-9', (reading) => reading.work())).toEqual([]);
    });

    test('belongs to nobody any more once a commit says so', async () => {
      const store = await open();
      await put(store, 'C-1', { work: [{ step: 'a', for: 'agent', since: T, owner: 'Li' }] });
      await put(store, 'C-1', { work: [{ step: 'a', for: 'agent', since: T }] });
      expect((await store.work({ owner: 'Li' })).items).toEqual([]);
      expect((await store.work({ owner: null })).items.map(({ owner }) => owner)).toEqual([undefined]);
    });

    test('comes in pages of its owner', async () => {
      const store = await open();
      for (let index = 0; index < 7; index += 1) {
        await put(store, `C-${index}`, {
          work: [{ step: 'a', for: 'agent', since: T + index, ...(index % 2 === 0 ? { owner: 'Li' } : {}) }],
        });
      }
      const first = await store.work({ owner: 'Li', limit: 3 });
      expect(first.items.map(({ caseId }) => caseId)).toEqual(['C-0', 'C-2', 'C-4']);
      const rest = await store.work({ owner: 'Li', limit: 3 }, first.cursor);
      expect([rest.items.map(({ caseId }) => caseId), rest.cursor]).toEqual([['C-6'], undefined]);
    });
  });

  describe(`${name}: lists`, () => {
    const ids = async (store: CaseStore, filter: Parameters<CaseStore['list']>[0]): Promise<string[]> =>
      (await store.list(filter)).items.map(({ caseId }) => caseId);

    test('find open cases of which something was due before an instant', async () => {
      const store = await open();
      await put(store, 'C-1', { due: T + 10 });
      await put(store, 'C-2', { due: T + 20 });
      await put(store, 'C-3', { status: 'closed', due: T + 5 });
      await put(store, 'C-4');
      expect((await store.list({})).items.map(({ due }) => due)).toEqual([T + 10, T + 20, T + 5, undefined]);
      expect(await ids(store, { dueBefore: T + 10 })).toEqual([]);
      expect(await ids(store, { dueBefore: T + 11 })).toEqual(['C-1']);
      expect(await ids(store, { dueBefore: T + 99 })).toEqual(['C-1', 'C-2']);
      await put(store, 'C-1', { due: undefined });
      expect(await ids(store, { dueBefore: T + 99 })).toEqual(['C-2']);
    });

    test('find cases that nothing will move any more: they wait for nobody and nothing, or an effect was given up', async () => {
      const store = await open();
      await put(store, 'C-idle');
      await put(store, 'C-dead', { effects: [message('one')], work: [{ step: 'a', for: 'agent', since: T }] });
      await giveUp(store);
      await put(store, 'C-time', { setTimers: [timer('a', T + 10)] });
      await put(store, 'C-work', { work: [{ step: 'a', for: 'agent', since: T }] });
      await put(store, 'C-call', { effects: [call('stock')] });
      await put(store, 'C-over', { status: 'closed' });
      await put(store, 'C-parked');
      await store.commit('C-parked', () => ({ change: { now: T, parked: PARKED }, result: 0 }));
      expect(await ids(store, { stuck: true })).toEqual(['C-dead', 'C-idle']);
      expect(await ids(store, { stuck: false })).toEqual(['C-call', 'C-over', 'C-parked', 'C-time', 'C-work']);
      expect(await ids(store, { stuck: true, status: 'closed' })).toEqual([]);
      // An answer that is held is waited for no more than one that has not come.
      const [item] = await effects(store, T, ['call:stock']);
      await store.settle(item!, { kind: 'held', result: { ok: true }, seq: 1, isParked: false });
      expect(await ids(store, { stuck: true })).toEqual(['C-dead', 'C-idle']);
    });

    test('find cases by what their fields hold: texts, numbers and truth values, all that are named', async () => {
      const store = await open();
      await put(store, 'C-1', { context: { data: { order: 'A-1', price: 7, paid: true } } });
      await put(store, 'C-2', { context: { data: { order: 'A-1', price: 8, paid: false } } });
      await put(store, 'C-3', { context: { data: { order: '7', "it's": 'so', 'a.b "c"': 'so' } } });
      expect(await ids(store, { data: { order: 'A-1' } })).toEqual(['C-1', 'C-2']);
      expect(await ids(store, { data: { order: 'A-1', price: 8 } })).toEqual(['C-2']);
      expect(await ids(store, { data: { price: 7 } })).toEqual(['C-1']);
      expect(await ids(store, { data: { order: 7 } })).toEqual([]);
      expect(await ids(store, { data: { paid: true } })).toEqual(['C-1']);
      expect(await ids(store, { data: { paid: 1 } })).toEqual([]);
      expect(await ids(store, { data: { paid: false } })).toEqual(['C-2']);
      expect(await ids(store, { data: { nothing: 'so' } })).toEqual([]);
      expect(await ids(store, { data: { "it's": 'so', 'a.b "c"': 'so' } })).toEqual(['C-3']);
      await put(store, 'C-1', { context: { data: { order: 'B-2' } } });
      expect(await ids(store, { data: { order: 'A-1' } })).toEqual(['C-2']);
    });

    test('come in pages whatever they are asked for', async () => {
      const store = await open();
      for (let index = 0; index < 20; index += 1) {
        await put(store, `C-${String(index).padStart(2, '0')}`, {
          context: { data: { kind: index % 3 } },
          due: T + index,
          ...(index % 2 === 0 ? {} : { work: [{ step: 'a', for: 'agent', since: T }] }),
        });
      }
      const paged = async (filter: Parameters<CaseStore['list']>[0]): Promise<string[]> => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.list({ ...filter, limit: 2 }, cursor);
          found.push(...page.items.map(({ caseId }) => caseId));
          cursor = page.cursor;
        } while (cursor !== undefined);
        return found;
      };
      for (const filter of [{ stuck: true }, { dueBefore: T + 11 }, { data: { kind: 1 } }]) {
        const whole = await ids(store, filter);
        expect(whole.length).toBeGreaterThan(5);
        expect(await paged(filter)).toEqual(whole);
      }
    });
  });

  describe(`${name}: effects that were given up`, () => {
    test('are counted, and are due again once a commit revives them, as if they had never been tried', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [message('one'), message('two')] });
      await put(store, 'C-2', { effects: [message('three')] });
      await giveUp(store);
      expect(await ask(store, 'C-1', ({ dead }) => dead)).toBe(2);
      expect(await ask(store, 'C-9', ({ dead }) => dead)).toBe(0);
      await store.commit('C-1', () => ({ change: { now: T + 7, next: next('C-1'), revive: true }, result: 0 }));
      expect(await ask(store, 'C-1', ({ dead }) => dead)).toBe(0);
      expect(await ask(store, 'C-2', ({ dead }) => dead)).toBe(1);
      expect(await store.nextDue('effect', ['message'])).toBe(T + 7);
      expect((await effects(store, T + 7)).map(({ id, due, attempts, error }) => [id, due, attempts, error])).toEqual([
        ['C-1:1:1', T + 7, 1, undefined],
        ['C-1:1:2', T + 7, 1, undefined],
      ]);
    });
  });

  describe(`${name}: effects of a topic that is held`, () => {
    const hold: Hold = { since: T, by: { role: 'head', person: 'Wang' }, reason: 'The gateway sends twice.' };
    const held = { type: 'effects.held', at: T, topic: 'call:pay', by: hold.by } as const;
    const released = { type: 'effects.released', at: T + 5, topic: 'call:pay', by: hold.by } as const;

    test('are neither claimed nor next due, whoever asked for them and when, until it is released', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [call('pay'), call('stock'), message('one')] });
      await store.hold('call:pay', hold, held);
      await put(store, 'C-2', { effects: [call('pay')] });
      expect(await store.holds()).toEqual(new Map([['call:pay', hold]]));
      expect(await store.nextDue('effect', ['call:pay'])).toBeUndefined();
      expect(await store.nextDue('effect', ['call:pay', 'message'])).toBe(T);
      const all = ['call:pay', 'call:stock', 'message'];
      expect((await effects(store, T, all)).map(({ id }) => id)).toEqual(['C-1:1:2', 'C-1:1:3']);
      expect((await store.outbox({ state: 'waiting' })).items).toHaveLength(4);
      await store.hold('call:pay', null, released);
      expect(await store.holds()).toEqual(new Map());
      expect(await store.nextDue('effect', ['call:pay'])).toBe(T);
      expect((await effects(store, T, all)).map(({ id, attempts }) => [id, attempts])).toEqual([
        ['C-1:1:1', 1],
        ['C-2:1:1', 1],
      ]);
      expect(await store.notes()).toEqual([held, released]);
    });

    test('that were in hand before can still be settled', async () => {
      const store = await open();
      await put(store, 'C-1', { effects: [call('pay'), call('pay')] });
      const [one, two] = await effects(store, T, ['call:pay']);
      await store.hold('call:pay', hold, held);
      expect(await store.settle(one!, { kind: 'done' })).toBe(true);
      expect(await store.settle(two!, { kind: 'again', due: T + 1, attempts: 1 })).toBe(true);
      expect(await effects(store, T + 9, ['call:pay'])).toEqual([]);
      expect(await store.nextDue('effect', ['call:pay'])).toBeUndefined();
    });

    test('a second hold takes the place of the first; releasing what is not held changes nothing but the notes', async () => {
      const store = await open();
      await store.hold('message', null, { ...released, topic: 'message' });
      await store.hold('message', hold, { ...held, topic: 'message' });
      await store.hold('message', { since: T + 1, by: { role: 'boss' } }, { ...held, topic: 'message' });
      expect(await store.holds()).toEqual(new Map([['message', { since: T + 1, by: { role: 'boss' } }]]));
      expect(await store.notes()).toHaveLength(3);
    });
  });

  describe(`${name}: beside its cases`, () => {
    test('keeps lines that concern no case, in order, apart from the histories of cases', async () => {
      const store = await open();
      const back: StoreNote = { at: T, type: 'clock.back', from: T + 10, to: T };
      const restored: StoreNote = { at: T + 1, type: 'store.restored', from: 'cases.db.bak' };
      expect(await store.notes()).toEqual([]);
      await store.note(back);
      await put(store, 'C-1');
      await store.note(restored);
      expect(await store.notes()).toEqual([back, restored]);
      expect(await store.history('C-1')).toHaveLength(1);
    });

    test('keeps the text of every blueprint once, in the order of keeping', async () => {
      const store = await open();
      const first: KeptBlueprint = {
        ...{ blueprint: 'desk', version: '1.0.0', hash: 'h1', revision: 1 },
        files: [
          { file: 'desk.blueprint.yaml', text: 'id: desk\n# 漆 "quoted"\r\n' },
          { file: 'part.module.yaml', text: '' },
        ],
      };
      const second = { ...first, version: '1.1.0', hash: 'h0', files: [{ file: 'a', text: 'b' }] };
      const recompiled = { ...first, revision: 2 };
      expect(await store.blueprints()).toEqual([]);
      for (const kept of [first, second, first, { ...first, files: [] }, recompiled]) await store.keepBlueprint(kept);
      expect(await store.blueprints()).toEqual([first, second, recompiled]);
    });
  });
}

const PARKED = {
  at: T,
  error: { name: 'CaseFault', message: 'no', retryable: false },
  event: { type: 'step.a.done', at: T, by: { role: 'agent' } },
};

/** Looks at a case as a commit sees it. */
async function ask<R>(store: CaseStore, caseId: string, question: (reading: CaseReading) => R): Promise<R> {
  return store.commit(caseId, (reading) => ({ result: question(reading) }));
}

/** All messages that are due fail for good. */
async function giveUp(store: CaseStore): Promise<void> {
  const error = { name: 'Error', message: 'No such address.', retryable: false };
  for (const item of await effects(store, T)) await store.settle(item, { kind: 'dead', error });
}
