import { describe, expect, test } from 'vitest';

import type { Field } from '../../src/blueprint/field.ts';
import { entryHint, readEntry, typedValue } from '../../src/journey/field-entry.ts';

const CLOCKS = { zone: 'Asia/Shanghai', now: Date.parse('2026-01-05T09:00:00+08:00') };

function field(more: Partial<Field> & Pick<Field, 'type'>): Field {
  return { name: 'f', path: [], ...more };
}

const KIND = field({ type: 'enum', values: new Map([['red', { 'zh-CN': '红色', en: 'Red' }]]) });

describe('what people type becomes the value of a field', () => {
  test.each<[Field, string, unknown]>([
    [field({ type: 'integer' }), '３', 3],
    [field({ type: 'number' }), ' -2.50 ', -2.5],
    [field({ type: 'boolean' }), '否', false],
    [KIND, '红色', 'red'],
    [KIND, 'red', 'red'],
    [field({ type: 'money' }), '12.50 cny', { amount: '12.50', currency: 'CNY' }],
    [field({ type: 'money' }), 'USD 3', { amount: '3', currency: 'USD' }],
    [
      field({ type: 'file' }),
      '证件/护照.pdf',
      { name: '护照.pdf', uri: 'file:%E8%AF%81%E4%BB%B6/%E6%8A%A4%E7%85%A7.pdf' },
    ],
    [field({ type: 'file' }), 'https://example.org/a.png', { name: 'a.png', uri: 'https://example.org/a.png' }],
    [field({ type: 'list', of: KIND }), '红色，red、 red', ['red', 'red', 'red']],
    [field({ type: 'date' }), '2026年1月6日', '2026-01-06'],
    [field({ type: 'time' }), '9:30', '09:30'],
    [field({ type: 'datetime' }), '2026-01-06 14:00', '2026-01-06T14:00+08:00'],
    [field({ type: 'duration' }), '２h', '2h'],
    [field({ type: 'phone' }), '１３８ 0000 0000', '138 0000 0000'],
    [field({ type: 'text' }), ' 第１行 ', '第１行'],
  ])('%j: %s', (of, text, value) => {
    const entry = readEntry(of, text, CLOCKS);
    expect(entry).toEqual({ ok: true, value });
    // What is shown for a known value means the same when it is typed in again.
    if (of.type !== 'file') expect(readEntry(of, typedValue(of, value), CLOCKS)).toEqual({ ok: true, value });
  });

  test.each<[Field, string, string]>([
    [field({ type: 'integer' }), 'three', 'kind'],
    [field({ type: 'integer', max: 5 }), '6', 'too-large'],
    [field({ type: 'integer' }), '1.5', 'format'],
    [KIND, 'blue', 'not-a-value'],
    [field({ type: 'date' }), '2026-02-30', 'format'],
    [field({ type: 'datetime' }), 'soon', 'format'],
    [field({ type: 'list', of: field({ type: 'integer' }), max: 1 }), '1, 2', 'too-large'],
  ])('%j does not take: %s', (of, text, problem) => {
    expect(readEntry(of, text, CLOCKS)).toEqual({ ok: false, problem });
  });
});

test.each<[Field, string, string]>([
  [field({ type: 'integer', min: 1, max: 5 }), 'whole number, 1 to 5', '整数，1 到 5'],
  [field({ type: 'text', max: 9 }), 'text, at most 9 characters', '文字，至多 9 个字符'],
  [field({ type: 'number', min: 0, unit: 'CNY' }), 'number, at least 0, CNY', '数字，至少 0，CNY'],
  [
    field({ type: 'list', of: KIND, max: 2 }),
    'list with commas: Red, at most 2 entries',
    '用逗号隔开的列表：红色，至多 2 项',
  ],
])('what may be typed is said in a few words: %j', (of, en, zh) => {
  expect([entryHint(of, 'en'), entryHint(of, 'zh-CN')]).toEqual([en, zh]);
});
