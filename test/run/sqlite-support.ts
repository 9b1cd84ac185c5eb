import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll } from 'vitest';

import type { CaseStore } from '../../src/run/store/store.ts';

/** A folder for the files of one test file, and what has to be closed before it goes. */
export interface Folder {
  /** The path of a file in it; a new name at each call unless one is given. */
  file(name?: string): string;
  /** Closes a store when all tests are over. */
  closing<T extends Pick<CaseStore, 'close'>>(store: T): T;
}

/** What is asked of a store does not hang on how slow a disk is: the folder is in memory where there is a disk of that kind. */
export function testFolder(): Folder {
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'throughline-'));
  const opened: Pick<CaseStore, 'close'>[] = [];
  let files = 0;
  afterAll(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    file: (name = `${(files += 1)}.db`) => path.join(folder, name),
    closing(store) {
      opened.push(store);
      return store;
    },
  };
}

/** In which of a store's files a text stands; the ends of their names. */
export function filesWith(file: string, text: string): string[] {
  const { dir, base } = path.parse(file);
  return readdirSync(dir)
    .filter((name) => name.startsWith(base))
    .filter((name) => readFileSync(path.join(dir, name)).includes(text))
    .map((name) => name.slice(base.length));
}

/** Writes over all pages of a table, its first one too; or only over the page on which its first rows are. */
export function damage(file: string, table: string, isFirstOnly = false): void {
  const db = new DatabaseSync(file);
  const pages = db
    .prepare(
      `SELECT pageno FROM dbstat WHERE name = ? ${isFirstOnly ? `AND pagetype = 'leaf' ORDER BY path LIMIT 1` : ''}`,
    )
    .all(table);
  db.close();
  const open = openSync(file, 'r+');
  for (const { pageno } of pages) writeSync(open, Buffer.alloc(4096, 'damage'), 0, 4096, (Number(pageno) - 1) * 4096);
  closeSync(open);
}
