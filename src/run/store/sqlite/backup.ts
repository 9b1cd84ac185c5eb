import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { StoreError } from '../store-error.ts';
import type { AuditOptions, AuditReport } from '../journal-record.ts';
import { storeError, type Database } from './database.ts';
import { JournalRows } from './journal-rows.ts';
import { loadSqlite } from './load-sqlite.ts';
import { openFile } from './open-file.ts';
import { createPrivately } from './private-file.ts';
import { APPLICATION_ID } from './schema.ts';
import { storeOn, type SqliteStore } from './sqlite-store.ts';

/**
 * Copies a store into another file, which only its owner can read, while others go on writing: the copy is the store as it
 * was at one instant. Nobody waits for it but an erasure, which ends when the copy does.
 *
 * @throws StoreError `exists` when there is such a file; `full`, `missing` or `read-only` when it cannot be written.
 * @example
 * await backupStore(store, `backups/cases-${Temporal.Now.plainDateISO()}.db`);
 */
export async function backupStore(store: Pick<SqliteStore, 'file'>, target: string): Promise<void> {
  const db = openFile(store.file, { readOnly: true });
  try {
    await copyInto(db, path.resolve(target));
  } finally {
    db.close();
  }
}

export interface RestoreOptions extends Pick<AuditOptions, 'progress' | 'signal' | 'head'> {
  /** Epoch milliseconds, for the note in the journal; default now. */
  readonly now?: number;
}

/**
 * Makes a store of a backup, once every page and every entry of its journal has proved to be what was written, and notes in
 * the journal that it was restored. Effects that left after the backup was made will leave once more, under the same ids.
 *
 * @returns what the audit of the backup came to.
 * @throws StoreError `exists` when there is a store in the file already; `corrupt`, `not-a-store`, `newer` or `missing`
 * when the backup is no good.
 */
export async function restoreStore(backup: string, file: string, options: RestoreOptions = {}): Promise<AuditReport> {
  const [from, to] = [path.resolve(backup), path.resolve(file)];
  const db = openFile(from, { readOnly: true });
  let audit: AuditReport;
  try {
    audit = await verify(db, options);
    await copyInto(db, to);
  } catch (error) {
    throw storeError(error, from);
  } finally {
    db.close();
  }
  const opened = openFile(to, { create: false });
  const store = storeOn(opened);
  try {
    // Whoever was at work with the store that was copied is not at work with this one.
    opened.run('DELETE FROM lease');
    await store.note({ at: options.now ?? Date.now(), type: 'store.restored', from: path.basename(from) });
  } finally {
    await store.close();
  }
  return audit;
}

async function verify(db: Database, options: AuditOptions): Promise<AuditReport> {
  // An empty file may become a store, but is none.
  if (db.pragma('application_id') !== APPLICATION_ID) throw new StoreError('not-a-store', db.file);
  const found = db.pragma('quick_check(1)');
  if (found !== 'ok') throw new StoreError('corrupt', db.file, { cause: new Error(String(found)) });
  const audit = await new JournalRows(db).audit(options);
  const { broken } = audit;
  if (broken !== undefined) {
    const says =
      `The journal in "${db.file}" is not what was written (entry ${broken.entry}: ${broken.problem}); nothing was restored. ` +
      'Take an earlier backup.';
    throw new StoreError('corrupt', db.file, { says });
  }
  return audit;
}

const ALL_PAGES = 2 ** 31 - 1;

/** All at once: whoever reads page after page would have to begin anew whenever somebody writes. */
async function copyInto(db: Database, target: string): Promise<void> {
  if ([target, `${target}-wal`].some((file) => existsSync(file))) throw new StoreError('exists', target);
  // The name is taken at once, the file in its place only when it is whole.
  createPrivately(target);
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    createPrivately(part);
    await loadSqlite().backup(db.raw, part, { rate: ALL_PAGES });
    renameSync(part, target);
  } catch (error) {
    for (const file of [part, target]) rmSync(file, { force: true });
    throw storeError(error, target);
  }
}
