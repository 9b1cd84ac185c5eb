import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compileBlueprint, viewCase, virtualClock, type CompiledBlueprint, type Effect } from '../../src/index.ts';
import { advanceHost } from '../../src/run/host/advance-host.ts';
import type { CallHandler, EffectHandlers, HandlerContext, ServiceOutputs } from '../../src/run/effects/handlers.ts';
import { createHost, type CaseHost } from '../../src/run/host/host.ts';
import type { JournalRecord } from '../../src/run/store/journal-record.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import { readWithModules } from '../support/modules.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { randomEvent, type Roll } from '../support/random-events.ts';
import { runs } from '../support/runs.ts';
import { answerOf, delayOf, hashOf, Model, type Letter } from './store-model.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const FIRST_CASES = 3;
const MOST_CASES = 8;
const PAUSES = [1, 1000, 60_000, 900_000, 14_400_000, 86_400_000, 2_600_000_000];
const SPOKEN = ['message', 'ask', 'survey', 'reminder', 'alert'];

/**
 * Cases of a random blueprint under a network that doubles, delays and reorders, with handlers that fail, hosts that are
 * replaced and hosts that die with effects in their hands: after every round the store holds what a model holds that has
 * no store, no host and no time but its own.
 */
export function simulateCases(name: string, open: () => CaseStore | Promise<CaseStore>): void {
  test(
    `${name}: whatever the network does, cases are what a simple model says they are, and each effect gets through once`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
          await simulate(seed, await open());
        }),
        { numRuns: runs(12), endOnFailure: true },
      );
    },
    runs(120_000),
  );
}

async function simulate(seed: number, store: CaseStore): Promise<void> {
  const roll = dice(seed + 1);
  const compiled = seed % 3 === 0 ? faulty(randomBlueprint(seed, 3)) : randomBlueprint(seed, 3).compiled;
  const clock = virtualClock(START);
  const model = new Model(compiled, START);
  const heard = new Map<string, number>();
  const handlers = unreliableHandlers(heard);
  let running = await startHost(store, compiled, handlers, clock);
  let letters: Letter[] = [];

  const openCase = async (): Promise<void> => {
    const caseId = `C-${model.cases.size + 1}`;
    const input = { by: { role: 'customer' }, data: roll(2) === 0 ? {} : { note: 'x' } };
    const created = await started(running.host.start(caseId, { blueprint: compiled.id, requestId: caseId, input }));
    expect(model.open(caseId, input)).toBe(created);
    await running.host.settled();
    model.workOff();
  };
  const advance = async (instant: number): Promise<void> => {
    model.advance(instant);
    await advanceHost(running.host, clock, model.now);
  };

  for (let round = 0; round < 20; round += 1) {
    const open = [...model.cases.values()].filter(({ status }) => status === 'open').length;
    for (let missing = FIRST_CASES - open; missing > 0 && model.cases.size < MOST_CASES; missing -= 1) await openCase();
    letters.push(...writeLetters(roll, model, compiled, round));
    const arriving = shuffled(
      roll,
      letters.filter((letter) => letter.round <= round),
    );
    letters = letters.filter((letter) => letter.round > round);
    const answers = await Promise.all(arriving.map(async (letter) => deliver(running.host, letter)));
    expect(answers).toEqual(arriving.map((letter) => model.deliver(letter)));
    await running.host.settled();
    model.workOff();
    if (roll(3) === 0) await advance(model.now + PAUSES[roll(PAUSES.length)]!);
    if (roll(6) === 0) {
      await running.stop();
      // A host that dies with what people are to be told in its hands.
      if (roll(2) === 0) await store.claim('effect', clock.now(), 2, 60_000, SPOKEN);
      running = await startHost(store, compiled, handlers, clock);
      model.restart();
      model.workOff();
    }
    if (round % 4 === 3)
      for (const caseId of model.cases.keys()) expect(await kept(store, caseId)).toEqual(model.kept(caseId));
  }
  // Long enough for every failed handler to have tried again.
  await advance(model.now + 600_000);
  await running.stop();
  for (const caseId of model.cases.keys()) expect(await kept(store, caseId)).toEqual(model.kept(caseId));
  const left = (await store.outbox({ limit: 1000 })).items;
  const unsaid = left.filter(({ topic }) => SPOKEN.includes(topic)).map(({ id }) => id);
  expect(Object.fromEntries(heard)).toEqual(
    Object.fromEntries(model.said.filter((id) => !unsaid.includes(id)).map((id) => [id, 1])),
  );
  const uncalled = left.filter(({ topic }) => !SPOKEN.includes(topic)).map(({ id }) => id);
  expect(new Set(uncalled)).toEqual(new Set(model.unanswered()));
}

/** The same blueprint with a decision table that does not cover everything: a case that comes to the gap is parked. */
function faulty({ text, files }: ReturnType<typeof randomBlueprint>): CompiledBlueprint {
  const written = JSON.parse(text) as { decisions: { grade: { rules: unknown[] } } };
  written.decisions.grade.rules.pop();
  const { blueprint } = readWithModules(JSON.stringify(written), files);
  if (blueprint === undefined) throw new Error('The faulty blueprint cannot be read.');
  return compileBlueprint(blueprint);
}

/** True when the case was opened; false when its blueprint failed at the opening. */
async function started(start: Promise<unknown>): Promise<boolean> {
  return start.then(
    () => true,
    (error: Error) => {
      expect(error.name).toBe('CaseFault');
      return false;
    },
  );
}

async function startHost(
  store: CaseStore,
  compiled: CompiledBlueprint,
  handlers: EffectHandlers,
  clock: ReturnType<typeof virtualClock>,
): Promise<{ host: CaseHost; stop(): Promise<void> }> {
  const host = createHost({ store, blueprints: [compiled], handlers, clock });
  const stopping = new AbortController();
  const ended = host.run(stopping.signal);
  await host.settled();
  return {
    host,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

const callStock: CallHandler = async (_effect, { id, sleep }) => {
  if (delayOf(id) > 0) await sleep(delayOf(id));
  return answerOf(id) as ServiceOutputs;
};

/** Handlers that fail up to three times before they succeed, and note every success. */
function unreliableHandlers(heard: Map<string, number>): EffectHandlers {
  const failed = new Map<string, number>();
  const hear = async (_effect: Effect, { id }: HandlerContext): Promise<void> => {
    const failures = failed.get(id) ?? 0;
    if (failures < hashOf(id) % 4) {
      failed.set(id, failures + 1);
      throw new Error('away');
    }
    heard.set(id, (heard.get(id) ?? 0) + 1);
  };
  return { message: hear, ask: hear, survey: hear, reminder: hear, alert: hear, call: callStock };
}

async function deliver(host: CaseHost, { caseId, event, eventId, expectedSeq }: Letter): Promise<unknown> {
  try {
    const { seq, duplicate, refused } = await host.send(caseId, event, { eventId, expectedSeq });
    return { seq, duplicate, refused: refused?.code };
  } catch (error) {
    return (error as Error).name;
  }
}

async function kept(store: CaseStore, caseId: string): Promise<unknown> {
  const record = await store.load(caseId);
  const timers = await store.commit(caseId, (reading) => ({ result: reading.timers() }));
  const history = (await store.history(caseId)).map(withoutError);
  return {
    seq: record?.seq,
    status: record?.status,
    frozen: record?.frozen,
    parked: record?.parked?.event,
    timers,
    history,
  };
}

/** Why a service failed is told in words of the host. */
function withoutError(record: JournalRecord): unknown {
  const { cause } = record;
  return cause.kind === 'event' ? { ...record, cause: { ...cause, error: undefined } } : record;
}

function writeLetters(roll: Roll, model: Model, compiled: CompiledBlueprint, round: number): Letter[] {
  return Array.from({ length: roll(4) }, (_, index) => index).flatMap((index) => {
    const open = [...model.cases.values()].filter(({ status }) => status === 'open' || roll(8) === 0);
    const target = open[roll(open.length)];
    if (target === undefined) return [];
    const { id: caseId, snapshot, seq } = target;
    const { accepts } = viewCase(compiled, snapshot);
    const { at, ...event } = randomEvent(roll, accepts, compiled.events, model.now);
    const letter = {
      caseId,
      // Now and then an id is used a second time, for something else.
      eventId: roll(15) === 0 ? '0-0' : `${round}-${index}`,
      event: roll(3) === 0 ? { ...event, at } : event,
      expectedSeq: roll(6) === 0 ? seq - roll(2) : undefined,
    };
    return Array.from({ length: 1 + roll(3) }, () => ({ ...letter, round: round + roll(3) }));
  });
}

function shuffled<T>(roll: Roll, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: roll(1000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
