import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { StoreError } from '../store-error.ts';
import { BUSY_TIMEOUT, Database, storeError } from './database.ts';
import { loadSqlite } from './load-sqlite.ts';
import { migrate } from './migrate.ts';
import { createPrivately } from './private-file.ts';
import { APPLICATION_ID, MIGRATIONS, type Migration } from './schema.ts';

export interface OpenOptions {
  /** True: nothing of it is changed, and what would change it is refused; default false. */
  readonly readOnly?: boolean;
  /** False: a file that is not there is an error; default true, it is made. */
  readonly create?: boolean;
}

/** Opens a store, makes it when it is not there, and brings it to the present shape when an earlier release has written it. */
export function openFile(
  file: string,
  { readOnly = false, create = true }: OpenOptions,
  migrations: readonly Migration[] = MIGRATIONS,
): Database {
  if (!existsSync(file)) {
    if (readOnly || !create) throw new StoreError('missing', file);
    createUnlessThere(file);
  }
  const db = connect(file, readOnly);
  try {
    if (readOnly) checkVersion(db, migrations);
    else prepareToWrite(db, migrations);
  } catch (error) {
    db.close();
    throw storeError(error, file);
  }
  return db;
}

/** Another process may make it at the same moment. */
function createUnlessThere(file: string): void {
  try {
    createPrivately(file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}

function connect(file: string, readOnly: boolean): Database {
  const { DatabaseSync } = loadSqlite();
  const options = { readOnly, timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: false };
  const db = new Database(file, new DatabaseSync(file, options));
  // Beside a file that nobody has open there is no log; where none can be made either, the file alone is all there is.
  if (!readOnly || existsSync(`${file}-wal`) || canRead(db)) return db;
  db.close();
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return new Database(file, new DatabaseSync(url, options));
}

function canRead(db: Database): boolean {
  try {
    db.pragma('user_version');
    return true;
  } catch (error) {
    const failure = storeError(error, db.file);
    if (failure instanceof StoreError && failure.reason === 'missing') return false;
    throw failure;
  }
}

function prepareToWrite(db: Database, migrations: readonly Migration[]): void {
  checkVersion(db, migrations);
  for (const setting of SETTINGS) db.raw.exec(`PRAGMA ${setting}`);
  if (db.pragma('journal_mode') !== 'wal') useLog(db);
  migrate(db, migrations);
}

const SETTINGS = [
  // What is deleted is written over with zeros, and sorting never spills onto the disk.
  'secure_delete = ON',
  'temp_store = MEMORY',
  // What was answered is on the disk.
  'synchronous = FULL',
  'trusted_schema = OFF',
  // KiB of the file that are kept at hand.
  'cache_size = -16384',
  // Bytes that a log which once was longer keeps of the disk.
  'journal_size_limit = 67108864',
];

/** SQLite does not wait for others when it changes to its log: they are asked again for as long as for anything else. */
function useLog(db: Database): void {
  const until = Date.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      if (db.pragma('journal_mode = WAL') === 'wal') return;
      throw new StoreError('failed', db.file, {
        says: `"${db.file}" is on a disk on which several processes cannot share it. Put it on a local disk.`,
      });
    } catch (error) {
      const failure = storeError(error, db.file);
      if (!(failure instanceof StoreError && failure.reason === 'busy') || Date.now() > until) throw failure;
    }
  }
}

/** Refuses what is not a store or comes from a later release, before anything is written. */
function checkVersion(db: Database, migrations: readonly Migration[]): void {
  const version = Number(db.pragma('user_version'));
  const isOurs = db.pragma('application_id') === APPLICATION_ID;
  const isEmpty = Number(db.get<[number]>('SELECT count(*) FROM sqlite_schema')?.[0]) === 0;
  if (!isOurs && !(isEmpty && version === 0)) throw new StoreError('not-a-store', db.file);
  const newest = migrations.at(-1)?.to ?? 0;
  if (version > newest) {
    throw new StoreError('newer', db.file, {
      says:
        `"${db.file}" was written by a later release of Throughline (format ${version}; this release knows formats up to ` +
        `${newest}). Update Throughline to open it.`,
    });
  }
}
