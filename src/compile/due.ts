import type { Deadline } from '../blueprint/deadline.ts';
import { addDuration, parseDuration, type Duration } from '../time/duration.ts';
import { parseInstant, startOfDate } from '../time/instant.ts';
import type { CaseContext } from './case.ts';
import { CaseFault } from './fault.ts';
import type { Plan } from './plan.ts';

/** An instant that is still good at its last millisecond is over one millisecond later. */
const AFTER_THE_LAST = 1;

/** When a time limit is over: one millisecond after its last good instant; a date is good until its day ends. */
export function limitOf(plan: Plan, context: CaseContext, deadline: Deadline, from: number, step: string): number {
  const value = valueOf(plan, context, deadline, step);
  if (value.kind === 'date') return addDuration(startOfDate(value.date, plan.zone), ONE_DAY, plan.zone);
  return instantOf(plan, value, from) + AFTER_THE_LAST;
}

/** When a waiting time is over: at its very instant; a date begins with its day. */
export function dueOf(plan: Plan, context: CaseContext, deadline: Deadline, from: number, step: string): number {
  const value = valueOf(plan, context, deadline, step);
  return value.kind === 'date' ? startOfDate(value.date, plan.zone) : instantOf(plan, value, from);
}

type Value =
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'instant'; readonly instant: number };

const ONE_DAY: Duration = { kind: 'calendar', years: 0, months: 0, weeks: 0, days: 1, milliseconds: 0 };

function instantOf(plan: Plan, value: Exclude<Value, { kind: 'date' }>, from: number): number {
  return value.kind === 'instant' ? value.instant : addDuration(from, value.duration, plan.zone);
}

function valueOf(plan: Plan, context: CaseContext, deadline: Deadline, step: string): Value {
  if (deadline.kind === 'duration') return deadline;
  const written = context.data[deadline.name] ?? plan.parameters?.[deadline.name];
  if (typeof written === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return { kind: 'date', date: written };
    const instant = parseInstant(written);
    if (instant.ok) return { kind: 'instant', instant: instant.instant };
    const duration = parseDuration(written);
    if (duration.ok) return { kind: 'duration', duration: duration.duration };
  }
  throw new CaseFault('no-instant', step, `Step "${step}" needs a time from "${deadline.name}", which has no value.`);
}
