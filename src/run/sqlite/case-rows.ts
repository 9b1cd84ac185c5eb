import type { FrozenCase } from '../frozen.ts';
import type { ParkedCase } from '../parked.ts';
import type { CaseRecord, CaseReading, Seen } from '../store.ts';
import type { CaseStatus } from '../step.ts';
import type { Database, Value } from './database.ts';
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
  readonly parked: string | null;
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

/** One row for each case. */
export class CaseRows {
  readonly #db: Database;
  readonly #pins: Pins;

  constructor(db: Database, pins: Pins) {
    this.#db = db;
    this.#pins = pins;
  }

  find(caseId: string): KeptCase | undefined {
    const row = this.#db.get<
      [number, number, number, CaseStatus, number, number | null, number, string | null, string | null, string | null]
    >(
      'SELECT no, seq, pin, status, opened_at, due, held, parked, timers, work FROM cases WHERE case_id = ?',
      toColumn(caseId),
    );
    if (row === undefined) return undefined;
    const [no, seq, pin, status, openedAt, due, held, parked, timers, work] = row;
    return { no, seq, pin, status, openedAt, due, held, parked, timers, work };
  }

  load(caseId: string): CaseRecord | undefined {
    const row = this.#db.get<[number, CaseStatus, string, string | null]>(
      'SELECT seq, status, frozen, parked FROM cases WHERE case_id = ?',
      toColumn(caseId),
    );
    if (row === undefined) return undefined;
    const [seq, status, frozen, parked] = row;
    return { caseId, seq, status, frozen: JSON.parse(frozen) as FrozenCase, parked: parkedOf(parked) };
  }

  reading(caseId: string, kept: KeptCase | undefined): CaseReading {
    return {
      seq: kept?.seq ?? 0,
      pinnedTo: kept && { ...this.#pins.get(kept.pin) },
      parked: parkedOf(kept?.parked),
      held: kept?.held ?? 0,
      frozen: () => {
        if (kept === undefined) throw new Error(`There is no case "${caseId}".`);
        const row = this.#db.get<[string]>('SELECT frozen FROM cases WHERE no = ?', kept.no);
        return JSON.parse(row?.[0] ?? '') as FrozenCase;
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

  #seen(no: number, key: string): Seen | undefined {
    const row = this.#db.get<[number, string]>(
      'SELECT seq, digest FROM seen WHERE no = ? AND key = ?',
      no,
      toColumn(key),
    );
    return row && { seq: row[0], digest: row[1] };
  }
}

export function parkedOf(text: string | null | undefined): ParkedCase | undefined {
  return text == null ? undefined : (JSON.parse(text) as ParkedCase);
}
