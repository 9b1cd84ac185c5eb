import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, formatNumber, modulo, multiply, roundTo, subtract } from '../../src/feel/decimal.ts';
import { parseNumber } from '../../src/feel/values.ts';
import { runs } from '../support/runs.ts';

/** A decimal of up to 7 digits, half of them behind the point, with the whole number it is in ten-thousandths. */
const decimal = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((units) => ({ units, value: units / 10_000 }));

describe('numbers behave like decimals', () => {
  it('sums, differences and products of decimals are exact', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a.value, b.value)).toBe((a.units + b.units) / 10_000);
        expect(subtract(a.value, b.value)).toBe((a.units - b.units) / 10_000 + 0);
        expect(multiply(a.value, b.value)).toBe((a.units * b.units) / 100_000_000 + 0);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('a quotient that ends is exact', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(0.1, 0.2, 0.5, 2, 4, 5, 8, 10, 25), (a, b) => {
        expect(divide(multiply(a.value, b) ?? 0, b)).toBe(a.value + 0);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('the remainder has the sign of the divisor and completes the quotient', () => {
    fc.assert(
      fc.property(
        decimal,
        decimal.filter(({ units }) => units !== 0),
        (a, b) => {
          const rest = modulo(a.value, b.value) ?? Number.NaN;
          expect(Math.abs(rest)).toBeLessThan(Math.abs(b.value));
          expect(rest === 0 || Math.sign(rest) === Math.sign(b.value)).toBe(true);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it('rounds in all seven ways, on either side of the point', () => {
    const ways = ['floor', 'ceiling', 'up', 'down', 'half up', 'half down', 'half even'] as const;
    expect(ways.map((way) => [2.5, -2.5, 2.45, -0.4].map((value) => roundTo(value, 0, way)))).toEqual([
      [2, -3, 2, -1],
      [3, -2, 3, 0],
      [3, -3, 3, -1],
      [2, -2, 2, 0],
      [3, -3, 2, 0],
      [2, -2, 2, 0],
      [2, -2, 2, 0],
    ]);
    expect([
      roundTo(1.005, 2, 'half up'),
      roundTo(1250, -2, 'half even'),
      roundTo(1.5, 400, 'up'),
      roundTo(7, -400, 'half up'),
      roundTo(1.5, 0.5, 'up'),
    ]).toEqual([1.01, 1200, 1.5, 0, null]);
  });

  it('whatever is no finite number is null', () => {
    expect([divide(1, 0), divide(0, 0), multiply(1e200, 1e200), add(1e308, 1e308), modulo(1, 0)]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('prints without exponent and reads back what it printed', () => {
    expect([1e21, 1.5e-7, -1.25e22, 0.1, 100].map(formatNumber)).toEqual([
      '1000000000000000000000',
      '0.00000015',
      '-12500000000000000000000',
      '0.1',
      '100',
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e90, max: 1e90 }), (value) => {
        fc.pre(formatNumber(value).length <= 100);
        expect(parseNumber(formatNumber(value))).toBe(value + 0);
      }),
      { numRuns: runs(500) },
    );
  });
});
