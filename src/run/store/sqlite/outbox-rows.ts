import type { Effect } from '../../../compile/case.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { KeptError } from '../parked.ts';
import { PAGE_SIZE, type Page } from '../case-lists.ts';
import {
  effectId,
  topicOf,
  type OutboxFilter,
  type OutboxItem,
  type ServiceResult,
  type Settlement,
} from '../outbox-item.ts';
import type { ApartTexts, KeptText } from './apart-texts.ts';
import type { Database, Value } from './database.ts';
import { fromColumn, toColumn } from './ordered-text.ts';
import { MOST_OF_ENTRY } from './timer-rows.ts';

type Row = readonly [
  n: number,
  caseId: string,
  seq: number,
  nth: number,
  topic: string,
  due: number,
  attempts: number,
  lease: number,
  state: 'held' | 'dead' | null,
  ...KeptTexts,
];

type KeptTexts = readonly [effect: KeptText, result: KeptText | null, error: KeptText | null];

/** Effects of an event as they will be kept. */
export type NewEffects = readonly { readonly topic: string; readonly text: string }[];

/** Throws on what is no JSON. */
export function newEffects(effects: readonly Effect[]): NewEffects {
  if (effects.length >= MOST_OF_ENTRY) throw new RangeError(`An event cannot ask for ${effects.length} effects.`);
  return effects.map((effect) => ({ topic: topicOf(effect), text: JSON.stringify(effect) }));
}

/**
 * Effects on their way out. A plus keeps SQLite from looking through all that are held or given up. Every method that
 * writes is for inside a transaction.
 */
export class OutboxRows {
  readonly #db: Database;
  readonly #apart: ApartTexts;

  constructor(db: Database, apart: ApartTexts) {
    this.#db = db;
    this.#apart = apart;
  }

  add(
    effects: NewEffects,
    isApart: boolean,
    { no, seq, entry, now }: { no: number; seq: number; entry: number; now: number },
  ): void {
    for (const [index, { topic, text }] of effects.entries()) {
      this.#db.run(
        `INSERT INTO outbox (n, no, seq, nth, topic, due, visible_at, attempts, lease, effect)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
        ...[
          entry * MOST_OF_ENTRY + index,
          no,
          seq,
          index + 1,
          topic,
          now,
          now,
          isApart ? this.#apart.keep(text) : text,
        ],
      );
    }
  }

  /** The held results of a case become due. */
  releaseHeld(no: number, now: number): void {
    this.#db.run(
      `UPDATE outbox SET state = NULL, due = ?, visible_at = ? WHERE no = ? AND +state = 'held'`,
      ...[now, now, no],
    );
  }

  /** The effects of a case that were given up become due, as if they had never been tried. */
  revive(no: number, now: number): void {
    this.#dropTexts(`no = ? AND +state = 'dead'`, no, [2]);
    this.#db.run(
      `UPDATE outbox SET state = NULL, due = ?, visible_at = ?, attempts = 0, error = NULL WHERE no = ? AND +state = 'dead'`,
      ...[now, now, no],
    );
  }

  /** Lets go of all effects of a case. */
  erase(no: number): void {
    this.#dropTexts('no = ?', no, [0, 1, 2]);
    this.#db.run('DELETE FROM outbox WHERE no = ?', no);
  }

  /** The earliest instant of effects of some topics that are not held. */
  nextDue(topics: readonly string[], inOrder: boolean): number | undefined {
    const [turn, ...values] = turnOf(topics, inOrder);
    const dues = [...new Set(topics)].map(
      (topic) =>
        this.#db.get<[number]>(
          `SELECT visible_at FROM outbox o WHERE topic = ? AND visible_at IS NOT NULL ${LEAVES} ${turn}
           ORDER BY visible_at LIMIT 1`,
          ...[topic, topic, ...values],
        )?.[0] ?? Infinity,
    );
    const first = Math.min(...dues);
    return first === Infinity ? undefined : first;
  }

  claim(
    { now, limit, leaseMs }: { readonly now: number; readonly limit: number; readonly leaseMs: number },
    topics: readonly string[],
    inOrder: boolean,
  ): OutboxItem[] {
    const [turn, ...values] = turnOf(topics, inOrder);
    const found = [...new Set(topics)].flatMap((topic) =>
      // SQLite prepares a statement anew each time it is given another limit, unless the limit is to be worked out.
      this.#db.all<[visibleAt: number, due: number, n: number]>(
        `SELECT visible_at, due, n FROM outbox o WHERE topic = ? AND visible_at <= ? ${LEAVES} ${turn}
         ORDER BY visible_at, due, n LIMIT ? + 0`,
        ...[topic, now, topic, ...values, limit],
      ),
    );
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const claimed = found.slice(0, limit).sort((a, b) => a[1] - b[1] || a[2] - b[2]);
    return claimed.flatMap(([, , n]) => {
      this.#db.run(
        'UPDATE outbox SET visible_at = ?, attempts = attempts + 1, lease = lease + 1 WHERE n = ?',
        ...[now + leaseMs, n],
      );
      return this.#rows('o.n = ?', [n]).map((row) => this.#item(row));
    });
  }

  /** False when it is not as it was claimed any more. `isThere` tells whether a case is where a held result left it. */
  settle(
    { id, caseId, lease }: OutboxItem,
    settlement: Settlement,
    texts: SettlementTexts,
    isThere: (no: number, held: Extract<Settlement, { kind: 'held' }>) => boolean,
  ): boolean {
    const [seq, nth] = id
      .slice(caseId.length + 1)
      .split(':')
      .map(Number);
    const item = this.#db.get<[n: number, no: number, due: number, ...KeptTexts]>(
      `SELECT n, no, due, effect, result, error FROM outbox
       WHERE no = (SELECT no FROM cases WHERE case_id = ?) AND seq = ? AND nth = ? AND lease = ? AND state IS NULL`,
      ...[toColumn(caseId), seq ?? 0, nth ?? 0, lease],
    );
    if (item === undefined) return false;
    const [n, no, due, ...kept] = item;
    if (settlement.kind === 'done') {
      for (const text of kept) this.#apart.drop(text);
      this.#db.run('DELETE FROM outbox WHERE n = ?', n);
      return true;
    }
    // Whoever settles has had its turn: its lease is used up.
    const change = (set: string, ...values: Value[]): void => {
      this.#db.run(
        `UPDATE outbox SET lease = lease + 1, result = ?, error = ?, ${set} WHERE n = ?`,
        ...[this.#replace(kept, 1, texts.result), this.#replace(kept, 2, texts.error), ...values, n],
      );
    };
    if (settlement.kind === 'again') {
      change('due = ?, visible_at = ?, attempts = ?', settlement.due, settlement.due, settlement.attempts);
    } else if (settlement.kind === 'dead') {
      change(`state = 'dead', visible_at = NULL`);
    } else if (isThere(no, settlement)) {
      change(`state = 'held', visible_at = NULL`);
      this.#db.run('UPDATE cases SET held = held + 1 WHERE no = ?', no);
    } else {
      change('visible_at = ?', due);
    }
    return true;
  }

  page({ caseId, state, limit = PAGE_SIZE }: OutboxFilter, cursor?: string): Page<OutboxItem> {
    const [after = 0] = cursor === undefined ? [] : (readCursor(cursor, ['number']) as [number]);
    const conditions = ['o.n > ?'];
    const values: Value[] = [after];
    if (caseId !== undefined) {
      conditions.push('o.no = (SELECT no FROM cases WHERE case_id = ?)');
      values.push(toColumn(caseId));
    }
    if (state === 'waiting') conditions.push('o.state IS NULL');
    else if (state !== undefined) {
      conditions.push('o.state = ?');
      values.push(state);
    }
    const found = this.#rows(`${conditions.join(' AND ')} ORDER BY o.n LIMIT ?`, [...values, limit + 1]);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit).map((row) => this.#item(row)), cursor: last && cursorOf([last[0]]) };
  }

  /** The result or the error of an effect, or what was there before when there is none. */
  #replace(kept: KeptTexts, which: 1 | 2, text: string | null): KeptText | null {
    const before = kept[which];
    if (text === null) return before;
    return typeof kept[0] === 'number' ? this.#apart.keep(text, before) : text;
  }

  /** Lets go of the texts of effects of a case. */
  #dropTexts(where: string, no: number, which: readonly (0 | 1 | 2)[]): void {
    for (const kept of this.#db.all<KeptTexts>(`SELECT effect, result, error FROM outbox WHERE ${where}`, no)) {
      for (const place of which) this.#apart.drop(kept[place]);
    }
  }

  #rows(where: string, values: readonly Value[]): Row[] {
    return this.#db.all<Row>(
      `SELECT o.n, c.case_id, o.seq, o.nth, o.topic, o.due, o.attempts, o.lease, o.state, o.effect, o.result, o.error
       FROM outbox o CROSS JOIN cases c ON c.no = o.no WHERE ${where}`,
      ...values,
    );
  }

  #item([, column, seq, nth, topic, due, attempts, lease, state, ...texts]: Row): OutboxItem {
    const caseId = fromColumn(column);
    const [effect, result, error] = texts.map((kept) => kept && (JSON.parse(this.#apart.open(kept)) as unknown));
    return {
      kind: 'effect',
      id: effectId(caseId, seq, nth),
      caseId,
      topic,
      effect: effect as Effect,
      due,
      attempts,
      state: state ?? 'waiting',
      lease,
      result: (result as ServiceResult | null) ?? undefined,
      error: (error as KeptError | null) ?? undefined,
    };
  }
}

/** The condition that a topic is not held; its value is the topic. */
const LEAVES = 'AND NOT EXISTS (SELECT 1 FROM holds WHERE topic = ?)';

/** The condition that no earlier effect of the same case and of these topics is waiting, with its values. */
function turnOf(topics: readonly string[], inOrder: boolean): readonly [sql: string, ...values: Value[]] {
  if (!inOrder) return [''];
  const earlier = `SELECT 1 FROM outbox e WHERE e.no = o.no AND (e.seq, e.nth) < (o.seq, o.nth) AND e.state IS NULL
    AND e.topic IN (SELECT value FROM json_each(?))`;
  return [`AND NOT EXISTS (${earlier})`, JSON.stringify(topics)];
}

/** What a settlement keeps, as JSON. */
export interface SettlementTexts {
  readonly result: string | null;
  readonly error: string | null;
}

/** Throws on what is no JSON. */
export function settlementTexts(settlement: Settlement): SettlementTexts {
  const { result, error } = settlement as { result?: ServiceResult; error?: KeptError };
  return {
    result: result === undefined ? null : JSON.stringify(result),
    error: error === undefined ? null : JSON.stringify(error),
  };
}
