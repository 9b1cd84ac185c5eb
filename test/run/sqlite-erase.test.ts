import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { openFile } from '../../src/run/store/sqlite/open-file.ts';
import { storeOn } from '../../src/run/store/sqlite/sqlite-store.ts';
import type { Personal } from '../../src/run/store/journal-record.ts';
import type { CaseStore, NextState } from '../../src/run/store/store.ts';
import { backupStore, sqliteStore } from '../../src/sqlite.ts';
import { dice } from '../support/random-blueprint.ts';
import { filesWith, testFolder } from './sqlite-support.ts';
import { call, effects, message, next, put, T, timer } from './store-fixtures.ts';

const folder = testFolder();

/** What a person is called in one case, and nowhere else. */
function nameIn(caseId: string): string {
  return `Zq9-${caseId}-ing`;
}

/** An event of a person with a name, who is named wherever that can be. */
function personal(caseId: string, length: number): Partial<NextState> & { context: object; personal: Personal } {
  const name = nameIn(caseId);
  const data = { name, item: 'lamp'.repeat(length) };
  return {
    context: { data },
    personal: { fields: ['name'], values: [name] },
    cause: { kind: 'event', event: { type: 'customer.writes', at: T, by: { role: 'customer', person: name }, data } },
    entries: [{ type: 'effect.requested', at: T, effect: message(`Dear ${name}`) }],
    effects: [message(`Dear ${name}, ${'we have it. '.repeat(length)}`), call('stock')],
    setTimers: [timer('a', T + length)],
    work: [{ step: 'a', for: 'agent', since: T }],
    seen: { key: `event:${length}`, digest: 'd' },
  };
}

/** The case without its person. */
async function erase(store: CaseStore, caseId: string): Promise<void> {
  await store.commit(caseId, () => {
    const erased = next(caseId, {
      context: { data: { item: 'lamp' } },
      personal: { fields: ['name'], values: [] },
      cause: { kind: 'act', act: 'erase', by: { role: 'head' } },
    });
    return { change: { now: T, next: erased, parked: null, erase: true }, result: undefined };
  });
}

describe('a person who was erased', () => {
  test('is in none of the bytes of the file, its log, and a backup made afterwards, wherever they were named', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    const name = nameIn('C-1');
    for (const length of [1, 50, 900]) await put(store, 'C-1', personal('C-1', length));
    await put(store, 'C-2', personal('C-2', 10));
    const [said, waiting] = await effects(store, T);
    const error = { name: 'Error', message: `No such person: ${name}`, retryable: false };
    await store.settle(said!, { kind: 'dead', error });
    await store.settle(waiting!, { kind: 'again', due: T, attempts: 1, error });
    const [asked] = await effects(store, T, ['call:stock']);
    const result = { ok: true, data: { of: name } } as const;
    await store.settle(asked!, { kind: 'held', result, seq: 3, isParked: false });
    const parked = {
      at: T,
      error,
      event: { type: 'customer.writes', at: T, by: { role: 'customer' }, data: { name } },
    };
    await store.commit('C-1', () => ({ change: { now: T, parked }, result: 0 }));
    await expect(store.load('C-1')).resolves.toMatchObject({ parked });
    expect(filesWith(file, name)).not.toEqual([]);

    await erase(store, 'C-1');

    expect(filesWith(file, name)).toEqual([]);
    const backup = folder.file();
    await backupStore(store, backup);
    expect([filesWith(backup, name), filesWith(backup, nameIn('C-2'))]).toEqual([[], ['']]);
    expect(await store.audit()).toMatchObject({ entries: 5, erased: 3, broken: undefined });
    // The other one is there as before.
    expect((await store.load('C-2'))?.frozen.context.data['name']).toBe(nameIn('C-2'));
    expect((await effects(store, T + 1000)).map(({ caseId }) => caseId)).toEqual(['C-2']);
    await store.close();
    expect(filesWith(file, name)).toEqual([]);
  });

  test('has left nothing behind where pages were filled and emptied with many others', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    const roll = dice(7);
    const caseIds = Array.from({ length: 30 }, (_, index) => `C-${index}`);
    for (let turn = 0; turn < 12; turn += 1) {
      const written = caseIds.flatMap((caseId) => [caseId, caseId]).toSorted(() => roll(3) - 1);
      await Promise.all(written.map(async (caseId) => put(store, caseId, personal(caseId, roll(4) * roll(60)))));
    }
    const left: string[] = [];
    for (const caseId of caseIds) {
      await erase(store, caseId);
      left.push(...filesWith(file, nameIn(caseId)).map((end) => `${caseId} in ${end}`));
    }
    expect(left).toEqual([]);
    expect(await store.audit()).toMatchObject({ erased: 720, broken: undefined });
  });

  test('is gone as soon as nobody reads an old state any more; until then the erasure waits', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    await put(store, 'C-1', personal('C-1', 1));
    const reader = openFile(file, { readOnly: true });
    reader.raw.exec('BEGIN');
    reader.all('SELECT count(*) FROM cases');
    let isErased = false;
    const erasing = erase(store, 'C-1').then(() => (isErased = true));
    await new Promise((resolve) => setTimeout(resolve, 120));
    // Meanwhile others go on.
    await put(store, 'C-2');
    expect([isErased, filesWith(file, nameIn('C-1')).length > 0]).toEqual([false, true]);
    reader.raw.exec('COMMIT');
    await erasing;
    expect(filesWith(file, nameIn('C-1'))).toEqual([]);
    reader.close();
  });

  test('is still in the log when an old state is read for too long: the erasure says so, and the next change ends it', async () => {
    const file = folder.file();
    const store = folder.closing(storeOn(openFile(file, {}), 100));
    await put(store, 'C-1', personal('C-1', 1));
    const reader = openFile(file, { readOnly: true });
    reader.raw.exec('BEGIN');
    reader.all('SELECT count(*) FROM cases');
    await expect(erase(store, 'C-1')).rejects.toThrow('The change was kept');
    expect((await store.load('C-1'))?.frozen.context.data['name']).toBeUndefined();
    await put(store, 'C-2');
    expect(filesWith(file, nameIn('C-1'))).not.toEqual([]);
    reader.close();
    await put(store, 'C-2');
    expect(filesWith(file, nameIn('C-1'))).toEqual([]);
  });
});

test('nothing is left beside a file that was closed', async () => {
  const file = folder.file('alone.db');
  const store = sqliteStore(file);
  await put(store, 'C-1');
  await store.close();
  expect(readdirSync(path.dirname(file)).filter((name) => name.startsWith('alone'))).toEqual(['alone.db']);
});
