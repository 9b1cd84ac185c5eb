import { SERVICE, type CaseEvent, type CaseInput, type Effect, type Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { CaseFault } from '../compile/fault.ts';
import type { PeopleDirectory } from '../compile/people-directory.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import type { CaseRefusal } from '../run/refusal.ts';
import { step, type CaseSnapshot, type StepResult } from '../run/step.ts';
import type { TimerRequest } from '../run/scope.ts';
import type { Path } from '../text/places.ts';
import { addDuration, type Duration } from '../time/duration.ts';
import { ServiceDesk, type Answer, type Leftover, type OpenCall } from './service-desk.ts';

/** What ends the playing of a case before its time; `path` is the line of an answer that a service gave later. */
export type Trouble =
  | { readonly kind: 'refused'; readonly refusal: CaseRefusal; readonly event: CaseEvent; readonly path?: Path }
  | { readonly kind: 'fault'; readonly fault: CaseFault }
  | { readonly kind: 'endless'; readonly still: boolean; readonly limit: number };

/** What was delivered to a case, in order, taken or not: with it a case can be played again on another machine. */
export type Delivered = { readonly at: number; readonly people?: PeopleDirectory } & (
  | { readonly kind: 'input'; readonly input: CaseInput }
  | { readonly kind: 'event'; readonly event: CaseEvent }
);

/** So many things at one instant are a circle. */
const MOST_AT_ONCE = 1000;

/** So many things within one line of a journey are a slip: nobody would read their story. */
const MOST_IN_A_ROW = 100_000;

/**
 * One case in virtual time, driven by the pure `step()`. Time moves only by {@link advanceTo}; whatever falls due on the
 * way happens at its own instant, timers before answers of services, and before anything that is sent at that instant.
 */
export class CasePlayer {
  /** The journal so far. */
  readonly entries: Entry[] = [];
  readonly effects: Effect[] = [];
  readonly log: Delivered[] = [];
  readonly #compiled: CompiledBlueprint;
  #people: PeopleDirectory | undefined;
  #services = new ServiceDesk();
  #timers = new Map<string, TimerRequest>();
  #now: number;
  #snapshot: CaseSnapshot | undefined;

  constructor(compiled: CompiledBlueprint, start: number, people?: PeopleDirectory) {
    this.#people = people;
    this.#compiled = compiled;
    this.#now = start;
  }

  /** Epoch milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** The case; absent before it is opened. */
  get snapshot(): CaseSnapshot | undefined {
    return this.#snapshot;
  }

  /** Who holds the roles as it stands now; undefined where nobody has said. */
  get people(): PeopleDirectory | undefined {
    return this.#people;
  }

  /** When something falls due by itself, if nobody does anything before; undefined when nothing will. */
  get nextDue(): number | undefined {
    const next = this.#next(Infinity);
    return next && Math.max(next.at, this.#now);
  }

  open(input: Omit<CaseInput, 'at'>): Trouble | undefined {
    const at = this.#now;
    const opening = { ...input, at };
    this.log.push({ kind: 'input', input: opening, at, people: this.#people });
    return this.#attempt(() => step(this.#compiled, null, opening, at, { people: this.#people })) ?? this.advanceTo(at);
  }

  /** Another player with the case as it stands, to try out what would be; it has recorded nothing yet. */
  branch(): CasePlayer {
    const other = new CasePlayer(this.#compiled, this.#now, this.#people);
    other.#services = this.#services.copy();
    other.#timers = new Map(this.#timers);
    other.#snapshot = this.#snapshot;
    return other;
  }

  /** Something happens now; then whatever follows from it at this instant. */
  send(happening: Omit<CaseEvent, 'at'>): Trouble | undefined {
    return this.#deliver({ ...happening, at: this.#now }) ?? this.advanceTo(this.#now);
  }

  /** Lets time pass, the instant itself included; one that is past counts as now. */
  advanceTo(instant: number): Trouble | undefined {
    let atOnce = 0;
    for (let moves = 0; ; moves += 1) {
      const next = this.#next(Math.max(instant, this.#now));
      if (next === undefined) break;
      atOnce = next.at > this.#now ? 0 : atOnce + 1;
      if (atOnce > MOST_AT_ONCE) return { kind: 'endless', still: true, limit: MOST_AT_ONCE };
      if (moves > MOST_IN_A_ROW) return { kind: 'endless', still: false, limit: MOST_IN_A_ROW };
      this.#now = Math.max(this.#now, next.at);
      const trouble = next.happen();
      if (trouble !== undefined) return trouble;
    }
    this.#now = Math.max(this.#now, instant);
    return undefined;
  }

  /** A service answers the oldest call that waits, else the next one; `times` in a row. */
  answer(service: string, answer: Answer, times = 1): Trouble | undefined {
    for (let time = 0; time < times; time += 1) this.#services.answer(service, answer);
    return this.advanceTo(this.#now);
  }

  /** The next call of a service takes its time. */
  delay(service: string, duration: Duration, path: Path): void {
    this.#services.delay(service, duration, path);
  }

  /** From now on somebody is there or away, whatever the list of people says. */
  attend(person: string, isThere: boolean): void {
    this.#people = this.#people?.withPresence({ [person]: isThere });
  }

  /** True for a step whose call waits and of whose answer nothing was said. */
  isAwaited(step: string): boolean {
    return this.#services.calls.some((call) => call.step === step && call.answer === undefined);
  }

  /** What was said of services and never used. */
  leftovers(): Leftover[] {
    return this.#services.leftovers();
  }

  /** What falls due first, up to an instant. */
  #next(until: number): { readonly at: number; readonly happen: () => Trouble | undefined } | undefined {
    let timer: TimerRequest | undefined;
    for (const candidate of this.#timers.values()) {
      if (candidate.due <= until && candidate.due < (timer?.due ?? Infinity)) timer = candidate;
    }
    let call: OpenCall | undefined;
    for (const candidate of this.#services.calls) {
      if (candidate.answer === undefined || candidate.due > until || !this.#isReachable(candidate)) continue;
      if (candidate.due < (call?.due ?? Infinity)) call = candidate;
    }
    if (call !== undefined && Math.max(call.due, this.#now) < (timer?.due ?? Infinity)) {
      const answered = call;
      return { at: call.due, happen: () => this.#deliverAnswer(answered) };
    }
    if (timer === undefined) return undefined;
    const fired = timer;
    return { at: timer.due, happen: () => this.#fire(fired) };
  }

  /** A timer that the case does not hear is over. */
  #fire(timer: TimerRequest): Trouble | undefined {
    this.#timers.delete(timer.id);
    const trouble = this.#deliver(timer.event);
    return trouble?.kind === 'refused' ? undefined : trouble;
  }

  #deliverAnswer(call: OpenCall): Trouble | undefined {
    const { answer } = call;
    this.#services.keep((other) => other !== call);
    if (answer === undefined) return undefined;
    const outcome = answer.kind === 'fail' ? 'failed' : ordinaryOutcome('call');
    const { step: id, run } = call;
    const { data, path } = answer;
    const trouble = this.#deliver({ type: `step.${id}.${outcome}`, at: this.#now, by: { role: SERVICE }, data, run });
    return trouble?.kind === 'refused' ? { ...trouble, path } : trouble;
  }

  #deliver(event: CaseEvent): Trouble | undefined {
    const snapshot = this.#snapshot;
    if (snapshot === undefined) throw new Error('The case is not open yet.');
    this.log.push({ kind: 'event', event, at: this.#now, people: this.#people });
    return this.#attempt(() => step(this.#compiled, snapshot, event, this.#now, { people: this.#people }), event);
  }

  #attempt(run: () => StepResult, event?: CaseEvent): Trouble | undefined {
    let result: StepResult;
    try {
      result = run();
    } catch (fault) {
      if (fault instanceof CaseFault) return { kind: 'fault', fault };
      throw fault;
    }
    const { refused } = result;
    if (refused !== undefined && event !== undefined) return { kind: 'refused', refusal: refused, event };
    this.#take(result);
    return undefined;
  }

  #take({ snapshot, entries, effects, cancelTimers, setTimers }: StepResult): void {
    this.#snapshot = snapshot;
    this.entries.push(...entries);
    this.effects.push(...effects);
    for (const id of cancelTimers) this.#timers.delete(id);
    for (const timer of setTimers) {
      // Taken out first, so that of two timers due at once the one set later comes later.
      this.#timers.delete(timer.id);
      this.#timers.set(timer.id, timer);
    }
    this.#services.keep((call) => this.#isOpen(call));
    for (const effect of effects) if (effect.kind === 'call') this.#call(effect);
  }

  #call({ service, step: id, run }: Extract<Effect, { kind: 'call' }>): void {
    const { blueprint } = this.#compiled;
    const call = { service, step: id, run };
    // A step may be left in the very transition that entered it.
    if (!this.#isOpen(call)) return;
    const hasOutputs = (blueprint.services.get(service)?.out.size ?? 0) > 0;
    this.#services.call(call, this.#now, (duration) => addDuration(this.#now, duration, blueprint.zone), hasOutputs);
  }

  #isOpen({ step: id, run }: Pick<OpenCall, 'step' | 'run'>): boolean {
    const context = this.#snapshot?.context;
    return context?.active[id] !== undefined && context.calls?.[id]?.run === run;
  }

  /** While an interrupt is dealt with, answers for the journey wait, and the other way round. */
  #isReachable({ step: id }: OpenCall): boolean {
    return this.#compiled.plan.steps.get(id)?.interrupt === this.#snapshot?.context.interrupt;
  }
}
