import type { FeelEnv } from '../feel/evaluate.ts';
import { addDuration, parseDuration, type Duration } from '../time/duration.ts';
import { parseInstant, startOfDate } from '../time/instant.ts';
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
  const length = timer.duration ?? lengthIn(text);
  const due = length === undefined ? instantIn(plan, text) : after(plan, length, from);
  if (due !== undefined) return due;
  throw new CaseFault(
    'no-instant',
    node,
    `The timer of "${node}" needs a time; "${timer.text}" gives ${JSON.stringify(text)}.`,
  );
}

function lengthIn(text: unknown): Duration | undefined {
  const read = parseDuration(typeof text === 'string' ? text : '');
  return read.ok ? read.duration : undefined;
}

function instantIn({ zone }: Plan, text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return startOfDate(text, zone);
  const instant = parseInstant(text);
  return instant.ok ? instant.instant : undefined;
}

function after({ zone, calendars, blueprint }: Plan, length: Duration, from: number): number | undefined {
  if (length.kind !== 'business') return addDuration(from, length, zone);
  return calendars.get(blueprint.calendar?.name)?.reach(from, length);
}
