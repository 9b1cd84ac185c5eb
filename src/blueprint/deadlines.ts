import { stepsOf, type Blueprint } from './blueprint.ts';
import type { Reference } from './origin.ts';
import type { Deadline } from './deadline.ts';
import { levelsOf, slaOf, type Coming, type Escalation } from './escalation.ts';
import type { Sla } from './sla.ts';
import type { Step } from './step.ts';
import { printDuration } from '../time/duration.ts';

/** A time that something has, with the calendar by which its business time counts. */
export interface DeadlineUse {
  readonly deadline: Deadline;
  /** The step whose time it is. Neither step, clock nor escalation: the time in which a closed case may come back. */
  readonly step?: Step;
  /** The clock whose time it is. */
  readonly sla?: Sla;
  /** The escalation whose time it is. */
  readonly escalation?: Escalation;
  readonly calendar?: Reference;
  /** A length of time will do, or only a date. */
  readonly takesDuration: boolean;
}

/** Every time of a blueprint: limits, reminders, waits, time-outs of calls, promises of clocks, levels of escalations, the window for reopening. */
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
  for (const sla of blueprint.slas.values()) {
    const { target, pauseAtMost, warn, calendar } = sla;
    const left = warn.flatMap((warning): Deadline[] =>
      warning.kind === 'share' ? [] : [{ ...warning, kind: 'duration', text: printDuration(warning.duration) }],
    );
    const own = [...(target.kind === 'deadline' ? [target.deadline] : []), pauseAtMost, ...left];
    for (const deadline of own)
      if (deadline !== undefined) found.push({ deadline, takesDuration: true, sla, calendar });
  }
  for (const escalation of blueprint.escalations.values()) {
    const { rounds, calendar } = escalation;
    const sla = slaOf(blueprint, escalation);
    // What is left of a clock's time is counted as the clock counts it.
    const owner = sla === undefined ? { escalation, calendar } : { sla, calendar: sla.calendar };
    for (const { comes, repeat } of levelsOf(escalation)) {
      for (const deadline of timesOf(comes))
        found.push({ deadline, takesDuration: true, ...(comes.kind === 'left' ? owner : { escalation, calendar }) });
      if (repeat !== undefined) found.push({ deadline: repeat.every, takesDuration: true, escalation, calendar });
    }
    if (rounds !== undefined) found.push({ deadline: rounds.gap, takesDuration: true, escalation, calendar });
  }
  add(blueprint.reopen?.within, true);
  return found;
}

/** The lengths of time by which a level comes. */
function timesOf(comes: Coming): Deadline[] {
  const length = comes.kind === 'left' ? comes.duration : comes.kind === 'breach' ? comes.plus : undefined;
  if (length !== undefined) return [{ ...comes, kind: 'duration', duration: length, text: printDuration(length) }];
  return comes.kind === 'after' && comes.after !== undefined ? [comes.after] : [];
}
