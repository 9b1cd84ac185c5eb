// Cases that survive: five events each, kept in a file with journal, outbox and timers. Run: npm run bench -- durable
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';

import {
  compileBlueprint,
  createHost,
  freezeCase,
  readBlueprint,
  step,
  systemClock,
  type CompiledBlueprint,
  type StepResult,
} from '../src/index.ts';
import { sqliteStore } from '../src/sqlite.ts';
import { engineOf } from './bpmn-engine.ts';
import { medianOf, report } from './measure.ts';

const STEPS = ['look', 'sort', 'order', 'repair', 'check'];
const AT_ONCE = 64;
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));

const compiled = compile(`throughline: 1
id: repairs
version: "1.0.0"
zone: Asia/Shanghai
omits: { confirmation: none, follow-up: none }
roles: { agent: {} }
data: { item: { type: text }, note: { type: text } }
messages:
  received: "We have your {item} and look at it within a day."
  repaired: "Your {item} is repaired: {note}."
stages:
  intake:
    kind: intake
    by: agent
    steps:
      receive: { say: received, reach: acknowledged }
      look: { do: { label: Look, form: [note] }, within: 1d, outcomes: { done: next, timed-out: sort } }
      sort: { do: Sort }
  work:
    kind: resolution
    by: agent
    steps:
      order: { do: Order the part, within: 2d, outcomes: { done: next, timed-out: repair } }
      repair: { do: Repair }
      tell: { say: repaired }
      check: { do: Check, within: 8h, outcomes: { done: done, timed-out: done } }
ends: { done: { outcome: solved } }
`);

/** What was written, transaction by transaction. */
type Written = { sql: string; values: SQLInputValue[] }[];

let files = 0;
const nextFile = (): string => path.join(folder, `${(files += 1)}.db`);

/** Whole lives of cases, so many of them at once; gives the milliseconds they took. */
async function live(cases: number, atOnce: number): Promise<number> {
  const store = sqliteStore(nextFile());
  const host = createHost({
    store,
    blueprints: [compiled],
    clock: systemClock(),
    handlers: { message: async () => {} },
  });
  const stopping = new AbortController();
  const ended = host.run(stopping.signal);
  await host.settled();
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < cases) {
      const id = `C-${(next += 1)}`;
      await host.start(id, { blueprint: 'repairs', requestId: id, input: { data: { item: 'lamp' }, by: CUSTOMER } });
      for (const step of STEPS) {
        const data = step === 'look' ? { note: 'the switch is broken' } : undefined;
        const { refused } = await host.send(id, { type: `step.${step}.done`, by: AGENT, data }, { eventId: step });
        if (refused !== undefined) throw new Error(refused.message);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await host.settled();
  const took = performance.now() - start;
  stopping.abort();
  await ended;
  await store.close();
  return took;
}

const CUSTOMER = { role: 'customer' };
const AGENT = { role: 'agent' };

/** The same run, with everything it writes taken down. */
async function takeDown(cases: number, atOnce: number): Promise<Written[]> {
  const groups: Written[] = [];
  let group: Written = [];
  const statement = StatementSync.prototype as { run(this: StatementSync, ...values: SQLInputValue[]): unknown };
  const { run } = statement;
  statement.run = function (...values) {
    const sql = this.sourceSQL;
    if (sql.startsWith('BEGIN')) group = [];
    else if (sql !== 'COMMIT') group.push({ sql, values });
    else if (group.length > 0) groups.push(group);
    return run.apply(this, values);
  };
  try {
    await live(cases, atOnce);
  } finally {
    statement.run = run;
  }
  return groups;
}

/**
 * Nothing but node:sqlite: the same rows and texts in the same transactions, each awaited before the next is begun.
 * `between` is called before each transaction.
 */
async function writeBare(groups: readonly Written[], between?: () => void): Promise<number> {
  const file = nextFile();
  // The tables are those of a store.
  void sqliteStore(file).close();
  const db = new DatabaseSync(file);
  for (const setting of ['secure_delete = ON', 'synchronous = FULL', 'cache_size = -16384'])
    db.exec(`PRAGMA ${setting}`);
  const statements = new Map(
    [...new Set(groups.flatMap((group) => group.map(({ sql }) => sql)))].map((sql) => [sql, db.prepare(sql)]),
  );
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const start = performance.now();
  for (const group of groups) {
    await new Promise((resolve) => setImmediate(resolve));
    between?.();
    begin.run();
    for (const { sql, values } of group) statements.get(sql)?.run(...values);
    commit.run();
  }
  const took = performance.now() - start;
  db.close();
  return took;
}

/**
 * Nothing but the steps of the same cases, with what is kept of them as text; and the same between the transactions of the
 * bare loop, because whatever has waited for the disk finds the caches of the processor cold.
 */
function stepOnly(cases: number): number {
  const start = performance.now();
  const steps = stepsOf(cases);
  while (steps.next().done !== true);
  return performance.now() - start;
}

async function stepAndWrite(cases: number, groups: readonly Written[]): Promise<number> {
  const steps = stepsOf(cases);
  let [taken, given] = [0, 0];
  return writeBare(groups, () => {
    given += (cases * (STEPS.length + 1)) / groups.length;
    for (; taken < given; taken += 1) steps.next();
  });
}

function* stepsOf(cases: number): Generator<void> {
  for (let turn = 0; turn < cases; turn += 1) {
    const at = Date.now();
    let result = step(compiled, null, { id: `C-${turn}`, at, by: CUSTOMER, data: { item: 'lamp' } }, at);
    for (const id of STEPS) {
      yield keepAsText(result);
      const data = id === 'look' ? { note: 'the switch is broken' } : undefined;
      result = step(compiled, result.snapshot, { type: `step.${id}.done`, at, by: AGENT, data }, at);
    }
    yield keepAsText(result);
  }
}

function keepAsText({ snapshot, entries }: StepResult): void {
  JSON.stringify(freezeCase(compiled, snapshot));
  JSON.stringify(entries);
}

try {
  await live(500, AT_ONCE);
  for (const [what, cases, atOnce] of [
    ['64 at once', 1000, AT_ONCE],
    ['one at a time', 60, 1],
  ] as const) {
    const groups = await takeDown(cases, atOnce);
    const times: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let turn = 0; turn < 5; turn += 1) {
      times[0].push(await live(cases, atOnce));
      times[1].push(await writeBare(groups));
      times[2].push(stepOnly(cases));
      times[3].push(await stepAndWrite(cases, groups));
    }
    const [ours, bare, steps, both] = times.map(medianOf) as [number, number, number, number];
    const rows = groups.reduce((sum, group) => sum + group.length, 0);
    const perSecond = (took: number): string => ((cases / took) * 1000).toFixed(0);
    console.log(
      `${what}: ${perSecond(ours)} cases a second; bare node:sqlite ${perSecond(bare)}, step() alone ${perSecond(steps)}, both ${perSecond(both)}; ` +
        `${(rows / cases).toFixed(1)} rows a case, ${(rows / groups.length).toFixed(0)} a transaction`,
    );
    report(`${what}: bare node:sqlite / ours, in time`, bare / ours, '>= 0.7', bare / ours >= 0.7);
    report(`${what}: bare node:sqlite with step() / ours, in time`, both / ours, '>= 0.7', both / ours >= 0.7);
  }
  const [ours, theirs] = [(2000 / (await live(2000, AT_ONCE))) * 1000, await engineCases()];
  console.log(
    `finished cases a second: ours, on the disk, ${ours.toFixed(0)}; bpmn-engine, in memory, ${theirs.toFixed(0)}`,
  );
  report('finished cases a second, ours on the disk / bpmn-engine in memory', ours / theirs, '> 1', ours > theirs);
} finally {
  rmSync(folder, { recursive: true });
}

/** Cases of five user tasks a second in bpmn-engine, which keeps nothing; 64 at once. */
async function engineCases(): Promise<number> {
  const run = await engineOf(STEPS);
  const many = async (count: number): Promise<void> => {
    let left = count;
    const worker = async (): Promise<void> => {
      for (; left > 0; left -= 1) await run();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };
  await many(100);
  const start = performance.now();
  await many(600);
  return (600 / (performance.now() - start)) * 1000;
}

function compile(text: string): CompiledBlueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'repairs.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return compileBlueprint(blueprint);
}
