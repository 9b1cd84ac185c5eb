import type { Level } from '../blueprint/escalation.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import type { LadderLedger } from './case.ts';
import { courseOf, type ClockCourse } from './clock-reckon.ts';
import { openingFrom } from './calendars.ts';
import { timeAfter } from './due.ts';
import type { LadderPlan } from './ladder-plan.ts';
import type { Turn } from './turn.ts';

/** What comes next: a level, or the one that came last once more. */
export type NextOnLadder =
  | { readonly kind: 'level'; readonly index: number; readonly round: number; readonly due: number }
  | { readonly kind: 'repeat'; readonly due: number };

type Wanted = { readonly kind: 'level'; readonly index: number; readonly round: number } | { readonly kind: 'repeat' };

/** When the levels of an escalation come. Epoch milliseconds; undefined while nobody can say. */
export class LadderTimes {
  readonly #turn: Turn;
  readonly #plan: LadderPlan;
  readonly #env: () => FeelEnv;
  #course: ClockCourse | undefined;

  constructor(turn: Turn, plan: LadderPlan, env: () => FeelEnv) {
    this.#turn = turn;
    this.#plan = plan;
    this.#env = env;
  }

  /** What comes next and when; of two at one instant the level. */
  next(ledger: LadderLedger): NextOnLadder | undefined {
    if (this.#isHeld) return undefined;
    const all = this.#ahead(ledger).flatMap((wanted): NextOnLadder[] => {
      const due = this.#dueOf(ledger, wanted);
      return due === undefined ? [] : [{ ...wanted, due }];
    });
    return all.toSorted((a, b) => a.due - b.due)[0];
  }

  /** True when nothing can come any more. */
  isDone(ledger: LadderLedger): boolean {
    return this.#ahead(ledger).length === 0;
  }

  /** Where nothing has an instant: true when something is to come all the same. A clock that stands still is no such case. */
  isUndated(ledger: LadderLedger): boolean {
    if (this.#isHeld || this.isDone(ledger)) return false;
    // What the clock cannot tell, the clock has said already.
    return this.#plan.clock === undefined || this.#clockCourse()?.due !== undefined;
  }

  /** When an alert that comes at an instant may leave; at once where the calendar of its hours does not know the day. */
  opens(at: number): number {
    return openingFrom(this.#turn.plan.calendars.get(this.#plan.escalation.hours?.name), at) ?? at;
  }

  /** When a level comes that goes by the clock. */
  pointOf({ comes }: Level): number | undefined {
    const course = this.#clockCourse();
    switch (comes.kind) {
      case 'share':
      case 'left':
        return course?.passes(comes);
      case 'breach': {
        const { due } = course ?? {};
        if (due === undefined || comes.plus === undefined) return due === undefined ? undefined : due + 1;
        return this.#after({ ...comes, kind: 'duration', duration: comes.plus, text: '' }, due);
      }
      case 'after':
        return undefined;
    }
  }

  /** While its clock stands still nobody is to blame, and nothing comes. */
  get #isHeld(): boolean {
    const { clock } = this.#plan;
    return clock !== undefined && this.#turn.draft.clocks?.[clock.id]?.state === 'paused';
  }

  /** What may come next, whenever that is. */
  #ahead({ round, level, repeats = 0, alerted }: LadderLedger): Wanted[] {
    const { escalation, levels } = this.#plan;
    const count = escalation.levels.length;
    const repeat = alerted === undefined ? undefined : levels[level - 1]?.level.repeat;
    const again: Wanted[] = repeat !== undefined && repeats < repeat.times ? [{ kind: 'repeat' }] : [];
    if (level < count) return [...again, { kind: 'level', index: level, round }];
    // The next round, and what is behind the rounds, wait for the last repetition.
    if (again.length > 0 || level > count) return again;
    if (round < (escalation.rounds?.times ?? 1)) return [{ kind: 'level', index: 0, round: round + 1 }];
    return escalation.last === undefined ? [] : [{ kind: 'level', index: count, round }];
  }

  #dueOf(ledger: LadderLedger, wanted: Wanted): number | undefined {
    const { escalation, levels, clock } = this.#plan;
    const { alerted, from } = ledger;
    if (wanted.kind === 'repeat') {
      const { level, anchor } = levels[ledger.level - 1] ?? {};
      const since = level && this.#since(alerted ?? from, level.comes.kind === 'after' ? anchor : level);
      return since === undefined || level?.repeat === undefined ? undefined : this.#after(level.repeat.every, since);
    }
    const { index, round } = wanted;
    const planned = levels[index];
    if (planned === undefined) return undefined;
    const { comes } = planned.level;
    if (comes.kind !== 'after') return this.pointOf(planned.level);
    const isFirst = index === 0 && round === 1;
    const since = this.#since(isFirst && clock !== undefined ? -Infinity : (alerted ?? from), planned.anchor);
    if (since === undefined) return undefined;
    const { rounds } = escalation;
    const isBehind = index === escalation.levels.length;
    const gap = rounds !== undefined && (index === 0 ? round > 1 : isBehind && comes.after === undefined);
    // The levels of a round count from one another, the next round from whatever was said last.
    const base = gap
      ? this.#after(rounds.gap, since)
      : index === 0 || isBehind
        ? since
        : this.#since(from, planned.anchor);
    return base === undefined || comes.after === undefined ? base : this.#after(comes.after, base);
  }

  /** What counts from a level counts from when the clock has passed that level's point, or has run over. */
  #since(from: number, anchor: Level | undefined): number | undefined {
    if (this.#plan.clock === undefined) return from;
    const point = anchor === undefined ? this.#breach() : this.pointOf(anchor);
    return point === undefined ? undefined : Math.max(from, point);
  }

  #breach(): number | undefined {
    const { due } = this.#clockCourse() ?? {};
    return due === undefined ? undefined : due + 1;
  }

  #after(deadline: Parameters<typeof timeAfter>[2], from: number): number | undefined {
    const { plan, draft } = this.#turn;
    return timeAfter(plan, draft, deadline, from, this.#plan.escalation.calendar);
  }

  #clockCourse(): ClockCourse | undefined {
    const { clock } = this.#plan;
    const { plan, draft, at } = this.#turn;
    const ledger = clock && draft.clocks?.[clock.id];
    const { start } = ledger ?? {};
    if (clock === undefined || ledger === undefined || start === undefined) return undefined;
    return (this.#course ??= courseOf(plan, clock, draft, { ...ledger, start }, at, this.#env));
  }
}
