import { describe, expect, test } from 'vitest';

import { LeaseRow } from '../../src/run/store/sqlite/lease-row.ts';
import { openFile } from '../../src/run/store/sqlite/open-file.ts';
import { takeWorkLease, type Leases } from '../../src/run/store/sqlite/work-lease.ts';
import { backupStore, restoreStore, sqliteStore } from '../../src/sqlite.ts';
import { testFolder } from './sqlite-support.ts';
import { T } from './store-fixtures.ts';

const folder = testFolder();
const NEVER = new AbortController().signal;

describe('the lease of a file', () => {
  test('is one owner’s until it runs out or is given back, however often it is prolonged', () => {
    const db = openFile(folder.file(), {});
    const row = new LeaseRow(db, { pid: 1, host: 'here' }, () => true);
    expect(row.take('one', T, 1000)).toBe(true);
    expect(row.take('two', T + 999, 1000)).toBe(false);
    expect(row.take('one', T + 999, 1000)).toBe(true);
    expect(row.take('two', T + 1998, 1000)).toBe(false);
    expect(row.take('two', T + 1999, 1000)).toBe(true);
    expect(row.take('one', T + 2000, 1000)).toBe(false);
    row.end('one');
    expect(row.take('one', T + 2000, 1000)).toBe(false);
    row.end('two');
    expect(row.take('one', T + 2000, 1000)).toBe(true);
    db.close();
  });

  test('is free at once when the process that had it has died on the same machine', () => {
    const db = openFile(folder.file(), {});
    const on = (pid: number, host: string): LeaseRow => new LeaseRow(db, { pid, host }, (other) => other !== 13);
    expect(on(13, 'here').take('dead', T, 1000)).toBe(true);
    expect(on(2, 'there').take('far', T + 1, 1000)).toBe(false);
    expect(on(2, 'here').take('near', T + 1, 1000)).toBe(true);
    expect(on(3, 'here').take('late', T + 2, 1000)).toBe(false);
    db.close();
  });

  test('does not last for an hour because the clock was set back by one', () => {
    const db = openFile(folder.file(), {});
    const on = (pid: number, host: string): LeaseRow => new LeaseRow(db, { pid, host }, () => true);
    expect(on(1, 'there').take('one', T + 3_600_000, 1000)).toBe(true);
    expect(on(2, 'here').take('two', T, 1000)).toBe(true);
    // A little behind is not back.
    expect(on(1, 'there').take('one', T - 5000, 1000)).toBe(false);
    db.close();
  });
});

describe('whoever works off a store', () => {
  test('is one at a time; the next one begins when the first one ends', async () => {
    const file = folder.file();
    const [one, two] = [folder.closing(sqliteStore(file)), folder.closing(sqliteStore(file))];
    const first = await one.takeLease(NEVER);
    let hasWaited = false;
    const taking = two.takeLease(NEVER, () => (hasWaited = true));
    await expect.poll(() => hasWaited).toBe(true);
    await first.end();
    const second = await taking;
    expect([first.lost.aborted, second.lost.aborted]).toEqual([false, false]);
    await second.end();
  });

  test('stops waiting when it is told to', async () => {
    const file = folder.file();
    const [one, two] = [folder.closing(sqliteStore(file)), folder.closing(sqliteStore(file))];
    const first = await one.takeLease(NEVER);
    const stopping = new AbortController();
    const taking = two.takeLease(stopping.signal, () => stopping.abort());
    await expect(taking).rejects.toThrow();
    await first.end();
  });

  test('keeps its lease alive, and hears when another has taken over', async () => {
    let holder = '';
    const leases: Leases = {
      take: async (owner) => {
        if (holder === 'thief') return false;
        holder = owner;
        return true;
      },
      end: async () => undefined,
    };
    const lease = await takeWorkLease(leases, { signal: NEVER }, { lasts: 60, prolonged: 10, asked: 5 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(lease.lost.aborted).toBe(false);
    holder = 'thief';
    await expect.poll(() => lease.lost.aborted).toBe(true);
    await lease.end();
  });

  test('lives through a store that fails for a moment, but not longer than its lease', async () => {
    let isFailing = false;
    const leases: Leases = {
      take: async () => {
        if (isFailing) throw new Error('The disk is full.');
        return true;
      },
      end: async () => undefined,
    };
    const lease = await takeWorkLease(leases, { signal: NEVER }, { lasts: 100, prolonged: 10, asked: 5 });
    isFailing = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(lease.lost.aborted).toBe(false);
    await expect.poll(() => lease.lost.aborted).toBe(true);
    expect(lease.lost.reason).toMatchObject({ message: 'The disk is full.' });
    await lease.end();
  });

  test('does not hold up a store that was restored from a copy of its file', async () => {
    const store = folder.closing(sqliteStore(folder.file()));
    const lease = await store.takeLease(NEVER);
    const [backup, file] = [folder.file(), folder.file()];
    await backupStore(store, backup);
    await restoreStore(backup, file);
    let hasWaited = false;
    const other = await folder.closing(sqliteStore(file)).takeLease(NEVER, () => (hasWaited = true));
    expect(hasWaited).toBe(false);
    await Promise.all([lease.end(), other.end()]);
  });
});
