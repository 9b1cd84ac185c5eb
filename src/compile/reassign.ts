import { CUSTOMER } from '../blueprint/id.ts';
import type { Step } from '../blueprint/step.ts';
import { chairOf } from './chair.ts';
import type { CaseContext } from './case.ts';
import type { Plan, StepPlan } from './plan.ts';
import { findRecipients } from './recipients.ts';
import type { Turn } from './turn.ts';

/**
 * The role that does the work of a step: that of a `do`, or whoever leads a meeting. Votes are nobody else's, and what the
 * customer does stays with the customer.
 */
export function workRoleOf(step: Step): string | undefined {
  if (step.action.verb === 'do') return step.by?.name === CUSTOMER ? undefined : step.by?.name;
  return step.action.verb === 'meet' ? chairOf(step)?.name : undefined;
}

/** All work that is open goes to a role, and to the first person of it who is there. */
export function reassignWork(turn: Turn, role: string, escalation: string): void {
  const { plan, draft, at } = turn;
  const found = findRecipients(plan.blueprint.roles, turn.people, { kind: 'role', name: role }, at, draft.handled);
  const person = 'people' in found ? found.people[0]?.person : undefined;
  for (const id of Object.keys(draft.active)) {
    const step = plan.steps.get(id)?.step;
    const own = step && workRoleOf(step);
    const from = draft.reassigned?.[id]?.role ?? own;
    if (step === undefined || own === undefined || from === undefined || from === role) continue;
    draft.reassigned = { ...draft.reassigned, [id]: person === undefined ? { role } : { role, person } };
    turn.note({ type: 'work.reassigned', step: id, from, to: role, person, escalation });
  }
}

/** After a case was reopened, its first work goes back to whoever had it before, unless that person is away for longer. */
export function returnWork(turn: Turn, step: Step): void {
  const { draft } = turn;
  const role = workRoleOf(step);
  if (draft.returned !== true || role === undefined) return;
  draft.returned = undefined;
  const person = draft.handled?.[role];
  if (person === undefined) return;
  const missed = turn.people?.missing(person, turn.at);
  const note = { type: 'work.reassigned', step: step.id, from: role, to: role } as const;
  // Whoever is only off duty has it again when the shift begins.
  if (missed?.why === 'away') {
    turn.note({ ...note, missed });
    return;
  }
  draft.reassigned = { ...draft.reassigned, [step.id]: { role, person } };
  turn.note({ ...note, person });
}

/** Who may do the work of a step now: those of the step, or of the role to which it went, and their deputies. */
export function actorsNow(
  plan: Plan,
  { reassigned }: Pick<CaseContext, 'reassigned'>,
  { step, actors }: StepPlan,
): ReadonlySet<string> | undefined {
  const role = reassigned?.[step.id]?.role;
  return role === undefined || role === workRoleOf(step) ? actors : actingFor(plan, role);
}

/** A role and the one that may act in its place. */
export function actingFor({ blueprint }: Pick<Plan, 'blueprint'>, role: string): ReadonlySet<string> {
  const deputy = blueprint.roles.get(role)?.deputy;
  return new Set(deputy === undefined ? [role] : [role, deputy.name]);
}
