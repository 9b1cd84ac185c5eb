import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { coverage, neverHolds, tableCoverage } from '../../src/feel/domain.ts';
import { readFeel, type FeelExpression } from '../../src/feel/feel.ts';
import type { FeelNames, FeelType } from '../../src/feel/types.ts';
import { readUnaryTests, type UnaryTests } from '../../src/feel/unary.ts';
import { runs } from '../support/runs.ts';
import { CONDITION, NAMES } from './sample.ts';

function conditions(...texts: readonly string[]): readonly FeelExpression[] {
  const read = texts.map((text) => readFeel(text, NAMES, { expects: CONDITION }));
  expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  return read;
}

describe('do conditions cover every value?', () => {
  it.each([
    [['csat >= 4', 'csat <= 3'], { exact: true }],
    [['csat >= 4', 'csat < 3'], { exact: true, uncovered: { csat: 3 } }],
    [['csat in [1..3]', 'csat in (3..5]'], { exact: true }],
    [['csat between 2 and 5'], { exact: true, uncovered: { csat: 1 } }],
    [['amount > 1', 'amount < 1'], { exact: true, uncovered: { amount: 1 } }],
    [['amount >= 1', 'amount <= 0'], { exact: true, uncovered: { amount: 0.5 } }],
    [['vip', 'not(vip)'], { exact: true }],
    [['vip and level = "advanced"', 'not(vip)'], { exact: true, uncovered: { vip: true, level: 'ordinary' } }],
    [['level = "ordinary"', 'level = "advanced"'], { exact: true }],
    [
      ['category in ("billing", "safety")', 'category = "network"'],
      { exact: true, uncovered: { category: 'no-answer' } },
    ],
    [['summary = "a"', 'summary != "a"'], { exact: true }],
    [['summary in ("a", "b")'], { exact: true, uncovered: { summary: '…' } }],
    [['elapsed <= @"PT1H"', 'elapsed > @"PT2H"'], { exact: true, uncovered: { elapsed: 'PT1H30M' } }],
    [['born < @"2026-01-01"', 'born > @"2026-01-01"'], { exact: true, uncovered: { born: '2026-01-01' } }],
    [['opens < @"12:00:00"', 'opens >= @"12:00:00"'], { exact: true }],
    [['case.age > @"PT1H"', 'case.age <= @"PT1H"'], { exact: true }],
    [['case.age > @"PT1H" and vip', 'not(vip)'], { exact: true, uncovered: { 'case.age': 'PT59M', vip: true } }],
    [
      ['refund.amount > 100', 'refund.currency = "CNY"'],
      { exact: true, uncovered: { 'refund.amount': 99, 'refund.currency': '…' } },
    ],
    [
      ['if vip then csat > 3 else csat <= 3', 'csat > 3 and not(vip)'],
      { exact: true, uncovered: { vip: true, csat: 1 } },
    ],
    [['amount > size', 'amount <= size'], { exact: true }],
    [['amount > size', 'size > amount', 'size = amount'], { exact: true }],
    [['amount > size', 'vip', 'size >= amount and not(vip)'], { exact: true }],
    [['born >= date(now)', 'born < date(now)'], { exact: true }],
    [['csat * 0.4 + amount * 0.6 < 3.5', 'csat * 0.4 + amount * 0.6 >= 3.5'], { exact: true }],
    [['contains(summary, "fire")', 'not(contains(summary, "fire"))'], { exact: true }],
    [['string length(summary) in [0..9]', 'string length(summary) < 0', 'string length(summary) > 9'], { exact: true }],
    [['amount / 2 > size', 'amount / 2 <= size'], { exact: true }],
    [['get or else(csat, 1) > size', 'size >= get or else(csat, 1)'], { exact: true }],
    [['amount / size > csat', 'amount / size <= csat'], { exact: false, uncovered: { amount: 0, csat: 1, size: 0 } }],
    [['number(summary) > size', 'number(summary) <= size'], { exact: false, uncovered: { size: 0, summary: '…' } }],
    [['csat != null and csat > size', 'csat <= size'], { exact: false, uncovered: { csat: null, size: 0 } }],
    [['true'], { exact: true }],
    [['false'], { exact: true, uncovered: {} }],
  ])('%o', (texts, expected) => {
    expect(coverage(conditions(...texts), NAMES)).toEqual(expected);
  });

  it('looks at absence where a condition does', () => {
    expect(coverage(conditions('csat != null and csat > 3', 'csat <= 3'), NAMES)).toEqual({
      exact: true,
      uncovered: { csat: null },
    });
    expect(coverage(conditions('csat = null or csat > 3', 'csat <= 3'), NAMES)).toEqual({ exact: true });
    expect(coverage(conditions('get or else(csat, 1) > 3', 'get or else(csat, 1) <= 3'), NAMES)).toEqual({
      exact: true,
    });
    expect(coverage(conditions('is defined(tags)'), NAMES)).toEqual({ exact: true, uncovered: { tags: null } });
  });

  it('knows that of two numbers one is less, or they are equal, whichever way round it is written', () => {
    expect(coverage(conditions('csat > amount', 'csat <= amount'), NAMES)).toEqual({ exact: true });
    expect(coverage(conditions('csat > amount', 'amount > csat', 'csat = amount'), NAMES)).toEqual({ exact: true });
    expect(coverage(conditions('csat != null and csat > amount', 'csat <= amount'), NAMES)).not.toEqual({
      exact: true,
    });
  });

  it('does not claim certainty about what is calculated or compared field by field', () => {
    expect(coverage(conditions('csat > amount', 'csat <= amount + 1'), NAMES)).toEqual({ exact: false });
    expect(coverage(conditions('starts with(summary, "a")'), NAMES)).toEqual({
      exact: false,
      uncovered: { summary: '…' },
    });
    expect(coverage(conditions('summary < "b"', 'summary >= "a"'), NAMES)).toEqual({ exact: false });
    expect(coverage(conditions('refund = null', 'refund.amount > 1'), NAMES)).toEqual({ exact: false });
    expect(coverage(conditions('now > @"2026-01-01T00:00:00"'), NAMES)).toMatchObject({ exact: false });
  });

  it('gives up on more combinations than it can try', () => {
    const names = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`b${index}`, CONDITION]));
    const all = readFeel(Object.keys(names).join(' and '), names, { expects: CONDITION });
    expect(coverage([all], names)).toEqual({ exact: false });
  });
});

test.each([
  ['csat = 9', true],
  ['csat = 1 and csat = 2', true],
  ['level = "ordinary" and level = "advanced"', true],
  ['csat > 4 and csat < 2', true],
  ['csat = null and csat > 2', true],
  ['vip and not(vip)', true],
  ['csat = 5', false],
  ['csat > 4 or csat < 2', false],
  ['csat = null', false],
  ['amount > 1000000', false],
  ['summary = "a"', false],
  ['starts with(summary, "a") and starts with(summary, "b")', false],
])('does "%s" never hold? %s', (text, expected) => {
  const [condition] = conditions(text);
  expect(condition && neverHolds(condition, NAMES)).toBe(expected);
});

const SMALL: FeelNames = {
  n: { kind: 'number', integer: true, min: 0, max: 6 },
  k: { kind: 'enum', values: ['p', 'q', 'r'] },
  b: { kind: 'boolean' },
};
const ALL: Readonly<Record<string, readonly unknown[]>> = {
  n: [0, 1, 2, 3, 4, 5, 6],
  k: ['p', 'q', 'r'],
  b: [true, false],
};

const digit = fc.integer({ min: -1, max: 7 });
const atom = fc.oneof(
  fc.tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), digit).map(([sign, value]) => `n ${sign} ${value}`),
  fc.tuple(digit, digit).map(([a, b]) => `n in [${Math.min(a, b)}..${Math.max(a, b)}]`),
  fc.tuple(digit, digit).map(([a, b]) => `n in (${a}, > ${b})`),
  fc.constantFrom('k = "p"', 'k != "q"', 'k in ("q", "r")', 'b', 'not(b)', 'n = null', 'k != null', 'is defined(b)'),
);
const { random } = fc.letrec<{ random: string }>((tie) => ({
  random: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.tuple(tie('random'), fc.constantFrom('and', 'or'), tie('random')).map((parts) => `(${parts.join(' ')})`),
    tie('random').map((inner) => `not(${inner})`),
  ),
}));

/** Every combination of the values of some columns. */
function product(columns: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return columns.reduce<readonly (readonly unknown[])[]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

it('coverage agrees with trying every value', () => {
  fc.assert(
    fc.property(fc.array(random, { minLength: 1, maxLength: 4 }), (texts) => {
      const read = texts.map((text) => readFeel(text, SMALL, { expects: CONDITION }));
      const reads = read.flatMap((expression) => expression.reads);
      const optional = new Set(reads.filter(({ handlesAbsence }) => handlesAbsence).map(({ path }) => path[0]));
      const names = [...new Set(reads.map(({ path }) => path[0] ?? ''))];
      const values = names.map((name) => [...(ALL[name] ?? []), ...(optional.has(name) ? [null] : [])]);
      const holds = (data: Record<string, unknown>) => read.some((one) => one.test({ data, facts: {}, zone: 'UTC' }));
      const open = product(values).filter(
        (row) => !holds(Object.fromEntries(row.map((value, i) => [names[i], value]))),
      );
      const { exact, uncovered } = coverage(read, SMALL);
      expect(exact).toBe(true);
      expect(uncovered !== undefined).toBe(open.length > 0);
      if (uncovered) expect(holds({ ...uncovered })).toBe(false);
    }),
    { numRuns: runs(400) },
  );
});

function table(inputs: readonly FeelType[], rows: readonly (readonly string[])[]): readonly (readonly UnaryTests[])[] {
  const read = rows.map((row) => row.map((cell, column) => readUnaryTests(cell, inputs[column] ?? CONDITION, NAMES)));
  expect(read.flat().flatMap(({ problems }) => problems)).toEqual([]);
  return read;
}

const LEVELS: readonly FeelType[] = [
  { kind: 'enum', values: ['billing', 'network', 'safety'] },
  { kind: 'number', integer: true, min: 1, max: 5 },
];

/** A table of one column of numbers. */
function columnOf(...cells: readonly string[]): readonly (readonly UnaryTests[])[] {
  return table(
    [{ kind: 'number' }],
    cells.map((cell) => [cell]),
  );
}

describe('does a decision table leave a gap, and do its rows overlap?', () => {
  it('a last row for everything leaves none', () => {
    const rows = table(LEVELS, [
      ['safety', 'any'],
      ['any', '>= 4'],
      ['any', 'any'],
    ]);
    expect(tableCoverage(LEVELS, rows)).toEqual({
      overlaps: [
        { rows: [0, 1], example: ['safety', 4] },
        { rows: [0, 2], example: ['safety', 1] },
        { rows: [1, 2], example: ['billing', 4] },
      ],
      exact: true,
    });
  });

  it('a missing combination is shown with an example', () => {
    const rows = table(LEVELS, [
      ['safety', 'any'],
      ['not(safety)', '>= 4'],
      ['billing', '< 3'],
    ]);
    expect(tableCoverage(LEVELS, rows)).toEqual({ gap: ['billing', 3], overlaps: [], exact: true });
    expect(tableCoverage(LEVELS, [])).toEqual({ gap: ['billing', 1], overlaps: [], exact: true });
  });

  it('absence counts where a cell asks for it', () => {
    const one: readonly FeelType[] = [{ kind: 'number' }];
    expect(tableCoverage(one, columnOf('< 3', '>= 3'))).toEqual({ overlaps: [], exact: true });
    expect(tableCoverage(one, columnOf('< 3', 'not(null)', '>= 3'))).toMatchObject({ gap: [null] });
    expect(tableCoverage(one, columnOf('< 3', '>= 3', 'null'))).toEqual({ overlaps: [], exact: true });
  });

  it('a cell that depends on other data is given the benefit of the doubt', () => {
    const one: readonly FeelType[] = [{ kind: 'number' }];
    const rows = table(one, [['> csat'], ['<= 3'], ['3']]);
    expect(tableCoverage(one, rows)).toEqual({ overlaps: [{ rows: [1, 2], example: [3] }], exact: false });
  });

  it('a table of hundreds of rows and six columns is searched', () => {
    const inputs = Array.from({ length: 6 }, (): FeelType => ({ kind: 'number', integer: true, min: 0, max: 63 }));
    // Row r matches what begins with the six bits of r; the columns beyond are split once more.
    const rows = Array.from({ length: 64 * 4 }, (_, row) =>
      inputs.map((_, column) => {
        const bit = (row >> column) & 1;
        if (column < 2) return `[${((row >> (column * 2)) % 4) * 16}..${((row >> (column * 2)) % 4) * 16 + 15}]`;
        return bit === 0 ? '< 32' : '>= 32';
      }),
    );
    const { exact, overlaps } = tableCoverage(inputs, table(inputs, rows));
    expect([exact, overlaps.length > 0]).toEqual([true, true]);
  });
});

const cells: readonly fc.Arbitrary<string>[] = [
  fc.oneof(
    fc.constant('any'),
    fc.tuple(fc.constantFrom('', '< ', '>= ', '!= '), digit).map((parts) => parts.join('')),
    fc.tuple(digit, digit).map(([a, b]) => `[${Math.min(a, b)}..${Math.max(a, b)}], ${a}`),
    fc.tuple(digit, digit).map(([a, b]) => `not(> ${a}, ${b})`),
  ),
  fc.constantFrom('any', 'p', 'q', 'p, r', 'not(p)', 'r, null'),
  fc.constantFrom('any', '-', 'true', 'false'),
];

it('gaps and overlaps agree with trying every value', () => {
  const inputs = Object.values(SMALL);
  fc.assert(
    fc.property(fc.array(fc.tuple(...cells), { maxLength: 8 }), (texts) => {
      const rows = texts.map((row) => row.map((cell, column) => readUnaryTests(cell, inputs[column] ?? CONDITION, {})));
      const asks = inputs.map((_, column) => texts.some((row) => row[column]?.includes('null')));
      const every = product(Object.values(ALL).map((values, column) => [...values, ...(asks[column] ? [null] : [])]));
      const env = { data: {}, facts: {}, zone: 'UTC' };
      const matching = every.map((values) =>
        rows.flatMap((row, index) => (row.every((cell, column) => cell.test(env, values[column])) ? [index] : [])),
      );
      const pairs = new Set(
        matching.flatMap((found) => found.flatMap((a) => found.filter((b) => b > a).map((b) => `${a} ${b}`))),
      );
      const { gap, overlaps, exact } = tableCoverage(inputs, rows);
      expect(exact).toBe(true);
      expect(gap !== undefined).toBe(matching.some((found) => found.length === 0));
      if (gap) expect(rows.some((row) => row.every((cell, column) => cell.test(env, gap[column])))).toBe(false);
      expect(new Set(overlaps.map((found) => found.rows.join(' ')))).toEqual(pairs);
      for (const { rows: both, example } of overlaps) {
        const shared = both.map((row) => rows[row]?.every((cell, column) => cell.test(env, example[column])));
        expect(shared).toEqual([true, true]);
      }
    }),
    { numRuns: runs(300) },
  );
});
