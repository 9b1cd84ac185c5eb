import type { Deadline } from '../blueprint/deadline.ts';
import type { Calendar } from '../time/calendar.ts';
import { addDuration, parseDuration, printDuration, type Duration } from '../time/duration.ts';
import { parseInstant, startOfDate } from '../time/instant.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import type { CaseContext } from './case.ts';
import type { ClockPlan } from './clock-plan.ts';
import { amountOf, measureOf, type Measure } from './clock-time.ts';
import { decideColumn } from './decide.ts';
import type { Plan } from './plan.ts';

/** A target as it stands now: a length of time, or an instant that a field holds. */
export interface ClockTarget {
  /** As it is written; undefined where it never changes. */
  readonly text?: string;
  readonly duration?: Duration;
  /** The last instant in time, in epoch milliseconds. */
  readonly instant?: number;
}

/** What a clock promises now; undefined while nothing says so. */
export function targetOf(
  plan: Plan,
  { sla, decision }: ClockPlan,
  context: CaseContext,
  env: () => FeelEnv,
): ClockTarget | undefined {
  const { target } = sla;
  if (target.kind === 'deadline' && target.deadline.kind === 'duration') return { duration: target.deadline.duration };
  const written =
    target.kind === 'deadline'
      ? valueOf(plan, context, target.deadline.kind === 'name' ? target.deadline.name : '')
      : decision && decideColumn(decision.plan, decision.column, env());
  return typeof written === 'string' ? readTarget(plan, written) : undefined;
}

/** A length of time that is written, or that a field or parameter holds; undefined while nothing says so. */
export function durationOf(plan: Plan, context: Pick<CaseContext, 'data'>, deadline: Deadline): Duration | undefined {
  if (deadline.kind === 'duration') return deadline.duration;
  const value = valueOf(plan, context, deadline.name);
  const read = typeof value === 'string' ? parseDuration(value) : undefined;
  return read?.ok === true ? read.duration : undefined;
}

function valueOf(plan: Plan, { data }: Pick<CaseContext, 'data'>, name: string): unknown {
  return data[name] ?? plan.parameters?.[name];
}

/** A target as it is written: a duration, a date or an instant; undefined where it is none of them. */
export function readTarget({ zone }: Pick<Plan, 'zone'>, written: string): ClockTarget | undefined {
  const duration = parseDuration(written);
  if (duration.ok) return { text: printDuration(duration.duration), duration: duration.duration };
  const instant = instantIn(written, zone);
  if (instant === undefined) return undefined;
  // A date is good until its day ends.
  const last = isDate(written) ? addDuration(instant, ONE_DAY, zone) - 1 : instant;
  return { text: written, instant: last };
}

/** The instant that a date or datetime field holds: a date begins with its day. */
export function instantIn(value: unknown, zone: string): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (isDate(value)) return startOfDate(value, zone);
  const instant = parseInstant(value);
  return instant.ok ? instant.instant : undefined;
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

const ONE_DAY: Duration = { kind: 'calendar', years: 0, months: 0, weeks: 0, days: 1, milliseconds: 0 };

/** How a clock counts towards its due time, and how many milliseconds of that. */
export interface ClockCount {
  readonly measure: Measure;
  readonly amount: number;
}

/**
 * How a target is counted from an instant, with all the time that the run was given besides; undefined where nothing or
 * nobody can tell.
 */
export function countOf(
  { zone }: Plan,
  target: ClockTarget | undefined,
  base: number,
  calendar: Calendar | undefined,
  extended: readonly string[] = [],
): ClockCount | undefined {
  let count = countOfTarget(zone, target, base, calendar);
  for (const written of extended) {
    const read = parseDuration(written);
    if (read.ok && count !== undefined) count = withMore(count, read.duration, base, zone, calendar);
  }
  return count;
}

/**
 * What is given besides counts from where the time before it ends, pauses apart. A target may have changed since to one
 * that counts otherwise: what was given then is as long as it is on the wall.
 */
function withMore(
  { measure, amount }: ClockCount,
  more: Duration,
  base: number,
  zone: string,
  calendar: Calendar | undefined,
): ClockCount | undefined {
  const from = measure.after(base, amount);
  if (from === undefined) return undefined;
  const own = measureOf(more, calendar);
  const length = amountOf(more, from, zone, calendar);
  const to = length === undefined ? undefined : own?.after(from, length);
  const added = to === undefined ? undefined : measure.between(from, to);
  return added === undefined ? undefined : { measure, amount: amount + added };
}

function countOfTarget(
  zone: string,
  target: ClockTarget | undefined,
  base: number,
  calendar: Calendar | undefined,
): ClockCount | undefined {
  if (target?.instant !== undefined) {
    const measure = measureOf(ANY_TIME, undefined);
    return measure && { measure, amount: Math.max(0, target.instant - base) };
  }
  if (target?.duration === undefined) return undefined;
  const measure = measureOf(target.duration, calendar);
  const amount = amountOf(target.duration, base, zone, calendar);
  return measure === undefined || amount === undefined ? undefined : { measure, amount };
}

const ANY_TIME: Duration = { kind: 'elapsed', milliseconds: 0 };
