import type { FeelEnv } from '../feel/evaluate.ts';
import { timeAfterText } from './due.ts';
import { CaseFault } from './fault.ts';
import type { Plan } from './plan.ts';
import type { TimerPlan } from './token-plan.ts';

/**
 * When a timer of a process is over, at its very instant.
 *
 * @param from the instant at which it was set, or at which its last cycle came.
 * @throws CaseFault when its expression gives no time, or nobody can tell when business time is over.
 */
export function timerDue(plan: Plan, timer: TimerPlan, env: FeelEnv, from: number, node: string): number {
  const text = timer.value === undefined ? timer.text : timer.value.evaluate(env);
  const due = typeof text === 'string' ? timeAfterText(plan, text, from, plan.blueprint.calendar) : undefined;
  if (due !== undefined) return due;
  throw new CaseFault(
    'no-instant',
    node,
    `The timer of "${node}" needs a time; "${timer.text}" gives ${JSON.stringify(text)}.`,
  );
}
