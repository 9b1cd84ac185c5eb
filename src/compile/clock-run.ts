import type { FeelEnv } from '../feel/evaluate.ts';
import { addDuration } from '../time/duration.ts';
import type { ClockFact, ClockLedger } from './case.ts';
import { INTERRUPTED, MOVES, type ClockPlan, type Move } from './clock-plan.ts';
import { pausesOf } from './clock-pauses.ts';
import { countOf, instantIn, targetOf } from './clock-target.ts';
import { reachedAt, stretchesOf, type Stretch } from './clock-time.ts';
import type { Turn } from './turn.ts';

type Draft = { -readonly [K in keyof ClockLedger]: ClockLedger[K] };

/** A clock that nothing has happened to. */
export const AT_REST: ClockLedger = { state: 'off', cycle: 0 };

/** What a clock comes to from its facts at an instant. */
interface Reckoning {
  readonly target?: string;
  readonly from: number;
  readonly due?: number;
  readonly isDated: boolean;
  /** The pause in which it stands. */
  readonly pause?: Stretch;
  /** Warnings that have an instant, earliest first. */
  readonly warnings: readonly { readonly event: string; readonly at: number }[];
}

/**
 * One clock at one look: takes in what has happened since the last one, in order, and works out from the facts of its run
 * what it is now. Nothing is counted on: the facts are kept, and all else is worked out anew, so that a target that changed,
 * a start that was told late or a pause that ended earlier than known gives the same as if it had been known all along.
 */
export class ClockRun {
  readonly #turn: Turn;
  readonly #clock: ClockPlan;
  readonly #env: () => FeelEnv;
  readonly #before: ClockLedger;
  #ledger: Draft;
  /** What began the run that is not yet told. */
  #because = '';
  #isPausing = false;
  #reasons: readonly string[] = [];

  constructor(turn: Turn, clock: ClockPlan, ledger: ClockLedger | undefined, env: () => FeelEnv) {
    this.#turn = turn;
    this.#clock = clock;
    this.#env = env;
    this.#before = ledger ?? AT_REST;
    this.#ledger = { ...this.#before };
  }

  /** @returns the ledger afterwards; the same object where nothing has changed. */
  settle(facts: readonly ClockFact[]): ClockLedger {
    const moves = this.#movesIn(facts);
    const wasPausing = isOdd(this.#ledger.pauses);
    this.#lookAtPause();
    if (moves.length === 0 && this.#isQuiet(wasPausing)) return this.#before;
    this.#keepPause(facts);
    for (const { move, at, name } of moves) this.#apply(move, at, name);
    this.#applyDated();
    this.#judge(this.#turn.at);
    return isSame(this.#before, this.#ledger) ? this.#before : this.#ledger;
  }

  /** True when nothing can have changed: nothing that the clock looks at moves by itself. */
  #isQuiet(wasPausing: boolean): boolean {
    const { sla, when, timer, dated, decision } = this.#clock;
    const { target } = sla;
    const isFixed = decision === undefined && target.kind === 'deadline' && target.deadline.kind === 'duration';
    const running = this.#turn.draft.timers[timer];
    return (
      isFixed &&
      when === undefined &&
      dated.length === 0 &&
      (this.#isOpen ? wasPausing === this.#isPausing : !this.#clock.startsLate) &&
      this.#turn.event.timer !== timer &&
      (running === undefined || running.due > this.#turn.at)
    );
  }

  /** What the facts do to this clock, action by action; of what one action does the strongest wins. */
  #movesIn(facts: readonly ClockFact[]): { move: Move; at: number; name: string }[] {
    const found: { move: Move; at: number; name: string; action: number }[] = [];
    for (const [index, { name, at, role, action }] of facts.entries()) {
      for (const { clock, move } of this.#turn.plan.clocks?.moves.get(name) ?? []) {
        if (clock !== this.#clock.id || (move === 'stop' && !this.#isSatisfiedBy(role))) continue;
        const isBroken =
          move === 'stop' &&
          this.#clock.sla.of?.kind === 'stage' &&
          facts.slice(0, index).some((fact) => fact.name === INTERRUPTED);
        found.push({ move: isBroken ? 'cancel' : move, at, name, action });
      }
    }
    if (found.length < 2) return found;
    return found
      .toSorted((a, b) => a.action - b.action || strength(a) - strength(b))
      .filter(
        ({ move, action }, index, all) =>
          // Closing comes beside a stop; all else gives way to it.
          move === 'close' || !all.slice(0, index).some((other) => other.action === action && other.move !== 'close'),
      );
  }

  #isSatisfiedBy(role: string | undefined): boolean {
    const { sla } = this.#clock;
    return sla.satisfiedBy === 'any' || (role !== undefined && this.#turn.plan.clocks?.people.has(role) === true);
  }

  /** True while a run has begun that is neither stopped, given up nor halted. */
  get #isOpen(): boolean {
    const { start, stop, halted } = this.#ledger;
    return start !== undefined && stop === undefined && halted === undefined;
  }

  get #isActive(): boolean {
    const { state } = this.#ledger;
    return state === 'running' || state === 'paused' || state === 'breached';
  }

  /** Whether the case waits for something at which the clock stands still. */
  #lookAtPause(): void {
    const { pausesAt, pausesForCustomer, pauseWhen, sla } = this.#clock;
    const reasons: string[] = [];
    if (pausesAt.size > 0) {
      const { active, replied } = this.#turn.draft;
      for (const step in active) {
        if (!pausesAt.has(step)) continue;
        if (pausesForCustomer.has(step) && replied?.includes(step) === true) continue;
        reasons.push(`step.${step}`);
      }
    }
    if (pauseWhen?.test(this.#env()) === true) reasons.push(sla.pause.when?.text ?? '');
    this.#reasons = reasons;
    this.#isPausing = reasons.length > 0;
  }

  /** Pauses are kept while a run is open, and before it where its start may be told late. */
  #keepPause(facts: readonly ClockFact[]): void {
    const ledger = this.#ledger;
    const { at } = this.#turn;
    if (!this.#isOpen && !this.#clock.startsLate) return;
    const pauses = ledger.pauses ?? [];
    const from = isOdd(pauses) ? pauses.at(-1) : undefined;
    if (from === undefined && this.#isPausing) {
      // What ended and began again in one instant never ended.
      ledger.pauses = pauses.at(-1) === at ? pauses.slice(0, -1) : [...pauses, at];
    } else if (from !== undefined && !this.#isPausing) {
      const written = facts.find(({ name }) => name === 'customer.writes')?.at ?? at;
      ledger.pauses = [...pauses, Math.max(from, written)];
    }
  }

  #apply(move: Move, at: number, name: string): void {
    const ledger = this.#ledger;
    if (move === 'reopen') return this.#reopen(at);
    if (move === 'close' && ledger.stop === at && ledger.halted === undefined) {
      ledger.halted = at;
      return undefined;
    }
    if (move === 'start') {
      if (!this.#isOpen) this.#begin(at, name);
      return undefined;
    }
    if (!this.#isOpen) return undefined;
    // What was in force until now is told first.
    this.#judge(at);
    switch (move) {
      case 'stop':
        return this.#stop(at, name);
      case 'reset':
        return this.#begin(at, name);
      case 'close':
        ledger.halted = at;
        return this.#cancel(name);
      case 'cancel':
        ledger.stop = at;
        return this.#cancel(name);
    }
  }

  /** Moves that happen at the date in a field: they may lie in the past, and may be moved. */
  #applyDated(): void {
    const { data } = this.#turn.draft;
    for (const { move, field } of this.#clock.dated) {
      const ledger = this.#ledger;
      const instant = instantIn(data[field], this.#turn.plan.zone);
      if (instant === undefined || instant === ledger.start) continue;
      const name = `field.${field}`;
      if (move !== 'start') {
        if (this.#isOpen && instant <= this.#turn.at && instant > (ledger.start ?? Infinity))
          this.#apply(move, instant, name);
      } else if (this.#isOpen) {
        ledger.start = instant;
        this.#because = name;
      } else if (ledger.halted === undefined) this.#begin(instant, name);
    }
  }

  #begin(start: number, because: string): void {
    const { cycle, pauses } = this.#ledger;
    const kept = this.#clock.startsLate ? pauses : this.#isPausing ? [start] : undefined;
    this.#ledger = { state: 'off', cycle: cycle + 1, start, pauses: kept };
    this.#because = because;
  }

  #stop(stop: number, because: string): void {
    const ledger = this.#ledger;
    ledger.stop = stop;
    // A promise that does not apply is neither kept nor broken.
    if (!this.#isActive) return;
    const { due } = ledger;
    const isLate = due !== undefined && stop > due;
    if (!isLate) this.#withdraw();
    ledger.state = isLate ? 'breached' : 'met';
    this.#turn.note({ type: isLate ? 'sla.stopped' : 'sla.met', sla: this.#clock.id, stop, because, due });
    if (!isLate) this.#turn.fact(`sla.${this.#clock.id}.met`);
    if (this.#clock.sla.repeat) this.#begin(stop, because);
  }

  #cancel(because: string): void {
    if (!this.#isActive) return;
    this.#ledger.state = 'cancelled';
    this.#ledger.due = undefined;
    this.#turn.note({ type: 'sla.cancelled', sla: this.#clock.id, because });
  }

  /** A clock that closing halted runs on, begins anew, or stays. */
  #reopen(at: number): void {
    const { halted, start, ...ledger } = this.#ledger;
    if (halted === undefined || start === undefined) return;
    const { onReopen } = this.#clock.sla;
    this.#ledger = { ...ledger, start };
    if (onReopen === 'none') {
      this.#ledger.stop = ledger.stop ?? halted;
      return;
    }
    if (onReopen === 'restart') return this.#begin(at, 'case.reopened');
    const { pauses = [] } = ledger;
    const closed = isOdd(pauses) ? pauses : [...pauses, halted];
    const wasActive = ledger.state !== 'off';
    this.#ledger.stop = undefined;
    this.#ledger.pauses = this.#isPausing ? closed : [...closed, at];
    if (!wasActive) return;
    this.#ledger.state = 'paused';
    if (this.#isPausing)
      this.#turn.note({ type: 'sla.resumed', sla: this.#clock.id, from: at, because: 'case.reopened' });
    else this.#because = 'case.reopened';
  }

  /** Works out what the clock is at an instant, and tells what has changed. */
  #judge(at: number): void {
    const ledger = this.#ledger;
    const { id, timer, when } = this.#clock;
    if (!this.#isOpen || ledger.start === undefined) {
      this.#turn.disarm(timer);
      return;
    }
    if (ledger.start > at) {
      ledger.state = 'off';
      this.#arm(ledger.start);
      return;
    }
    if (when !== undefined && !when.test(this.#env())) {
      this.#turn.disarm(timer);
      this.#cancel('when');
      return;
    }
    const now = this.#reckon(ledger.start, at);
    const { due, pause } = now;
    const isBreached = due !== undefined && at > due;
    this.#tellCourse(now, at);
    ledger.due = due;
    if (!isBreached) this.#withdraw();
    const open = now.warnings.filter(({ event }) => ledger.warned?.includes(event) !== true);
    for (const warning of open) {
      if (warning.at > at) continue;
      ledger.warned = [...(ledger.warned ?? []), warning.event];
      this.#turn.note({ type: 'sla.warned', sla: id, warning: warning.event, due });
      this.#turn.fact(`sla.${id}.${warning.event}`);
    }
    if (isBreached && ledger.breached === undefined) {
      ledger.breached = due;
      this.#turn.note({ type: 'sla.breached', sla: id, due });
      this.#turn.fact(`sla.${id}.breached`);
    }
    ledger.state = isBreached ? 'breached' : pause === undefined ? 'running' : 'paused';
    const next = [
      ...open.map((warning) => warning.at),
      ...(due === undefined || isBreached ? [] : [due + 1]),
      ...(pause?.to === undefined ? [] : [pause.to]),
      ...this.#datedAhead(at),
    ].filter((instant) => instant > at);
    if (next.length === 0) this.#turn.disarm(timer);
    else this.#arm(Math.min(...next));
  }

  /** Start, target, pauses: what the run is made of. */
  #tellCourse({ target, from, due, isDated, pause }: Reckoning, at: number): void {
    const ledger = this.#ledger;
    const { id } = this.#clock;
    const turn = this.#turn;
    const { state } = ledger;
    const isNew = !this.#isActive;
    const isMoved = !isNew && ledger.start !== this.#before.start && ledger.cycle === this.#before.cycle;
    if (isNew || isMoved) {
      const because = this.#because === '' ? 'when' : this.#because;
      const start = ledger.start ?? at;
      const earlier = (ledger.pauses ?? []).filter(
        (_instant, index, all) => (all[index % 2 === 0 ? index + 1 : index] ?? Infinity) > start,
      );
      const pauses = earlier.length === 0 || (earlier.length === 1 && earlier[0] === at) ? undefined : earlier;
      turn.note({ type: 'sla.started', sla: id, cycle: ledger.cycle, from: start, because, pauses, target, due });
      ledger.target = target;
    } else if (ledger.target !== target) {
      ledger.target = target;
      turn.note({ type: 'sla.retargeted', sla: id, target, from, due });
    }
    if (pause !== undefined && (isNew || state !== 'paused') && state !== 'breached') {
      turn.note({ type: 'sla.paused', sla: id, from: pause.from, because: this.#reasons });
    } else if (state === 'paused' && pause === undefined) {
      const because = this.#because === '' ? (isOdd(ledger.pauses) ? 'pause-at-most' : 'pause') : this.#because;
      const { pauses = [] } = ledger;
      turn.note({ type: 'sla.resumed', sla: id, from: isOdd(pauses) ? at : (pauses.at(-1) ?? at), because, due });
    }
    const wasDated = !isNew && (ledger.due !== undefined || state === 'paused');
    if (!isDated && (isNew || wasDated)) {
      turn.note({ type: 'sla.undated', sla: id, because: this.#hasTarget() ? 'calendar' : 'target' });
    }
    this.#because = '';
  }

  #hasTarget(): boolean {
    return targetOf(this.#turn.plan, this.#clock, this.#turn.draft, this.#env) !== undefined;
  }

  #reckon(start: number, at: number): Reckoning {
    const { plan, draft } = this.#turn;
    const { sla } = this.#clock;
    const ledger = this.#ledger;
    const calendar = plan.calendars.get(sla.calendar?.name);
    const target = targetOf(plan, this.#clock, draft, this.#env);
    if (sla.onRetarget === 'from-now' && this.#isActive && ledger.target !== target?.text) {
      // A target that was in force before counts again from where it did.
      const bases = { ...(ledger.target === undefined ? {} : { [ledger.target]: start }), ...ledger.bases };
      ledger.bases = target?.text === undefined ? bases : { [target.text]: at, ...bases };
    }
    const from = (target?.text === undefined ? undefined : ledger.bases?.[target.text]) ?? start;
    const pauses = this.#pauses(start);
    const count = countOf(plan, target, from, calendar);
    const reached = (amount: number): number | undefined =>
      count === undefined ? undefined : reachedAt(count.measure, from, pauses, amount);
    const due = count && reached(count.amount);
    const pause = pauses.find((stretch) => stretch.from <= at && (stretch.to === undefined || at < stretch.to));
    const warnings = sla.warn.flatMap((warning): { event: string; at: number }[] => {
      const { event } = warning;
      if (warning.kind === 'share') {
        const instant = count && reached(Math.ceil((count.amount * warning.percent) / 100));
        return instant === undefined ? [] : [{ event, at: instant }];
      }
      if (due === undefined) return [];
      const { duration } = warning;
      const instant =
        duration.kind === 'elapsed'
          ? due - duration.milliseconds
          : duration.kind === 'calendar'
            ? due - (addDuration(due, duration, plan.zone) - due)
            : calendar?.reachBack(due, duration);
      return instant === undefined ? [] : [{ event, at: Math.max(instant, start) }];
    });
    return {
      target: target?.text,
      from,
      due,
      isDated: due !== undefined || pause !== undefined,
      pause,
      warnings: warnings.toSorted((a, b) => a.at - b.at),
    };
  }

  #pauses(start: number): readonly Stretch[] {
    return pausesOf(this.#turn.plan, this.#clock.sla, start, stretchesOf(this.#ledger.pauses));
  }

  #withdraw(): void {
    if (this.#ledger.breached === undefined) return;
    this.#ledger.breached = undefined;
    this.#turn.note({ type: 'sla.withdrawn', sla: this.#clock.id, due: this.#ledger.due });
  }

  #datedAhead(at: number): number[] {
    const { data } = this.#turn.draft;
    return this.#clock.dated.flatMap(({ move, field }) => {
      const instant = move === 'start' ? undefined : instantIn(data[field], this.#turn.plan.zone);
      return instant === undefined || instant <= at ? [] : [instant];
    });
  }

  #arm(due: number): void {
    const { timer } = this.#clock;
    if (this.#turn.draft.timers[timer]?.due !== due) this.#turn.arm(timer, due);
  }
}

/** Of what happens at one moment the first of {@link MOVES} wins. */
function strength({ move }: { readonly move: Move }): number {
  return MOVES.indexOf(move);
}

function isOdd(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length % 2 === 1;
}

function isSame(a: ClockLedger, b: ClockLedger): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ClockLedger>;
  return [...keys].every((key) => a[key] === b[key]);
}
