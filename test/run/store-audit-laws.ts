import { describe, expect, test } from 'vitest';

import { NO_HEAD } from '../../src/run/store/journal-chain.ts';
import type { Personal } from '../../src/run/store/journal-record.ts';
import type { CaseStore, NextState } from '../../src/run/store/store.ts';
import { call, effects, look, message, next, put, T, type OpenStore } from './store-fixtures.ts';

const WHO = 'Chen Wei';
const PHONE = '13812345678';
const personal: Personal = { fields: ['name', 'phone'], values: [WHO, PHONE] };
const data = { name: WHO, phone: PHONE, item: 'lamp', note: `the lamp of ${WHO}` };

/** An opening with personal values wherever they can be. */
const opening: NonNullable<Parameters<typeof put>[2]> = {
  context: { data },
  personal,
  cause: { kind: 'opened', input: { id: 'C-1', at: T, by: { role: 'customer', person: WHO }, data }, requestId: 'r' },
  entries: [
    { type: 'case.opened', at: T, by: { role: 'customer', person: WHO }, id: 'C-1', data },
    { type: 'effect.requested', at: T, effect: message(`Dear ${WHO}, we have your lamp.`) },
  ],
  effects: [message(`Dear ${WHO}, we have your lamp.`), call('stock')],
  seen: { key: 'start:r', digest: 'digest of the whole request' },
};

/** What is left of the case after its erasure. */
const emptied: Partial<NextState> & { context: object } = {
  context: { data: { item: 'lamp' } },
  status: 'closed',
  cause: { kind: 'act', act: 'erase', by: { role: 'head' }, reason: 'asked for' },
  entries: [{ type: 'case.erased', at: T, by: { role: 'head' }, fields: ['name', 'phone', 'note'] }],
};

/** What holds of the journal as a whole: it can be audited, and personal values can be erased from it. */
export function auditLaws(name: string, open: OpenStore): void {
  describe(`${name}: personal values`, () => {
    test('are in the history as they were written, as long as nobody has erased them', async () => {
      const store = await open();
      await put(store, 'C-1', opening);
      const [record] = await store.history('C-1');
      expect(record).toEqual({ caseId: 'C-1', seq: 1, recordedAt: T, cause: opening.cause, entries: opening.entries });
      expect(await hasSecrets(store, 'C-1')).toBe(true);
      await put(store, 'C-2');
      expect([await hasSecrets(store, 'C-2'), await hasSecrets(store, 'C-9')]).toEqual([false, false]);
    });

    test('are gone from the case, its history, its effects and its ids once they are erased; the rest stays', async () => {
      const store = await open();
      await put(store, 'C-1', opening);
      await put(store, 'C-2', { ...opening, seen: { key: 'start:r', digest: 'another' } });
      await erase(store, 'C-1');

      const seen = JSON.stringify(await everythingOf(store, 'C-1'));
      expect([seen.includes(WHO), seen.includes(PHONE)]).toEqual([false, false]);
      expect(await hasSecrets(store, 'C-1')).toBe(false);
      expect((await look(store, 'C-1', 'start:r')).seen).toEqual({ seq: 1, digest: '' });
      const [opened, erased] = await store.history('C-1');
      expect(opened).toEqual({
        ...{ caseId: 'C-1', seq: 1, recordedAt: T },
        cause: {
          kind: 'opened',
          input: {
            ...{ id: 'C-1', at: T, by: { role: 'customer' } },
            data: { name: null, phone: null, item: 'lamp', note: null },
          },
          requestId: 'r',
        },
        entries: [
          {
            ...{ type: 'case.opened', at: T, by: { role: 'customer' }, id: 'C-1' },
            data: { name: null, phone: null, item: 'lamp', note: null },
          },
          { type: 'effect.requested', at: T, effect: message('[erased]') },
        ],
      });
      expect(erased).toMatchObject({ seq: 2, cause: emptied.cause, entries: emptied.entries });
      // Nobody else's are touched.
      expect((await store.history('C-2'))[0]?.entries).toEqual(opening.entries);
      expect((await store.outbox({})).items.map(({ caseId }) => caseId)).toEqual(['C-2', 'C-2']);
      expect((await look(store, 'C-2', 'start:r')).seen).toEqual({ seq: 1, digest: 'another' });
    });

    test('that were in hand when they were erased are not put back by whoever had them', async () => {
      const store = await open();
      await put(store, 'C-1', opening);
      const [said] = await effects(store, T);
      const [asked] = await effects(store, T, ['call:stock']);
      await erase(store, 'C-1');
      const error = { name: 'Error', message: `No such number: ${PHONE}.`, retryable: true };
      expect(await store.settle(said!, { kind: 'dead', error })).toBe(false);
      const result = { ok: true, data } as const;
      expect(await store.settle(asked!, { kind: 'held', result, seq: 2, isParked: false })).toBe(false);
      expect((await store.outbox({})).items).toEqual([]);
      expect(await store.nextDue('effect', ['message', 'call:stock'])).toBeUndefined();
    });

    test('that come in after an erasure can be erased by another', async () => {
      const store = await open();
      await put(store, 'C-1', opening);
      await erase(store, 'C-1');
      await put(store, 'C-1', { ...opening, status: 'closed' });
      expect(await hasSecrets(store, 'C-1')).toBe(true);
      await erase(store, 'C-1');
      expect(JSON.stringify(await everythingOf(store, 'C-1'))).not.toContain(WHO);
      expect(await store.audit()).toMatchObject({ entries: 4, erased: 2, broken: undefined });
    });
  });

  describe(`${name}: an audit`, () => {
    test('of an empty journal finds nothing, and its head stands for nothing', async () => {
      const store = await open();
      expect(await store.audit()).toEqual({ entries: 0, head: NO_HEAD, erased: 0, broken: undefined });
      expect((await store.audit({ head: NO_HEAD })).broken).toBeUndefined();
    });

    test('counts the entries of all cases and all notes, and gives a head that changes with each', async () => {
      const store = await open();
      const heads = new Set<string>();
      const after = async (): Promise<number> => {
        const { entries, head, broken } = await store.audit();
        expect([broken, head.length]).toEqual([undefined, 64]);
        heads.add(head);
        return entries;
      };
      await put(store, 'C-1');
      expect(await after()).toBe(1);
      await put(store, 'C-2', opening);
      expect(await after()).toBe(2);
      await store.note({ at: T, type: 'clock.back', from: T, to: T - 1 });
      expect(await after()).toBe(3);
      await store.hold('message', { since: T, by: { role: 'head' } }, holdNote('message'));
      await put(store, 'C-1');
      expect(await after()).toBe(5);
      expect(heads.size).toBe(4);
    });

    test('passes over entries that changed nothing: a decision that threw, a timer that was only taken away', async () => {
      const store = await open();
      await put(store, 'C-1');
      const { head } = await store.audit();
      await store
        .commit('C-1', () => {
          throw new Error('no');
        })
        .catch(() => undefined);
      await store.commit('C-1', () => ({ change: { now: T, fired: 'a' }, result: 0 }));
      expect(await store.audit()).toMatchObject({ entries: 1, head });
    });

    test('finds a head again that was kept elsewhere, and misses one that never was', async () => {
      const store = await open();
      await put(store, 'C-1');
      const { head } = await store.audit();
      await put(store, 'C-1');
      await put(store, 'C-2');
      expect((await store.audit({ head })).broken).toBeUndefined();
      expect((await store.audit({ head: 'f'.repeat(64) })).broken).toEqual({ entry: 4, problem: 'missing' });
    });

    test('passes after an erasure, finds the heads from before it, and counts the entries that lost values', async () => {
      const store = await open();
      await put(store, 'C-1', opening);
      await put(store, 'C-2', opening);
      const { head } = await store.audit();
      await erase(store, 'C-1');
      const report = await store.audit({ head });
      expect(report).toMatchObject({ entries: 3, erased: 1, broken: undefined });
      expect(report.head).not.toBe(head);
    });

    test('says how far it has come, and stops when it is told to', async () => {
      const store = await open();
      for (let index = 0; index < 5; index += 1) await put(store, 'C-1');
      const told: [number, number][] = [];
      await store.audit({ progress: (done, of) => told.push([done, of]) });
      expect(told.at(-1)).toEqual([5, 5]);
      const signal = AbortSignal.abort(new Error('Enough.'));
      await expect(store.audit({ signal })).rejects.toThrow('Enough.');
    });
  });
}

function holdNote(topic: string) {
  return { at: T, type: 'effects.held', topic, by: { role: 'head' } } as const;
}

async function erase(store: CaseStore, caseId: string): Promise<void> {
  await store.commit(caseId, () => ({
    change: { now: T, next: next(caseId, emptied), erase: true },
    result: undefined,
  }));
}

async function hasSecrets(store: CaseStore, caseId: string): Promise<boolean> {
  return store.commit(caseId, (reading) => ({ result: reading.hasSecrets() }));
}

/** All that a store tells of one case. */
async function everythingOf(store: CaseStore, caseId: string): Promise<unknown> {
  return [
    await store.load(caseId),
    await store.history(caseId),
    (await store.list({})).items.filter((row) => row.caseId === caseId),
    (await store.work({})).items.filter((row) => row.caseId === caseId),
    await store.outbox({ caseId }),
    await look(store, caseId, 'start:r'),
  ];
}
