import type { FeelEnv } from '../feel/evaluate.ts';
import type { ClockExtension, ClockFact, ClockLedger } from './case.ts';
import { movesIn, strength, type ClockMove } from './clock-moves.ts';
import { isOdd, pausedBy, pausesOf } from './clock-pauses.ts';
import type { ClockPlan } from './clock-plan.ts';
import { reckon } from './clock-reckon.ts';
import { instantIn } from './clock-target.ts';
import { stretchesOf } from './clock-time.ts';
import { tellCourse, withdrawBreach, type DraftLedger, type Novelty } from './tell-clock.ts';
import type { Turn } from './turn.ts';

/** A clock that nothing has happened to. */
export const AT_REST: ClockLedger = { state: 'off', cycle: 0 };

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
  readonly #reasons: readonly string[];
  /** True when a pause has ended that was open until now. */
  #hasEnded = false;
  /** True when the customer has written something. */
  #hasWritten = false;
  #ledger: DraftLedger;
  /** What the run has not told yet of its beginning. */
  #novelty: Novelty | undefined;
  /** True while the case is closed, and was before this look: nothing begins then. */
  #isShut = false;
  /** When the case was reopened, if that is what happened. */
  #reopened: number | undefined;
  /** More time that the run was given and has not told yet. */
  #extensions: readonly ClockExtension[] = [];
  /** When the clock has to be looked at again. */
  #next: readonly number[] = [];

  constructor(turn: Turn, clock: ClockPlan, ledger: ClockLedger | undefined, env: () => FeelEnv) {
    this.#turn = turn;
    this.#clock = clock;
    this.#env = env;
    this.#before = ledger ?? AT_REST;
    this.#ledger = { ...this.#before };
    this.#reasons = pausedBy(clock, turn.draft, env);
  }

  /** @returns the ledger afterwards; the same object where nothing has changed. */
  settle(facts: readonly ClockFact[]): ClockLedger {
    const { clocks } = this.#turn.plan;
    const moves = clocks === undefined ? [] : movesIn(clocks, this.#clock, facts);
    if (moves.length === 0 && this.#isQuiet) return this.#before;
    this.#isShut = this.#turn.draft.closed !== undefined && !facts.some(({ name }) => name === 'case.closed');
    this.#reopened = facts.find(({ name }) => name === 'case.reopened')?.at;
    this.#hasWritten = facts.some(({ name }) => name === 'customer.writes');
    this.#keepPause(facts);
    for (const move of moves) this.#apply(move);
    this.#applyDated();
    this.#judge(this.#turn.at);
    this.#armNext();
    return isSame(this.#before, this.#ledger) ? this.#before : this.#ledger;
  }

  /** True when nothing can have changed: nothing that the clock looks at moves by itself. */
  get #isQuiet(): boolean {
    const { isFixed, timer, startsLate } = this.#clock;
    const running = this.#turn.draft.timers[timer];
    return (
      isFixed &&
      (!(this.#isOpen || startsLate) || isOdd(this.#ledger.pauses) === this.#isPausing) &&
      this.#turn.event.timer !== timer &&
      (running === undefined || running.due > this.#turn.at)
    );
  }

  /** True while a run has begun that is neither stopped, given up nor halted. */
  get #isOpen(): boolean {
    return isOpen(this.#ledger);
  }

  get #isActive(): boolean {
    const { state } = this.#ledger;
    return state === 'running' || state === 'paused' || state === 'breached';
  }

  get #isPausing(): boolean {
    return this.#reasons.length > 0;
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
      // What is told of a run that is over changes it no more.
      ledger.pauses = [...pauses, Math.max(from, written, ledger.stop ?? from)];
      this.#hasEnded = true;
    }
  }

  #apply({ move, at, name, extension }: ClockMove): void {
    const ledger = this.#ledger;
    if (move === 'reopen') return this.#reopen(at);
    if (move === 'start') {
      // A start while the clock ran is ignored, also when it is told late.
      if (!this.#isOpen && !this.#isShut && at >= (ledger.stop ?? at)) this.#begin(at, name);
      return undefined;
    }
    // What ends in the moment of closing ends with it.
    if (move === 'close' && ledger.stop === at && ledger.halted === undefined) ledger.halted = at;
    // What is told late of a time before the run has nothing to do with it.
    if (!this.#isOpen || at < (ledger.start ?? at)) return undefined;
    switch (move) {
      case 'extend':
        return this.#extend(extension);
      case 'stop':
        return this.#stop(at, name);
      case 'reset':
        this.#judge(at);
        return this.#begin(at, name);
      case 'close':
        this.#judge(at);
        ledger.halted = at;
        return this.#cancel(name);
      case 'cancel':
        this.#judge(at);
        ledger.stop = at;
        return this.#cancel(name);
    }
  }

  /** Moves that happen at the date in a field: they may lie in the past, and may be moved. Each date counts once. */
  #applyDated(): void {
    const { data } = this.#turn.draft;
    const dates = this.#clock.dated.flatMap(({ move, field }) => {
      const at = instantIn(data[field], this.#turn.plan.zone);
      if (at === undefined || this.#ledger.dated?.[field] === at) return [];
      return [{ move, at, name: `field.${field}`, field }];
    });
    for (const date of dates.toSorted((a, b) => a.at - b.at || strength(a) - strength(b))) {
      if (date.move === 'start') this.#applyDatedStart(date);
      else if (date.at <= this.#turn.at && this.#isOpen && date.at >= (this.#ledger.start ?? Infinity)) {
        this.#take(date);
        this.#apply(date);
      }
    }
  }

  #applyDatedStart(date: ClockMove & { readonly field: string }): void {
    const ledger = this.#ledger;
    const { at, name, field } = date;
    if (ledger.halted !== undefined || this.#turn.draft.closed !== undefined) return;
    const isItsStart = this.#isOpen && ledger.start === ledger.dated?.[field];
    if (at > this.#turn.at) {
      // Put off: what has begun has not begun after all.
      if (isItsStart) this.#apply({ move: 'cancel', at: this.#turn.at, name });
      return;
    }
    this.#take(date);
    if (isItsStart) {
      ledger.start = at;
      this.#novelty = { because: name, kind: 'moved' };
    } else if (!this.#isOpen && (ledger.stop === undefined || at > ledger.stop)) {
      this.#begin(at, name);
      // It came while the case was closed.
      if (this.#reopened !== undefined && at < this.#reopened) this.#ledger.closed = [at, this.#reopened];
    }
  }

  #take({ field, at }: { readonly field: string; readonly at: number }): void {
    this.#ledger.dated = { ...this.#ledger.dated, [field]: at };
  }

  #begin(start: number, because: string): void {
    const { cycle, pauses, closed, dated, state } = this.#ledger;
    const kept =
      this.#isOpen || this.#clock.startsLate || this.#ledger.stop === start
        ? since(pauses, this.#clock.startsLate ? -Infinity : start)
        : this.#isPausing
          ? [start]
          : undefined;
    this.#ledger = { state: 'off', cycle: cycle + 1, start, pauses: kept, closed: since(closed, start), dated };
    this.#novelty = { because, kind: 'begun', follows: state !== 'off' };
    this.#stopAlreadyReached(start);
  }

  /** A start that is told late may come after the milestone that stops the clock. */
  #stopAlreadyReached(start: number): void {
    const { stop, satisfiedBy } = this.#clock.sla;
    const { at, draft } = this.#turn;
    if (start >= at || stop.kind !== 'milestone' || satisfiedBy !== 'any') return;
    const reached = draft.reached[stop.name];
    if (reached !== undefined && reached > start) this.#stop(reached, `milestone.${stop.name}`);
  }

  #stop(stop: number, because: string): void {
    const { sla } = this.#clock;
    const ledger = this.#ledger;
    // Stop before pause: the pause that begins with it does not count.
    ledger.stop = stop;
    this.#weigh(stop, true);
    // A promise that does not apply is neither kept nor broken.
    if (this.#isActive) {
      const { due } = ledger;
      const isLate = ledger.state === 'breached';
      ledger.state = isLate ? 'breached' : 'met';
      this.#turn.note({ type: isLate ? 'sla.stopped' : 'sla.met', sla: sla.id, stop, because, due });
      if (!isLate) this.#turn.fact(`sla.${sla.id}.met`);
    }
    if (sla.repeat) this.#begin(stop, because);
  }

  #extend(extension: ClockExtension | undefined): void {
    if (extension === undefined) return;
    this.#extensions = [...this.#extensions, extension];
    this.#ledger.extended = [...(this.#ledger.extended ?? []), extension.amount];
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
    if (start === undefined) return;
    const { onReopen } = this.#clock.sla;
    if (onReopen === 'restart') {
      this.#ledger.stop ??= halted;
      this.#ledger.halted = undefined;
      return this.#begin(at, 'case.reopened');
    }
    if (halted === undefined) return;
    this.#ledger = { ...ledger, start };
    if (onReopen === 'none' || !this.#isOwnerThere) {
      this.#ledger.stop = ledger.stop ?? halted;
      return;
    }
    const until = (ledger.pauses ?? []).filter((instant) => instant <= halted);
    const over = isOdd(until) ? [...until, halted] : until;
    this.#ledger.stop = undefined;
    this.#ledger.pauses = this.#isPausing ? [...over, at] : over;
    this.#ledger.closed = [...(ledger.closed ?? []), halted, at];
    this.#novelty = { because: 'case.reopened', kind: ledger.state === 'off' ? 'begun' : 'reopened' };
  }

  /** The clock of a step or stage runs on only where the case comes back to it. */
  get #isOwnerThere(): boolean {
    const { of } = this.#clock.sla;
    const { active, stage } = this.#turn.draft;
    return of === undefined || (of.kind === 'step' ? active[of.id] !== undefined : stage === of.id);
  }

  /** What the clock is at an instant; what was in force until then is told first. */
  #judge(at: number): void {
    if (this.#isOpen) this.#weigh(at, false);
    else this.#next = this.#turn.draft.closed === undefined ? this.#datesAhead(at, ['start']) : [];
  }

  /** Works out the run as it is at an instant, or as it was when it stopped, and tells what has changed. */
  #weigh(at: number, isEnding: boolean): void {
    const ledger = this.#ledger;
    const { id, when, dated } = this.#clock;
    const turn = this.#turn;
    if (ledger.start === undefined) return;
    this.#next = this.#datesAhead(
      at,
      dated.map(({ move }) => move),
    );
    if (when !== undefined && !when.test(this.#env())) {
      this.#tellExtensions(undefined);
      this.#doesNotApply();
      return;
    }
    const run = { ...ledger, start: ledger.start };
    const now = reckon(turn.plan, this.#clock, turn.draft, run, at, this.#env);
    // A stop in a pause ends the pause and so tells when the run was due; nobody knew of that while it stood still.
    const { warnings } = isEnding
      ? reckon(turn.plan, this.#clock, turn.draft, { ...run, stop: undefined }, at, this.#env)
      : now;
    const { due } = now;
    const isBreached = due !== undefined && at > due;
    const isExtended = this.#tellExtensions(due);
    if (!isBreached) withdrawBreach(turn, id, ledger, now);
    tellCourse(turn, id, ledger, now, {
      at,
      novelty: this.#novelty,
      reasons: this.#reasons,
      counted: this.#hasEnded
        ? pausesOf(turn.plan, this.#clock, turn.draft, { ...ledger, pauses: ledger.pauses?.slice(0, -1) })
        : undefined,
      hasWritten: this.#hasWritten,
      // Only what is over is looked at as it was.
      isOver: isEnding || at < turn.at,
      isExtended,
    });
    this.#novelty = undefined;
    ledger.due = due;
    ledger.bases = now.bases;
    const open = warnings.filter(({ event }) => ledger.warned?.includes(event) !== true);
    for (const warning of open) {
      // Stop before all else: what comes in the moment of stopping does not come any more.
      if (isEnding ? warning.at >= at : warning.at > at) continue;
      ledger.warned = [...(ledger.warned ?? []), warning.event];
      turn.note({ type: 'sla.warned', sla: id, warning: warning.event, due });
      turn.fact(`sla.${id}.${warning.event}`);
    }
    if (isBreached && ledger.breached === undefined) {
      ledger.breached = due;
      turn.note({ type: 'sla.breached', sla: id, due });
      turn.fact(`sla.${id}.breached`);
    }
    ledger.state = isBreached ? 'breached' : now.pause === undefined ? 'running' : 'paused';
    this.#next = [
      ...this.#next,
      ...open.map((warning) => warning.at),
      ...(due === undefined || isBreached ? [] : [due + 1]),
      ...(now.pause?.to === undefined ? [] : [now.pause.to]),
    ];
  }

  /** @returns true where the run was given more time. */
  #tellExtensions(due: number | undefined): boolean {
    const given = this.#extensions;
    this.#extensions = [];
    for (const extension of given) this.#turn.note({ type: 'sla.extended', sla: this.#clock.id, ...extension, due });
    return given.length > 0;
  }

  /** A run whose condition does not hold is given up until it does. */
  #doesNotApply(): void {
    const ledger = this.#ledger;
    if (this.#novelty?.follows === true) {
      ledger.state = 'cancelled';
      this.#turn.note({ type: 'sla.cancelled', sla: this.#clock.id, because: 'when', cycle: ledger.cycle });
    } else this.#cancel('when');
    this.#novelty = undefined;
  }

  /** The dates in fields that will move the clock. */
  #datesAhead(at: number, moves: readonly ClockMove['move'][]): number[] {
    const { data } = this.#turn.draft;
    return this.#clock.dated.flatMap(({ move, field }) => {
      const instant = moves.includes(move) ? instantIn(data[field], this.#turn.plan.zone) : undefined;
      return instant === undefined || instant <= at ? [] : [instant];
    });
  }

  #armNext(): void {
    const { timer } = this.#clock;
    const turn = this.#turn;
    const next = this.#next.filter((instant) => instant > turn.at);
    const due = Math.min(...next);
    if (next.length === 0) turn.disarm(timer);
    else if (turn.draft.timers[timer]?.due !== due) turn.arm(timer, due);
  }
}

/** True while a run of a clock has begun that is neither stopped, given up nor halted. */
export function isOpen({ start, stop, halted }: ClockLedger): boolean {
  return start !== undefined && stop === undefined && halted === undefined;
}

/** The pauses that are not over at an instant. */
function since(pauses: readonly number[] | undefined, start: number): readonly number[] | undefined {
  const kept = stretchesOf(pauses).filter(({ to }) => to === undefined || to > start);
  return kept.length === 0 ? undefined : kept.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
}

function isSame(a: ClockLedger, b: ClockLedger): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ClockLedger>;
  return [...keys].every((key) => a[key] === b[key]);
}
