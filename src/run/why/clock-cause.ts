import type { Sla } from '../../blueprint/sla.ts';
import type { Text } from '../../blueprint/text.ts';
import type { Plan } from '../../compile/plan.ts';
import { declaredEvent } from '../../flow/names.ts';
import { stageTitle, stepTitle } from '../clock-title.ts';
import { waitsFor } from '../view.ts';

/**
 * Why a clock moved, with what people call the things that it names.
 * - `opened`, `closed`, `reopened`: what happened to the case; `wrote`: the customer sent a message;
 * - `entered`, `left`, `broken`: a step or stage was begun, left (by `outcome`, where one is told), or broken off;
 * - `milestone`, `event`, `field`: a milestone was reached, an event came, a field holds that date;
 * - `when`: the clock's own condition; `condition`: that of its pause;
 * - `waiting`: the case waits for somebody at a step; `pause`: it no longer does; `pause-at-most`: it has stood still for
 *   as long as it may.
 */
export type ClockCause =
  | { readonly kind: 'opened' | 'closed' | 'reopened' | 'wrote' | 'pause' | 'pause-at-most' }
  | {
      readonly kind: 'entered' | 'left' | 'broken';
      readonly of: 'step' | 'stage';
      readonly id: string;
      readonly title?: Text;
      readonly outcome?: string;
    }
  | { readonly kind: 'milestone' | 'event' | 'field'; readonly id: string; readonly title?: Text }
  | { readonly kind: 'when' | 'condition'; readonly text: string }
  | {
      readonly kind: 'waiting';
      readonly id: string;
      readonly title?: Text;
      /** A role, `customer`, `service`, or `system` for time and events. */
      readonly for: string;
      readonly role?: Text;
    };

/** The cause behind a name in the journal of a clock. */
export function causeOf(plan: Plan, { when }: Pick<Sla, 'when'>, because: string): ClockCause {
  const { blueprint } = plan;
  switch (because) {
    case 'case.opened':
      return { kind: 'opened' };
    case 'case.closed':
      return { kind: 'closed' };
    case 'case.reopened':
      return { kind: 'reopened' };
    case 'customer.writes':
      return { kind: 'wrote' };
    case 'pause':
    case 'pause-at-most':
      return { kind: because };
    case 'when':
      return { kind: 'when', text: when?.text ?? '' };
  }
  const [, way = '', of = '', id = '', outcome = ''] =
    /^(done:|broken:)?(step|stage)\.([^.]+)\.?(.*)$/.exec(because) ?? [];
  if (of === 'step') {
    const kind = way === 'broken:' ? 'broken' : outcome === 'entered' ? 'entered' : 'left';
    const told = kind === 'left' && outcome !== '' && outcome !== 'left' ? { outcome } : {};
    return { kind, of, id, ...titled(stepTitle(plan, id)), ...told };
  }
  if (of === 'stage') {
    return { kind: outcome === 'entered' ? 'entered' : 'left', of, id, ...titled(stageTitle(plan, id)) };
  }
  const name = because.slice(because.indexOf('.') + 1);
  if (because.startsWith('milestone.')) {
    return { kind: 'milestone', id: name, ...titled(blueprint.milestones.get(name)?.title) };
  }
  if (because.startsWith('field.')) {
    return { kind: 'field', id: name, ...titled(blueprint.data.get(name)?.title) };
  }
  return { kind: 'event', id: because, ...titled(declaredEvent(blueprint, because)?.title) };
}

/** Why a clock stands still: `step.<id>` where the case waits, or the condition of its pause. */
export function pauseCauseOf(plan: Plan, because: string): ClockCause {
  const id = because.startsWith('step.') ? because.slice('step.'.length) : '';
  const step = plan.steps.get(id)?.step;
  if (step === undefined) return { kind: 'condition', text: because };
  const whom = waitsFor(step);
  const role = plan.blueprint.roles.get(whom)?.title;
  return { kind: 'waiting', id, ...titled(stepTitle(plan, id)), for: whom, ...(role === undefined ? {} : { role }) };
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}
