import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { openFile } from '../../src/run/store/sqlite/open-file.ts';
import { MIGRATIONS, type Migration } from '../../src/run/store/sqlite/schema.ts';
import { storeOn } from '../../src/run/store/sqlite/sqlite-store.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import { sqliteStore, StoreError } from '../../src/sqlite.ts';
import { damage, testFolder } from './sqlite-support.ts';
import { everything, message, put, T, timer } from './store-fixtures.ts';

const folder = testFolder();

function faultOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof StoreError ? { reason: error.reason, retryable: error.retryable } : error;
  }
  return 'none';
}

async function faultIn(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'none',
    (error: unknown) =>
      faultOf(() => {
        throw error;
      }),
  );
}

/** A closed file with one case. */
async function fileWithCase(): Promise<string> {
  const file = folder.file();
  const store = sqliteStore(file);
  await put(store, 'C-1', { setTimers: [timer('a', T)], effects: [message('one')] });
  await store.close();
  return file;
}

describe('a store in a file', () => {
  test('is for the eyes of its owner alone, and so is what SQLite puts beside it', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    await put(store, 'C-1');
    const rights = ['', '-wal', '-shm'].map((end) => (statSync(file + end).mode & 0o777).toString(8));
    expect(rights).toEqual(['600', '600', '600']);
  });

  test('keeps what it has told to be kept, also when it is never closed', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    await put(store, 'C-1', { setTimers: [timer('a', T)], effects: [message('one')] });
    const copy = folder.file();
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end);
    const again = folder.closing(sqliteStore(copy));
    expect(await everything(again, 'C-1')).toEqual(await everything(store, 'C-1'));
    expect(await again.audit()).toMatchObject({ entries: 1, broken: undefined });
  });

  test('can be opened by any number of readers, who cannot change it and see what others write', async () => {
    const file = await fileWithCase();
    const writer = folder.closing(sqliteStore(file));
    const readers = [1, 2, 3].map(() => folder.closing(sqliteStore(file, { readOnly: true })));
    await put(writer, 'C-1');
    for (const reader of readers) {
      expect((await reader.load('C-1'))?.seq).toBe(2);
      expect(await faultIn(put(reader, 'C-1'))).toEqual({ reason: 'read-only', retryable: false });
      expect(await faultIn(reader.claim('timer', T, 1, 1000))).toEqual({ reason: 'read-only', retryable: false });
    }
    expect((await writer.load('C-1'))?.seq).toBe(2);
  });

  test('answers nothing once it is closed', async () => {
    const store = sqliteStore(folder.file());
    await store.close();
    await store.close();
    expect(await faultIn(store.load('C-1'))).toEqual({ reason: 'closed', retryable: false });
    expect(await faultIn(put(store, 'C-1'))).toEqual({ reason: 'closed', retryable: false });
  });

  test('writes what it was asked for before it was closed', async () => {
    const file = folder.file();
    const store = sqliteStore(file);
    const writing = put(store, 'C-1');
    await Promise.all([store.close(), writing]);
    expect((await folder.closing(sqliteStore(file)).load('C-1'))?.seq).toBe(1);
  });

  test('keeps apart and in order whatever ids there can be', async () => {
    const store = folder.closing(sqliteStore(folder.file()));
    const ids = [
      '\uD83D',
      '\uDE00',
      '😀',
      '\uFFFD',
      '\uE000',
      'ﬀ',
      '漆',
      'a\0b',
      'a',
      'a ',
      'a:1:1',
      '\u{1D800}',
      '\u{10FFFF}',
    ];
    for (const id of ids)
      await put(store, id, {
        work: [{ step: id, for: id, since: T }],
        setTimers: [timer(id, T)],
        effects: [message('m')],
      });
    const order = ids.toSorted();
    expect((await store.list({})).items.map(({ caseId }) => caseId)).toEqual(order);
    expect((await store.work({})).items.map((row) => [row.caseId, row.step, row.for])).toEqual(
      order.map((id) => [id, id, id]),
    );
    expect((await store.claim('timer', T, 99, 1)).map((due) => [due.caseId, due.id])).toEqual(
      ids.map((id) => [id, id]),
    );
    for (const item of await store.claim('effect', T, 99, 1, ['message']))
      expect(await store.settle(item, { kind: 'done' })).toBe(true);
    const paged: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await store.list({ limit: 1 }, cursor);
      paged.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.cursor;
    }
    expect(paged).toEqual(order);
  });
});

describe('a file that cannot be opened', () => {
  test('because it is not there', () => {
    expect(faultOf(() => sqliteStore(folder.file(), { readOnly: true }))).toEqual({
      reason: 'missing',
      retryable: false,
    });
    expect(faultOf(() => sqliteStore(folder.file(), { create: false }))).toEqual({
      reason: 'missing',
      retryable: false,
    });
    const file = folder.file('nowhere/cases.db');
    expect(() => sqliteStore(file)).toThrow(`for the store "cases.db". Create it first.`);
  });

  test('because it is something else', () => {
    const text = folder.file();
    writeFileSync(text, 'Dear diary, '.repeat(1000));
    const other = folder.file();
    const db = new DatabaseSync(other);
    db.exec('CREATE TABLE diary (dear)');
    db.close();
    for (const file of [text, other]) {
      for (const readOnly of [true, false]) {
        expect(faultOf(() => sqliteStore(file, { readOnly }))).toEqual({ reason: 'not-a-store', retryable: false });
      }
      expect([`${file}-wal`, `${file}-shm`].filter((beside) => existsSync(beside))).toEqual([]);
    }
  });

  test('because a later release has written it: it stays as it is', async () => {
    const file = await fileWithCase();
    setVersion(file, 99);
    expect(faultOf(() => sqliteStore(file))).toEqual({ reason: 'newer', retryable: false });
    expect(faultOf(() => sqliteStore(file, { readOnly: true }))).toEqual({ reason: 'newer', retryable: false });
    expect(() => sqliteStore(file)).toThrow(/format 99.*Update Throughline/);
    expect(versionOf(file)).toBe(99);
  });

  test('because its folder is there but is a file', () => {
    const file = folder.file();
    writeFileSync(file, '');
    expect(faultOf(() => sqliteStore(`${file}/cases.db`))).toEqual({ reason: 'missing', retryable: false });
  });
});

describe('a damaged file', () => {
  test('says so when the damaged page is needed, and what is elsewhere can still be read', async () => {
    const file = folder.file();
    const store = sqliteStore(file);
    for (let index = 0; index < 40; index += 1)
      await put(store, `C-${index}`, { context: { data: { text: 'x'.repeat(900) } } });
    await store.close();
    damage(file, 'cases');
    const again = folder.closing(sqliteStore(file));
    expect(await faultIn(again.load('C-0'))).toEqual({ reason: 'corrupt', retryable: false });
    expect(await faultIn(put(again, 'C-0'))).toEqual({ reason: 'corrupt', retryable: false });
    expect(await again.audit()).toMatchObject({ entries: 40, broken: undefined });
  });

  test('does not keep cases that are whole from going on together with one that is not', async () => {
    const file = folder.file();
    const store = sqliteStore(file);
    for (let index = 0; index < 40; index += 1)
      await put(store, `C-${index}`, { context: { data: { text: 'x'.repeat(900) } } });
    await store.close();
    damage(file, 'cases', true);
    const again = folder.closing(sqliteStore(file));
    const asked = ['C-30', 'C-0', 'C-39'].map(async (id) => faultIn(put(again, id)));
    expect(await Promise.all(asked)).toEqual(['none', { reason: 'corrupt', retryable: false }, 'none']);
    expect([(await again.load('C-30'))?.seq, (await again.load('C-39'))?.seq]).toEqual([2, 2]);
    expect(await again.audit()).toMatchObject({ entries: 42, broken: undefined });
  });
});

describe('a full disk', () => {
  test('rejects all that was asked for at once, keeps nothing of it, and goes on once there is room', async () => {
    const file = folder.file();
    const db = openFile(file, {});
    const store = folder.closing(storeOn(db));
    await put(store, 'C-1', { effects: [message('one')] });
    const before = await everything(store, 'C-1');
    db.raw.exec(`PRAGMA max_page_count = ${String(db.pragma('page_count'))}`);
    const large = { context: { data: { text: 'x'.repeat(100_000) } } };
    const asked = ['C-2', 'C-1', 'C-3'].map(async (id, index) => faultIn(put(store, id, index === 1 ? large : {})));
    const full = { reason: 'full', retryable: true };
    expect(await Promise.all(asked)).toEqual([full, full, full]);
    expect(await everything(store, 'C-1')).toEqual(before);
    expect((await store.list({})).items.map(({ caseId }) => caseId)).toEqual(['C-1']);
    db.raw.exec('PRAGMA max_page_count = 1000000');
    await put(store, 'C-1', large);
    expect((await store.load('C-1'))?.seq).toBe(2);
    expect(await store.audit()).toMatchObject({ entries: 2, broken: undefined });
  });

  test.runIf(canMount())('of a real file system does the same', async () => {
    const disk = folder.file('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    try {
      const store = sqliteStore(`${disk}/cases.db`);
      await put(store, 'C-0');
      let kept = 0;
      let fault: unknown = 'none';
      const large = { context: { data: { text: 'x'.repeat(50_000) } } };
      while (fault === 'none' && kept < 200) {
        fault = await faultIn(put(store, `C-${kept + 1}`, large));
        if (fault === 'none') kept += 1;
      }
      expect([fault, kept > 3]).toEqual([{ reason: 'full', retryable: true }, true]);
      expect((await store.list({ limit: 1000 })).items).toHaveLength(kept + 1);
      expect(await store.audit()).toMatchObject({ entries: kept + 1, broken: undefined });
      execFileSync('mount', ['-o', 'remount,size=20m', disk]);
      await put(store, 'C-last', large);
      expect(await store.audit()).toMatchObject({ entries: kept + 2, broken: undefined });
      await store.close();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('a file of an earlier release', () => {
  const SECOND: Migration = { to: 2, sql: `ALTER TABLE cases ADD COLUMN mood TEXT; UPDATE cases SET mood = 'good';` };

  test('is brought to the present shape, after a copy of it was put beside it', async () => {
    const file = await fileWithCase();
    const before = await everything(folder.closing(sqliteStore(file)), 'C-1');
    const db = openFile(file, {}, [...MIGRATIONS, SECOND]);
    expect(db.all('SELECT mood FROM cases')).toEqual([['good']]);
    const store = folder.closing(storeOn(db));
    expect([db.pragma('user_version'), await everything(store, 'C-1')]).toEqual([2, before]);
    const copy = `${file}.before-v2`;
    expect([versionOf(copy), statSync(copy).mode & 0o777]).toEqual([1, 0o600]);
    expect(await everything(folder.closing(sqliteStore(copy)), 'C-1')).toEqual(before);
    expect(faultOf(() => sqliteStore(file))).toEqual({ reason: 'newer', retryable: false });
  });

  test('stays as it is when that fails', async () => {
    const file = await fileWithCase();
    const failing = { ...SECOND, sql: `${SECOND.sql} SELECT no_such_function();` };
    expect(faultOf(() => openFile(file, {}, [...MIGRATIONS, failing]))).toEqual({ reason: 'failed', retryable: false });
    expect(versionOf(file)).toBe(1);
    expect((await folder.closing(sqliteStore(file)).load('C-1'))?.seq).toBe(1);
    // The next attempt does not write over the first copy.
    openFile(file, {}, [...MIGRATIONS, SECOND]).close();
    expect([`${file}.before-v2`, `${file}.before-v2-2`].map((copy) => existsSync(copy))).toEqual([true, true]);
  });

  test('is not changed by one who only reads', async () => {
    const file = await fileWithCase();
    openFile(file, { readOnly: true }, [...MIGRATIONS, SECOND]).close();
    expect(versionOf(file)).toBe(1);
  });
});

describe('two who write into one file', () => {
  const count = async (store: CaseStore, times: number): Promise<void> => {
    await Promise.all(Array.from({ length: times }, async () => put(store, 'C-1')));
  };

  test('never see the same state: a hundred events are a hundred', async () => {
    const file = folder.file();
    const [one, two] = [folder.closing(sqliteStore(file)), folder.closing(sqliteStore(file))];
    for (let turn = 0; turn < 5; turn += 1) await Promise.all([count(one, 10), count(two, 10)]);
    expect((await one.load('C-1'))?.seq).toBe(100);
    expect((await two.history('C-1')).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
    expect(await one.audit()).toEqual(await two.audit());
    expect(await one.audit()).toMatchObject({ entries: 100, broken: undefined });
  });

  test('hear of each other within half a second, and not of themselves', async () => {
    const file = folder.file();
    const [one, two] = [folder.closing(sqliteStore(file)), folder.closing(sqliteStore(file))];
    const heard: string[] = [];
    const ends = [one.watch(() => heard.push('one')), two.watch(() => heard.push('two'))];
    await put(one, 'C-1');
    await expect.poll(() => heard).toEqual(['two']);
    for (const end of ends) end();
  });

  test('are processes of their own', async () => {
    const file = folder.file();
    const store = folder.closing(sqliteStore(file));
    const code = `
      const [{ sqliteStore }, { put }] = await Promise.all([import('./src/sqlite.ts'), import('./test/run/store-fixtures.ts')]);
      const store = sqliteStore(process.argv[1]);
      for (let turn = 0; turn < 50; turn += 1) await put(store, 'C-1');
      await store.close();`;
    const run = async (): Promise<void> => {
      const { execFile } = await import('node:child_process');
      await new Promise<void>((resolve, reject) =>
        execFile(process.execPath, ['--input-type=module', '-e', code, file], (error) =>
          error ? reject(error) : resolve(),
        ),
      );
    };
    await Promise.all([run(), run(), count(store, 50)]);
    expect((await store.load('C-1'))?.seq).toBe(150);
    expect(await store.audit()).toMatchObject({ entries: 150, broken: undefined });
  });
});

function versionOf(file: string): unknown {
  const db = new DatabaseSync(file);
  try {
    return db.prepare('PRAGMA user_version').get()?.['user_version'];
  } finally {
    db.close();
  }
}

function setVersion(file: string, version: number): void {
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA user_version = ${version}`);
  db.close();
}

/** True for an administrator of a system on which file systems can be mounted. */
function canMount(): boolean {
  const disk = folder.file('try');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
    execFileSync('umount', [disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
