import { randomUUID } from 'node:crypto';

import { systemClock } from '../../time/system-clock.ts';
import type { CasesIo } from '../io.ts';

/** Cases in files, in the time of this machine. The database is loaded by those commands alone that need one. */
export const processCases: CasesIo = {
  clock: systemClock(),
  async openStore(file, options) {
    const { sqliteStore } = await import('../../run/sqlite/sqlite-store.ts');
    return sqliteStore(file, options);
  },
  async backup(file, target) {
    const { backupStore } = await import('../../run/sqlite/backup.ts');
    await backupStore({ file }, target);
  },
  async restore(backup, file, options) {
    const { restoreStore } = await import('../../run/sqlite/backup.ts');
    return restoreStore(backup, file, options);
  },
  newId: () => randomUUID(),
};
