import type { CompiledBlueprint } from '../compile/compile.ts';
import { endKey, resumeKey, stageKey, stepKey } from '../flow/keys.ts';
import { Targets } from '../flow/targets.ts';

/** Where a way out of a step leads. */
export interface LeadsTo {
  /** `resume`: back to where an interrupt began. */
  readonly kind: 'step' | 'stage' | 'end' | 'resume';
  readonly id: string;
}

/**
 * Where a picked outcome leads, so that whoever picks it need not guess from its id.
 *
 * @returns undefined where nobody picks (a condition or further votes decide), and at the end of a branch.
 */
export function leadsTo({ plan }: CompiledBlueprint, id: string, outcome: string): LeadsTo | undefined {
  const known = plan.steps.get(id);
  const way = known?.ways.get(outcome)?.way;
  if (known === undefined || way === undefined || (way.kind !== 'picked' && way.kind !== 'ordinary')) return undefined;
  const target = new Targets(plan.blueprint).from(known.step, way.to);
  if ('problem' in target) return undefined;
  const { blueprint } = plan;
  const { interrupt } = known.step;
  if (interrupt !== undefined && target.key === resumeKey(interrupt)) return { kind: 'resume', id: interrupt };
  const step = [...plan.steps.keys()].find((one) => stepKey(one) === target.key);
  if (step !== undefined) return { kind: 'step', id: step };
  const stage = blueprint.stages.find((one) => stageKey(one.id) === target.key);
  if (stage !== undefined) return { kind: 'stage', id: stage.id };
  const end = blueprint.ends.find((one) => endKey(one.id) === target.key);
  return end === undefined ? undefined : { kind: 'end', id: end.id };
}
