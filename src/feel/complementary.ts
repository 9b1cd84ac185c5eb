import type { Term } from './term.ts';
import type { FeelType } from './types.ts';

/** Types whose fields, once filled, are always less than, equal to or greater than one another. */
const COUNTED: ReadonlySet<FeelType['kind']> = new Set(['number', 'date', 'time', 'datetime']);

/** Which of less, equal, greater each operator holds for. */
const HOLDS = { '<': 'l', '<=': 'le', '>': 'g', '>=': 'ge', '=': 'e', '!=': 'lg' } as const;

/** The same comparison read from the other side. */
const MIRRORED: Readonly<Record<string, string>> = { l: 'g', g: 'l', e: 'e' };

/**
 * True when some of the conditions compare the same two values so that between them nothing is left over, whatever the
 * values are: `discount <= limit` beside `discount > limit`. Only counted values that are simply read are looked at: a
 * calculation may come to nothing, and then no comparison holds.
 */
export function complementary(conditions: readonly Term[]): boolean {
  const covered = new Map<string, string>();
  for (const term of conditions) {
    if (term.kind !== 'order' && term.kind !== 'equal') continue;
    const [left, right] = [written(term.left), written(term.right)];
    if (left === undefined || right === undefined) continue;
    const operator = term.kind === 'order' ? term.operator : term.negated ? '!=' : '=';
    const holds = HOLDS[operator];
    note(covered, `${left} ? ${right}`, holds);
    note(covered, `${right} ? ${left}`, Array.from(holds, (way) => MIRRORED[way]).join(''));
  }
  return [...covered.values()].some((ways) => Array.from('leg').every((way) => ways.includes(way)));
}

function note(covered: Map<string, string>, key: string, ways: string): void {
  covered.set(key, (covered.get(key) ?? '') + ways);
}

function written(term: Term): string | undefined {
  return term.kind === 'read' && COUNTED.has(term.type.kind) ? term.path.join('.') : undefined;
}
