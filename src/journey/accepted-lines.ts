import type { CompiledBlueprint } from '../compile/compile.ts';
import { CASE_OUTCOMES } from '../blueprint/step.ts';
import { VOTES } from '../blueprint/verbs.ts';
import { acceptedBy } from '../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import type { AcceptedEvent, AcceptedField } from '../run/accepted.ts';
import type { EscalationView } from '../run/escalation-view.ts';
import type { CaseView } from '../run/view.ts';
import { printInstant } from '../time/instant.ts';
import { ownField } from '../story/module-names.ts';

/** What a case would take now, written as lines of a journey: `{ by: agent, step: remedy }`. */
export function acceptedLines(
  { plan, blueprint }: CompiledBlueprint,
  { accepts, waiting, escalations }: CaseView,
): string[] {
  const lines: string[] = [];
  const steps = new Map<string, AcceptedEvent[]>();
  for (const event of accepts) {
    if (event.step !== undefined) steps.set(event.step, [...(steps.get(event.step) ?? []), event]);
  }
  for (const [id, events] of steps) {
    const action = plan.steps.get(id)?.step.action;
    if (action === undefined) continue;
    if (action.verb === 'call') {
      const service = events.find((event) => event.service !== undefined)?.service ?? action.service.name;
      const outputs = [...(blueprint.services.get(service)?.out.keys() ?? [])];
      lines.push(write([`returns: ${service}`, withValues(outputs)]), write([`fail: ${service}`]));
      continue;
    }
    if (action.verb === 'approve') {
      const voters = waiting.flatMap(({ step, for: who }) => (step === id ? [who] : []));
      const votes = events.flatMap(({ outcome = '' }) => (outcome === '' ? [] : [outcome]));
      lines.push(
        write([`by: ${voters.join(' | ')}`, 'as: …', `step: ${id}`, `outcome: ${sortedVotes(votes).join(' | ')}`]),
      );
      continue;
    }
    const sent = events.filter(({ outcome = '' }) => !CASE_OUTCOMES.includes(outcome));
    const [first] = sent;
    if (first === undefined) continue;
    // What is meant without being written stands beside others only where people choose: held or not, approved or not.
    const all = sent.map(({ outcome = '' }) => outcome);
    const outcomes = all.length === 1 && all[0] === ordinaryOutcome(action.verb) ? [] : all;
    lines.push(
      write([
        `by: ${first.by[0] ?? ''}`,
        `step: ${id}`,
        outcomes.length === 0 ? '' : `outcome: ${outcomes.join(' | ')}`,
        withValues(needed(first.fields).map((name) => ownField(name))),
      ]),
    );
  }
  for (const { for: whom, due } of waiting) {
    if (whom === 'system' && due !== undefined) lines.push(`until: ${printInstant(due, blueprint.zone)}`);
  }
  for (const { type, step, by, fields } of accepts) {
    if (step !== undefined || type === 'customer.writes') continue;
    const escalation = acceptedBy(type);
    if (escalation !== undefined) {
      const { told = [] } = escalations.find((one) => one.escalation === escalation) ?? {};
      lines.push(...acceptances(told, by).map((whose) => write([`accept: ${escalation}`, ...whose])));
      continue;
    }
    lines.push(write([`event: ${type}`, withValues(needed(fields))]));
  }
  return lines;
}

/** Who may accept an escalation, one for each role: the persons who were told, where they are known, else the role. */
function acceptances(told: EscalationView['told'], roles: readonly string[]): string[][] {
  const own = [...new Set(told.flatMap(({ role }) => role ?? []))].filter((role) => roles.includes(role));
  return own.map((role) => {
    const persons = told.flatMap((one) => (one.role === role && one.person !== undefined ? [one.person] : []));
    return [`by: ${role}`, persons.length === 0 ? '' : `as: ${persons.join(' | ')}`];
  });
}

/** In the order in which the language names them. */
function sortedVotes(votes: readonly string[]): string[] {
  return VOTES.filter((vote) => votes.includes(vote));
}

function needed(fields: readonly AcceptedField[]): string[] {
  return fields.flatMap(({ name, needed: isNeeded }) => (isNeeded ? [name] : []));
}

function withValues(names: readonly string[]): string {
  return names.length === 0 ? '' : `with: { ${names.map((name) => `${name}: …`).join(', ')} }`;
}

function write(parts: readonly string[]): string {
  return `{ ${parts.filter((part) => part !== '').join(', ')} }`;
}
