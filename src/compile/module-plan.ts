import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { givenFields } from '../blueprint/use.ts';
import type { ModulePlan } from './plan.ts';

/** What begins anew whenever a module does. */
export function planModule({ action }: Step, module: Blueprint): ModulePlan {
  const inner = stepsOf(module);
  const fields = [...module.data.values()];
  return {
    fields: new Set(fields.map(({ name }) => name)),
    steps: new Set(inner.map(({ id }) => id)),
    milestones: new Set(module.milestones.keys()),
    defaults: Object.fromEntries(
      fields.filter((field) => field.default !== undefined).map((field) => [field.name, field.default]),
    ),
    gives:
      action.verb === 'use'
        ? givenFields(action).map(({ field, output }) => ({ field: field.name, from: output.name }))
        : [],
  };
}
