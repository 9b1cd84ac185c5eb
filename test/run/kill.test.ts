import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from 'vitest';

import { sqliteStore } from '../../src/run/store/sqlite/sqlite-store.ts';
import { begunCases, fastClock, goOn, linesOf, loadedDesk, loadedHost, type Places } from '../support/killed-desk.ts';
import { replayCase } from '../support/replayed-case.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { runs } from '../support/runs.ts';

const PROGRAM = fileURLToPath(new URL('../support/killed-desk.ts', import.meta.url));

const folder = scratchFolder();
afterAll(() => rmSync(folder, { recursive: true }));

function placesIn(name: string): Places {
  const at = (end: string): string => path.join(folder, `${name}.${end}`);
  return { db: at('db'), acks: at('acks'), effects: at('effects'), began: Date.now() };
}

/** Starts a desk; it is at work once a new event was acknowledged. */
async function begin(places: Places): Promise<{ end(signal: NodeJS.Signals): Promise<number | null> }> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(places)], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const before = linesOf(places.acks).length;
  while (linesOf(places.acks).length === before) {
    if (child.exitCode !== null) throw new Error(said);
    await sleep(5);
  }
  return {
    async end(signal) {
      child.kill(signal);
      const code = await ended;
      if (said !== '') throw new Error(said);
      return code;
    },
  };
}

/** As if the time had passed after which another process may take over from one that died. */
function letLeaseRunOut({ db }: Places): void {
  const opened = new DatabaseSync(db);
  opened.exec('PRAGMA busy_timeout = 5000; UPDATE lease SET until = 0');
  opened.close();
}

/** What must hold of all that is kept, whatever has died. */
async function judge(places: Places): Promise<{ cases: number; events: number }> {
  const opened = new DatabaseSync(places.db);
  expect(opened.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  opened.close();
  const compiled = loadedDesk();
  const store = sqliteStore(places.db);
  expect((await store.audit()).broken).toBeUndefined();
  expect((await store.outbox({})).items).toEqual([]);
  const carriedOut = new Set(linesOf(places.effects).map(([id]) => id));
  const asked = new Set<string>();
  const cases = begunCases(places.acks);
  const histories = new Map(
    await Promise.all(cases.map(async (caseId) => [caseId, await store.history(caseId)] as const)),
  );
  for (const [caseId, history] of histories) {
    // Nothing torn: the case is what its journal gives, with every timer fired once, when it was due and in its turn.
    const model = replayCase(compiled, history);
    expect(await store.load(caseId)).toMatchObject({ seq: model.seq, status: 'sealed', frozen: model.frozen });
    for (const id of model.effects.keys()) asked.add(id);
    // Nothing applied twice.
    const ids = history.flatMap(({ cause }) => (cause.kind === 'event' ? (cause.eventId ?? []) : []));
    expect(new Set(ids).size).toBe(ids.length);
  }
  // Nothing acknowledged is lost.
  const acks = linesOf(places.acks);
  for (const [caseId = '', eventId = '', seq] of acks) {
    const { cause } = histories.get(caseId)?.[Number(seq) - 1] ?? {};
    const known = cause?.kind === 'event' ? cause.eventId : cause?.kind === 'opened' ? cause.requestId : undefined;
    if (eventId !== 'open') expect([caseId, known]).toEqual([caseId, eventId]);
    else expect(histories.get(caseId)?.[0]?.cause.kind).toBe('opened');
  }
  // Whatever was asked for was carried out, and nothing else.
  expect([...asked].filter((id) => !carriedOut.has(id))).toEqual([]);
  expect([...carriedOut].filter((id) => id !== undefined && !asked.has(id))).toEqual([]);
  await store.close();
  return { cases: cases.length, events: acks.length };
}

/** Somebody sends again what had no answer, and all cases come to their end. */
async function finish(places: Places): Promise<void> {
  const host = loadedHost(places);
  const stopping = new AbortController();
  const running = host.run(stopping.signal);
  const { items } = await host.list({ limit: 100_000 });
  await Promise.all(items.map(async ({ caseId }) => goOn(host, caseId, places)));
  const clock = fastClock(places.began);
  await host.settled();
  while ((await host.outbox()).items.length > 0) {
    await new Promise((resolve) => clock.setTimeout(() => resolve(undefined), 60_000));
    await host.settled();
  }
  stopping.abort();
  await running;
  await host.close();
}

test(
  'a process that is killed at any moment, again and again, has lost nothing that it acknowledged and done nothing twice',
  async () => {
    const places = placesIn('killed');
    const kills = runs(5);
    for (let kill = 0; kill < kills; kill += 1) {
      const desk = await begin(places);
      await sleep(20 + Math.random() * 300);
      await desk.end('SIGKILL');
      letLeaseRunOut(places);
    }
    await finish(places);
    const { cases, events } = await judge(places);
    expect(cases).toBeGreaterThan(8);
    expect(events).toBeGreaterThan(kills * 5);
  },
  runs(60_000),
);

test('a process that is told to stop leaves nothing half done, and the next one begins at once', async () => {
  const places = placesIn('stopped');
  const desk = await begin(places);
  await sleep(50);
  expect(await desk.end('SIGTERM')).toBe(0);
  const store = sqliteStore(places.db);
  // Nobody works any more, and no effect is in anybody's hands.
  const lease = await store.takeLease?.(AbortSignal.timeout(5_000));
  expect(lease).toBeDefined();
  const left = (await store.outbox({ state: 'waiting', limit: 1000 })).items.map(({ attempts }) => attempts);
  expect(left.filter((attempts) => attempts > 0)).toEqual([]);
  await lease?.end();
  await store.close();
  await finish(places);
  await judge(places);
});
