import { stepsIn } from '../blueprint/blueprint.ts';
import type { Stage } from '../blueprint/stage.ts';
import { stepKey } from './keys.ts';
import { waits } from './ways.ts';

/** The keys of the steps in which a case can rest: all but those that are done as soon as they begin. */
export function restsIn(stages: readonly Stage[]): string[] {
  return stages.flatMap((stage) =>
    stepsIn(stage)
      .filter(waits)
      .map(({ id }) => stepKey(id)),
  );
}
