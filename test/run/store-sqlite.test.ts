import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll } from 'vitest';

import { sqliteStore } from '../../src/run/sqlite/sqlite-store.ts';
import { caseLaws } from './store-case-laws.ts';
import { listLaws } from './store-list-laws.ts';
import { simulateCases } from './store-simulation.ts';
import type { CaseStore } from '../../src/run/store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-'));
const opened: CaseStore[] = [];

const open = (): CaseStore => {
  const store = sqliteStore(path.join(folder, `${opened.length}.db`));
  opened.push(store);
  return store;
};

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

caseLaws('the store in a file', open);
listLaws('the store in a file', open);
simulateCases('the store in a file', open);
