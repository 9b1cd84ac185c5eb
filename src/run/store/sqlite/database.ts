import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import { StoreError, type StoreFault } from '../store-error.ts';

export type Value = SQLInputValue;

type Found<T> = T | undefined;

/** So long a lock of another process is waited for, in milliseconds. */
export const BUSY_TIMEOUT = 5_000;

/** One connection to a file of SQLite. Statements are prepared once; rows come as arrays. */
export class Database {
  readonly file: string;
  readonly raw: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, raw: DatabaseSync) {
    this.file = file;
    this.raw = raw;
  }

  /** How many rows it has changed. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Inserts a row and gives its number. */
  insert(sql: string, ...values: Value[]): number {
    return Number(this.#prepared(sql).run(...values).lastInsertRowid);
  }

  get<T extends readonly unknown[]>(sql: string, ...values: Value[]): Found<T> {
    return this.#prepared(sql).get(...values) as unknown as Found<T>;
  }

  all<T extends readonly unknown[]>(sql: string, ...values: Value[]): T[] {
    return this.#prepared(sql).all(...values) as unknown as T[];
  }

  /** The value of a pragma. */
  pragma(name: string): unknown {
    return this.get<[unknown]>(`PRAGMA ${name}`)?.[0];
  }

  close(): void {
    this.#statements.clear();
    if (this.raw.isOpen) this.raw.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.raw.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** True for what SQLite throws. */
export function isSqliteError(error: unknown): error is Error & { errcode: number } {
  return error instanceof Error && (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR';
}

/** An error of SQLite in words of the store; any other as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  // The low byte is the kind, the rest of the number the detail.
  return new StoreError(FAULTS[error.errcode & 0xff] ?? 'failed', file, { cause: error });
}

const FAULTS: Readonly<Record<number, StoreFault>> = {
  3: 'read-only',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  11: 'corrupt',
  13: 'full',
  14: 'missing',
  26: 'not-a-store',
};
