import type { Step } from '../blueprint/step.ts';

/** Where a step stands: the steps around it and the stages that listen on its behalf, innermost first. */
export interface StepPlace {
  readonly interrupt?: string;
  readonly scope: readonly string[];
  readonly races: readonly string[];
  readonly stages: readonly string[];
}

/** The places of all steps by their ids. Steps that hold others come before them. */
export function placesOf(steps: readonly Step[]): Map<string, StepPlace> {
  const places = new Map<string, StepPlace>();
  const known = new Map(steps.map((step) => [step.id, step]));
  // Steps that hold others come before them.
  for (const step of steps) {
    const outer = step.inside && known.get(step.inside.step);
    const around = outer && places.get(outer.id);
    const own = step.stage === undefined ? [] : [step.stage];
    const { action } = outer ?? {};
    const isRace = action?.verb === 'parallel' && action.needed < action.branches.length;
    places.set(step.id, {
      interrupt: step.interrupt ?? around?.interrupt,
      scope: outer === undefined ? [] : [...(around?.scope ?? []), outer.id],
      races: [...(around?.races ?? []), ...(isRace && outer !== undefined ? [outer.id] : [])],
      stages: [...new Set([...own, ...(around?.stages ?? [])])],
    });
  }
  return places;
}
