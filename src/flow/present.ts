import { readsOf } from '../feel/absence.ts';
import type { FeelExpression } from '../feel/feel.ts';
import { BOOLEAN } from '../feel/types.ts';

/**
 * Names that certainly have a value where a condition holds, or where it does not (false, or no answer at all): what
 * `part != null` tells of `part`.
 */
export function presentWhen(condition: FeelExpression | undefined, holds: boolean): string[] {
  if (condition === undefined || condition.problems.length > 0) return [];
  const asked = new Set(condition.reads.filter((read) => read.handlesAbsence).map(({ path }) => path[0] ?? ''));
  return [...asked].filter((name) => {
    // A conjunction reads its second term where the first holds, a disjunction where it does not.
    const probe = { kind: 'read', type: BOOLEAN, path: [name], start: Infinity, end: Infinity } as const;
    const operator = holds ? 'and' : 'or';
    const reads = readsOf({ kind: 'logic', type: BOOLEAN, operator, terms: [condition.term, probe] });
    return reads.some(({ start, handlesAbsence }) => start === Infinity && handlesAbsence);
  });
}
