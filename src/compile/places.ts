import { modulesOf } from '../blueprint/blueprint.ts';
import type { CompiledBlueprint } from './compile.ts';

/** Where a case can be said to be: in a stage, at a step, in an interrupt, or at a node of a process that was drawn. */
export function placesIn({ blueprint, plan }: CompiledBlueprint): string[] {
  const stages = modulesOf(blueprint).flatMap((module) => module.blueprint.stages.map(({ id }) => id));
  const nodes = plan.tokens?.nodes.keys() ?? [];
  return [...stages, ...plan.steps.keys(), ...plan.interrupts.keys(), ...nodes];
}

/** The outcomes of a step that events can tell, whoever or whatever brings them. */
export function outcomesOf({ events }: CompiledBlueprint, step: string): string[] {
  const beginning = `step.${step}.`;
  return events.flatMap((event) => (event.startsWith(beginning) ? [event.slice(beginning.length)] : []));
}
