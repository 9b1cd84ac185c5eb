import type { StepEffect } from './case.ts';
import { callService } from './calls.ts';
import { decide, valueOf } from './decide.ts';
import { environment } from './facts.ts';
import { CaseFault } from './fault.ts';
import { renderMessage, sayIn } from './message.ts';
import { beginModule } from './module-run.ts';
import type { AssignmentPlan, StepPlan } from './plan.ts';
import { returnWork } from './reassign.ts';
import type { Turn } from './turn.ts';

/** What a step does when the case comes to it: by its verb; then its timers start. */
export function begin(turn: Turn, plan: StepPlan, visit: number): void {
  const { step } = plan;
  const { action } = step;
  const base = effectBase(turn, plan, visit);
  const locale = turn.draft.locale;
  switch (action.verb) {
    case 'say':
      turn.request({
        kind: 'message',
        message: action.message.name,
        to: action.to.name,
        text: renderMessage(turn.plan, turn.draft, action.message.name, turn.at),
        by: step.by?.name,
        fallback: action.fallback.map(({ name }) => name),
        ...base,
      });
      return;
    case 'choose':
      return;
    case 'decide':
      turn.setData({}, literals(decided(turn, plan)), step.id);
      return;
    case 'ask': {
      const message = action.message?.name;
      turn.request({
        kind: 'ask',
        fields: action.fields.map(({ name }) => name),
        message,
        text: message === undefined ? undefined : renderMessage(turn.plan, turn.draft, message, turn.at),
        ...base,
      });
      break;
    }
    case 'survey':
      turn.request({
        kind: 'survey',
        survey: action.kind,
        questions: action.questions.map(({ name, text }) => ({ field: name, text: sayIn(text, locale) })),
        ...base,
      });
      break;
    case 'call':
      callService(turn, plan, base, { failures: 0 });
      break;
    case 'parallel':
      turn.draft.branches = { ...turn.draft.branches, [step.id]: [] };
      break;
    case 'use':
      beginModule(turn, plan);
      break;
    case 'wait':
      if (action.for.kind === 'first') {
        for (const { name, until } of action.for.arms) {
          if (until.kind !== 'event') turn.armWait(`wait:${step.id}:${name}`, until, step.id);
        }
      } else if (action.for.kind !== 'event') {
        turn.armWait(`wait:${step.id}`, action.for, step.id);
      }
      break;
    case 'do':
    case 'meet':
    case 'approve':
      break;
  }
  turn.draft.active = { ...turn.draft.active, [step.id]: turn.at };
  returnWork(turn, step);
  if (step.within !== undefined) turn.armLimit(`within:${step.id}`, step.within, step.id);
  if (step.remind !== undefined) turn.armReminder(`remind:${step.id}`, step.remind.every, step.id);
}

function decided(turn: Turn, plan: StepPlan): Record<string, unknown> {
  const { step } = plan;
  const { action } = step;
  const env = environment(turn.plan, turn.draft, turn.draft.data, turn.at);
  if (action.verb === 'decide' && action.decision !== undefined) {
    const decision = turn.plan.decisions.get(action.decision.name);
    if (decision === undefined) throw new Error(`There is no decision "${action.decision.name}".`);
    return decide(decision, env, step.id, turn.plan.hidesValues);
  }
  const branch = plan.branches.find(({ when }) => when === undefined || when.test(env));
  if (branch === undefined) {
    throw new CaseFault('no-rule-matches', step.id, `No condition of the decision at step "${step.id}" holds.`);
  }
  let data: Record<string, unknown> = {};
  for (const assignment of branch.set) {
    const seen = environment(turn.plan, turn.draft, { ...turn.draft.data, ...data }, turn.at);
    data = { ...data, [assignment.field]: valueOf(assignment, seen) };
  }
  return data;
}

function literals(values: Readonly<Record<string, unknown>>): AssignmentPlan[] {
  return Object.entries(values).map(([field, literal]) => ({ field, literal }));
}

/** What every effect of a step says of where it comes from. */
export function effectBase(
  turn: Turn,
  { step }: StepPlan,
  visit: number,
): Pick<StepEffect, 'step' | 'visit' | 'locale' | 'channels'> {
  return { step: step.id, visit, locale: turn.draft.locale, channels: step.via.map(({ name }) => name) };
}
