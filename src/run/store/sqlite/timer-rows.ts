import type { TimerRequest } from '../../scope.ts';
import type { CaseChange, DueTimer } from '../store.ts';
import type { Database } from './database.ts';
import { fromColumn } from './ordered-text.ts';

/** A timer as it stands in the row of its case: in the order in which they fall due. */
type KeptTimer = readonly [n: number, due: number, id: string, event: TimerRequest['event']];

/** So many timers and effects an event can ask for. */
export const MOST_OF_ENTRY = 65_536;

/** The timers of a case before and after a change. */
export interface TimerChange {
  /** For the row of the case; null where none is left. */
  readonly text: string | null;
  readonly gone: readonly number[];
  readonly added: readonly (readonly [n: number, due: number])[];
}

/** The running timers that stand in the row of a case; read once, when they are asked for. */
export class RunningTimers {
  /** JSON; null where there is none. */
  readonly text: string | null;
  #kept: readonly KeptTimer[] | undefined;

  constructor(text: string | null) {
    this.text = text;
  }

  get kept(): readonly KeptTimer[] {
    return (this.#kept ??= keptIn(this.text));
  }

  get requests(): TimerRequest[] {
    return this.kept.map(([, due, id, event]) => ({ id, due, event }));
  }
}

/** What a change makes of the timers of a case; undefined when they stay as they are. Throws on what is no JSON. */
export function changeTimers(
  before: RunningTimers | undefined,
  { fired, next }: CaseChange,
  entry: () => number,
): TimerChange | undefined {
  const { cancelTimers = [], setTimers = [] } = next ?? {};
  if (
    before?.text == null ? setTimers.length === 0 : fired === undefined && cancelTimers.length + setTimers.length === 0
  )
    return undefined;
  const running = new Map(before?.kept.map((timer) => [timer[2], timer]));
  const gone: number[] = [];
  const end = (id: string): void => {
    const timer = running.get(id);
    if (timer !== undefined) gone.push(timer[0]);
    running.delete(id);
  };
  if (fired !== undefined) end(fired);
  for (const id of cancelTimers) end(id);
  const first = setTimers.length === 0 ? Infinity : entry() * MOST_OF_ENTRY;
  for (const [index, { id, due, event }] of setTimers.entries()) {
    end(id);
    running.set(id, [first + index, due, id, event]);
  }
  const timers = [...running.values()].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  return {
    text: timers.length === 0 ? null : JSON.stringify(timers),
    gone: gone.filter((n) => n < first),
    added: timers.filter(([n]) => n >= first).map(([n, due]) => [n, due]),
  };
}

/** When each timer of all cases can be taken. */
export class TimerRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  write(no: number, change: TimerChange, isShown: boolean): void {
    for (const n of change.gone) this.#db.run('DELETE FROM timers WHERE n = ?', n);
    for (const [n, due] of change.added) {
      const visibleAt = isShown ? due : null;
      this.#db.run('INSERT INTO timers (n, no, due, visible_at) VALUES (?, ?, ?, ?)', n, no, due, visibleAt);
    }
  }

  /** Nothing of a parked case falls due. A timer that was claimed before does not wait for that lease once it is back. */
  show(text: string | null, isShown: boolean): void {
    const sql = `UPDATE timers SET visible_at = ${isShown ? 'due' : 'NULL'} WHERE n = ?`;
    for (const [n] of keptIn(text)) this.#db.run(sql, n);
  }

  nextDue(): number | undefined {
    return (
      this.#db.get<[number | null]>('SELECT min(visible_at) FROM timers WHERE visible_at IS NOT NULL')?.[0] ?? undefined
    );
  }

  /** Only inside a transaction. */
  claim(now: number, limit: number, leaseMs: number): DueTimer[] {
    const found = this.#db.all<[n: number, due: number, caseId: string, timers: string]>(
      // A limit that is worked out: see the effects.
      `SELECT t.n, t.due, c.case_id, c.timers
       FROM (SELECT n, no, due FROM timers WHERE visible_at <= ? ORDER BY visible_at, due, n LIMIT ? + 0) t
       JOIN cases c ON c.no = t.no`,
      now,
      limit,
    );
    for (const [n] of found) this.#db.run('UPDATE timers SET visible_at = ? WHERE n = ?', now + leaseMs, n);
    return found
      .sort((a, b) => a[1] - b[1] || a[0] - b[0])
      .flatMap(([n, , caseId, timers]) => {
        const kept = keptIn(timers).find((timer) => timer[0] === n);
        if (kept === undefined) return [];
        const [, due, id, event] = kept;
        return [{ kind: 'timer', caseId: fromColumn(caseId), id, due, event } as const];
      });
  }
}

function keptIn(text: string | null): KeptTimer[] {
  return text === null ? [] : (JSON.parse(text) as KeptTimer[]);
}
