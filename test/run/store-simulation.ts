import fc from 'fast-check';
import { expect, test } from 'vitest';

import { freezeCase, step, viewCase, virtualClock } from '../../src/index.ts';
import type { CaseEvent, CaseSnapshot, CompiledBlueprint, Effect, StepResult } from '../../src/index.ts';
import { advanceHost } from '../../src/run/advance-host.ts';
import type { SentEvent } from '../../src/run/case-writer.ts';
import type { EffectHandlers, HandlerContext } from '../../src/run/handlers.ts';
import { createHost, type CaseHost } from '../../src/run/host.ts';
import type { TimerRequest } from '../../src/run/scope.ts';
import type { CaseStore, JournalRecord } from '../../src/run/store.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { randomEvent, type Roll } from '../support/random-events.ts';
import { runs } from '../support/runs.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const FIRST_CASES = 3;
const MOST_CASES = 8;
/** A blueprint may set a timer every half minute for ever: time stands still after so many firings at a time. */
const MOST_FIRINGS = 40;
const PAUSES = [1, 1000, 60_000, 900_000, 14_400_000, 86_400_000, 2_600_000_000];
const SPOKEN = ['message', 'ask', 'survey', 'reminder'];

/** A message from a sender who may send it several times, late and out of order. */
interface Letter {
  readonly caseId: string;
  readonly eventId: string;
  readonly event: SentEvent;
  readonly expectedSeq?: number;
  /** In which round it arrives. */
  readonly round: number;
}

/**
 * Cases of a random blueprint under a network that doubles, delays and reorders, with handlers that fail, hosts that are
 * replaced and hosts that die with effects in their hands: after every round the store holds what a model holds that has
 * no store, no host and no time but its own.
 */
export function simulateCases(name: string, open: () => CaseStore | Promise<CaseStore>): void {
  test(`${name}: whatever the network does, cases are what a simple model says they are, and each effect gets through once`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
        await simulate(seed, await open());
      }),
      { numRuns: runs(40), endOnFailure: true },
    );
  }, 120_000);
}

async function simulate(seed: number, store: CaseStore): Promise<void> {
  const roll = dice(seed + 1);
  const compiled = seed % 3 === 0 ? faulty(randomBlueprint(seed, 3)) : randomBlueprint(seed, 3).compiled;
  const clock = virtualClock(START);
  const model = new Model(compiled);
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
  const unsaid = (await store.outbox({ limit: 1000 })).items
    .filter(({ topic }) => SPOKEN.includes(topic))
    .map(({ id }) => id);
  expect([...heard].toSorted()).toEqual(
    model.said
      .filter((id) => !unsaid.includes(id))
      .map((id) => [id, 1])
      .toSorted(),
  );
  const uncalled = (await store.outbox({ limit: 1000 })).items
    .filter(({ topic }) => !SPOKEN.includes(topic))
    .map(({ id }) => id);
  expect(uncalled.toSorted()).toEqual(model.unanswered().toSorted());
}

/** The same blueprint with a decision table that does not cover everything: a case that comes to the gap is parked. */
function faulty({ text }: { text: string }): CompiledBlueprint {
  const written = JSON.parse(text) as { decisions: { grade: { rules: unknown[] } } };
  written.decisions.grade.rules.pop();
  return compiledFrom(JSON.stringify(written));
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
  const answer: EffectHandlers['call'] = async (_effect, { id, sleep }) => {
    if (delayOf(id) > 0) await sleep(delayOf(id));
    return answerOf(id) as never;
  };
  return { message: hear, ask: hear, survey: hear, reminder: hear, call: answer };
}

/** How long the service takes to answer, in milliseconds. */
function delayOf(id: string): number {
  return [0, 1, 90_000, 1_200_000][hashOf(`${id}?`) % 4]!;
}

/** What the service answers under a key: mostly a number, sometimes nonsense or nothing but a failure. */
function answerOf(id: string): unknown {
  const hash = hashOf(id);
  if (hash % 5 === 0) throw new Error('closed');
  return hash % 5 === 1 ? { left: 'many' } : { left: hash % 11 };
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
    const { accepts, visits } = viewCase(compiled, snapshot);
    const { at, ...event } = randomEvent(roll, accepts, compiled.events, model.now, visits);
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

function hashOf(text: string): number {
  let hash = 7;
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

interface ModelCase {
  readonly id: string;
  seq: number;
  snapshot: CaseSnapshot;
  status: string;
  timers: (TimerRequest & { order: number })[];
  calls: PendingCall[];
  parked?: CaseEvent;
  readonly history: unknown[];
  readonly seen: Map<string, { seq: number; body: string }>;
}

interface PendingCall {
  readonly id: string;
  readonly effect: Effect;
  /** When its service answers. */
  due: number;
  /** True when it has, and the answer waits for the case to move on. */
  isAnswered: boolean;
}

/** Cases without a store: plain arrays, one thing after another. */
class Model {
  now = START;
  /** The ids of all that people were to be told. */
  readonly said: string[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly cases = new Map<string, ModelCase>();
  #order = 0;
  /** How many events were taken. */
  #taken = 0;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
  }

  /** False when the blueprint fails at the opening. */
  open(caseId: string, given: object): boolean {
    const input = { ...given, id: caseId, at: this.now };
    let result: StepResult;
    try {
      result = step(this.#compiled, null, input, this.now);
    } catch {
      return false;
    }
    const { snapshot, status } = result;
    const opened: ModelCase = {
      id: caseId,
      seq: 0,
      snapshot,
      status,
      timers: [],
      calls: [],
      history: [],
      seen: new Map(),
    };
    this.cases.set(caseId, opened);
    this.#take(opened, result, { kind: 'opened', input, requestId: caseId });
    return true;
  }

  deliver({ caseId, event: sent, eventId, expectedSeq }: Letter): unknown {
    const target = this.cases.get(caseId)!;
    const body = JSON.stringify(sent);
    const seen = target.seen.get(eventId);
    if (seen !== undefined)
      return seen.body === body ? { seq: seen.seq, duplicate: true, refused: undefined } : 'EventIdReused';
    if (target.parked !== undefined) return 'CaseParked';
    const event = { ...sent, at: sent.at ?? this.now };
    this.#fireDue(target, event.at);
    if (target.parked !== undefined) return 'CaseParked';
    if (expectedSeq !== undefined && expectedSeq !== target.seq) return 'ConflictError';
    const refused = this.#apply(target, event, eventId);
    if (target.parked !== undefined) return 'CaseParked';
    if (refused === undefined) target.seen.set(eventId, { seq: target.seq, body });
    return { seq: target.seq, duplicate: false, refused };
  }

  /** Does what is due now: timers, then what services have answered, until there is nothing more. */
  workOff(): void {
    for (const target of this.cases.values()) {
      for (let seq = -1; seq !== target.seq;) {
        seq = target.seq;
        this.#fireDue(target, this.now);
        for (const call of [...target.calls]) this.#answer(target, call);
      }
    }
  }

  /** Goes on to an instant, or as far as it gets with a bounded number of firings. */
  advance(instant: number): void {
    const before = this.#taken;
    for (;;) {
      const due = Math.min(...[...this.cases.values()].flatMap((target) => this.#duesOf(target)));
      if (!(due <= instant)) break;
      this.now = Math.max(this.now, due);
      this.workOff();
      if (this.#taken - before > MOST_FIRINGS) return;
    }
    this.now = instant;
  }

  /** Services that had not answered are called anew. */
  restart(): void {
    for (const { calls } of this.cases.values()) {
      for (const call of calls) if (!call.isAnswered) call.due = this.now + delayOf(call.id);
    }
  }

  #duesOf({ parked, timers, calls }: ModelCase): number[] {
    const dues = calls.filter(({ isAnswered }) => !isAnswered).map(({ due }) => due);
    return parked === undefined ? [...dues, ...timers.map(({ due }) => due)] : dues;
  }

  /** The calls whose answers still wait for their case. */
  unanswered(): string[] {
    return [...this.cases.values()].flatMap(({ calls }) => calls.map(({ id }) => id));
  }

  kept(caseId: string): unknown {
    const { seq, status, snapshot, parked, timers, history } = this.cases.get(caseId)!;
    const frozen = JSON.parse(JSON.stringify(freezeCase(this.#compiled, snapshot))) as unknown;
    const running = timers
      .toSorted((a, b) => a.due - b.due || a.order - b.order)
      .map(({ order: _order, ...timer }) => timer);
    return { seq, status, frozen, parked, timers: running, history };
  }

  #fireDue(target: ModelCase, upTo: number): void {
    while (target.parked === undefined) {
      const [first] = target.timers.toSorted((a, b) => a.due - b.due || a.order - b.order);
      if (first === undefined || !(first.due <= upTo)) return;
      const refused = this.#apply(target, first.event);
      if (refused !== undefined) target.timers = target.timers.filter((timer) => timer !== first);
    }
  }

  /** The answer of a service waits only while the case stands still or is parked. */
  #answer(target: ModelCase, call: PendingCall): void {
    if (call.due > this.now) return;
    call.isAnswered = true;
    this.#fireDue(target, this.now);
    if (target.parked !== undefined) return;
    const { step, visit } = call.effect;
    const base = { at: this.now, by: { role: 'service' }, visit };
    let refused: string | undefined;
    try {
      const data = answerOf(call.id) as Record<string, unknown>;
      refused = this.#apply(target, { ...base, type: `step.${step}.done`, data }, call.id);
    } catch {
      refused = 'failed';
    }
    if (['TL6006', 'TL6007', 'TL6008', 'TL6009', 'failed'].includes(refused ?? '')) {
      refused = this.#apply(target, { ...base, type: `step.${step}.failed` }, call.id);
    }
    if (refused !== 'TL6010' && target.parked === undefined)
      target.calls = target.calls.filter((other) => other !== call);
  }

  /** The code of the refusal, if there is one. */
  #apply(target: ModelCase, event: CaseEvent, eventId?: string): string | undefined {
    let result: StepResult;
    try {
      result = step(this.#compiled, target.snapshot, event, this.now);
    } catch {
      target.parked = event;
      return undefined;
    }
    if (result.refused !== undefined) return result.refused.code;
    this.#take(target, result, { kind: 'event', event, eventId, error: undefined });
    return undefined;
  }

  #take(target: ModelCase, result: StepResult, cause: object): void {
    const { snapshot, status, cancelTimers, setTimers, effects, entries } = result;
    this.#taken += 1;
    target.seq += 1;
    target.snapshot = snapshot;
    target.status = status;
    const { timer: fired } = (cause as { event?: CaseEvent }).event ?? {};
    const gone = new Set([fired, ...cancelTimers, ...setTimers.map(({ id }) => id)]);
    target.timers = target.timers.filter(({ id }) => !gone.has(id));
    for (const timer of setTimers) {
      target.timers.push({ ...timer, due: Math.max(timer.due, snapshot.context.at), order: (this.#order += 1) });
    }
    if (status === 'sealed') target.timers = [];
    for (const [index, effect] of effects.entries()) {
      const id = `${target.id}:${target.seq}:${index + 1}`;
      if (effect.kind === 'call') target.calls.push({ id, effect, due: this.now + delayOf(id), isAnswered: false });
      else this.said.push(id);
    }
    const record = { caseId: target.id, seq: target.seq, recordedAt: this.now, cause, entries };
    target.history.push(JSON.parse(JSON.stringify(record)));
  }
}
