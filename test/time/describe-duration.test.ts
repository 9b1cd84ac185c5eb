import { describe, expect, test } from 'vitest';
import { describeDuration, parseDuration, printDuration, type Duration } from '../../src/time/duration.ts';

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.duration;
}

describe('a duration is printed in one way', () => {
  test.each([
    ['0h', '0s'],
    ['90m', '1h30m'],
    ['36h', '1d12h'],
    ['PT24H', '1d'],
    ['14d', '2w'],
    ['10d', '10d'],
    ['PT61.5S', 'PT1M1.5S'],
    ['P0D', 'P0D'],
    ['P0DT5H', 'P0DT5H'],
    ['P1DT90M', 'P1DT1H30M'],
    ['8bh', '8bh'],
  ])('"%s" is printed "%s"', (text, printed) => {
    expect(printDuration(duration(text))).toBe(printed);
  });
});

describe('a duration in words never leaves open which kind of day is meant', () => {
  test.each([
    ['30s', '30 seconds', '30 秒'],
    ['1s', '1 second', '1 秒'],
    ['0s', '0 seconds', '0 秒'],
    ['PT1.5S', '1.5 seconds', '1.5 秒'],
    ['1h30m', '1 hour 30 minutes', '1 小时 30 分钟'],
    ['1d', '24 hours', '24 小时'],
    ['47h59m', '47 hours 59 minutes', '47 小时 59 分钟'],
    ['2d', '2 days (48 hours)', '2 天（48 小时）'],
    ['60h', '2 days 12 hours', '2 天 12 小时'],
    ['1w', '7 days (168 hours)', '7 天（168 小时）'],
    ['P1D', '1 calendar day', '1 个自然日'],
    ['P8W', '8 weeks', '8 周'],
    ['P1M', '1 month', '1 个月'],
    ['P1Y6M', '1 year 6 months', '1 年 6 个月'],
    ['P1DT2H', '1 calendar day 2 hours', '1 个自然日 2 小时'],
    ['P0D', '0 calendar days', '0 个自然日'],
    ['45bm', '45 business minutes', '45 个工作分钟'],
    ['8bh', '8 business hours', '8 个工作小时'],
    ['1bd', '1 business day', '1 个工作日'],
  ])('"%s" is "%s" and "%s"', (text, english, chinese) => {
    expect([describeDuration(duration(text), 'en'), describeDuration(duration(text), 'zh-CN')]).toEqual([
      english,
      chinese,
    ]);
  });
});
