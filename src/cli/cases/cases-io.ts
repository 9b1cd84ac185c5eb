import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '../../time/system-clock.ts';
import type { CasesIo } from '../io.ts';

/** Cases in files, in the time of this machine. The database is loaded by those commands alone that need one. */
export const processCases: CasesIo = {
  clock: systemClock(),
  async openStore(file, options) {
    const { sqliteStore } = await import('../../run/store/sqlite/sqlite-store.ts');
    return sqliteStore(file, options);
  },
  async temporaryStore() {
    const { sqliteStore } = await import('../../run/store/sqlite/sqlite-store.ts');
    const folder = await mkdtemp(join(tmpdir(), 'throughline-'));
    const store = sqliteStore(join(folder, 'cases.db'));
    const close = store.close.bind(store);
    store.close = async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    };
    return store;
  },
  async backup(file, target) {
    const { backupStore } = await import('../../run/store/sqlite/backup.ts');
    await backupStore({ file }, target);
  },
  async restore(backup, file, options) {
    const { restoreStore } = await import('../../run/store/sqlite/backup.ts');
    return restoreStore(backup, file, options);
  },
  newId: () => randomUUID(),
};
