import { modulesOf } from '../blueprint/blueprint.ts';
import type { Sla } from '../blueprint/sla.ts';
import type { Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import type { Plan } from '../compile/plan.ts';

/** What people call a step: its title, else what there is to do. */
export function stepTitle({ steps }: Plan, id: string): Text | undefined {
  const step = steps.get(id)?.step;
  return step?.title ?? (step === undefined || step.action.verb === 'survey' ? undefined : labelOf(step.action));
}

export function stageTitle({ blueprint }: Plan, id: string): Text | undefined {
  return modulesOf(blueprint)
    .flatMap((module) => module.blueprint.stages)
    .find((stage) => stage.id === id)?.title;
}

/** What people call a clock: its title, else that of the step or stage whose clock it is. */
export function clockTitle(plan: Plan, { title, of }: Sla): Text | undefined {
  if (title !== undefined || of === undefined) return title;
  return of.kind === 'step' ? stepTitle(plan, of.id) : stageTitle(plan, of.id);
}
