import type { FrozenCase } from '../../frozen.ts';
import type { PinnedTo } from '../../host/host-errors.ts';
import type { ParkedCase } from '../parked.ts';
import type { CaseRecord } from '../case-lists.ts';
import type { CaseReading, Seen } from '../store.ts';
import type { CaseStatus } from '../../step.ts';
import { KeptReading, noCase } from './case-reading.ts';
import type { ApartTexts, KeptText } from './apart-texts.ts';
import type { Database, Value } from './database.ts';
import type { JournalRows } from './journal-rows.ts';
import { toColumn } from './ordered-text.ts';
import type { Pins } from './pins.ts';
import { RunningTimers } from './timer-rows.ts';

/** What every commit looks at of a case. */
export interface KeptCase {
  readonly no: number;
  readonly seq: number;
  readonly pin: number;
  readonly status: CaseStatus;
  readonly openedAt: number;
  readonly due: number | null;
  readonly held: number;
  readonly parked: KeptText | null;
  /** The case itself, when it is kept apart. */
  readonly state: number | null;
  readonly timers: RunningTimers;
  readonly work: string | null;
}

/** The columns of a case that a change may set. */
export type CaseColumns = Partial<
  Record<
    | 'seq'
    | 'status'
    | 'pin'
    | 'opened_at'
    | 'at'
    | 'stage'
    | 'ended'
    | 'closed_at'
    | 'due'
    | 'held'
    | 'parked'
    | 'timers'
    | 'work'
    | 'frozen',
    Value
  >
>;

type KeptRow = readonly [
  no: number,
  seq: number,
  pin: number,
  status: CaseStatus,
  openedAt: number,
  due: number | null,
  held: number,
  timers: string | null,
  work: string | null,
  parked: KeptText | null,
  state: number | null,
];

const FIND = `SELECT no, seq, pin, status, opened_at, due, held, timers, work, parked, iif(typeof(frozen) = 'text', NULL, frozen)
  FROM cases WHERE case_id = ?`;

/** One row for each case. */
export class CaseRows {
  readonly #db: Database;
  readonly #pins: Pins;
  readonly #apart: ApartTexts;
  readonly #journal: JournalRows;

  constructor(
    db: Database,
    { pins, apart, journal }: { readonly pins: Pins; readonly apart: ApartTexts; readonly journal: JournalRows },
  ) {
    this.#db = db;
    this.#journal = journal;
    this.#pins = pins;
    this.#apart = apart;
  }

  find(caseId: string): KeptCase | undefined {
    const row = this.#db.get<KeptRow>(FIND, toColumn(caseId));
    if (row === undefined) return undefined;
    const [no, seq, pin, status, openedAt, due, held, timers, work, parked, state] = row;
    return { no, seq, pin, status, openedAt, due, held, timers: new RunningTimers(timers), work, parked, state };
  }

  load(caseId: string): CaseRecord | undefined {
    const row = this.#db.get<[number, CaseStatus, KeptText, KeptText | null]>(
      'SELECT seq, status, frozen, parked FROM cases WHERE case_id = ?',
      toColumn(caseId),
    );
    if (row === undefined) return undefined;
    const [seq, status, frozen, parked] = row;
    return { caseId, seq, status, frozen: this.#frozen(frozen), parked: this.parked(parked) };
  }

  reading(caseId: string, kept: KeptCase | undefined): CaseReading {
    return kept === undefined ? noCase(caseId) : new KeptReading(this, kept);
  }

  pinnedTo({ pin }: KeptCase): PinnedTo {
    return this.#pins.get(pin);
  }

  hasSecrets({ no }: KeptCase): boolean {
    return this.#journal.hasSecrets(no);
  }

  frozen({ no }: KeptCase): FrozenCase {
    const row = this.#db.get<[KeptText]>('SELECT frozen FROM cases WHERE no = ?', no);
    return this.#frozen(row?.[0] ?? '');
  }

  /** How many of its effects were given up. */
  dead({ no }: KeptCase): number {
    const [dead] = this.#db.get<[number]>(`SELECT count(*) FROM outbox WHERE no = ? AND +state = 'dead'`, no) ?? [0];
    return dead;
  }

  seen({ no }: KeptCase, key: string): Seen | undefined {
    const row = this.#db.get<[number, string]>(
      'SELECT seq, digest FROM seen WHERE no = ? AND key = ?',
      no,
      toColumn(key),
    );
    return row && { seq: row[0], digest: row[1] };
  }

  isAt(no: number, seq: number, isParked: boolean): boolean {
    const row = this.#db.get<[number, number]>('SELECT seq, parked IS NOT NULL FROM cases WHERE no = ?', no);
    return row?.[0] === seq && (row[1] === 1) === isParked;
  }

  /** Only what is named is touched, and with it only the indices that it is part of. Gives the number of the case. */
  write(caseId: string, kept: KeptCase | undefined, columns: CaseColumns): number {
    const values = Object.values(columns);
    const names = Object.keys(columns).join(', ');
    if (kept === undefined) {
      const sql = `INSERT INTO cases (case_id, ${names}) VALUES (?${', ?'.repeat(values.length)})`;
      return this.#db.insert(sql, toColumn(caseId), ...values);
    }
    if (values.length > 0)
      this.#db.run(`UPDATE cases SET ${names.replaceAll(',', ' = ?,')} = ? WHERE no = ?`, ...values, kept.no);
    return kept.no;
  }

  /** Remembers what was taken under an id. */
  remember(no: number, key: string, { seq, digest }: Seen): void {
    this.#db.run(
      'INSERT OR REPLACE INTO seen (no, key, seq, digest) VALUES (?, ?, ?, ?)',
      no,
      toColumn(key),
      seq,
      digest,
    );
  }

  /** What was said under the ids is forgotten, not that they were used. */
  eraseSeen(no: number): void {
    this.#db.run(`UPDATE seen SET digest = '' WHERE no = ?`, no);
  }

  parked(kept: KeptText | null): ParkedCase | undefined {
    return kept === null ? undefined : (JSON.parse(this.#apart.open(kept)) as ParkedCase);
  }

  #frozen(kept: KeptText): FrozenCase {
    return JSON.parse(this.#apart.open(kept)) as FrozenCase;
  }
}
