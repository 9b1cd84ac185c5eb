import type { Sla } from '../blueprint/sla.ts';
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

/**
 * The stretches that do not count for a run, from its start to its end: pauses, cut where they last longer than they may,
 * and the time during which the case was closed.
 */
export function pausesOf(
  plan: Plan,
  { sla }: Pick<ClockPlan, 'sla'>,
  context: Pick<CaseContext, 'data'>,
  { pauses, closed, start, stop, halted }: Pick<ClockLedger, 'pauses' | 'closed' | 'start' | 'stop' | 'halted'>,
): Stretch[] {
  const begin = start ?? -Infinity;
  const end = stop ?? halted ?? Infinity;
  const within = (stretches: readonly Stretch[]): Stretch[] =>
    stretches.flatMap(({ from, to }): Stretch[] => {
      if (from >= end || (to !== undefined && (to <= begin || to <= from))) return [];
      return [
        {
          from: Math.max(from, begin),
          to: to === undefined && end === Infinity ? undefined : Math.min(to ?? end, end),
        },
      ];
    });
  const own = cutAtMost(plan, sla, context, within(stretchesOf(pauses)), start);
  const shut = within(stretchesOf(closed));
  return joined(shut.length === 0 ? own : [...own, ...shut].toSorted((a, b) => a.from - b.from));
}

/** What ends where the next begins does not end. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.to === stretch.from) all[all.length - 1] = { from: last.from, to: stretch.to };
    else all.push(stretch);
  }
  return all;
}

function cutAtMost(
  plan: Plan,
  { pauseAtMost, calendar: named }: Sla,
  context: Pick<CaseContext, 'data'>,
  pauses: Stretch[],
  start: number | undefined,
): Stretch[] {
  if (pauseAtMost === undefined || pauses.length === 0 || start === undefined) return pauses;
  const longest = durationOf(plan, context, pauseAtMost);
  if (longest === undefined) return pauses;
  const calendar = plan.calendars.get(named?.name);
  const measure = measureOf(longest, calendar);
  const most = amountOf(longest, start, plan.zone, calendar);
  return measure === undefined || most === undefined ? pauses : cutPauses(pauses, start, most, measure);
}

/** As a ledger keeps it: from, to, from, to, …; an odd count means that the last one is not over. */
export function isOdd(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length % 2 === 1;
}
