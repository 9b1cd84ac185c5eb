import { StoreError } from '../store-error.ts';
import { isSqliteError, storeError, type Database } from './database.ts';
import { emptyLog, tryToEmptyLog } from './empty-log.ts';

/** What a request does once all that could go wrong with it alone has gone well. */
export interface Write<T> {
  /** Writes, and gives the answer. */
  readonly run: () => T;
  /** True: what was written over must be in no file before anybody hears of it. */
  readonly erases?: boolean;
}

interface Request {
  readonly prepare: () => Write<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of a request while its group was under way. */
type Settled =
  | { readonly request: Request; readonly result: unknown; readonly erases: boolean }
  | { readonly request: Request; readonly thrown: unknown };

/** So many requests go into one transaction at most, so that nobody else waits for long. */
const MOST_AT_ONCE = 512;

/** Told at the turns of a transaction. */
interface Turns {
  /** One has begun: until it ends nobody else writes. */
  readonly begin: () => void;
  /** One has come to nothing, with all that was learnt in it. */
  readonly undone: () => void;
}

/**
 * Writes in groups: all that was asked for since the last group goes into one transaction and is answered once it is on the
 * disk. Whoever asks alone does not wait for others. A request that throws while it is prepared fails alone; when the
 * database fails, the whole group has changed nothing and all of it rejects. Where the trouble may be with the rows of one
 * request, each has another try alone.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #turns: Turns;
  /** How long an erasure waits for those who read an old state, in milliseconds. */
  readonly #patience: number;
  #erasing: Promise<void> | undefined;
  /** True when something that was erased still stands in the log. */
  #isLogFull = false;
  #queue: Request[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  constructor(db: Database, turns: Turns, patience: number) {
    this.#db = db;
    this.#turns = turns;
    this.#patience = patience;
  }

  /** Runs `prepare` inside the next transaction, then what it wants to write. */
  async run<T>(prepare: () => Write<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ prepare, resolve: resolve as (result: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Writes all that was asked for, now. */
  flush(): void {
    while (this.#queue.length > 0) this.#write();
    if (this.#scheduled !== undefined) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
  }

  /** Resolves when nothing is under way any more that outlasts its transaction. */
  async idle(): Promise<void> {
    await this.#erasing?.catch(() => undefined);
  }

  /** Everything that is ready to run comes first: those who were answered together ask again together. */
  #schedule(): void {
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined;
      this.#write();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #write(): void {
    const group = this.#queue.splice(0, MOST_AT_ONCE);
    if (group.length === 0) return;
    const failure = this.#commit(group);
    if (failure === undefined) return;
    const isOfOne = !(failure instanceof StoreError) || failure.reason === 'corrupt' || failure.reason === 'failed';
    for (const request of group) {
      const own = isOfOne && group.length > 1 ? this.#commit([request]) : failure;
      if (own !== undefined) request.reject(own);
    }
  }

  /** Gives what went wrong with the whole group; nobody has been answered then, and nothing has changed. */
  #commit(group: readonly Request[]): unknown {
    const settled: Settled[] = [];
    try {
      this.#db.run('BEGIN IMMEDIATE');
      this.#turns.begin();
      for (const request of group) settled.push(settle(request));
      this.#db.run('COMMIT');
    } catch (error) {
      this.#rollBack();
      return storeError(error, this.#db.file);
    }
    if (this.#isLogFull) this.#isLogFull = !this.#hasEmptied();
    for (const one of settled) this.#answer(one);
    return undefined;
  }

  #answer(one: Settled): void {
    const { resolve, reject } = one.request;
    if ('thrown' in one) reject(one.thrown);
    else if (one.erases) {
      this.#erasing ??= emptyLog(this.#db, this.#patience)
        .catch((error: unknown) => {
          this.#isLogFull = true;
          throw error;
        })
        .finally(() => (this.#erasing = undefined));
      this.#erasing.then(() => resolve(one.result), reject);
    } else resolve(one.result);
  }

  #hasEmptied(): boolean {
    try {
      return tryToEmptyLog(this.#db);
    } catch {
      // What was asked for now is kept all the same.
      return false;
    }
  }

  #rollBack(): void {
    this.#turns.undone();
    try {
      // SQLite has sometimes done so itself.
      if (this.#db.raw.isTransaction) this.#db.run('ROLLBACK');
    } catch {
      // The error that led here says more.
    }
  }
}

function settle(request: Request): Settled {
  let write: Write<unknown>;
  try {
    write = request.prepare();
  } catch (error) {
    if (isSqliteError(error)) throw error;
    return { request, thrown: error };
  }
  return { request, result: write.run(), erases: write.erases === true };
}
