import { describe, expect, it } from 'vitest';
import type { FeelType } from '../../src/feel/types.ts';
import { readUnaryTests } from '../../src/feel/unary.ts';
import { ENV, NAMES } from './sample.ts';

/** Of the values, those that pass the cell. */
function passing(text: string, input: FeelType, values: readonly unknown[]): readonly unknown[] {
  const { problems, test } = readUnaryTests(text, input, NAMES);
  expect(problems).toEqual([]);
  return values.filter((value) => test(ENV, value));
}

const CATEGORY: FeelType = { kind: 'enum', values: ['billing', 'network', 'safety', 'no-answer', '资费 其他', 'any'] };

describe('a cell of a column of choices', () => {
  const every = ['billing', 'network', 'safety', 'no-answer', '资费 其他', 'any', null];
  it.each([
    ['safety', ['safety']],
    ['safety, billing', ['billing', 'safety']],
    [' no-answer ', ['no-answer']],
    ['资费 其他, network', ['network', '资费 其他']],
    ['"safety"', ['safety']],
    ['"safety", billing', ['billing', 'safety']],
    ['not(safety, billing)', ['network', 'no-answer', '资费 其他', 'any', null]],
    ['not( "safety" )', ['billing', 'network', 'no-answer', '资费 其他', 'any', null]],
    ['!= "safety"', ['billing', 'network', 'no-answer', '资费 其他', 'any', null]],
    ['category', ['safety']],
    ['null', [null]],
    ['safety, null', ['safety', null]],
    ['any', every],
    ['-', every],
    [' any ', every],
    ['"any"', ['any']],
  ])('%s', (text, expected) => {
    expect(passing(text, CATEGORY, every)).toEqual(expected);
  });
});

describe('a cell of a column of numbers', () => {
  const every = [1, 2, 3, 4, 5, null, 'x'];
  it.each([
    ['3', [3]],
    ['>= 4', [4, 5]],
    ['[3..5]', [3, 4, 5]],
    ['(3..5)', [4]],
    [']3..5[', [4]],
    ['[3..5)', [3, 4]],
    ['< 2, > 4', [1, 5]],
    ['not(> 3)', [1, 2, 3]],
    ['not(2, 3)', [1, 4, 5, null, 'x']],
    ['!= 3', [1, 2, 4, 5, null, 'x']],
    ['= 3', [3]],
    ['1 + 2', [3]],
    ['-1, 3', [3]],
    ['csat', [4]],
    ['> csat', [5]],
    ['null', [null, 'x']],
    ['[1..2], scores', [1, 2]],
    ['[4, 5]', [4, 5]],
    ['any', every],
  ])('%s', (text, expected) => {
    expect(passing(text, { kind: 'number' }, every)).toEqual(expected);
  });
});

it('cells of other columns', () => {
  const moments = ['PT10M', 'PT15M', 'PT20M', 900_000, null];
  expect([
    passing('true', { kind: 'boolean' }, [true, false, null]),
    passing('"a", "b"', { kind: 'text' }, ['a', 'b', 'c']),
    passing('> @"PT15M"', { kind: 'duration' }, moments),
    passing('duration("PT15M")', { kind: 'duration' }, moments),
    passing('[@"2026-01-01"..@"2026-12-31"]', { kind: 'date' }, ['2025-12-31', '2026-01-01', '2026-12-31']),
    passing('< @"2026-01-05T01:30:00Z"', { kind: 'datetime' }, ['2026-01-05T09:00:00+08:00', 1_767_578_400_000]),
  ]).toEqual([
    [true],
    ['a', 'b'],
    ['PT20M'],
    ['PT15M', 900_000],
    ['2026-01-01', '2026-12-31'],
    ['2026-01-05T09:00:00+08:00'],
  ]);
});

it('a cell tells what it reads besides its own column', () => {
  expect(readUnaryTests('> csat, case.age.minutes', { kind: 'number' }, NAMES).reads).toEqual([
    { path: ['csat'], start: 2, end: 6, handlesAbsence: false },
    { path: ['case', 'age'], start: 8, end: 16, handlesAbsence: false },
  ]);
  expect(readUnaryTests('any', { kind: 'number' }, NAMES).reads).toEqual([]);
});
