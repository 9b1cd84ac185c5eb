import type { Sla } from '../../blueprint/sla.ts';
import { readTarget, type ClockTarget } from '../../compile/clock-target.ts';
import { measureOf, type Measure } from '../../compile/clock-time.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { ClockView } from '../clock-view.ts';
import type { Duration } from '../../time/duration.ts';

/** How a clock counted while a target was in force. */
export interface ClockMeasure {
  readonly target: ClockTarget;
  readonly measure: Measure;
  /** Present where only the time counts in which this calendar is open. */
  readonly calendar?: Calendar;
}

/**
 * How a clock counts under a target as its journal has it (`8bh`, `2026-01-09`); without one under the duration that its
 * blueprint fixes. Undefined where there is no target, or no calendar to count by.
 */
export function clockMeasure(
  { plan }: Pick<CompiledBlueprint, 'plan'>,
  sla: Sla,
  text: string | undefined,
): ClockMeasure | undefined {
  const target = text === undefined ? fixedTarget(sla) : readTarget(plan, text);
  if (target === undefined) return undefined;
  const calendar = plan.calendars.get(sla.calendar?.name);
  const measure = measureOf(target.duration ?? NO_TIME, calendar);
  if (measure === undefined) return undefined;
  return target.duration?.kind === 'business' ? { target, measure, calendar } : { target, measure };
}

/** How long it is from one instant to another as a clock counts; undefined where its calendar does not know. */
export function timeBetween(
  { plan }: Pick<CompiledBlueprint, 'plan'>,
  { sla: id, target }: Pick<ClockView, 'sla' | 'target'>,
  from: number,
  to: number,
): { readonly amount: number; readonly business: boolean } | undefined {
  const sla = plan.clocks?.all.find((clock) => clock.id === id)?.sla;
  const counted = sla && clockMeasure({ plan }, sla, target);
  const amount = counted?.measure.between(from, to);
  return amount === undefined ? undefined : { amount, business: counted?.calendar !== undefined };
}

function fixedTarget({ target }: Sla): ClockTarget | undefined {
  if (target.kind !== 'deadline' || target.deadline.kind !== 'duration') return undefined;
  return { duration: target.deadline.duration };
}

const NO_TIME: Duration = { kind: 'elapsed', milliseconds: 0 };
