import type { CompiledBlueprint } from '../../compile/compile.ts';
import { environment } from '../../compile/facts.ts';
import type { StepPlan } from '../../compile/plan.ts';
import type { FeelExpression } from '../../feel/feel.ts';
import { stageKey, stepKey } from '../../flow/keys.ts';
import type { CaseSnapshot } from '../../run/step.ts';
import type { Destination } from './destination.ts';

/** A condition without which nobody comes to a destination. */
export interface Gate {
  readonly feel: FeelExpression;
  /** The keys of the steps that may change whether it holds. */
  readonly openers: ReadonlySet<string>;
}

/** The conditions of a step and its stage, of a stage, or of the interrupt in which a step is. */
export function gatesOf(compiled: CompiledBlueprint, { keys }: Destination): Gate[] {
  const { plan, blueprint } = compiled;
  const [key, ...others] = keys;
  // Where there are several ways in, none of their conditions has to hold.
  if (key === undefined || others.length > 0 || plan.tokens !== undefined) return [];
  const planned = [...plan.steps.values()].find(({ step }) => stepKey(step.id) === key);
  const stage = blueprint.stages.find(
    ({ id, steps, alternatives }) =>
      stageKey(id) === key || [...steps, ...alternatives].some((step) => stepKey(step.id) === key),
  );
  const interrupt = plan.interrupts.get(planned?.interrupt ?? '');
  const own = [planned?.when, stageKey(stage?.id ?? '') === key ? plan.stages.get(stage?.id ?? '') : undefined];
  return [...own, interrupt?.when].flatMap((feel) =>
    feel === undefined ? [] : [{ feel, openers: openersOf(compiled, feel) }],
  );
}

/** True where a condition holds for a case as it stands. */
export function isOpen({ plan }: CompiledBlueprint, { feel }: Gate, { context }: CaseSnapshot): boolean {
  return feel.test(environment(plan, context, context.data, context.at));
}

function openersOf({ plan }: CompiledBlueprint, feel: FeelExpression): Set<string> {
  const paths = feel.reads.map(({ path }) => path);
  return new Set(
    [...plan.steps.values()]
      .filter((planned) => paths.some(([root = '', name = '']) => mayChange(plan, planned, root, name)))
      .map(({ step }) => stepKey(step.id)),
  );
}

function mayChange({ decisions }: CompiledBlueprint['plan'], planned: StepPlan, root: string, name: string): boolean {
  const { step, ways, branches, asked } = planned;
  const { action } = step;
  if (root === 'visits') return step.id === name;
  if (root === 'reached') {
    const reached = [...step.reach.map((one) => one.name), ...[...ways.values()].flatMap(({ reach }) => reach)];
    return reached.includes(name);
  }
  const sets = [...[...ways.values()].map(({ set }) => set), ...branches.map(({ set }) => set)];
  if (sets.some((set) => set.some(({ field }) => field === root))) return true;
  if (action.verb === 'call') return action.into.some(({ field }) => field.name === root);
  if (action.verb === 'decide') return decisions.get(action.decision?.name ?? '')?.outputs.includes(root) ?? false;
  return asked.has(root);
}
