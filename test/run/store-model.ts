import { freezeCase, step, type CaseEvent, type CaseSnapshot } from '../../src/index.ts';
import type { CompiledBlueprint, Effect, StepResult } from '../../src/index.ts';
import type { SentEvent } from '../../src/run/host/case-writer.ts';
import type { TimerRequest } from '../../src/run/scope.ts';

/** A blueprint may set a timer every half minute for ever: time stands still after so many firings at a time. */
const MOST_FIRINGS = 40;

/** A message from a sender who may send it several times, late and out of order. */
export interface Letter {
  readonly caseId: string;
  readonly eventId: string;
  readonly event: SentEvent;
  readonly expectedSeq?: number;
  /** In which round it arrives. */
  readonly round: number;
}

export interface ModelCase {
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
export class Model {
  now: number;
  /** The ids of all that people were to be told. */
  readonly said: string[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly cases = new Map<string, ModelCase>();
  #order = 0;
  /** How many events were taken. */
  #taken = 0;

  constructor(compiled: CompiledBlueprint, start: number) {
    this.now = start;
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
        for (const call of target.calls) this.#answer(target, call);
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
    const { effect } = call;
    if (effect.kind !== 'call') return;
    const { step, run } = effect;
    const base = { at: this.now, by: { role: 'service' }, run };
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

/** How long the service takes to answer, in milliseconds. */
export function delayOf(id: string): number {
  return [0, 1, 90_000, 1_200_000][hashOf(`${id}?`) % 4]!;
}

/** What the service answers under a key: mostly a number, sometimes nonsense or nothing but a failure. */
export function answerOf(id: string): unknown {
  const hash = hashOf(id);
  if (hash % 5 === 0) throw new Error('closed');
  return hash % 5 === 1 ? { left: 'many' } : { left: hash % 11 };
}

/** A number that is the same for the same text. */
export function hashOf(text: string): number {
  let hash = 7;
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
