import { rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll } from 'vitest';

import { sqliteStore } from '../../src/run/store/sqlite/sqlite-store.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { simulateCrashes } from './store-crashes.ts';

const folder = scratchFolder();
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

simulateCrashes('the store in a file', {
  open: () => sqliteStore(path.join(folder, `${(files += 1)}.db`)),
  // The next process finds the file as the last one has left it.
  async reopen(dead) {
    const { file } = dead as ReturnType<typeof sqliteStore>;
    await dead.close();
    return sqliteStore(file);
  },
});
