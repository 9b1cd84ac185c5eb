import { SERVICE, type CaseEvent, type CaseInput, type Effect, type Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import { keepError, type KeptError } from '../../run/store/parked.ts';
import type { CaseRefusal } from '../../run/refusal.ts';
import type { TimerRequest } from '../../run/scope.ts';
import { step, type CaseSnapshot, type StepResult } from '../../run/step.ts';
import { timerKey, type Recorded, type RecordedCall, type RecordedEvent } from './recorded.ts';

/** Why a case does not go on. */
export type Halt =
  | { readonly kind: 'refused'; readonly event: CaseEvent; readonly refusal: CaseRefusal }
  | { readonly kind: 'fault'; readonly error: KeptError };

/** A line of the journal, and the recorded event after which it came. */
export interface SeenEntry {
  readonly seq: number;
  readonly entry: Entry;
}

/** So many things at one instant are a circle. */
const MOST_AT_ONCE = 1000;

/** The case stands still while an interrupt is dealt with. */
const STANDS_STILL = 'TL6010';

/** The answer of a service that is on its way. */
interface Answer {
  readonly due: number;
  readonly step: string;
  readonly run: number;
  readonly event: Pick<CaseEvent, 'type' | 'by' | 'data'>;
}

/**
 * A recorded case on another machine, moved as a host moves it: its events at their instants, timers by the rules of the
 * new blueprint, services as slow and as lucky as they were.
 */
export class ReplayedCase {
  readonly entries: SeenEntry[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly #recorded: Recorded;
  readonly #people: Directory | undefined;
  /** In the order in which they were set. */
  readonly #timers = new Map<string, TimerRequest>();
  readonly #free: RecordedCall[];
  /** Calls that are answered by a recorded event where it stands: by which call of this case. */
  readonly #inPlace = new Map<RecordedCall, { readonly step: string; readonly run: number }>();
  #answers: Answer[] = [];
  #held: Answer[] = [];
  #snapshot: CaseSnapshot | undefined;
  #seq = 1;
  #now = 0;

  constructor(compiled: CompiledBlueprint, recorded: Recorded, people: Directory | undefined) {
    this.#compiled = compiled;
    this.#recorded = recorded;
    this.#people = people;
    this.#free = [...recorded.calls];
  }

  /** The instant of the last event. */
  get at(): number {
    return this.#snapshot?.context.at ?? this.#recorded.input.at;
  }

  open(input: CaseInput): Halt | undefined {
    return this.#attempt(input.at, () => step(this.#compiled, null, input, input.at, { people: this.#people }));
  }

  /** Somebody does what was recorded, after all that was due before. */
  take(recorded: RecordedEvent): Halt | undefined {
    const { seq, recordedAt, event, isLate, horizon, call } = recorded;
    const halt = this.advanceTo(horizon);
    if (halt !== undefined) return halt;
    this.#seq = seq;
    const at = isLate ? event.at : Math.max(event.at, this.at);
    if (call === undefined) return this.#deliver({ ...event, at }, Math.max(recordedAt, at));
    const bound = this.#inPlace.get(call);
    return bound === undefined ? undefined : this.#answer({ ...bound, due: at, event }, Math.max(recordedAt, at));
  }

  /** Lets time pass; whatever is due at an instant or before happens in due order, timers before answers. */
  advanceTo(instant: number): Halt | undefined {
    let atOnce = 0;
    for (let before = -Infinity; ;) {
      const timer = firstDue(this.#timers.values(), instant);
      const answer = firstDue(this.#answers, instant);
      const due = Math.min(timer?.due ?? Infinity, answer?.due ?? Infinity);
      if (due === Infinity) return undefined;
      atOnce = due > before ? 0 : atOnce + 1;
      before = Math.max(before, due);
      if (atOnce > MOST_AT_ONCE) {
        return {
          kind: 'fault',
          error: { name: 'Error', message: 'The case goes round in circles.', retryable: false },
        };
      }
      const halt = timer !== undefined && timer.due === due ? this.#fire(timer) : answer && this.#answerNow(answer);
      if (halt !== undefined) return halt;
    }
  }

  #fire({ id, due, event }: TimerRequest): Halt | undefined {
    this.#timers.delete(id);
    const recorded = this.#recorded.firedAt.get(timerKey(id, event.at));
    const halt = this.#deliver(event, Math.max(recorded ?? Math.max(due, this.#now), this.at, event.at));
    // A timer that is not heard any more, or not now, is only taken away.
    return halt?.kind === 'refused' ? undefined : halt;
  }

  #answerNow(answer: Answer): Halt | undefined {
    this.#answers = this.#answers.filter((one) => one !== answer);
    return this.#answer(answer, Math.max(answer.due, this.#now, this.at));
  }

  #answer(answer: Answer, now: number): Halt | undefined {
    const { step: id, run, due, event } = answer;
    const outcome = event.type.endsWith('.failed') ? 'failed' : ordinaryOutcome('call');
    const { by, data } = event;
    const at = Math.max(due, this.at);
    const sent = { type: `step.${id}.${outcome}`, at, by, run, ...(data === undefined ? {} : { data }) };
    const halt = this.#deliver(sent, now);
    if (halt?.kind !== 'refused') return halt;
    if (halt.refusal.code === STANDS_STILL) {
      this.#held.push(answer);
      return undefined;
    }
    // An answer that does not fit is as good as none.
    const isWaiting = this.#snapshot?.context.calls?.[id]?.run === run;
    if (!isWaiting || outcome === 'failed') return undefined;
    return this.#answer({ ...answer, event: { type: `step.${id}.failed`, by } }, now);
  }

  #deliver(event: CaseEvent, now: number): Halt | undefined {
    const snapshot = this.#snapshot;
    if (snapshot === undefined) throw new Error('The case is not open.');
    return this.#attempt(now, () => step(this.#compiled, snapshot, event, now, { people: this.#people }), event);
  }

  #attempt(now: number, run: () => StepResult, event?: CaseEvent): Halt | undefined {
    this.#now = Math.max(this.#now, now);
    try {
      const result = run();
      if (result.refused !== undefined && event !== undefined)
        return { kind: 'refused', event, refusal: result.refused };
      this.#keep(result);
      return undefined;
    } catch (error) {
      const { stack: _stack, ...kept } = keepError(error);
      return { kind: 'fault', error: kept };
    }
  }

  #keep({ snapshot, status, entries, effects, cancelTimers, setTimers }: StepResult): void {
    this.#snapshot = snapshot;
    this.entries.push(...entries.map((entry) => ({ seq: this.#seq, entry })));
    for (const id of cancelTimers) this.#timers.delete(id);
    for (const timer of setTimers) {
      // Taken out first, so that of two timers due at once the one set later comes later.
      this.#timers.delete(timer.id);
      this.#timers.set(timer.id, { ...timer, due: Math.max(timer.due, snapshot.context.at) });
    }
    if (status === 'sealed') this.#timers.clear();
    this.#answers.push(...this.#held.map((answer) => ({ ...answer, due: snapshot.context.at })));
    this.#held = [];
    for (const effect of effects) if (effect.kind === 'call') this.#call(effect, snapshot.context.at);
  }

  /** The service answers as it did: where the call is the same one, where that stands in the journal. */
  #call({ service, step: id, run }: Extract<Effect, { kind: 'call' }>, at: number): void {
    const same = this.#free.findIndex((call) => call.service === service && call.step === id);
    const index = same >= 0 ? same : this.#free.findIndex((call) => call.service === service);
    const [recorded] = index >= 0 ? this.#free.splice(index, 1) : [];
    if (recorded === undefined) {
      // Of a service that gives nothing back nobody doubts that it does what it is asked.
      const hasOutputs = (this.#compiled.blueprint.services.get(service)?.out.size ?? 0) > 0;
      if (!hasOutputs)
        this.#answers.push({ step: id, run, due: at, event: { type: 'done', by: { role: SERVICE }, data: {} } });
      return;
    }
    const { answer } = recorded;
    if (answer === undefined) return;
    if (recorded.at === at && answer.seq > this.#seq) this.#inPlace.set(recorded, { step: id, run });
    else this.#answers.push({ step: id, run, due: at + answer.at - recorded.at, event: answer.event });
  }
}

/** What is due first, at an instant or before; of two the earlier one in the list. */
function firstDue<T extends { readonly due: number }>(waiting: Iterable<T>, instant: number): T | undefined {
  let first: T | undefined;
  for (const one of waiting) if (one.due <= instant && one.due < (first?.due ?? Infinity)) first = one;
  return first;
}
