import type { CaseContext } from './case.ts';
import type { Plan, StepPlan } from './plan.ts';

/** True when so many branches of a parallel step have come to their end that the case goes on. */
export function isJoined(plan: Plan, context: CaseContext, step: string): boolean {
  const action = plan.steps.get(step)?.step.action;
  return action?.verb === 'parallel' && (context.branches?.[step]?.length ?? 0) >= action.needed;
}

/** False once enough other branches are done: what such a branch would do at once is not done any more. */
export function isLive(plan: Plan, context: CaseContext, { races }: StepPlan): boolean {
  return races.length === 0 || !races.some((step) => isJoined(plan, context, step));
}
