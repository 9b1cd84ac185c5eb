import type { CompiledBlueprint } from '../compile/compile.ts';
import { CaseFault } from '../compile/fault.ts';
import { observe, type NoticedCondition } from '../compile/observe.ts';
import { step, type CaseSnapshot } from '../run/step.ts';
import type { Delivered } from './case-player.ts';
import type { ConditionSeen } from './expectation.ts';

/**
 * The conditions that a blueprint looked at while a case ran, in order: the case is played once more on an observed
 * machine, so that one that nobody asks about costs nothing.
 *
 * @param log what was delivered to the case, as `CasePlayer` keeps it.
 */
export function conditionsOf(compiled: CompiledBlueprint, log: readonly Delivered[]): ConditionSeen[] {
  const seen: NoticedCondition[] = [];
  const observed = observe(compiled, (noticed) => {
    if (noticed.kind === 'condition') seen.push(noticed);
  });
  let snapshot: CaseSnapshot | undefined;
  for (const one of log) {
    const { at, people } = one;
    try {
      if (one.kind === 'input') snapshot = step(observed, null, one.input, at, { people }).snapshot;
      else if (snapshot !== undefined) snapshot = step(observed, snapshot, one.event, at, { people }).snapshot;
    } catch (fault) {
      // Where the blueprint had no answer the case stayed as it was, and a test may have gone on.
      if (!(fault instanceof CaseFault)) throw fault;
    }
  }
  return seen.map(({ path, text, holds, at, values }) => ({ path, text, holds, at, values }));
}
