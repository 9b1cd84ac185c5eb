import type { CaseContext } from '../../compile/case.ts';
import type { SearchValues } from './search-values.ts';

/** However often a step was come to, more than this makes no difference that anybody would look for. */
const MOST_VISITS = 4;

/**
 * What tells two cases apart for whoever looks for a way: where they are, what was decided, and the data at which some
 * condition looks. When it was and what was written besides makes no difference.
 */
export function stateKey(context: CaseContext, values: SearchValues): string {
  const { stage, interrupt, closed, reopened, active, votes, branches, modules, calls, tokens, reached } = context;
  const data = Object.entries(context.data).filter(([name]) => values.isRead(name));
  const visits = values.readsFacts
    ? Object.entries(context.visits).map(([step, count]) => [step, Math.min(count, MOST_VISITS)])
    : [];
  return JSON.stringify([
    [stage, interrupt, closed?.end, reopened],
    Object.keys(active).toSorted(),
    Object.keys(reached).toSorted(),
    data.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [votes, branches, modules, visits],
    Object.entries(calls ?? {}).map(([step, { failures, fallback }]) => [step, failures, fallback]),
    Object.entries(context.clocks ?? {}).map(([clock, { state, breached }]) => [clock, state, breached !== undefined]),
    Object.entries(context.ladders ?? {}).map(([ladder, { state, level }]) => [ladder, state, level]),
    tokens,
  ]);
}
