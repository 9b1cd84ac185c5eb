import { refuse, refuseCarried, refuseTimer, type Refusal } from './admit.ts';
import { carriedBy } from './carried.ts';
import type { CaseContext, CaseEvent } from './case.ts';
import type { Plan } from './plan.ts';
import { catchersIn, catchersOf } from './token-catch.ts';

/** Refuses a message or signal that nothing in the process waits for now. */
export function refuseUncaught(plan: Plan, context: CaseContext, event: CaseEvent, name: string): Refusal | undefined {
  if (!isWaitedFor(plan, context, name)) return refuse('TL6001', { event: event.type, accepted: [] });
  return refuseCarried(plan, context, event, carriedBy(plan.blueprint, name));
}

/** True when something in the process waits for an event from outside. */
export function isWaitedFor({ tokens: plan }: Plan, { tokens: state }: CaseContext, name: string): boolean {
  if (plan === undefined || state === undefined) return false;
  return (
    state.tokens.some((token) => catchersOf(plan, token).some(({ caught }) => caught.event === name)) ||
    state.runs.some((run) => catchersIn(plan, run).some(({ caught }) => caught.event === name))
  );
}

/** True for a timer that a token or a run of a scope has set. */
export function isProcessTimer(context: CaseContext, event: CaseEvent): boolean {
  const { tokens = [], runs = [] } = context.tokens ?? {};
  const id = event.timer ?? '';
  const isOwn = [...tokens, ...runs].some(({ timers }) => timers !== undefined && Object.hasOwn(timers, id));
  return isOwn && refuseTimer(context, event, id, undefined) === undefined;
}
