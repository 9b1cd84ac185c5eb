import type { CaseContext, Timer } from './case.ts';
import { catchersOf, interrupts, keyOf } from './token-catch.ts';
import type { Plan } from './plan.ts';

/** The timer that takes the work of a step away when it is over: the first of those on its border that interrupt it. */
export function limitOnBorder(
  { tokens: plan }: Plan,
  { tokens: state, timers }: CaseContext,
  step: string,
): Timer | undefined {
  const node = plan?.nodeOfStep.get(step);
  if (plan === undefined || node === undefined || state === undefined) return undefined;
  const running = state.tokens
    .filter((token) => token.node === node)
    .flatMap((token) => {
      const borders = catchersOf(plan, token).filter((catcher) => catcher.how === 'boundary' && interrupts(catcher));
      const keys = new Set(borders.map(keyOf));
      return Object.entries(token.timers ?? {}).flatMap(([id, key]) => (keys.has(key) ? (timers[id] ?? []) : []));
    });
  return running.toSorted((a, b) => a.due - b.due)[0];
}
