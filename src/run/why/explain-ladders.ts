import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { EscalationExplanation } from './escalation-explanation.ts';
import { explainEscalation, type ExplainEscalationOptions } from './explain-escalation.ts';

/** The escalations that a question after an id is about besides a clock: those of the clock, and the one of that id itself. */
export function escalationsUnder({ plan }: Pick<CompiledBlueprint, 'plan'>, sla: string): string[] {
  const all = plan.ladders?.all ?? [];
  return all.flatMap(({ id, clock }) => (clock?.id === sla || id === sla ? [id] : []));
}

/** Explains the escalations that belong under a clock, in the order of the blueprint. */
export function explainUnder(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  sla: string,
  options: ExplainEscalationOptions,
): EscalationExplanation[] {
  return escalationsUnder(compiled, sla).flatMap((id) => explainEscalation(compiled, entries, id, options) ?? []);
}
