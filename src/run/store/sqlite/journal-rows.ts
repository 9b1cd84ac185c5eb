import {
  Audit,
  chainHash,
  NO_HEAD,
  openNote,
  openRecord,
  recordedAtOf,
  type ChainedEntry,
  type SealedEntry,
} from '../journal-chain.ts';
import type { AuditOptions, AuditReport, JournalRecord, StoreNote } from '../journal-record.ts';
import type { Database } from './database.ts';

/** Where the journal ends. */
interface Head {
  readonly entry: number;
  readonly hash: string;
}

/** So many entries an audit works through before others have their turn. */
const BATCH = 500;

/** The journal of all cases: one chain. */
export class JournalRows {
  readonly #db: Database;
  /** Good as long as a transaction lasts: nobody else writes meanwhile. */
  #head: Head | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** A transaction begins or has come to nothing: others may have written. */
  forget(): void {
    this.#head = undefined;
  }

  /** The number of the entry that comes next. Only inside a transaction. */
  get next(): number {
    return this.#last().entry + 1;
  }

  /** Writes a record of a case, or a line that concerns no single one. Only inside a transaction. */
  append({ body, secrets }: SealedEntry, no: number | null, seq: number | null): void {
    const last = this.#last();
    const head = { entry: last.entry + 1, hash: chainHash(last.hash, body) };
    this.#db.run(
      'INSERT INTO journal (entry, no, seq, body, secrets, hash) VALUES (?, ?, ?, ?, ?, ?)',
      ...[head.entry, no, seq, body, secrets ?? null, head.hash],
    );
    this.#head = head;
  }

  notes(): StoreNote[] {
    return this.#db
      .all<[string]>('SELECT body FROM journal WHERE no IS NULL ORDER BY entry')
      .map(([body]) => openNote({ body }));
  }

  history(caseId: string, fromSeq: number): JournalRecord[] {
    return this.#db
      .all<[body: string, secrets: string | null]>(
        `SELECT body, secrets FROM journal
         WHERE no = (SELECT no FROM cases WHERE case_id = ?) AND seq >= ? ORDER BY seq`,
        ...[caseId, fromSeq],
      )
      .map(([body, secrets]) => openRecord({ body, secrets: secretsIn(secrets) }));
  }

  /** When the last entry was recorded. */
  latest(): number | undefined {
    const row = this.#db.get<[string]>('SELECT body FROM journal ORDER BY entry DESC LIMIT 1');
    return row && recordedAtOf(row[0]);
  }

  hasSecrets(no: number): boolean {
    const found = this.#db.get(
      `SELECT 1 FROM journal WHERE no = ? AND secrets IS NOT NULL AND substr(secrets, 1, 1) <> ' ' LIMIT 1`,
      no,
    );
    return found !== undefined;
  }

  /** Forgets the personal values in the journal of a case: they are written over where they stand, so that nothing moves. */
  erase(no: number): void {
    this.#db.run(
      `UPDATE journal SET secrets = printf('%*s', octet_length(secrets), '') WHERE no = ? AND secrets IS NOT NULL`,
      no,
    );
  }

  async audit(options: AuditOptions): Promise<AuditReport> {
    const { progress, signal } = options;
    const audit = new Audit(options);
    let of = this.#last().entry;
    this.forget();
    for (let done = 0; ;) {
      signal?.throwIfAborted();
      const rows = this.#db.all<[entry: number, body: string, secrets: string | null, hash: string]>(
        'SELECT entry, body, secrets, hash FROM journal WHERE entry > ? ORDER BY entry LIMIT ?',
        ...[done, BATCH],
      );
      for (const row of rows) audit.take(chained(row));
      done = rows.at(-1)?.[0] ?? done;
      of = Math.max(of, done);
      progress?.(done, of);
      if (rows.length < BATCH) return audit.report();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #last(): Head {
    if (this.#head === undefined) {
      const row = this.#db.get<[number, string]>('SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1');
      this.#head = row === undefined ? { entry: 0, hash: NO_HEAD } : { entry: row[0], hash: row[1] };
    }
    return this.#head;
  }
}

function chained([entry, body, secrets, hash]: readonly [number, string, string | null, string]): ChainedEntry {
  return { entry, body, secrets: secretsIn(secrets), hash };
}

function secretsIn(text: string | null): string | undefined {
  return text === null || text.startsWith(' ') ? undefined : text;
}
