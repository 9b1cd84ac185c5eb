// A million cases that wait, against ten thousand: finding what is due and reading must not feel it. Run: npm run bench -- million
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { sqliteStore, type SqliteStore } from '../src/sqlite.ts';
import { medianOf, report } from './measure.ts';

const START = 1_767_574_800_000;
const MINUTE = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));

/** A case as it is kept, but for its id and its number. */
const FROZEN = {
  blueprint: 'desk',
  version: '1.0.0',
  hash: 'a'.repeat(64),
  revision: 1,
  value: { journey: { resolution: 'repair' } },
  context: {
    data: { item: 'lamp', note: 'The switch is broken, the customer asks for a new one.', price: 0 },
    locale: 'en',
    opened_at: 0,
    at: 0,
    stage: 'resolution',
    active: { repair: 0 },
    timers: {},
    reached: { acknowledged: 0 },
    visits: { intake: 1, resolution: 1, receive: 1, repair: 1 },
  },
};

/** So many waiting cases, each with a timer and with work for one of ten roles, put there by SQL alone. */
function fill(cases: number): string {
  const file = path.join(folder, `${cases}.db`);
  void sqliteStore(file).close();
  const db = new DatabaseSync(file);
  for (const setting of ['synchronous = OFF', 'journal_mode = OFF', 'cache_size = -500000'])
    db.exec(`PRAGMA ${setting}`);
  const numbers = `WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${cases})`;
  const id = `printf('C-%07d', i)`;
  // Instants are spread over eight weeks, in no order that the ids have.
  const due = `${START} + (i * 7919 % 80640) * ${MINUTE}`;
  const timers = `json_array(json_array(i * 65536, ${due}, 'within:repair', json('{"type":"timer","timer":"within:repair","generation":1,"at":0,"by":{"role":"system"}}')))`;
  const work = `json_array(json_object('step', 'repair', 'for', 'role-' || (i % 10), 'since', ${START} + i, 'due', ${due}, 'stage', 'resolution'))`;
  const frozen = `json_set('${JSON.stringify(FROZEN)}', '$.context.id', ${id}, '$.context.data.price', i)`;
  db.exec(`
    BEGIN;
    INSERT INTO pins VALUES (1, 'desk', '1.0.0', '${FROZEN.hash}', 1);
    ${numbers} INSERT INTO cases (no, case_id, seq, status, pin, opened_at, at, stage, due, held, timers, work, frozen)
      SELECT i, ${id}, 1, 'open', 1, ${START} + i, ${START} + i, 'resolution', ${due}, 0, ${timers}, ${work}, ${frozen} FROM numbers;
    ${numbers} INSERT INTO timers (n, no, due, visible_at) SELECT i * 65536, i, ${due}, ${due} FROM numbers;
    ${numbers} INSERT INTO work SELECT 'role-' || (i % 10), ${due}, ${START} + i, ${id}, 'repair', 0, 'desk', 'resolution', NULL FROM numbers ORDER BY 1, 2, 3;
    ${numbers} INSERT INTO journal (entry, no, seq, body, hash)
      SELECT i, i, 1, '{"caseId":"' || ${id} || '","seq":1,"recordedAt":${START}}', '${'b'.repeat(64)}' FROM numbers;
    COMMIT;
    PRAGMA journal_mode = WAL;`);
  db.close();
  return file;
}

type Work = (store: SqliteStore, turn: number) => Promise<unknown>;

const idOf = (cases: number, turn: number): string => `C-${String(1 + ((turn * 104_729) % cases)).padStart(7, '0')}`;

/** What must not feel how many cases wait; asked for again and again. */
const QUESTIONS: readonly (readonly [name: string, ask: (cases: number) => Work])[] = [
  ['when the next timer is due', () => async (store) => store.nextDue('timer')],
  // Each time the next twenty: the lease lasts longer than the measurement.
  ['claim 20 due timers', () => async (store) => store.claim('timer', START + 90_000 * MINUTE, 20, 1e9)],
  ['read a case by its id', (cases) => async (store, turn) => store.load(idOf(cases, turn))],
  ['read the history of a case', (cases) => async (store, turn) => store.history(idOf(cases, turn))],
  ['first page of the worklist of two roles', () => async (store) => store.work({ for: ['role-3', 'role-4'] })],
  ['first page of the whole worklist', () => async (store) => store.work({})],
  ['first page of all cases', () => async (store) => store.list({})],
  ['first page of open cases', () => async (store) => store.list({ status: 'open' })],
  ['first page of overdue cases', () => async (store) => store.list({ dueBefore: START + 40_000 * MINUTE })],
  ['cases that are stuck', () => async (store) => store.list({ stuck: true })],
  ['cases that are parked', () => async (store) => store.list({ parked: true })],
];

const RUNS = 31;

async function time(work: (turn: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < RUNS + 10; turn += 1) {
    const start = performance.now();
    await work(turn);
    if (turn >= 10) times.push(performance.now() - start);
  }
  return medianOf(times);
}

try {
  const [few, many] = [10_000, 1_000_000];
  const began = performance.now();
  const files = [few, many].map(fill) as [string, string];
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const start = performance.now();
  const large = sqliteStore(files[1]);
  const [pinned] = await large.pinned();
  const took = (performance.now() - start) / 1000;
  console.log(`open ${many} cases and see what they are pinned to: ${took.toFixed(2)} s, ${pinned?.count} cases`);
  report('seconds to open a million cases', took, '<= 2', took <= 2 && pinned?.count === many);
  const small = sqliteStore(files[0]);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  for (const [name, ask] of QUESTIONS) {
    const base = await time(async (turn) => ask(few)(small, turn));
    const mine = await time(async (turn) => ask(many)(large, turn));
    console.log(`${name}: ${base.toFixed(3)} ms, ${mine.toFixed(3)} ms with a million`);
    report(`${name}, a million / ten thousand`, mine / base, '<= 2', mine <= base * 2);
  }
  const data = await time(async (turn) => small.list({ data: { price: 1 + ((turn * 337) % few) } }));
  report('milliseconds to find one of ten thousand cases by a field', data, '<= 50', data <= 50);
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
  report('MiB that the heap has grown by', Math.max(0, grown), '<= 20', grown <= 20);
  await Promise.all([small.close(), large.close()]);
} finally {
  rmSync(folder, { recursive: true });
}
