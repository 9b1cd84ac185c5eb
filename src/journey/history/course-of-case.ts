import type { Entry } from '../../compile/case.ts';
import { personalFields } from '../../blueprint/personal-fields.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';

/** One thing on the way of a case, without whoever did it and what was written. */
export interface CoursePoint {
  readonly at: number;
  readonly text: string;
}

/**
 * The way of a case through its blueprint: its stages, steps, outcomes, milestones and end with their instants, and the
 * choices, truths and numbers that were set, as far as they are not personal.
 */
export function courseOfCase({ plan, blueprint }: CompiledBlueprint, entries: readonly Entry[]): CoursePoint[] {
  const personal = new Set(personalFields(blueprint));
  return entries.flatMap((entry): CoursePoint[] => {
    const { at, type } = entry;
    if (type === 'data.set') {
      const plain = Object.entries(entry.data).filter(([name, value]) => {
        const kind = plan.fields.get(name)?.type;
        return !personal.has(name) && (kind === 'enum' || typeof value === 'boolean' || typeof value === 'number');
      });
      return plain.length === 0 ? [] : [{ at, text: JSON.stringify(plain) }];
    }
    if (!COUNTED.test(type)) return [];
    const { by: _by, ...rest } = entry;
    const parts = Object.values(rest).filter((value) => typeof value !== 'object');
    return [{ at, text: parts.join(' ') }];
  });
}

const COUNTED =
  /^(?:case\.(?:closed|reopened|sealed)|stage\.|step\.|branch\.|interrupt\.|milestone\.|vote\.|event\.passed)/u;

/** Where two ways part: the instant of the first point that they do not share; undefined where they are the same. */
export function partingOf(one: readonly CoursePoint[], other: readonly CoursePoint[]): number | undefined {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a, b] = [one[index], other[index]];
    if (a?.at !== b?.at || a?.text !== b?.text) return Math.min(a?.at ?? Infinity, b?.at ?? Infinity);
  }
  return undefined;
}
