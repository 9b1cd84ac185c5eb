import { existsSync } from 'node:fs';

import type { Database } from './database.ts';
import { createPrivately } from './private-file.ts';
import { APPLICATION_ID, type Migration } from './schema.ts';

/**
 * Brings a file to the newest version in one transaction. A file that has been written to before is first copied beside
 * itself, to `FILE.before-vN`.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.to ?? 0;
  const version = versionOf(db);
  if (version >= newest) return;
  if (version > 0) keepCopy(db, newest);
  db.raw.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been quicker.
    const now = versionOf(db);
    for (const { to, sql } of migrations) if (to > now) db.raw.exec(sql);
    db.raw.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.raw.exec(`PRAGMA user_version = ${Math.max(now, newest)}`);
    db.raw.exec('COMMIT');
  } catch (error) {
    if (db.raw.isTransaction) db.raw.exec('ROLLBACK');
    throw error;
  }
}

function keepCopy(db: Database, newest: number): void {
  const wanted = `${db.file}.before-v${newest}`;
  let copy = wanted;
  for (let nth = 2; existsSync(copy); nth += 1) copy = `${wanted}-${nth}`;
  createPrivately(copy);
  db.raw.prepare('VACUUM INTO ?').run(copy);
}

function versionOf(db: Database): number {
  return Number(db.raw.prepare('PRAGMA user_version').get()?.['user_version']);
}
