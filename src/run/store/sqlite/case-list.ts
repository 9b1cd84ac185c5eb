import { compareText } from '../../../text/diagnostic.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { CaseStatus } from '../../step.ts';
import { PAGE_SIZE, type CaseFilter, type CaseSummary, type Page } from '../case-lists.ts';
import type { KeptText } from './apart-texts.ts';
import type { CaseRows } from './case-rows.ts';
import type { Database, Value } from './database.ts';
import { fromColumn, toColumn } from './ordered-text.ts';
import type { Pins } from './pins.ts';

type Row = readonly [
  caseId: string,
  seq: number,
  status: CaseStatus,
  pin: number,
  openedAt: number,
  at: number,
  stage: string | null,
  end: string | null,
  closedAt: number | null,
  due: number | null,
  parked: KeptText | null,
];

const STATUSES: readonly CaseStatus[] = ['open', 'closed', 'sealed'];

/** An effect of it was given up, or nothing will ever move it again. */
const STUCK = `no IN (
  SELECT no FROM outbox WHERE state = 'dead'
  UNION SELECT no FROM cases c INDEXED BY cases_idle WHERE status = 'open' AND parked IS NULL AND work IS NULL AND timers IS NULL
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.no = c.no))`;

/** Fewer overdue cases than this are found first and sorted then; more are met soon enough in the order of opening. */
const FEW = 20_000;

/** How a list is found; a plus keeps SQLite from going by that order. */
interface Way {
  readonly from: string;
  readonly by: string;
}

const IN_ORDER: Way = { from: 'cases', by: 'opened_at, case_id' };
const BY_PARKED: Way = { from: 'cases INDEXED BY cases_parked', by: 'opened_at, case_id' };
const FIND_OVERDUE: Way = { from: 'cases INDEXED BY cases_due', by: '+opened_at, +case_id' };
const FIND_STUCK: Way = { from: 'cases', by: '+opened_at, +case_id' };

/** A condition with its values. */
type Condition = readonly [sql: string, ...values: Value[]];

/** Lists of cases. */
export class CaseList {
  readonly #db: Database;
  readonly #pins: Pins;
  readonly #cases: CaseRows;

  constructor(db: Database, pins: Pins, cases: CaseRows) {
    this.#db = db;
    this.#pins = pins;
    this.#cases = cases;
  }

  page(filter: CaseFilter, cursor?: string): Page<CaseSummary> {
    const { limit = PAGE_SIZE } = filter;
    const conditions = this.#conditions(filter);
    if (cursor !== undefined) {
      const [openedAt, caseId] = readCursor(cursor, ['number', 'string']) as [number, string];
      conditions.push(['(opened_at, case_id) > (?, ?)', openedAt, toColumn(caseId)]);
    }
    const way = this.#way(filter);
    // The index of all cases has them in the order of lists for one status at a time.
    const found =
      filter.status !== undefined || way !== IN_ORDER
        ? this.#rows(conditions, limit + 1, way)
        : STATUSES.flatMap((status) => this.#rows([['status = ?', status], ...conditions], limit + 1, way)).sort(
            compareRows,
          );
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map((row) => this.#summary(row)),
      cursor: last && cursorOf([last[4], fromColumn(last[0])]),
    };
  }

  #conditions(filter: CaseFilter): Condition[] {
    const { status, blueprint, version, stage, parked, dueBefore, stuck, data } = filter;
    const conditions: Condition[] = [];
    if (status !== undefined) conditions.push(['status = ?', status]);
    if (blueprint !== undefined || version !== undefined) {
      const pins = JSON.stringify(this.#pins.numbersOf(blueprint, version));
      conditions.push(['pin IN (SELECT value FROM json_each(?))', pins]);
    }
    if (stage !== undefined) conditions.push(['stage = ?', stage]);
    if (parked !== undefined) conditions.push([`parked IS ${parked ? 'NOT ' : ''}NULL`]);
    if (dueBefore !== undefined) conditions.push([`status = 'open' AND due < ?`, dueBefore]);
    if (stuck !== undefined) conditions.push([stuck ? STUCK : `NOT ${STUCK}`]);
    for (const [field, value] of Object.entries(data ?? {})) conditions.push(...dataConditions(field, value));
    return conditions;
  }

  /** Where few cases can be meant, they are found first and sorted then. */
  #way({ stuck, parked, dueBefore }: CaseFilter): Way {
    if (stuck === true) return FIND_STUCK;
    if (parked === true) return BY_PARKED;
    if (dueBefore === undefined) return IN_ORDER;
    const overdue = `SELECT 1 FROM cases INDEXED BY cases_due WHERE status = 'open' AND due < ? LIMIT ${FEW}`;
    const [found = 0] = this.#db.get<[number]>(`SELECT count(*) FROM (${overdue})`, dueBefore) ?? [];
    return found < FEW ? FIND_OVERDUE : IN_ORDER;
  }

  #rows(conditions: readonly Condition[], limit: number, { from, by }: Way): Row[] {
    const where = conditions.length === 0 ? 'true' : conditions.map(([sql]) => sql).join(' AND ');
    return this.#db.all<Row>(
      `SELECT case_id, seq, status, pin, opened_at, at, stage, ended, closed_at, due, parked FROM ${from}
       WHERE ${where} ORDER BY ${by} LIMIT ?`,
      ...conditions.flatMap(([, ...values]) => values),
      limit,
    );
  }

  #summary([caseId, seq, status, pin, openedAt, at, stage, end, closedAt, due, parked]: Row): CaseSummary {
    return {
      caseId: fromColumn(caseId),
      seq,
      status,
      ...this.#pins.get(pin),
      openedAt,
      at,
      stage: stage ?? undefined,
      end: end ?? undefined,
      closedAt: closedAt ?? undefined,
      due: due ?? undefined,
      parked: this.#cases.parked(parked),
    };
  }
}

/** The case itself, which may be kept apart. */
const FROZEN = `iif(typeof(frozen) = 'text', frozen, (SELECT body FROM apart WHERE id = CAST(frozen AS INTEGER) / 32))`;

/** The text is looked through first, which is many times quicker than to take it apart. */
function dataConditions(field: string, value: string | number | boolean): Condition[] {
  const types =
    typeof value === 'string' ? ['text'] : typeof value === 'boolean' ? [String(value)] : ['integer', 'real'];
  const written = `${JSON.stringify(field)}:${JSON.stringify(value)}`;
  return [
    [`instr(${FROZEN}, ?) > 0`, written],
    [
      `EXISTS (SELECT 1 FROM json_each(${FROZEN}, '$.context.data') WHERE key = ? AND type IN (${types.map((type) => `'${type}'`).join(', ')}) AND value = ?)`,
      field,
      typeof value === 'boolean' ? Number(value) : value,
    ],
  ];
}

function compareRows(a: Row, b: Row): number {
  return a[4] - b[4] || compareText(fromColumn(a[0]), fromColumn(b[0]));
}
