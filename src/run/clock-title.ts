import { modulesOf, stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Sla } from '../blueprint/sla.ts';
import type { Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';

/** What people call a clock: its title, else that of the step or stage whose clock it is. */
export function clockTitle(blueprint: Blueprint, { title, of }: Sla): Text | undefined {
  if (title !== undefined || of === undefined) return title;
  if (of.kind === 'step') {
    const step = stepsOf(blueprint).find(({ id }) => id === of.id);
    return step && (step.title ?? (step.action.verb === 'survey' ? undefined : labelOf(step.action)));
  }
  return modulesOf(blueprint)
    .flatMap((module) => module.blueprint.stages)
    .find(({ id }) => id === of.id)?.title;
}
