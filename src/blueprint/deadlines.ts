import { stepsOf, type Blueprint } from './blueprint.ts';
import type { Reference } from './origin.ts';
import type { Deadline, Step } from './step.ts';

/** A time that something has, with the calendar by which its business time counts. */
export interface DeadlineUse {
  readonly deadline: Deadline;
  /** The step whose time it is; absent for the time in which a closed case may come back. */
  readonly step?: Step;
  readonly calendar?: Reference;
  /** A length of time will do, or only a date. */
  readonly takesDuration: boolean;
}

/** Every time of a blueprint: limits, reminders, waits, time-outs of calls, the window for reopening. */
export function deadlinesOf(blueprint: Blueprint): DeadlineUse[] {
  const found: DeadlineUse[] = [];
  const add = (deadline: Deadline | undefined, takesDuration: boolean, step?: Step): void => {
    const calendar = step === undefined ? blueprint.calendar : step.calendar;
    if (deadline !== undefined) found.push({ deadline, takesDuration, step, calendar });
  };
  for (const step of stepsOf(blueprint)) {
    add(step.within, true, step);
    add(step.remind?.every, true, step);
    const { action } = step;
    if (action.verb === 'call') {
      add(action.timeout, true, step);
      add(action.retry?.every, true, step);
    }
    if (action.verb !== 'wait' || action.for.kind === 'event') continue;
    if (action.for.kind === 'first') {
      for (const { until } of action.for.arms) if (until.kind !== 'event') add(until, true, step);
    } else {
      add(action.for, action.for.path.at(-1) !== 'until', step);
    }
  }
  add(blueprint.reopen?.within, true);
  return found;
}
