import type { Assignment } from '../blueprint/step.ts';
import type { Expressions } from '../flow/expressions.ts';
import type { AssignmentPlan } from './plan.ts';

/** What is set, each value as it stands or as the expression that gives it. */
export function assignments(set: readonly Assignment[], expressions: Expressions): AssignmentPlan[] {
  return set.map(({ field, value }) =>
    value.kind === 'feel'
      ? { field: field.name, feel: expressions.of(value.feel) }
      : { field: field.name, literal: value.value },
  );
}
