import type { Database } from './database.ts';

/** Which process has the lease. */
export interface LeaseHolder {
  readonly pid: number;
  /** The name of its machine. */
  readonly host: string;
}

/** So many times as long as a lease lasts no two clocks are apart. */
const FAR = 10;

type Held = readonly [owner: string, pid: number, host: string, until: number];

/** Who fires timers and carries effects out: one owner at a time. Every method is for inside a transaction. */
export class LeaseRow {
  readonly #db: Database;
  readonly #self: LeaseHolder;
  readonly #isAlive: (pid: number) => boolean;

  constructor(db: Database, self: LeaseHolder, isAlive: (pid: number) => boolean) {
    this.#db = db;
    this.#self = self;
    this.#isAlive = isAlive;
  }

  /** Takes the lease or prolongs it, until `ms` after `now`; false while another has it. Epoch milliseconds. */
  take(owner: string, now: number, ms: number): boolean {
    const held = this.#db.get<Held>('SELECT owner, pid, host, until FROM lease');
    if (held !== undefined && held[0] !== owner && this.#isStillHeld(held, now, ms)) return false;
    const { pid, host } = this.#self;
    this.#db.run(
      'INSERT OR REPLACE INTO lease (one, owner, pid, host, until) VALUES (1, ?, ?, ?, ?)',
      ...[owner, pid, host, now + ms],
    );
    return true;
  }

  /** Lets go of it, so that the next one need not wait for its end. */
  end(owner: string): void {
    this.#db.run('DELETE FROM lease WHERE owner = ?', owner);
  }

  /**
   * Whoever has died on this machine does not come back. Of another machine only the time is known; one far ahead was written
   * before a clock was set back, and whoever lives would have written another since.
   */
  #isStillHeld([, pid, host, until]: Held, now: number, ms: number): boolean {
    if (until <= now) return false;
    return host === this.#self.host ? this.#isAlive(pid) : until <= now + FAR * ms;
  }
}
