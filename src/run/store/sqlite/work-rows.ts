import { compareText } from '../../../text/diagnostic.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import { PAGE_SIZE, type Page, type WorkFilter, type WorkItem, type WorkRow } from '../case-lists.ts';
import type { Database, Value } from './database.ts';
import { fromColumn, toColumn } from './ordered-text.ts';

/** Where there is no due instant: later than any. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Its values: the blueprint, the stage, the stage. */
const FITS = 'coalesce(?, blueprint) = blueprint AND (? IS NULL OR stage = ?)';

type Row = readonly [
  due: number,
  since: number,
  caseId: string,
  step: string,
  who: string,
  blueprint: string,
  stage: string | null,
  owner: string | null,
];

/** The work of a case that stands in its row. */
export function workOf(text: string | null): WorkItem[] {
  return text === null ? [] : (JSON.parse(text) as WorkItem[]);
}

/** The work of a case as it will stand in its row. */
export function workText(work: readonly WorkItem[]): string | null {
  return work.length === 0 ? null : JSON.stringify(work);
}

/** Work that people can find. */
export class WorkRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Puts what can now be found in the place of what could be found before. */
  replace(caseId: string, blueprint: string, before: readonly WorkItem[], after: readonly WorkItem[]): void {
    const old = rowsOf(caseId, blueprint, before);
    const rows = rowsOf(caseId, blueprint, after);
    for (const [key, row] of old) {
      if (rows.has(key)) continue;
      this.#db.run(
        'DELETE FROM work WHERE who = ? AND due = ? AND since = ? AND case_id = ? AND step = ? AND nth = ?',
        ...row.slice(0, 6),
      );
    }
    for (const [key, row] of rows) {
      const known = old.get(key);
      if (known !== undefined && known[7] === row[7] && known[8] === row[8]) continue;
      this.#db.run('INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', ...row);
    }
  }

  /** The order of every list is that of a worklist; several lists are merged. */
  page({ for: roles, blueprint, stage, owner, limit = PAGE_SIZE }: WorkFilter, cursor?: string): Page<WorkRow> {
    const after = cursor === undefined ? undefined : readKey(cursor);
    const filter: Value[] = [blueprint ?? null, stage ?? null, stage ?? null];
    const found = (
      typeof owner === 'string'
        ? this.#owned(owner, after, filter, limit, roles)
        : (roles === undefined ? this.#roles() : [...new Set(roles)].map(toColumn)).flatMap((who) =>
            this.#ofRole(who, after, filter, limit, owner === null),
          )
    ).sort(compareRows);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit).map(itemOf), cursor: last && cursorOf(keyOf(last)) };
  }

  #ofRole(who: string, after: Key | undefined, filter: readonly Value[], limit: number, isFree: boolean): Row[] {
    const [due, since, caseId, step, last] = after ?? [-Infinity, 0, '', '', ''];
    const isLater = last < who;
    return this.#db.all<Row>(
      `SELECT due, since, case_id, step, who, blueprint, stage, owner FROM work
       WHERE who = ? AND (due, since, case_id, step) ${isLater ? '>=' : '>'} (?, ?, ?, ?)
         AND ${FITS} ${isFree ? 'AND owner IS NULL' : ''}
       ORDER BY due, since, case_id, step LIMIT ?`,
      ...[who, due, since, caseId, step, ...filter, limit + 1],
    );
  }

  #owned(
    owner: string,
    after: Key | undefined,
    filter: readonly Value[],
    limit: number,
    roles?: readonly string[],
  ): Row[] {
    return this.#db.all<Row>(
      `SELECT due, since, case_id, step, who, blueprint, stage, owner FROM work
       WHERE owner = ? AND (due, since, case_id, step, who) > (?, ?, ?, ?, ?)
         AND ${FITS}
         ${roles === undefined ? '' : 'AND who IN (SELECT value FROM json_each(?))'}
       ORDER BY due, since, case_id, step, who LIMIT ?`,
      ...[toColumn(owner), ...(after ?? [-Infinity, 0, '', '', '']), ...filter],
      ...(roles === undefined ? [] : [JSON.stringify(roles.map(toColumn))]),
      limit + 1,
    );
  }

  /** Everybody that work waits for. */
  #roles(): string[] {
    const roles: string[] = [];
    for (;;) {
      const row = this.#db.get<[string | null]>(
        roles.length === 0 ? 'SELECT min(who) FROM work' : 'SELECT min(who) FROM work WHERE who > ?',
        ...roles.slice(-1),
      );
      if (row?.[0] == null) return roles;
      roles.push(row[0]);
    }
  }
}

type Key = readonly [due: number, since: number, caseId: string, step: string, who: string];

function readKey(cursor: string): Key {
  const kinds = ['number or null', 'number', 'string', 'string', 'string'] as const;
  const [due, since, caseId, step, who] = readCursor(cursor, kinds) as [number | null, number, string, string, string];
  return [due ?? NEVER, since, toColumn(caseId), toColumn(step), toColumn(who)];
}

function keyOf([due, since, caseId, step, who]: Row): (string | number | null)[] {
  return [due === NEVER ? null : due, since, fromColumn(caseId), fromColumn(step), fromColumn(who)];
}

function itemOf([due, since, caseId, step, who, blueprint, stage, owner]: Row): WorkRow {
  return {
    caseId: fromColumn(caseId),
    blueprint,
    step: fromColumn(step),
    for: fromColumn(who),
    since,
    due: due === NEVER ? undefined : due,
    stage: stage ?? undefined,
    owner: owner === null ? undefined : fromColumn(owner),
  };
}

/** By what makes a row one of its kind; work that is the same in all of this is counted. */
function rowsOf(caseId: string, blueprint: string, work: readonly WorkItem[]): Map<string, Value[]> {
  const rows = new Map<string, Value[]>();
  for (const { for: who, due = NEVER, since, step, stage = null, owner } of work) {
    for (let nth = 0; ; nth += 1) {
      // Its length says where the step ends.
      const key = `${due} ${since} ${nth} ${step.length} ${step} ${who}`;
      if (rows.has(key)) continue;
      const kept = owner === undefined ? null : toColumn(owner);
      rows.set(key, [toColumn(who), due, since, toColumn(caseId), toColumn(step), nth, blueprint, stage, kept]);
      break;
    }
  }
  return rows;
}

function compareRows(a: Row, b: Row): number {
  return (
    a[0] - b[0] || a[1] - b[1] || compareColumns(a[2], b[2]) || compareColumns(a[3], b[3]) || compareColumns(a[4], b[4])
  );
}

function compareColumns(a: string, b: string): number {
  return a === b ? 0 : compareText(fromColumn(a), fromColumn(b));
}
