import type { PinnedTo } from '../../host/host-errors.ts';
import type { PinnedCases } from '../store.ts';
import type { Database } from './database.ts';
import { fromColumn } from './ordered-text.ts';

type PinRow = readonly [blueprint: string, version: string, hash: string, revision: number];

/** What cases are pinned to, each written down once and then known by a number. */
export class Pins {
  readonly #db: Database;
  /** What a number means never changes, so that all that was kept for good may be remembered. */
  readonly #byNumber = new Map<number, PinnedTo>();
  readonly #numbers = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** A transaction came to nothing: a number that it gave means nothing. */
  forget(): void {
    this.#byNumber.clear();
    this.#numbers.clear();
  }

  get(pin: number): PinnedTo {
    const known = this.#byNumber.get(pin);
    if (known !== undefined) return known;
    const row = this.#db.get<PinRow>('SELECT blueprint, version, hash, revision FROM pins WHERE pin = ?', pin);
    if (row === undefined) throw new Error(`The store has lost what cases are pinned to under number ${pin}.`);
    const [blueprint, version, hash, revision] = row;
    const pinned = { blueprint, version, hash, revision };
    this.#byNumber.set(pin, pinned);
    return pinned;
  }

  /** The number for what a case is pinned to; a new one when there is none. Only inside a transaction. */
  numberOf({ blueprint, version, hash, revision }: PinnedTo): number {
    const key = `${hash} ${revision} ${version} ${blueprint}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const values = [blueprint, version, hash, revision] as const;
    const [kept] =
      this.#db.get<[number]>(
        'SELECT pin FROM pins WHERE blueprint = ? AND version = ? AND hash = ? AND revision = ?',
        ...values,
      ) ?? [];
    const pin =
      kept ?? this.#db.insert('INSERT INTO pins (blueprint, version, hash, revision) VALUES (?, ?, ?, ?)', ...values);
    this.#numbers.set(key, pin);
    return pin;
  }

  /** The numbers of a blueprint, or of a version. */
  numbersOf(blueprint: string | undefined, version: string | undefined): number[] {
    return this.#db
      .all<[number]>(
        'SELECT pin FROM pins WHERE coalesce(?, blueprint) = blueprint AND coalesce(?, version) = version',
        blueprint ?? null,
        version ?? null,
      )
      .map(([pin]) => pin);
  }

  /** What cases that are not sealed are pinned to. */
  live(): PinnedCases[] {
    return this.#db
      .all<[pin: number, count: number, caseId: string]>(
        `SELECT pin, count, (SELECT case_id FROM cases WHERE no = one)
         FROM (SELECT pin, count(*) AS count, min(no) AS one FROM cases WHERE status <> 'sealed' GROUP BY pin)`,
      )
      .map(([pin, count, caseId]) => ({ ...this.get(pin), caseId: fromColumn(caseId), count }));
  }
}
