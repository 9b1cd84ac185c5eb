import { isAlerting } from '../blueprint/escalation.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import { sendAlert } from './alert.ts';
import type { ClockFact, ClockLedger, LadderLedger, PendingAlert } from './case.ts';
import { isOpen } from './clock-run.ts';
import { LadderTimes } from './ladder-times.ts';
import type { LadderMove, LadderPlan, LevelPlan } from './ladder-plan.ts';
import { reassignWork } from './reassign.ts';
import type { Turn } from './turn.ts';

/** An escalation that nothing has set off. */
export const IDLE: LadderLedger = { state: 'idle', cycle: 0, round: 1, level: 0, from: 0 };

/** What is dealt with so much later than it came, in milliseconds, was not seen in time: the host was away. */
const LATE = 60_000;

/** A host that is always behind keeps an alert no more than so many times. */
const MOST_WAITS = 3;

type DraftLedger = { -readonly [K in keyof LadderLedger]: LadderLedger[K] };

/**
 * One escalation at one look: takes in what has happened since the last one, in order, and climbs as far as it is due.
 *
 * A level comes at its instant, whatever the hour; its alert leaves then, or when its hours open. Where the host was away,
 * everything comes in the order in which it was due, but alerts are kept until the case has caught up: of those that wait
 * only the highest leaves.
 */
export class LadderRun {
  readonly #turn: Turn;
  readonly #plan: LadderPlan;
  readonly #env: () => FeelEnv;
  readonly #times: LadderTimes;
  #ledger: DraftLedger;

  constructor(turn: Turn, plan: LadderPlan, ledger: LadderLedger | undefined, env: () => FeelEnv) {
    this.#turn = turn;
    this.#plan = plan;
    this.#env = env;
    this.#times = new LadderTimes(turn, plan, env);
    this.#ledger = { ...(ledger ?? IDLE) };
  }

  settle(facts: readonly { readonly fact: ClockFact; readonly move: LadderMove }[]): LadderLedger {
    for (const { fact, move } of facts) this.#apply(fact, move);
    this.#follow();
    this.#climb();
    this.#arm();
    return this.#ledger;
  }

  /** Somebody who was told takes the matter: nobody else is told in this run. */
  accept(): LadderLedger {
    this.#drop('ended');
    const { cycle, level } = this.#ledger;
    this.#turn.note({ type: 'escalation.accepted', escalation: this.#plan.id, cycle, level });
    this.#ledger.state = 'accepted';
    this.#ledger.ended = 'accepted';
    this.#arm();
    return this.#ledger;
  }

  #apply({ name }: ClockFact, move: LadderMove): void {
    const ledger = this.#ledger;
    switch (move) {
      case 'end':
        this.#stop(name);
        return;
      case 'until':
        this.#stop(name);
        ledger.ended = 'until';
        return;
      case 'reopen':
        // What ended it is not so any more: with its clock it goes on where it was.
        ledger.ended = undefined;
        return;
      case 'trigger':
        if (this.#turn.draft.closed === undefined && this.#mayClimb) this.#trigger(name);
    }
  }

  get #mayClimb(): boolean {
    return this.#plan.when?.test(this.#env()) ?? true;
  }

  #trigger(because: string): void {
    const { id } = this.#plan;
    const { at } = this.#turn;
    const { state, cycle, holds } = this.#ledger;
    const base = { escalation: id, because };
    if (state === 'climbing') {
      this.#turn.note({ type: 'escalation.triggered', ...base, cycle, again: true });
      return;
    }
    this.#ledger = { ...IDLE, state: 'climbing', cycle: cycle + 1, from: at, holds };
    this.#turn.note({ type: 'escalation.triggered', ...base, cycle: cycle + 1 });
  }

  /** Clocks and conditions are looked at as they are now. */
  #follow(): void {
    const { clock, trigger } = this.#plan;
    const ledger = this.#ledger;
    const { closed } = this.#turn.draft;
    if (clock !== undefined) this.#followClock(this.#turn.draft.clocks?.[clock.id]);
    else if (trigger !== undefined && closed === undefined) {
      const holds = trigger.test(this.#env());
      if (holds && ledger.holds !== true) {
        this.#trigger('when');
        this.#ledger.holds = true;
      } else if (!holds && ledger.holds === true) {
        this.#stop('when');
        this.#ledger.holds = undefined;
      }
    } else if (!this.#mayClimb) this.#stop('when');
  }

  #followClock(clock: ClockLedger | undefined): void {
    const ledger = this.#ledger;
    if (clock === undefined) return;
    if (!isUnderWay(clock) || this.#turn.draft.closed !== undefined || !this.#mayClimb) {
      if (ledger.state === 'climbing') this.#stop(endOf(clock));
      return;
    }
    if (clock.cycle !== ledger.cycle) {
      this.#drop('ended');
      this.#ledger = { ...IDLE, state: 'climbing', cycle: clock.cycle, from: this.#turn.at };
    } else if (ledger.state === 'stopped' && ledger.ended === undefined) ledger.state = 'climbing';
  }

  /** It is over; what has told nobody anything ends without a word. */
  #stop(because: string): void {
    const ledger = this.#ledger;
    if (ledger.state !== 'climbing') return;
    this.#drop('ended');
    ledger.state = 'stopped';
    if (ledger.level === 0) return;
    const { cycle, level } = ledger;
    this.#turn.note({ type: 'escalation.stopped', escalation: this.#plan.id, cycle, level, because });
  }

  /** Everything that is due, one after the other. */
  #climb(): void {
    const { at } = this.#turn;
    while (this.#ledger.state === 'climbing') {
      this.#dropWithdrawn();
      const { pending } = this.#ledger;
      const next = this.#times.next(this.#ledger);
      if (next !== undefined && next.due <= at && comesFirst(next.due, pending)) {
        if (next.kind === 'repeat') this.#tell((this.#ledger.repeats ?? 0) + 1);
        else this.#raise(next.index, next.round);
      } else if (pending !== undefined && pending.leaves <= at) this.#leave(pending);
      else break;
    }
    this.#finish();
  }

  /** A level comes. */
  #raise(index: number, round: number): void {
    const turn = this.#turn;
    const ledger = this.#ledger;
    const { id, clock } = this.#plan;
    const { level, when } = this.#level(index);
    const base = { escalation: id, cycle: ledger.cycle, round, level: index + 1 };
    ledger.round = round;
    ledger.level = index + 1;
    ledger.from = turn.at;
    ledger.repeats = undefined;
    ledger.alerted = undefined;
    ledger.undated = undefined;
    if (when !== undefined && !when.test(this.#env())) {
      turn.note({ type: 'escalation.skipped', ...base, repeat: 0, because: 'when' });
      return;
    }
    const due = clock === undefined ? undefined : turn.draft.clocks?.[clock.id]?.due;
    turn.note({ type: 'escalation.raised', ...base, due });
    if (level.reassign !== undefined) reassignWork(turn, level.reassign.name, id);
    if (isAlerting(level)) this.#tell(0);
  }

  /** The alert of the level that came last: it leaves now, or waits. */
  #tell(repeat: number): void {
    const turn = this.#turn;
    const ledger = this.#ledger;
    const { at, now } = turn;
    const { round, level } = ledger;
    const opens = this.#times.opens(at);
    if (repeat === 0) ledger.from = opens;
    else ledger.repeats = repeat;
    ledger.alerted = opens;
    this.#drop('overtaken');
    const isLate = now - at > LATE;
    const leaves = isLate ? this.#times.opens(Math.max(now, opens)) : opens;
    const alert: PendingAlert = { round, level, repeat, due: at, leaves };
    if (leaves <= at) this.#send(alert);
    else this.#hold(alert);
  }

  #hold({ round, level, repeat, due, leaves, late = 0 }: PendingAlert): void {
    const { now } = this.#turn;
    const base = { escalation: this.#plan.id, cycle: this.#ledger.cycle };
    const until = leaves;
    const because = leaves > now ? 'hours' : 'late';
    this.#ledger.pending = { round, level, repeat, due, leaves, ...(leaves > now ? {} : { late: late + 1 }) };
    this.#turn.note({ type: 'escalation.held', ...base, round, level, repeat, because, until });
  }

  /** An alert that waited leaves; where the host was away meanwhile, it waits once more until the case has caught up. */
  #leave(pending: PendingAlert): void {
    const { at, now } = this.#turn;
    if ((pending.late ?? 0) < MOST_WAITS && now - at > LATE) {
      this.#hold({ ...pending, leaves: this.#times.opens(now) });
      return;
    }
    this.#ledger.pending = undefined;
    this.#send(pending);
  }

  #send(alert: PendingAlert): void {
    const { cycle, told = [] } = this.#ledger;
    const { level } = this.#level(alert.level - 1);
    const people = sendAlert(this.#turn, this.#plan, level, { ...alert, cycle });
    const strangers = people.filter(
      ({ role, person }) => !told.some((known) => known.role === role && known.person === person),
    );
    if (strangers.length > 0) {
      this.#ledger.told = [...told, ...strangers.map(({ role, person }) => ({ role, person }))];
    }
  }

  /** An alert that waits does not leave any more. */
  #drop(because: 'overtaken' | 'ended' | 'withdrawn'): void {
    const { pending, cycle } = this.#ledger;
    if (pending === undefined) return;
    const { round, level, repeat } = pending;
    this.#ledger.pending = undefined;
    const base = { escalation: this.#plan.id, cycle };
    this.#turn.note({ type: 'escalation.skipped', ...base, round, level, repeat, because });
  }

  /** What came to be known later put the point off at which a level came: as it has told nobody, it has not come. */
  #dropWithdrawn(): void {
    const { pending, level } = this.#ledger;
    if (pending === undefined || pending.level !== level || pending.repeat > 0) return;
    const { level: raised } = this.#level(level - 1);
    if (raised.comes.kind === 'after' || raised.reassign !== undefined) return;
    const point = this.#times.pointOf(raised);
    if (point !== undefined && point <= this.#turn.at) return;
    this.#drop('withdrawn');
    this.#ledger.level = level - 1;
    this.#ledger.alerted = undefined;
  }

  #finish(): void {
    const ledger = this.#ledger;
    if (ledger.state !== 'climbing' || ledger.pending !== undefined || !this.#times.isDone(ledger)) return;
    ledger.state = 'exhausted';
    const { cycle, level } = ledger;
    this.#turn.note({ type: 'escalation.exhausted', escalation: this.#plan.id, cycle, level });
  }

  #arm(): void {
    const turn = this.#turn;
    const { timer, id } = this.#plan;
    const ledger = this.#ledger;
    if (ledger.state !== 'climbing') return turn.disarm(timer);
    const next = this.#times.next(ledger);
    if (next === undefined && ledger.undated !== true && this.#times.isUndated(ledger)) {
      ledger.undated = true;
      const { cycle, level } = ledger;
      turn.note({ type: 'escalation.undated', escalation: id, cycle, level: level + 1 });
    }
    const due = Math.min(next?.due ?? Infinity, ledger.pending?.leaves ?? Infinity);
    if (due === Infinity) turn.disarm(timer);
    else if (turn.draft.timers[timer]?.due !== due) turn.arm(timer, due);
    return undefined;
  }

  #level(index: number): LevelPlan {
    const level = this.#plan.levels[index];
    if (level === undefined) throw new Error(`Escalation "${this.#plan.id}" has no level ${index + 1}.`);
    return level;
  }
}

/** Of two at one instant what waited leaves first; what waited because the host was away gives way. */
function comesFirst(due: number, pending: PendingAlert | undefined): boolean {
  return pending === undefined || due < pending.leaves || (due === pending.leaves && pending.late !== undefined);
}

/** True while a run of a clock is open, and applies. */
function isUnderWay(clock: ClockLedger): boolean {
  return isOpen(clock) && clock.state !== 'off' && clock.state !== 'cancelled';
}

/** Why a clock is over, as its own entries say it. */
function endOf({ state }: ClockLedger): string {
  return state === 'met'
    ? 'sla.met'
    : state === 'breached'
      ? 'sla.stopped'
      : state === 'cancelled'
        ? 'sla.cancelled'
        : 'when';
}
