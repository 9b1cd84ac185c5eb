import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll } from 'vitest';

import type { CaseStore } from '../../src/run/store.ts';
import { sqliteStore } from '../../src/sqlite.ts';
import { storeConformance } from './store-conformance.ts';

// What is asked of a store does not hang on how slow a disk is: in memory where there is a disk of that kind.
const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'throughline-'));
const opened: CaseStore[] = [];

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

storeConformance('the store in a file', () => {
  const store = sqliteStore(path.join(folder, `${opened.length}.db`));
  opened.push(store);
  return store;
});
