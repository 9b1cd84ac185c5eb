import { BUILT_IN_ENDS } from '../../compile/case.ts';
import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { placesIn } from '../../compile/places.ts';
import { courseOf } from '../expect/clock-course.ts';
import { placeEntered } from '../expect/standing.ts';
import type { WrittenExpect } from '../expect-schema.ts';

/**
 * What is to be so at the end of a case: how it ended, by which ways it went there, and which promises were kept.
 *
 * @param unsure clocks of which nothing is to be said.
 */
export function expectedOf(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  unsure: readonly string[] = [],
): WrittenExpect {
  const known = placesIn(compiled);
  const visited = entries.flatMap((entry) => placeEntered(entry) ?? []).filter((place) => known.includes(place));
  const situation = { compiled, now: 0, entries, conditions: () => [] };
  const clocks = (compiled.plan.clocks?.all ?? [])
    .filter(({ id }) => !unsure.includes(id))
    .map(({ id }) => ({ id, ...courseOf(situation, id) }));
  const met = clocks.flatMap(({ id, met: at }) => (at === undefined ? [] : [id]));
  const breached = clocks.flatMap(({ id, breached: at }) => (at === undefined ? [] : [id]));
  return {
    ended: endOf(compiled, entries),
    ...(visited.length === 0 ? {} : { visited }),
    ...(met.length === 0 ? {} : { met }),
    ...(breached.length === 0 ? {} : { breached }),
  };
}

/** The end by which the case is closed; false while it is open. */
function endOf({ plan }: CompiledBlueprint, entries: readonly Entry[]): string | boolean {
  const last = entries.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened');
  if (last?.type !== 'case.closed') return false;
  const isKnown = plan.ends.has(last.end) || Object.values(BUILT_IN_ENDS).some((end) => end === last.end);
  return isKnown ? last.end : true;
}
