import omit from 'lodash/omit.js';

import { valueOf } from './decide.ts';
import { environment } from './facts.ts';
import type { StepPlan } from './plan.ts';
import type { Turn } from './turn.ts';

/** A module begins with what it is given and with its own defaults, whatever an earlier run of it has left behind. */
export function beginModule(turn: Turn, plan: StepPlan): void {
  const { draft } = turn;
  const module = turn.plan.modules.get(plan.step.id);
  if (module === undefined) throw new Error(`The module of step "${plan.step.id}" was not put in.`);
  const env = environment(turn.plan, draft, draft.data, turn.at);
  const given = Object.fromEntries(plan.with.map((input) => [input.field, valueOf(input, env)]));
  draft.data = omit(draft.data, [...module.fields]);
  draft.visits = omit(draft.visits, [...module.steps]);
  draft.reached = omit(draft.reached, [...module.milestones]);
  turn.setData({ ...module.defaults, ...given }, [], plan.step.id);
}

/** The fields of the case that take something from a module. */
export function givenBack(turn: Turn, { step }: StepPlan): Record<string, unknown> {
  const gives = turn.plan.modules.get(step.id)?.gives ?? [];
  return Object.fromEntries(gives.map(({ field, from }) => [field, turn.draft.data[from] ?? null]));
}
