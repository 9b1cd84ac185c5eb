import { setTimeout as sleep } from 'node:timers/promises';

import { StoreError } from '../store-error.ts';
import { BUSY_TIMEOUT, storeError, type Database } from './database.ts';

/** So long others may go on reading what stood there before, in milliseconds; nobody reads for longer than a moment. */
export const PATIENCE = 30_000;
const PAUSE = 50;

/**
 * Brings all that stands in the log of SQLite into the file itself and cuts the log to nothing, so that what was written
 * over is in no file any more.
 *
 * @throws StoreError `busy` when somebody has gone on reading an old state for so many milliseconds.
 */
export async function emptyLog(db: Database, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (!tryToEmptyLog(db)) {
    if (Date.now() > until) {
      const says =
        `The change was kept, but another process goes on reading an old state of "${db.file}", so that what was erased ` +
        `still stands in "${db.file}-wal". End that process; the next change empties it.`;
      throw new StoreError('busy', db.file, { says });
    }
    await sleep(PAUSE);
  }
}

/** One attempt; false while somebody reads an old state. Does not wait for others, so that nobody here waits meanwhile. */
export function tryToEmptyLog(db: Database): boolean {
  db.pragma('busy_timeout = 0');
  try {
    const [isBusy] = db.get<[number, number, number]>('PRAGMA wal_checkpoint(TRUNCATE)') ?? [0];
    return isBusy === 0;
  } catch (error) {
    const failure = storeError(error, db.file);
    if (failure instanceof StoreError && failure.reason === 'busy') return false;
    throw failure;
  } finally {
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
