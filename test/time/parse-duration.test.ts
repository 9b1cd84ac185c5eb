import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration, printDuration } from '../../src/time/duration.ts';
import { runs } from '../support/runs.ts';
import { anyDuration } from './arbitrary-duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('reading a duration', () => {
  test.each([
    ['30s', 30 * SECOND],
    ['15m', 15 * MINUTE],
    ['24h', 24 * HOUR],
    ['2d', 48 * HOUR],
    ['1w', 7 * DAY],
    ['0s', 0],
    ['1h30m', 90 * MINUTE],
    ['1w2d3h4m5s', 9 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND],
    ['PT24H', 24 * HOUR],
    ['PT1.5H', 90 * MINUTE],
    ['PT0,25S', 250],
    ['PT36H15M', 36 * HOUR + 15 * MINUTE],
  ])('"%s" is exact time', (text, milliseconds) => {
    expect(parseDuration(text)).toEqual({ ok: true, duration: { kind: 'elapsed', milliseconds } });
  });

  test.each([
    ['P2D', { days: 2 }],
    ['P8W', { weeks: 8 }],
    ['P1M', { months: 1 }],
    ['P1Y', { years: 1 }],
    ['P1DT2H', { days: 1, milliseconds: 2 * HOUR }],
    ['P1Y2M3W4DT5H6M7.5S', { years: 1, months: 2, weeks: 3, days: 4, milliseconds: 5 * HOUR + 6 * MINUTE + 7500 }],
    ['P0D', {}],
  ])('"%s" is time by the calendar', (text, fields) => {
    expect(parseDuration(text)).toEqual({
      ok: true,
      duration: { kind: 'calendar', years: 0, months: 0, weeks: 0, days: 0, milliseconds: 0, ...fields },
    });
  });

  test.each([
    ['45bm', 'bm', 45],
    ['8bh', 'bh', 8],
    ['1bd', 'bd', 1],
  ])('"%s" is business time', (text, unit, amount) => {
    expect(parseDuration(text)).toEqual({ ok: true, duration: { kind: 'business', unit, amount } });
  });
});

describe('what people write instead is understood and corrected', () => {
  test.each([
    ['15 min', 'unknown-unit', 3, '15m'],
    ['15minutes', 'unknown-unit', 2, '15m'],
    ['15分钟', 'unknown-unit', 2, '15m'],
    ['24个小时', 'unknown-unit', 2, '24h'],
    ['2 days', 'unknown-unit', 2, '2d'],
    ['2个星期', 'unknown-unit', 1, '2w'],
    ['24H', 'unknown-unit', 2, '24h'],
    ['3个工作日', 'unknown-unit', 1, '3bd'],
    ['8 business hours', 'unknown-unit', 2, '8bh'],
    ['7个自然日', 'unknown-unit', 1, 'P7D'],
    ['2个月', 'unknown-unit', 1, 'P2M'],
    ['1年6个月', 'unknown-unit', 1, 'P1Y6M'],
    ['1 hour and 30 minutes', 'unknown-unit', 2, '1h30m'],
    ['500ms', 'unknown-unit', 3, 'PT0.5S'],
    ['P2H', 'unknown-unit', 2, 'PT2H'],
    ['P1D2H', 'unknown-unit', 4, 'P1DT2H'],
    ['PT2D', 'unknown-unit', 3, 'P2D'],
    ['１５m', 'full-width', 0, '15m'],
    ['1小时，30分', 'full-width', 3, '1h30m'],
    ['1.5h', 'fraction', 1, '1h30m'],
    ['0,1h', 'fraction', 1, '6m'],
    ['1h1.5m', 'fraction', 3, '1h1m30s'],
    ['1.5bh', 'fraction', 1, '90bm'],
    ['15 m', 'not-a-duration', 2, '15m'],
    [' 15m', 'not-a-duration', 0, '15m'],
    ['1h 30m', 'not-a-duration', 2, '1h30m'],
    ['30m1h', 'not-a-duration', 3, '1h30m'],
    ['p1d', 'not-a-duration', 0, 'P1D'],
    ['P1DT', 'not-a-duration', 4, 'P1D'],
    ['+15m', 'not-a-duration', 0, '15m'],
  ])('"%s"', (text, problem, at, suggestion) => {
    expect(parseDuration(text)).toEqual({ ok: false, problem, at, suggestion });
  });

  test('a capital M may be a minute or a month: the author chooses', () => {
    expect(parseDuration('1M')).toEqual({ ok: false, problem: 'unknown-unit', at: 1, choices: ['1m', 'P1M'] });
  });
});

describe('nothing is guessed where a text can mean several things, or nothing', () => {
  test.each([
    ['', 'empty', 0],
    ['  ', 'empty', 0],
    ['15', 'unknown-unit', 2],
    ['1h30', 'unknown-unit', 4],
    ['2月', 'unknown-unit', 1],
    ['5 potatoes', 'unknown-unit', 2],
    ['1 month 15 days', 'unknown-unit', 2],
    ['1.5bd', 'fraction', 1],
    ['P1.5D', 'fraction', 2],
    ['2,500s', 'fraction', 1],
    ['PT0.0001S', 'fraction', 3],
    ['PT1.5H3M', 'fraction', 3],
    ['-1h', 'negative', 0],
    ['-P1D', 'negative', 0],
    ['P-1D', 'negative', 1],
    ['−15m', 'negative', 0],
    ['1:30', 'not-a-duration', 1],
    ['1h1h', 'not-a-duration', 2],
    ['1bd4bh', 'not-a-duration', 3],
    ['P', 'not-a-duration', 1],
    ['PT', 'not-a-duration', 2],
    ['soon', 'not-a-duration', 0],
    [`${'1'.repeat(200)}h`, 'not-a-duration', 0],
  ])('"%s"', (text, problem, at) => {
    expect(parseDuration(text)).toEqual({ ok: false, problem, at });
  });

  test('a hundred years is the longest', () => {
    for (const text of ['36525d', 'P100Y', 'P1200M', '36525bd', '876600bh', '52596000bm']) {
      expect(parseDuration(text)).toMatchObject({ ok: true });
    }
    for (const text of ['36526d', 'P101Y', 'P1201M', '36526bd', '876601bh', `${'9'.repeat(50)}h`, 'P99999999999Y']) {
      expect(parseDuration(text)).toEqual({ ok: false, problem: 'too-long', at: 0 });
    }
  });
});

describe('laws', () => {
  test('reading what was printed gives the same duration', () => {
    fc.assert(
      fc.property(anyDuration, (duration) => {
        expect(parseDuration(printDuration(duration))).toEqual({ ok: true, duration });
      }),
      { numRuns: runs(1000) },
    );
  });

  test('any text is read or refused, its place is inside it, and a suggestion is itself right', () => {
    const unit = fc.constantFrom(
      ...Array.from('0123459.,-+ PTYMWDHSwdhmsb:'),
      '分钟',
      '小时',
      '个',
      '工作日',
      '１',
      'ｍ',
      ' hour',
      '\u202E',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseDuration(text);
        if (parsed.ok) return;
        expect(parsed.at).toBeGreaterThanOrEqual(0);
        expect(parsed.at).toBeLessThanOrEqual(text.length);
        for (const proposed of [parsed.suggestion, ...(parsed.choices ?? [])]) {
          if (proposed !== undefined) expect(parseDuration(proposed).ok).toBe(true);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
