import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExpression } from '../../src/feel/parse.ts';
import { runs } from '../support/runs.ts';

/** An expression printed twice: with every bracket, and with only those that FEEL's precedence asks for. */
interface Twice {
  readonly full: string;
  readonly short: string;
  /** How tightly it binds (DMN 1.5, clause 10.3.1.2): 0 if and some, 1 or, 2 and, 3 comparison … 8 a single piece. */
  readonly level: number;
}

const leaf: fc.Arbitrary<Twice> = fc
  .constantFrom('a', 'b', 'case.id', '1', '2.5', '"x and y"', 'true', 'null', '@"PT1H"', 'date("2026-01-05")')
  .map((text) => ({ full: text, short: text, level: 8 }));

const BINARY: readonly (readonly [string, number])[] = [
  ['or', 1],
  ['and', 2],
  ['=', 3],
  ['!=', 3],
  ['<', 3],
  ['>=', 3],
  ['+', 4],
  ['-', 4],
  ['*', 5],
  ['/', 5],
  ['**', 6],
];

/** The short text, in brackets if it binds less tightly than its place wants. */
function within({ short, level }: Twice, wanted: number): string {
  return level < wanted ? `(${short})` : short;
}

/** All but single pieces stand in brackets in the full text. */
const make = (level: number, full: string, short: string): Twice => ({ level, full: `(${full})`, short });

const { expression } = fc.letrec<{ expression: Twice }>((tie) => {
  const part = tie('expression');
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      // Comparisons do not chain, everything else leans to the left.
      fc.tuple(part, fc.constantFrom(...BINARY), part).map(([left, [sign, level], right]) => {
        const leftLevel = level === 3 ? 4 : level;
        return make(
          level,
          `${left.full} ${sign} ${right.full}`,
          `${within(left, leftLevel)} ${sign} ${within(right, level + 1)}`,
        );
      }),
      part.filter(({ short }) => !/^[\d.-]/u.test(short)).map((of) => make(7, `-${of.full}`, `-${within(of, 7)}`)),
      fc
        .tuple(part, part, part)
        .map(([x, low, high]) =>
          make(
            3,
            `${x.full} between ${low.full} and ${high.full}`,
            `${within(x, 4)} between ${within(low, 4)} and ${within(high, 4)}`,
          ),
        ),
      fc
        .tuple(part, part, part)
        .map(([x, low, high]) =>
          make(
            3,
            `${x.full} in ([${low.full}..${high.full}))`,
            `${within(x, 4)} in [${within(low, 4)}..${within(high, 4)})`,
          ),
        ),
      fc
        .tuple(part, part)
        .map(([x, low]) => make(3, `${x.full} in (> ${low.full})`, `${within(x, 4)} in > ${within(low, 4)}`)),
      fc
        .tuple(part, part, part)
        .map(([x, y, z]) =>
          make(3, `${x.full} in (${y.full}, < ${z.full})`, `${within(x, 4)} in (${within(y, 4)}, < ${within(z, 4)})`),
        ),
      fc
        .tuple(part, part, part)
        .map(([x, y, z]) =>
          make(0, `if ${x.full} then ${y.full} else ${z.full}`, `if ${x.short} then ${y.short} else ${z.short}`),
        ),
      fc
        .tuple(part, part)
        .map(([list, y]) =>
          make(0, `some x in ${list.full} satisfies ${y.full}`, `some x in ${within(list, 1)} satisfies ${y.short}`),
        ),
      fc.tuple(part, part).map(([x, y]) => ({
        level: 8,
        full: `get or else(${x.full}, ${y.full})`,
        short: `get or else(${x.short}, ${y.short})`,
      })),
      fc.array(part, { minLength: 1, maxLength: 3 }).map((items) => ({
        level: 8,
        full: `[${items.map(({ full }) => full).join(', ')}]`,
        short: `[${items.map(({ short }) => short).join(', ')}]`,
      })),
    ),
  };
});

/** The syntax without places, a row of `and` or `or` flattened. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (typeof node !== 'object' || node === null) return node;
  const { start: _start, end: _end, place: _place, ...rest } = node as Record<string, unknown>;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, shape(value)]));
  if (plain['kind'] !== 'logic') return plain;
  const terms = plain['terms'] as Record<string, unknown>[];
  const flat = terms.flatMap((term) =>
    term['kind'] === 'logic' && term['operator'] === plain['operator'] ? (term['terms'] as unknown[]) : [term],
  );
  return { ...plain, terms: flat };
}

it('brackets that only repeat the precedence of FEEL change nothing', () => {
  fc.assert(
    fc.property(expression, ({ full, short }) => {
      const [written, meant] = [parseExpression(short, {}), parseExpression(full, {})];
      expect(written.problems).toEqual([]);
      expect(shape(written.syntax)).toEqual(shape(meant.syntax));
    }),
    { numRuns: runs(500) },
  );
});

it('every part of an expression knows the text it was written with', () => {
  fc.assert(
    fc.property(expression, fc.constantFrom('', ' ', '\n', '\t '), ({ short }, space) => {
      const text = space + short.replaceAll(' ', ` ${space}`);
      const places: [number, number, unknown][] = [];
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const { start, end, kind, name } = node as Record<string, unknown>;
        if (typeof start === 'number' && typeof end === 'number' && kind === 'name') places.push([start, end, name]);
        Object.values(node).forEach(visit);
      };
      visit(parseExpression(text, {}).syntax);
      expect(places.map(([start, end]) => text.slice(start, end))).toEqual(places.map(([, , name]) => name));
    }),
    { numRuns: runs(300) },
  );
});
