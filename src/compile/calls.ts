import { environment } from './facts.ts';
import { valueOf } from './decide.ts';
import { dueOf } from './due.ts';
import type { CaseContext, StepEffect, OpenCall } from './case.ts';
import type { StepPlan } from './plan.ts';
import type { Turn } from './turn.ts';

/** True when a service that failed is called once more, or another one in its place. */
export function hasAnotherTry(context: CaseContext, { step }: StepPlan): boolean {
  const { action } = step;
  const call = context.calls?.[step.id];
  if (action.verb !== 'call' || call === undefined || call.fallback === true) return false;
  return call.failures < (action.retry?.times ?? 0) || action.fallback !== undefined;
}

/** Calls the service of a step, or its fallback, and sets the time by which it must answer. */
export function callService(
  turn: Turn,
  plan: StepPlan,
  base: Pick<StepEffect, 'step' | 'visit' | 'locale' | 'channels'>,
  before: Pick<OpenCall, 'failures' | 'fallback'>,
): void {
  const { step } = plan;
  const { action } = step;
  if (action.verb !== 'call') return;
  const run = turn.draft.generation + 1;
  turn.draft.generation = run;
  turn.draft.calls = { ...turn.draft.calls, [step.id]: { ...before, run } };
  const service = calledService(plan, before);
  const env = environment(turn.plan, turn.draft, turn.draft.data, turn.at);
  turn.request({
    kind: 'call',
    service,
    with: Object.fromEntries(plan.with.map((given) => [given.field, valueOf(given, env)])),
    idempotent: turn.plan.blueprint.services.get(service)?.idempotent ?? false,
    run,
    ...base,
  });
  if (action.timeout !== undefined) turn.armLimit(`timeout:${step.id}`, action.timeout, step.id);
}

/**
 * A call has failed and another try is left: it is made now, or when the time to wait is over.
 *
 * @param late true when the service did not answer in time.
 */
export function tryAgain(
  turn: Turn,
  plan: StepPlan,
  base: Pick<StepEffect, 'step' | 'visit' | 'locale' | 'channels'>,
  late: boolean,
): void {
  const { step } = plan;
  const { action } = step;
  const call = turn.draft.calls?.[step.id];
  if (action.verb !== 'call' || call === undefined) return;
  const failures = call.failures + 1;
  turn.note({ type: 'call.failed', step: step.id, service: calledService(plan, call), late, failures });
  turn.disarm(`timeout:${step.id}`);
  const { retry } = action;
  if (retry === undefined || failures > retry.times) {
    callService(turn, plan, base, { failures, fallback: true });
    return;
  }
  if (retry.every === undefined) {
    callService(turn, plan, base, { failures });
    return;
  }
  const wait = dueOf(turn.plan, turn.draft, retry.every, turn.at, step.id) - turn.at;
  // Nobody hears of the call until the next one: an answer that comes late finds no call open.
  turn.draft.calls = { ...turn.draft.calls, [step.id]: { run: -1, failures } };
  const grown = Math.min(wait * retry.factor ** (failures - 1), LONGEST_WAIT);
  turn.arm(`retry:${step.id}`, turn.at + Math.max(wait, grown), failures);
}

/** A wait that grows from call to call grows no further than this: thirty days, in milliseconds. One that begins longer stays as it is. */
const LONGEST_WAIT = 30 * 24 * 60 * 60 * 1000;

/** The service that a call goes to: the step's own, or the one in reserve. */
export function calledService({ step }: StepPlan, call: Pick<OpenCall, 'fallback'> = {}): string {
  const { action } = step;
  if (action.verb !== 'call') return '';
  return (call.fallback === true ? action.fallback : action.service)?.name ?? action.service.name;
}
