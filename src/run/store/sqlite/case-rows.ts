import type { FrozenCase } from '../../frozen.ts';
import type { ParkedCase } from '../parked.ts';
import type { CaseRecord } from '../case-lists.ts';
import type { CaseReading, Seen } from '../store.ts';
import type { CaseStatus } from '../../step.ts';
import type { ApartTexts, KeptText } from './apart-texts.ts';
import type { Database, Value } from './database.ts';
import type { JournalRows } from './journal-rows.ts';
import { toColumn } from './ordered-text.ts';
import type { Pins } from './pins.ts';
import { timersOf } from './timer-rows.ts';
import { workOf } from './work-rows.ts';

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
  readonly timers: string | null;
  readonly work: string | null;
}

/** The columns of a case that a change may set. */
export type CaseColumns = Readonly<
  Partial<
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
    return { no, seq, pin, status, openedAt, due, held, timers, work, parked, state };
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
    const dead = (): number => (kept === undefined ? 0 : this.#dead(kept.no));
    return {
      get dead() {
        return dead();
      },
      seq: kept?.seq ?? 0,
      pinnedTo: kept && this.#pins.get(kept.pin),
      parked: this.parked(kept?.parked ?? null),
      held: kept?.held ?? 0,
      hasSecrets: () => kept !== undefined && this.#journal.hasSecrets(kept.no),
      frozen: () => {
        if (kept === undefined) throw new Error(`There is no case "${caseId}".`);
        const row = this.#db.get<[KeptText]>('SELECT frozen FROM cases WHERE no = ?', kept.no);
        return this.#frozen(row?.[0] ?? '');
      },
      timers: () => timersOf(kept?.timers ?? null),
      seen: (key) => kept && this.#seen(kept.no, key),
      work: () => workOf(kept?.work ?? null),
    };
  }

  isAt(no: number, seq: number, isParked: boolean): boolean {
    const row = this.#db.get<[number, number]>('SELECT seq, parked IS NOT NULL FROM cases WHERE no = ?', no);
    return row?.[0] === seq && (row[1] === 1) === isParked;
  }

  /** Only what is named is touched, and with it only the indices that it is part of. Gives the number of the case. */
  write(caseId: string, kept: KeptCase | undefined, columns: CaseColumns): number {
    const names = Object.keys(columns);
    const values = Object.values(columns);
    if (kept === undefined) {
      const sql = `INSERT INTO cases (case_id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`;
      return this.#db.insert(sql, toColumn(caseId), ...values);
    }
    if (names.length > 0) {
      this.#db.run(
        `UPDATE cases SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE no = ?`,
        ...values,
        kept.no,
      );
    }
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

  #dead(no: number): number {
    const [dead] = this.#db.get<[number]>(`SELECT count(*) FROM outbox WHERE no = ? AND +state = 'dead'`, no) ?? [0];
    return dead;
  }

  #seen(no: number, key: string): Seen | undefined {
    const row = this.#db.get<[number, string]>(
      'SELECT seq, digest FROM seen WHERE no = ? AND key = ?',
      no,
      toColumn(key),
    );
    return row && { seq: row[0], digest: row[1] };
  }
}
