import { expect, test } from 'vitest';

import { describeLength } from '../../src/time/describe-length.ts';

const MINUTE = 60_000;

test.each([
  [0, '0 min', '0 分'],
  [45 * MINUTE, '45 min', '45 分'],
  [125 * MINUTE, '2 h 05 min', '2 小时 05 分'],
  [120 * MINUTE, '2 h', '2 小时'],
  [30_500, '30.5 s', '30.5 秒'],
  [60 * MINUTE + 1, '1 h 0.001 s', '1 小时 0.001 秒'],
  [47 * 60 * MINUTE, '47 h', '47 小时'],
  [49 * 60 * MINUTE, '2 d 1 h', '2 天 1 小时'],
])('%i milliseconds are %s, so that a sum on paper comes out', (milliseconds, english, chinese) => {
  expect(describeLength(milliseconds, 'en', { days: true })).toBe(english);
  expect(describeLength(milliseconds, 'zh-CN', { days: true })).toBe(chinese);
});

test('business time has no days: fifty hours are fifty hours', () => {
  expect(describeLength(50 * 60 * MINUTE, 'en')).toBe('50 h');
});
