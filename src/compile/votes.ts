import { VOTES, type Approve } from '../blueprint/verbs.ts';
import { refuse, refuseSender, type Refusal } from './admit.ts';
import type { CaseContext, CaseEvent, CastVote } from './case.ts';
import type { Plan, StepPlan } from './plan.ts';

/** What a vote does: it decides, by one of the step's outcomes, or the step waits for more. */
export type Tally = { readonly vote: CastVote; readonly outcome?: string };

/** The roles that may still vote, one for each vote; in a chain only the next one. */
export function openVotes({ step, voters }: StepPlan, context: CaseContext): readonly string[] {
  const { action } = step;
  if (action.verb !== 'approve') return [];
  const cast = context.votes?.[step.id] ?? [];
  const open = [...voters];
  for (const { role } of cast) {
    const index = open.indexOf(role);
    if (index >= 0) open.splice(index, 1);
  }
  return action.votes?.kind === 'chain' ? open.slice(0, 1) : open;
}

/** The roles from which a vote may come now: those that have one, and their deputies. */
export function votersOf(plan: StepPlan, context: CaseContext): string[] {
  return [...new Set(openVotes(plan, context).flatMap((role) => [role, plan.deputies.get(role) ?? []].flat()))];
}

/** Counts a vote, or says why it does not count. */
export function tally(plan: Plan, context: CaseContext, event: CaseEvent, stepPlan: StepPlan): Tally | Refusal {
  const { step, voters, deputies } = stepPlan;
  const { action } = step;
  if (action.verb !== 'approve') throw new Error(`Nobody votes at step "${step.id}".`);
  if (context.interrupt !== stepPlan.interrupt) {
    return refuse('TL6010', { interrupt: context.interrupt ?? stepPlan.interrupt ?? '' });
  }
  const sender = refuseSender(plan, context, event);
  if (sender !== undefined) return sender;
  const { role, person } = event.by;
  const open = openVotes(stepPlan, context);
  const slot = open.find((name) => name === role) ?? open.find((name) => deputies.get(name) === role);
  if (slot === undefined) return refuse('TL6003', { role, allowed: votersOf(stepPlan, context) });
  if (event.data !== undefined && Object.keys(event.data).length > 0) {
    return refuse('TL6008', { fields: Object.keys(event.data), asked: [] });
  }
  const cast = context.votes?.[step.id] ?? [];
  // Where one role has several votes, or votes for another beside its own, only names tell two people apart.
  const isMine = (name: string): boolean =>
    name === slot || (slot !== role && (name === role || deputies.get(name) === role));
  const isShared = voters.filter(isMine).length > 1;
  if (person === undefined && (action.maker !== undefined || isShared)) {
    return refuse('TL6015', { step: step.id, problem: 'nobody', person: undefined });
  }
  if (person !== undefined && cast.some((vote) => vote.person === person)) {
    return refuse('TL6015', { step: step.id, problem: 'twice', person });
  }
  const makers = context.makers?.[action.maker?.name ?? ''] ?? [];
  if (person !== undefined && makers.includes(person)) {
    return refuse('TL6015', { step: step.id, problem: 'maker', person });
  }
  const vote: CastVote = { role: slot, person, vote: event.type.slice(event.type.lastIndexOf('.') + 1) };
  return { vote, outcome: outcomeOf(action, [...cast, vote], voters.length) };
}

/** What the votes come to; undefined while more are needed. */
function outcomeOf({ votes }: Approve, cast: readonly CastVote[], voters: number): string | undefined {
  const said = cast.map(({ vote }) => vote);
  const last = said.at(-1);
  const approvals = said.filter((vote) => vote === 'approved').length;
  switch (votes?.kind) {
    case undefined:
    case 'any':
      return last;
    case 'chain':
      return last !== 'approved' || cast.length === voters ? last : undefined;
    case 'all':
      if (new Set(said).size > 1) return 'disputed';
      return cast.length === voters ? last : undefined;
    case 'n': {
      if (approvals >= votes.needed) return 'approved';
      // So many have said no that the others cannot make up for it: the harshest word counts.
      const isLost = voters - (cast.length - approvals) < votes.needed;
      return isLost ? VOTES.findLast((vote) => said.includes(vote)) : undefined;
    }
  }
}
