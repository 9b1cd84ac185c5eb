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
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { randomEvent, type Roll } from '../support/random-events.ts';
import { runs } from '../support/runs.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const CASES = ['C-1', 'C-2', 'C-3'];
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
  console.log((globalThis as any).CC); }, 120_000);
}

async function simulate(seed: number, store: CaseStore): Promise<void> {
  const { compiled } = randomBlueprint(seed, 3);
  const roll = dice(seed + 1);
  const clock = virtualClock(START);
  const model = new Model(compiled);
  const heard = new Map<string, number>();
  const handlers = unreliableHandlers(heard);
  let running = await startHost(store, compiled, handlers, clock);
  let letters: Letter[] = [];

  for (const caseId of CASES) {
    const input = { by: { role: 'customer' }, data: roll(2) === 0 ? {} : { note: 'x' } };
    model.open(caseId, input);
    await running.host.start(caseId, { blueprint: compiled.id, requestId: caseId, input });
    await running.host.settled();
    model.workOff();
  }
  for (let round = 0; round < 20; round += 1) {
    letters.push(...writeLetters(roll, model, compiled, round));
    const arriving = shuffled(roll, letters.filter((letter) => letter.round <= round));
    letters = letters.filter((letter) => letter.round > round);
    const answers = await Promise.all(arriving.map(async (letter) => deliver(running.host, letter)));
    for (const a of answers as any[]) { const k = typeof a === 'string' ? a : a.duplicate ? 'dup' : a.refused ?? 'taken'; (globalThis as any).CC ??= {}; (globalThis as any).CC[k] = ((globalThis as any).CC[k] ?? 0) + 1; }
    expect(answers).toEqual(arriving.map((letter) => model.deliver(letter)));
    await running.host.settled();
    model.workOff();
    if (roll(3) === 0) {
      const instant = clock.now() + PAUSES[roll(PAUSES.length)]!;
      await advanceHost(running.host, clock, instant);
      model.advance(instant);
    }
    if (roll(6) === 0) {
      await running.stop();
      // A host that dies with what people are to be told in its hands.
      if (roll(2) === 0) await store.claim('effect', clock.now(), 2, 60_000, SPOKEN);
      running = await startHost(store, compiled, handlers, clock);
    }
    for (const caseId of CASES) expect(await kept(store, caseId)).toEqual(model.kept(caseId));
  }
  { const C=(globalThis as any).CC; C.held = (C.held??0) + (await store.outbox({state:'held'})).items.length; for (const c of CASES) for (const h of await store.history(c)) { const k='ev:'+(h.cause.kind==='event'? (h.cause.event.type==='timer'?'timer':h.cause.event.by.role==='service'?(h.cause.event.type.endsWith('failed')?'failed':'done'):'other'):'open'); C[k]=(C[k]??0)+1; } }
  await advanceHost(running.host, clock, clock.now() + 90 * 86_400_000);
  model.advance(clock.now());
  await running.stop();
  for (const caseId of CASES) expect(await kept(store, caseId)).toEqual(model.kept(caseId));
  expect([...heard].toSorted()).toEqual(model.said.map((id) => [id, 1]).toSorted());
  expect((await store.outbox({ limit: 1000 })).items.map(({ id }) => id).toSorted()).toEqual(model.unanswered().toSorted());
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
  return { message: hear, ask: hear, survey: hear, reminder: hear, call: async (_effect, { id }) => answerOf(id) as never };
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
  return { seq: record?.seq, status: record?.status, frozen: record?.frozen, parked: record?.parked?.event, timers, history };
}

/** Why a service failed is told in words of the host. */
function withoutError(record: JournalRecord): unknown {
  const { cause } = record;
  return cause.kind === 'event' ? { ...record, cause: { ...cause, error: undefined } } : record;
}

function writeLetters(roll: Roll, model: Model, compiled: CompiledBlueprint, round: number): Letter[] {
  return Array.from({ length: roll(4) }, (_, index) => index).flatMap((index) => {
    const caseId = CASES[roll(CASES.length)]!;
    const { snapshot, seq } = model.case(caseId);
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
  calls: { id: string; effect: Effect }[];
  parked?: CaseEvent;
  readonly history: unknown[];
  readonly seen: Map<string, { seq: number; body: string }>;
}

/** Cases without a store: plain arrays, one thing after another. */
class Model {
  now = START;
  /** The ids of all that people were to be told. */
  readonly said: string[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly #cases = new Map<string, ModelCase>();
  #order = 0;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
  }

  case(caseId: string): ModelCase {
    return this.#cases.get(caseId)!;
  }

  open(caseId: string, given: object): void {
    const input = { ...given, id: caseId, at: this.now };
    const result = step(this.#compiled, null, input, this.now);
    const { snapshot, status } = result;
    const opened: ModelCase = { id: caseId, seq: 0, snapshot, status, timers: [], calls: [], history: [], seen: new Map() };
    this.#cases.set(caseId, opened);
    this.#take(opened, result, { kind: 'opened', input, requestId: caseId });
  }

  deliver({ caseId, event: sent, eventId, expectedSeq }: Letter): unknown {
    const target = this.case(caseId);
    const body = JSON.stringify(sent);
    const seen = target.seen.get(eventId);
    if (seen !== undefined) return seen.body === body ? { seq: seen.seq, duplicate: true, refused: undefined } : 'EventIdReused';
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
    for (const target of this.#cases.values()) {
      for (let seq = -1; seq !== target.seq; ) {
        seq = target.seq;
        this.#fireDue(target, this.now);
        for (const call of [...target.calls]) this.#answer(target, call);
      }
    }
  }

  advance(instant: number): void {
    for (;;) {
      const dues = [...this.#cases.values()].filter(({ parked }) => parked === undefined).flatMap(({ timers }) => timers.map(({ due }) => due));
      const due = Math.min(...dues);
      if (!(due <= instant)) break;
      this.now = Math.max(this.now, due);
      this.workOff();
    }
    this.now = instant;
  }

  /** The calls whose answers still wait for their case. */
  unanswered(): string[] {
    return [...this.#cases.values()].flatMap(({ calls }) => calls.map(({ id }) => id));
  }

  kept(caseId: string): unknown {
    const { seq, status, snapshot, parked, timers, history } = this.case(caseId);
    const frozen = JSON.parse(JSON.stringify(freezeCase(this.#compiled, snapshot))) as unknown;
    const running = timers.toSorted((a, b) => a.due - b.due || a.order - b.order).map(({ order: _order, ...timer }) => timer);
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

  /** A service answers at once; its answer waits only while the case stands still or is parked. */
  #answer(target: ModelCase, call: { id: string; effect: Effect }): void {
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
    if (refused !== 'TL6010' && target.parked === undefined) target.calls = target.calls.filter((other) => other !== call);
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
      if (effect.kind === 'call') target.calls.push({ id, effect });
      else this.said.push(id);
    }
    const record = { caseId: target.id, seq: target.seq, recordedAt: this.now, cause, entries };
    target.history.push(JSON.parse(JSON.stringify(record)));
  }
}
