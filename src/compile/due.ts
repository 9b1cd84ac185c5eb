import type { Deadline } from '../blueprint/deadline.ts';
import type { Reference } from '../blueprint/origin.ts';
import { addDuration, parseDuration, type Duration } from '../time/duration.ts';
import { parseInstant, startOfDate } from '../time/instant.ts';
import type { CaseContext } from './case.ts';
import { CaseFault } from './fault.ts';
import type { Plan } from './plan.ts';

/** An instant that is still good at its last millisecond is over one millisecond later. */
const AFTER_THE_LAST = 1;

/**
 * When a time limit is over: one millisecond after its last good instant; a date is good until its day ends. Undefined when
 * nobody can tell, because the limit counts business time and no calendar knows the days that far ahead.
 */
export function limitOf(
  plan: Plan,
  context: CaseContext,
  deadline: Deadline,
  from: number,
  step: string,
): number | undefined {
  const value = valueOf(plan, context, deadline, step);
  if (value.kind === 'date') return addDuration(startOfDate(value.date, plan.zone), ONE_DAY, plan.zone);
  const last = instantOf(plan, value, from, step);
  return last === undefined ? undefined : last + AFTER_THE_LAST;
}

/**
 * When a waiting time is over: at its very instant; a date begins with its day. What waits for it could never go on
 * where nobody can tell, so that is a fault.
 */
export function dueOf(plan: Plan, context: CaseContext, deadline: Deadline, from: number, step: string): number {
  const due = dueIfKnown(plan, context, deadline, from, step);
  if (due !== undefined) return due;
  const { name } = calendarOf(plan, step) ?? {};
  const why =
    name === undefined ? 'there is no calendar to count it by' : `calendar "${name}" does not know those days`;
  throw new CaseFault('undated', step, `Step "${step}" waits for a time that cannot be told: ${why}.`);
}

/** The same for what a case can do without, such as a reminder: undefined when nobody can tell. */
export function dueIfKnown(
  plan: Plan,
  context: CaseContext,
  deadline: Deadline,
  from: number,
  step: string,
): number | undefined {
  const value = valueOf(plan, context, deadline, step);
  return value.kind === 'date' ? startOfDate(value.date, plan.zone) : instantOf(plan, value, from, step);
}

/**
 * When a time that no step has is over, counted in a calendar: undefined when nobody can tell, also because a field or
 * parameter has no value.
 */
export function timeAfter(
  plan: Plan,
  context: Pick<CaseContext, 'data'>,
  deadline: Deadline,
  from: number,
  calendar: Reference | undefined,
): number | undefined {
  return whenOver(plan, valueIn(plan, context, deadline), from, calendar);
}

/** The same for a time that stands in a text: a date, an instant or a length. */
export function timeAfterText(
  plan: Plan,
  written: string,
  from: number,
  calendar: Reference | undefined,
): number | undefined {
  return whenOver(plan, timeIn(written), from, calendar);
}

function whenOver(
  plan: Plan,
  value: Value | undefined,
  from: number,
  calendar: Reference | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'date') return startOfDate(value.date, plan.zone);
  return instantIn(plan, value, from, calendar);
}

/** The nearest calendar of a step; that of the blueprint for what is no step. */
export function calendarOf(plan: Plan, step: string): Reference | undefined {
  const known = plan.steps.get(step);
  return known === undefined ? plan.blueprint.calendar : known.step.calendar;
}

type Value =
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'instant'; readonly instant: number };

const ONE_DAY: Duration = { kind: 'calendar', years: 0, months: 0, weeks: 0, days: 1, milliseconds: 0 };

function instantOf(
  plan: Plan,
  value: Exclude<Value, { kind: 'date' }>,
  from: number,
  step: string,
): number | undefined {
  return instantIn(plan, value, from, calendarOf(plan, step));
}

function instantIn(
  plan: Plan,
  value: Exclude<Value, { kind: 'date' }>,
  from: number,
  calendar: Reference | undefined,
): number | undefined {
  if (value.kind === 'instant') return value.instant;
  if (value.duration.kind !== 'business') return addDuration(from, value.duration, plan.zone);
  return plan.calendars.get(calendar?.name)?.reach(from, value.duration);
}

function valueOf(plan: Plan, context: CaseContext, deadline: Deadline, step: string): Value {
  const value = valueIn(plan, context, deadline);
  if (value !== undefined) return value;
  const name = deadline.kind === 'name' ? deadline.name : deadline.text;
  throw new CaseFault('no-instant', step, `Step "${step}" needs a time from "${name}", which has no value.`);
}

function valueIn(plan: Plan, context: Pick<CaseContext, 'data'>, deadline: Deadline): Value | undefined {
  if (deadline.kind === 'duration') return deadline;
  const written = context.data[deadline.name] ?? plan.parameters?.[deadline.name];
  return typeof written === 'string' ? timeIn(written) : undefined;
}

/** What a text says of time: a date, an instant or a length. */
function timeIn(written: string): Value | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return { kind: 'date', date: written };
  const instant = parseInstant(written);
  if (instant.ok) return { kind: 'instant', instant: instant.instant };
  const duration = parseDuration(written);
  return duration.ok ? { kind: 'duration', duration: duration.duration } : undefined;
}
