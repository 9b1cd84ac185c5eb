import type { Reference } from '../../blueprint/origin.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { isDone } from '../../flow/ways.ts';
import { waitsFor } from '../../run/view.ts';

/** What brings something about: a step, one of its outcomes, or an end of the case. */
export interface Doer {
  readonly kind: 'step' | 'end';
  readonly id: string;
  /** Present where only this outcome of the step does. */
  readonly outcome?: string;
}

/** The steps at which somebody is waited for. */
export function stepsFor({ plan }: CompiledBlueprint, whom: string): string[] {
  return [...plan.steps.values()].flatMap(({ step }) => (waitsFor(step) === whom ? [step.id] : []));
}

/** The steps that send a message of the blueprint, their reminders included. */
export function sendersOf({ plan }: CompiledBlueprint, message: string): Doer[] {
  return [...plan.steps.values()].flatMap(({ step: { id, action, remind } }): Doer[] => {
    const sent = action.verb === 'say' || action.verb === 'ask' ? action.message : undefined;
    return sent?.name === message || remind?.message?.name === message ? [{ kind: 'step', id }] : [];
  });
}

/** The steps, outcomes and ends that reach a milestone. */
export function reachersOf({ plan, blueprint }: CompiledBlueprint, milestone: string): Doer[] {
  const isThere = (reach: readonly Reference[]): boolean => reach.some(({ name }) => name === milestone);
  const ofSteps = [...plan.steps.values()].flatMap(({ step, ways }): Doer[] => {
    if (isThere(step.reach)) {
      const done = [...ways.values()].filter(({ way }) => isDone(step, way));
      return done.length === ways.size || done.length !== 1
        ? [{ kind: 'step', id: step.id }]
        : done.map(({ way }) => ({ kind: 'step', id: step.id, outcome: way.name }));
    }
    const reaching = [...ways.values()].filter(({ way }) => isThere(way.reach));
    return reaching.map(({ way }) => ({ kind: 'step', id: step.id, outcome: way.name }));
  });
  const ofEnds = blueprint.ends.flatMap(({ id, reach }): Doer[] => (isThere(reach) ? [{ kind: 'end', id }] : []));
  return [...ofSteps, ...ofEnds];
}
