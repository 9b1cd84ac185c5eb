import { parseDuration, type Duration } from '../time/duration.ts';
import { effectiveAt, refuse, refuseCarried, type Refusal } from './admit.ts';
import { CLOCK_EXTENSION } from './carried.ts';
import type { CaseContext, CaseEvent, ClockExtension } from './case.ts';
import { isOpen } from './clock-run.ts';
import { targetOf } from './clock-target.ts';
import { environment } from './facts.ts';
import type { Plan } from './plan.ts';

/** What an event gives to a clock; it was admitted. */
export function extensionIn({ data = {} }: CaseEvent): ClockExtension {
  return { amount: String(data['amount']), reason: String(data['reason']).trim() };
}

/**
 * Refuses to give a clock more time: for anybody but the staff, without a reason, where no run is under way, and for a
 * length that the clock does not count, such as business hours of a promise that runs around the clock.
 */
export function refuseExtension(plan: Plan, context: CaseContext, event: CaseEvent, sla: string): Refusal | undefined {
  const clock = plan.clocks?.all.find(({ id }) => id === sla);
  if (clock === undefined) throw new Error(`There is no clock "${sla}".`);
  const carried = refuseCarried(plan, context, event, CLOCK_EXTENSION);
  if (carried !== undefined) return carried;
  const allowed = staffOf(plan);
  if (!allowed.includes(event.by.role)) return refuse('TL6003', { role: event.by.role, allowed });
  const { amount, reason } = extensionIn(event);
  if (reason === '') return refuse('TL6007', { fields: ['reason'] });
  const ledger = context.clocks?.[sla];
  const isActive = ledger !== undefined && ledger.state !== 'off' && ledger.state !== 'cancelled';
  if (!isActive || !isOpen(ledger)) return refuse('TL6017', { sla, amount, problem: 'not-running' });
  const env = environment(plan, context, context.data, effectiveAt(context, event));
  const target = targetOf(plan, clock, context, () => env);
  if (target === undefined) return refuse('TL6017', { sla, amount, problem: 'no-target' });
  const given = parseDuration(amount);
  if (!given.ok || isNothing(given.duration)) return refuse('TL6017', { sla, amount, problem: 'nothing' });
  const isBusiness = target.duration?.kind === 'business';
  if ((given.duration.kind === 'business') === isBusiness) return undefined;
  return refuse('TL6017', { sla, amount, problem: isBusiness ? 'business' : 'all-time' });
}

/** People of the organisation: neither the customer nor a machine nor a partner outside. */
export function staffOf({ blueprint }: Plan): string[] {
  return [...blueprint.roles.values()].filter(({ automatic, external }) => !automatic && !external).map(({ id }) => id);
}

function isNothing(duration: Duration): boolean {
  if (duration.kind === 'business') return duration.amount === 0;
  if (duration.kind === 'elapsed') return duration.milliseconds === 0;
  const { years, months, weeks, days, milliseconds } = duration;
  return years + months + weeks + days + milliseconds === 0;
}
