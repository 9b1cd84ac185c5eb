import type { FeelEnv } from '../feel/evaluate.ts';
import type { CaseContext, ClockLedger } from './case.ts';
import type { ClockPlan } from './clock-plan.ts';
import { durationOf } from './clock-target.ts';
import { amountOf, cutPauses, measureOf, stretchesOf, type Stretch } from './clock-time.ts';
import type { Plan } from './plan.ts';

/** Why a clock stands still now: steps at which the case waits, and a condition that holds. Empty when it does not. */
export function pausedBy(
  { pausesAt, pausesForCustomer, pauseWhen, sla }: ClockPlan,
  { active, replied }: Pick<CaseContext, 'active' | 'replied'>,
  env: () => FeelEnv,
): readonly string[] {
  const reasons: string[] = [];
  if (pausesAt.size > 0) {
    for (const step in active) {
      if (!pausesAt.has(step)) continue;
      if (pausesForCustomer.has(step) && replied?.includes(step) === true) continue;
      reasons.push(`step.${step}`);
    }
  }
  if (pauseWhen?.test(env()) === true) reasons.push(sla.pause.when?.text ?? '');
  return reasons;
}

/** The pauses that count for a run: from its start to its end, cut where they last longer than they may. */
export function pausesOf(
  plan: Plan,
  { sla }: Pick<ClockPlan, 'sla'>,
  context: Pick<CaseContext, 'data'>,
  { pauses, start, stop, halted }: Pick<ClockLedger, 'pauses' | 'start' | 'stop' | 'halted'>,
): Stretch[] {
  const begin = start ?? -Infinity;
  const end = stop ?? halted ?? Infinity;
  const own = stretchesOf(pauses).flatMap(({ from, to }): Stretch[] => {
    if (from >= end || (to !== undefined && to <= begin)) return [];
    return [{ from, to: to === undefined && end === Infinity ? undefined : Math.min(to ?? end, end) }];
  });
  if (sla.pauseAtMost === undefined || own.length === 0 || start === undefined) return own;
  const longest = durationOf(plan, context, sla.pauseAtMost);
  if (longest === undefined) return own;
  const calendar = plan.calendars.get(sla.calendar?.name);
  const measure = measureOf(longest, calendar);
  const most = amountOf(longest, start, plan.zone, calendar);
  return measure === undefined || most === undefined ? own : cutPauses(own, start, most, measure);
}

/** As a ledger keeps it: from, to, from, to, …; an odd count means that the last one is not over. */
export function isOdd(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length % 2 === 1;
}
