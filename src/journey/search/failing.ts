import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { WrittenLine } from '../journey-file.ts';
import type { CasePlayer } from '../case-player.ts';

/**
 * The lines by which the service of a step fails for good, its fallback after it.
 *
 * @param failures how often it has failed already; undefined where the fallback was called.
 */
export function failForGood(
  { plan }: CompiledBlueprint,
  step: string,
  failures: number | undefined = 0,
): readonly WrittenLine[] {
  const action = plan.steps.get(step)?.step.action;
  if (action?.verb !== 'call') return [];
  const { service, fallback, retry } = action;
  const inReserve = fallback === undefined ? [] : [{ fail: fallback.name }];
  if (failures === undefined) return inReserve;
  const times = 1 + (retry?.times ?? 0) - failures;
  if (times < 1) return inReserve;
  return [{ fail: service.name, ...(times === 1 ? {} : { times }) }, ...inReserve];
}

/** The steps whose service answered in the very moment in which it was called: its failure has to be said before that. */
export function answeredAtOnce({ plan, blueprint }: CompiledBlueprint, { effects }: CasePlayer): string[] {
  const called = effects.flatMap((effect) => (effect.kind === 'call' ? [effect.step] : []));
  return [...new Set(called)].filter((id) => {
    const action = plan.steps.get(id)?.step.action;
    return action?.verb === 'call' && (blueprint.services.get(action.service.name)?.out.size ?? 0) === 0;
  });
}

/** Lets time pass as long as a step only waits to call its service again; false where something goes wrong. */
export function throughRetries(player: CasePlayer, step: string): boolean {
  for (;;) {
    const retry = player.snapshot?.context.timers[`retry:${step}`];
    if (retry === undefined) return true;
    if (player.advanceTo(Math.max(retry.due, player.now)) !== undefined) return false;
    if (player.snapshot?.context.timers[`retry:${step}`]?.due === retry.due) return false;
  }
}
