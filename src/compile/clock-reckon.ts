import type { FeelEnv } from '../feel/evaluate.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Duration } from '../time/duration.ts';
import { subtractCalendarDuration } from '../time/subtract-duration.ts';
import type { CaseContext, ClockLedger } from './case.ts';
import type { ClockPlan } from './clock-plan.ts';
import { pausesOf } from './clock-pauses.ts';
import { countOf, targetOf } from './clock-target.ts';
import { reachedAt, type Stretch } from './clock-time.ts';
import type { Plan } from './plan.ts';

/** What a clock comes to from the facts of its run at an instant. */
export interface Reckoning {
  /** True while there is a promise, if only one whose due time the calendar cannot tell. */
  readonly hasTarget: boolean;
  /** The target in force, where it can change. */
  readonly target?: string;
  /** From when the target counts. */
  readonly from: number;
  /** Targets that count from a later instant than the start, with that instant. */
  readonly bases?: Readonly<Record<string, number>>;
  /** The last instant in time. */
  readonly due?: number;
  /** The pauses that count. */
  readonly pauses: readonly Stretch[];
  /** The one in which it stands. */
  readonly pause?: Stretch;
  /** Warnings that have an instant, earliest first. */
  readonly warnings: readonly { readonly event: string; readonly at: number }[];
}

/** A point in the course of a clock: a share of its time used, or so much left. */
export type ClockPoint =
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'left'; readonly duration: Duration };

/** The course of a clock's run, and when it passes each point; undefined while nobody can say. */
export interface ClockCourse extends Omit<Reckoning, 'warnings' | 'pause'> {
  readonly passes: (point: ClockPoint) => number | undefined;
}

/** Works out a run anew from its facts: start, pauses, targets. Nothing is counted on from an earlier look. */
export function reckon(
  plan: Plan,
  clock: ClockPlan,
  context: CaseContext,
  ledger: ClockLedger & { readonly start: number },
  at: number,
  env: () => FeelEnv,
): Reckoning {
  const { passes, ...course } = courseOf(plan, clock, context, ledger, at, env);
  const warnings = clock.sla.warn.flatMap((warning): { event: string; at: number }[] => {
    const instant = passes(warning);
    return instant === undefined ? [] : [{ event: warning.event, at: instant }];
  });
  return {
    ...course,
    pause: course.pauses.find((stretch) => stretch.from <= at && (stretch.to === undefined || at < stretch.to)),
    warnings: warnings.toSorted((a, b) => a.at - b.at),
  };
}

/** The course of a run, from which everything about it follows. */
export function courseOf(
  plan: Plan,
  clock: ClockPlan,
  context: CaseContext,
  ledger: ClockLedger & { readonly start: number },
  at: number,
  env: () => FeelEnv,
): ClockCourse {
  const { sla } = clock;
  const { start } = ledger;
  const calendar = plan.calendars.get(sla.calendar?.name);
  const target = targetOf(plan, clock, context, env);
  const bases = basesOf(clock, ledger, target?.text, at);
  const from = (target?.text === undefined ? undefined : bases?.[target.text]) ?? start;
  const pauses = pausesOf(plan, clock, context, ledger);
  const count = countOf(plan, target, from, calendar, ledger.extended);
  const reached = (amount: number, known: readonly Stretch[] = pauses): number | undefined =>
    count === undefined ? undefined : reachedAt(count.measure, from, known, amount);
  const due = count && reached(count.amount);
  const passes = (point: ClockPoint): number | undefined => {
    const instant =
      count &&
      (point.kind === 'share'
        ? reached(Math.ceil((count.amount * point.percent) / 100))
        : firstBefore(pauses, (known) => before(reached(count.amount, known), point.duration, calendar, plan.zone)));
    return instant === undefined ? undefined : Math.max(instant, start);
  };
  return { hasTarget: target !== undefined, target: target?.text, from, bases, due, pauses, passes };
}

/** A new target counts from now where the clock says so; one that was in force before counts again from where it did. */
function basesOf(
  { sla }: ClockPlan,
  { bases, target, start }: ClockLedger & { readonly start: number },
  next: string | undefined,
  at: number,
): Reckoning['bases'] {
  if (sla.onRetarget === 'keep-start' || target === next || (target === undefined && bases === undefined)) return bases;
  const known = { ...(target === undefined ? {} : { [target]: start }), ...bases };
  return next === undefined ? known : { [next]: at, ...known };
}

/** A pause puts off only what had not come when it began. */
function firstBefore(
  pauses: readonly Stretch[],
  instantWith: (known: readonly Stretch[]) => number | undefined,
): number | undefined {
  for (const [index, { from }] of pauses.entries()) {
    const instant = instantWith(pauses.slice(0, index));
    if (instant !== undefined && instant <= from) return instant;
  }
  return instantWith(pauses);
}

/** When so much time is left before an instant. */
function before(
  due: number | undefined,
  duration: Duration,
  calendar: Calendar | undefined,
  zone: string,
): number | undefined {
  if (due === undefined) return undefined;
  switch (duration.kind) {
    case 'elapsed':
      return due - duration.milliseconds;
    case 'calendar':
      return subtractCalendarDuration(due, duration, zone);
    case 'business':
      return calendar?.reachBack(due, duration);
  }
}
