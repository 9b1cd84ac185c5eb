import { expect, test } from 'vitest';

import { said, smallBlueprint, told } from './small-blueprint.ts';

const says = (words: string): string =>
  smallBlueprint({
    data: 'total: { type: money, default: { amount: "1", currency: CNY } }',
    sections: 'parameters: { days: { type: integer, value: 3 } }',
  }).replace('"Hello {case.id}."', JSON.stringify(words));

test.each([
  '{case.id}',
  '{ case.id }',
  '{case.opened_at}',
  '{total}',
  '{total.amount}',
  '{days}',
  '{now}',
  '{{ {days} }}',
])('a message may say %s', (words) => {
  expect(told(says(`${words} {days} {total}`))).toEqual([]);
});

test.each([
  ['{totl}', 'TL4025 totl', 'Did you mean "total"?'],
  ['{total.cents}', 'TL4025 total.cents', 'Write the name of a field'],
  ['{}', 'TL4025 }', 'Write the name of a field'],
  ['{total', 'TL4026 {', 'Write "{name}" around the name of a field, or "{{" for a brace in the text.'],
  ['total}', 'TL4026 }', 'or "}}" for a brace in the text.'],
  ['｛total｝', 'TL2019 ｛', 'Write the half-width "{".'],
  ['{total｝', 'TL2019 ｝', 'Write the half-width "}".'],
])('%s is told', (words, expected, hint) => {
  const text = says(`${words} {days}${words.includes('total') ? '' : ' {total}'}`);
  expect(told(text).filter((line) => !line.startsWith('TL4011'))).toEqual([expected]);
  expect(said(text)[0]?.en).toContain(hint);
});

test.each([
  ['{{note}}', ['TL4049 {{note}}']],
  ['${note}', ['TL4049 ${note}']],
  ['【note】', ['TL4049 【note】']],
  ['{{ case.id }}', ['TL4049 {{ case.id }}']],
  // An amount in dollars, a brace in the text, words that stand out.
  ['${days}', []],
  ['{{nothing}}', []],
  ['【请注意】', []],
])('a placeholder of other programs goes out as it stands: %s', (words, expected) => {
  expect(told(says(`${words} {days} {total}`)).filter((line) => !/TL40(?:11|36)/.test(line))).toEqual(expected);
});

test('full-width braces around words are words', () => {
  expect(told(says('｛请注意｝ {days} {total}'))).toEqual([]);
});
