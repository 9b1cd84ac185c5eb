import { describe, expect, test } from 'vitest';

import { fixed, said, smallBlueprint, told } from './small-blueprint.ts';

const DATA = [
  'choice: { type: enum, values: [ordinary, advanced] }',
  'yes: { type: boolean }',
  'price: { type: number, min: 0 }',
  'word: { type: text, max: 5 }',
  'long: { type: duration }',
  'sum: { type: money }',
  'mobile: { type: phone }',
  'names: { type: list, of: text }',
].join('\n');
const sets = (value: string): string =>
  smallBlueprint({ data: DATA, steps: `a: { do: Work, set: { ${value} } }` }).replace('yes:', 'agreed:');

describe('a literal fits its field', () => {
  test.each([
    'choice: advanced',
    'agreed: true',
    'price: 2.5',
    'score: 3',
    'word: 你好',
    'late: 2026-02-28',
    'long: 2d',
    'long: P1M',
    'sum: { amount: "12.50", currency: CNY }',
    'mobile: "13800000000"',
    'names: [a, b]',
    'note: null',
  ])('%s', (value) => {
    const unused = /TL4011/;
    expect(told(sets(value)).filter((line) => !unused.test(line))).toEqual([]);
  });

  test.each([
    ['choice: advancd', '"advancd" is none of the values of "choice". Did you mean "advanced"?'],
    ['choice: score', '"score" is none of the values of "choice". Write one of: ordinary, advanced.'],
    ['agreed: yes', '"yes" does not fit "agreed", which holds true or false. Write true or false.'],
    ['price: -1', '"-1" does not fit "price", which holds a number. Write a number of at least 0.'],
    ['score: 9', '"9" does not fit "score", which holds a whole number. Write a number from 1 to 5.'],
    ['score: 2.5', '"2.5" does not fit "score", which holds a whole number. Write it like 3.'],
    ['word: very long', '"very long" does not fit "word", which holds text. Write a length of at most 5.'],
    [
      'word: 007',
      '007 without quotes is read as a number or as true/false, but text is meant here. Put it in quotes: "007".',
    ],
    [
      'late: 2026-02-30',
      '"2026-02-30" does not fit "late", which holds a date. If it is an expression, put = before it: "=2026-02-30".',
    ],
    ['late: tomorrow', '"tomorrow" does not fit "late", which holds a date. Write it like 2026-01-31.'],
    ['long: 2 days', '"2 days" is not a length of time. Write "2d".'],
    ['long: 1M', '"1M" is not a length of time. Write "1m" or "P1M".'],
    [
      'sum: 12',
      '"12" does not fit "sum", which holds an amount of money. Write it like { amount: "12.50", currency: CNY }.',
    ],
    [
      'price: score * 2',
      '"score * 2" does not fit "price", which holds a number. If it is an expression, put = before it: "=score * 2".',
    ],
    [
      'price: score',
      '"score" does not fit "price", which holds a number. If it is an expression, put = before it: "=score".',
    ],
    ['price:', 'Nothing is written after this key. Write a value after it, or remove the key.'],
  ])('%s does not', (value, sentence) => {
    expect(said(sets(value)).map(({ en }) => en)).toEqual([sentence]);
  });
});

test('the mend of a forgotten "=" and of a forgotten quote can be taken as it is', () => {
  expect(fixed(sets('price: score * 2'))).toContain('set: { price: "=score * 2" }');
  expect(fixed(sets('word: 007'))).toContain('set: { word: "007" }');
});

test('a literal is explained in Chinese too', () => {
  expect(said(sets('score: 9'))[0]?.['zh-CN']).toBe('“9”与“score”不符，这个字段的类型是整数。数字应当在 1 到 5 之间。');
  expect(said(sets('choice: advancd'))[0]?.['zh-CN']).toBe('“advancd”不是“choice”的可选值。您是不是想写“advanced”？');
  expect(said(sets('price: score'))[0]?.['zh-CN']).toBe(
    '“score”与“price”不符，这个字段的类型是数字。如果它是表达式，请在前面加 =：“=score”。',
  );
});
