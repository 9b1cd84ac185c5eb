// A desk in a process of its own, at full load until it is killed: cases are opened, events sent, timers fire every few
// milliseconds, effects go into a file. Whatever was acknowledged is written down, one line each, after the promise resolved.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import { compileBlueprint, createHost, readBlueprint, type CaseHost, type CompiledBlueprint } from '../../src/index.ts';
import { sqliteStore } from '../../src/run/store/sqlite/sqlite-store.ts';
import type { Clock } from '../../src/time/clock.ts';

/** Where a desk keeps what it does. */
export interface Places {
  readonly db: string;
  /** `caseId eventId seq` for each event that was acknowledged. */
  readonly acks: string;
  /** The id of each effect that was carried out. */
  readonly effects: string;
  /** When its time began: epoch milliseconds of the machine. */
  readonly began: number;
}

/** A millisecond of the machine is so many of the desk. */
const SPEED = 4_000;
/** So many cases are under way at once. */
const AT_ONCE = 8;
/** So many events each case takes before its work is done. */
export const EVENTS = 6;

const TEXT = `
throughline: 1
id: loaded-desk
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
roles: { agent: {} }
services:
  stock: { in: {}, out: { left: integer } }
data: { left: { type: integer, default: 0 } }
omits: { confirmation: Nothing to confirm }
stages:
  work:
    kind: resolution
    steps:
      ask: { call: { service: stock, with: {}, into: { left: left } }, outcomes: { done: next, failed: next } }
      look:
        do: Look into it
        by: agent
        within: 2m
        remind: { every: 30s, times: 2 }
        outcomes: { done: next, timed-out: ask }
ends: { solved: { outcome: solved, reach: resolved } }
`;

export function loadedDesk(): CompiledBlueprint {
  const { blueprint, findings } = readBlueprint(TEXT, { file: 'loaded.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return compileBlueprint(blueprint);
}

/** A clock that runs fast, and that goes on where it was after a death. */
export function fastClock(began: number): Clock {
  return {
    now: () => began + (Date.now() - began) * SPEED,
    setTimeout: (fn, milliseconds) => setTimeout(fn, Math.ceil(milliseconds / SPEED)),
    clearTimeout: (id) => clearTimeout(id as NodeJS.Timeout),
  };
}

export function loadedHost({ db, effects, began }: Places): CaseHost {
  const note = async (_effect: unknown, { id }: { readonly id: string }): Promise<void> =>
    appendFileSync(effects, `${id}\n`);
  return createHost({
    store: sqliteStore(db),
    blueprints: [loadedDesk()],
    handlers: {
      reminder: note,
      message: note,
      call: async (effect, context) => {
        await note(effect, context);
        return { left: 3 };
      },
    },
    clock: fastClock(began),
    // What a killed process had in its hands comes back after a third of a second of the machine.
    leaseMs: 300 * SPEED,
  });
}

/**
 * Brings a case from where it was acknowledged last to its end; an event without an answer is sent again.
 *
 * @param signal ends it after any event.
 */
export async function goOn(host: CaseHost, caseId: string, places: Places, signal?: AbortSignal): Promise<void> {
  const acked = new Set(linesOf(places.acks).flatMap(([id, eventId]) => (id === caseId ? [eventId] : [])));
  const ack = (eventId: string, seq: number): void => appendFileSync(places.acks, `${caseId} ${eventId} ${seq}\n`);
  if (!acked.has('open')) {
    const { seq } = await host.start(caseId, { blueprint: 'loaded-desk', requestId: 'open' });
    ack('open', seq);
  }
  const writes = { type: 'customer.writes', by: { role: 'customer' } } as const;
  for (let place = 1; place <= EVENTS; place += 1) {
    const eventId = `e${place}`;
    if (acked.has(eventId)) continue;
    if (signal?.aborted === true) return;
    const sent = await host.send(caseId, { ...writes, data: { text: `${caseId} ${eventId}` } }, { eventId });
    if (sent.refused !== undefined) throw new Error(sent.refused.message);
    ack(eventId, sent.seq);
  }
  if (acked.has('done')) return;
  // The work may not be there at this moment: its time is over every few milliseconds, and a service is asked anew.
  for (;;) {
    if (signal?.aborted === true) return;
    const sent = await host.send(caseId, { type: 'step.look.done', by: { role: 'agent' } }, { eventId: 'done' });
    if (sent.refused === undefined) return ack('done', sent.seq);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The lines of a file in words; a last one that was not finished counts for nothing. */
export function linesOf(file: string): string[][] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => line.split(' '));
}

/** The ids of the cases that were begun, as they are numbered. */
export function begunCases(acks: string): string[] {
  return [...new Set(linesOf(acks).map(([caseId]) => caseId ?? ''))];
}

if (import.meta.main) {
  const places = JSON.parse(process.argv[2] ?? '') as Places;
  const host = loadedHost(places);
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  // It does not outlive the test that began it.
  process.stdin
    .once('end', () => process.exit(1))
    .resume()
    .unref();
  const running = host.run(stopping.signal);
  const done = new Set(linesOf(places.acks).flatMap(([caseId, eventId]) => (eventId === 'done' ? [caseId] : [])));
  let next = 0;
  const worker = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const caseId = `C-${(next += 1)}`;
      if (!done.has(caseId)) await goOn(host, caseId, places, stopping.signal);
    }
  };
  process.stdout.write('ready\n');
  await Promise.all([running, ...Array.from({ length: AT_ONCE }, worker)]);
  await host.close();
}
