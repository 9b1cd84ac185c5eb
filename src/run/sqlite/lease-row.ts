import type { Database } from './database.ts';

/** Who fires timers and carries effects out: one process at a time. */
export class LeaseRow {
  readonly #db: Database;
  readonly #process: { readonly pid: number; readonly host: string };

  constructor(db: Database, process: { readonly pid: number; readonly host: string }) {
    this.#db = db;
    this.#process = process;
  }

  /** Takes the lease or prolongs it; false while another has it. Only inside a transaction. */
  take(owner: string, now: number, ms: number): boolean {
    const held = this.#db.get<[owner: string, until: number]>('SELECT owner, until FROM lease');
    if (held !== undefined && held[0] !== owner && held[1] > now) return false;
    const { pid, host } = this.#process;
    this.#db.run(
      'INSERT OR REPLACE INTO lease (one, owner, pid, host, until) VALUES (1, ?, ?, ?, ?)',
      ...[owner, pid, host, now + ms],
    );
    return true;
  }

  /** Lets go of it, so that the next one need not wait for its end. Only inside a transaction. */
  end(owner: string): void {
    this.#db.run('DELETE FROM lease WHERE owner = ?', owner);
  }
}
