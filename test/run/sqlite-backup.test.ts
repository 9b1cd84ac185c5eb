import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { backupStore, restoreStore, sqliteStore, type SqliteStore } from '../../src/sqlite.ts';
import { damage, testFolder } from './sqlite-support.ts';
import { claimed, effects, everything, message, put, T, timer } from './store-fixtures.ts';

const folder = testFolder();

async function storeWithCase(): Promise<SqliteStore> {
  const store = folder.closing(sqliteStore(folder.file()));
  await put(store, 'C-1', { setTimers: [timer('a', T + 5)], effects: [message('one')] });
  return store;
}

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

describe('a backup', () => {
  test('is the store at one instant, for its owner alone, while others go on writing', async () => {
    const store = await storeWithCase();
    const target = folder.file();
    const before = await everything(store, 'C-1');
    const backing = backupStore(store, target);
    for (let turn = 0; turn < 50; turn += 1) await put(store, `C-${turn + 2}`);
    await backing;
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(existsSync(`${target}.part`)).toBe(false);
    const copy = folder.closing(sqliteStore(target, { readOnly: true }));
    expect((await copy.load('C-1'))?.frozen).toEqual(before.load?.frozen);
    const audit = await copy.audit();
    expect(audit.broken).toBeUndefined();
    // What was written since goes on from where the copy ends.
    expect((await store.audit({ head: audit.head })).broken).toBeUndefined();
  });

  test('is not written over what is there', async () => {
    const store = await storeWithCase();
    const target = folder.file();
    writeFileSync(target, 'mine');
    await expect(backupStore(store, target)).rejects.toMatchObject({ reason: 'exists' });
    await expect(backupStore(store, store.file)).rejects.toMatchObject({ reason: 'exists' });
    await expect(backupStore(store, folder.file('nowhere/b.db'))).rejects.toMatchObject({ reason: 'missing' });
  });
});

describe('a store that is restored from a backup', () => {
  test('is the store as it was, and says in its journal where it comes from; its timers and effects go on', async () => {
    const store = await storeWithCase();
    const [backup, file] = [folder.file(), folder.file()];
    await backupStore(store, backup);
    const { entries, head } = await store.audit();
    await store.settle((await effects(store, T))[0]!, { kind: 'done' });
    await put(store, 'C-2');

    expect(await restoreStore(backup, file, { now: T + 9 })).toMatchObject({ entries, head, broken: undefined });

    const restored = folder.closing(sqliteStore(file));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restored.notes()).toEqual([{ at: T + 9, type: 'store.restored', from: path.basename(backup) }]);
    expect((await restored.list({})).items.map(({ caseId }) => caseId)).toEqual(['C-1']);
    expect([await claimed(restored, T + 5), (await effects(restored, T)).map(({ id }) => id)]).toEqual([
      ['C-1 a'],
      ['C-1:1:1'],
    ]);
    expect(await restored.audit({ head })).toMatchObject({ entries: entries + 1, broken: undefined });
    expect((await store.list({})).items).toHaveLength(2);
  });

  test('is not made of what is no good, and nothing is left of the attempt', async () => {
    const store = await storeWithCase();
    for (let turn = 0; turn < 50; turn += 1) await put(store, 'C-1', { entries: [{ type: 'case.sealed', at: T }] });
    const [altered, torn, empty, other] = [folder.file(), folder.file(), folder.file(), folder.file()];
    await backupStore(store, altered);
    change(altered, `UPDATE journal SET body = replace(body, 'sealed', 'opened') WHERE entry = 7`);
    await backupStore(store, torn);
    damage(torn, 'cases_due');
    writeFileSync(empty, '');
    writeFileSync(other, 'Dear diary, '.repeat(1000));
    const target = folder.file();
    await expect(restoreStore(altered, target)).rejects.toThrow('entry 7: altered');
    await expect(restoreStore(torn, target)).rejects.toMatchObject({ reason: 'corrupt' });
    await expect(restoreStore(empty, target)).rejects.toMatchObject({ reason: 'not-a-store' });
    await expect(restoreStore(other, target)).rejects.toMatchObject({ reason: 'not-a-store' });
    await expect(restoreStore(folder.file(), target)).rejects.toMatchObject({ reason: 'missing' });
    const { head } = await store.audit();
    const early = folder.file();
    await backupStore(store, early);
    await put(store, 'C-1');
    await expect(restoreStore(early, target, { head: (await store.audit()).head })).rejects.toThrow('missing');
    expect(readdirSync(path.dirname(target)).filter((name) => name.startsWith(path.basename(target)))).toEqual([]);
    expect((await restoreStore(early, target, { head })).broken).toBeUndefined();
  });

  test('does not take the place of another', async () => {
    const store = await storeWithCase();
    const backup = folder.file();
    await backupStore(store, backup);
    await expect(restoreStore(backup, store.file)).rejects.toMatchObject({ reason: 'exists', retryable: false });
    expect(await store.notes()).toEqual([]);
  });
});
