import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, daysOf, monthsBetween, weekdayOf } from '../../src/feel/calendar.ts';
import {
  formatDate,
  formatDateTime,
  formatDuration,
  formatPeriod,
  formatTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parsePeriod,
  parseTime,
} from '../../src/feel/iso.ts';
import { runs } from '../support/runs.ts';

const day = fc.integer({ min: daysOf(0, 1, 1), max: daysOf(9999, 12, 31) });

it('what is printed is read back', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 86_399_999 }),
      fc.maxSafeInteger(),
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: -6e13, max: 2e14 }),
      (days, clock, length, months, instant) => {
        expect(parseDate(formatDate(days) ?? '')).toBe(days);
        expect(parseTime(formatTime(clock))).toBe(clock);
        fc.pre(Math.abs(length) < 8e15);
        expect(parseDuration(formatDuration(length))).toBe(length + 0);
        expect(parsePeriod(formatPeriod(months))).toBe(months + 0);
        expect(parseDateTime(formatDateTime(instant, 'Asia/Shanghai') ?? '', 'UTC')).toBe(instant);
      },
    ),
    { numRuns: runs(500) },
  );
});

it('texts that are no date, time or duration are null', () => {
  const dates = ['2026-02-29', '2026-13-01', '2026-1-5', '20260105', '2026-01-05Z', ' 2026-01-05', '', '٢٠٢٦-٠١-٠٥'];
  const times = ['24:00:00', '09:60:00', '9:00', '09:00:60', '09:00:00Z', '09'];
  const durations = [
    'P',
    'PT',
    'P1',
    '1D',
    'P1M',
    'P1Y',
    'P1DT',
    'PT1H1D',
    'PT1.5H',
    'P-1D',
    'PT99999999999999H',
    '15m',
  ];
  const periods = ['P', 'P1D', 'PT1M', 'P1M1Y', 'P1.5Y', '-P'];
  const datetimes = [
    '2026-01-05',
    '2026-01-05 09:00',
    '2026-01-05T24:00Z',
    '2026-01-05T09:00@Nowhere/City',
    '2026-02-30T09:00Z',
  ];
  expect([
    dates.map(parseDate),
    times.map(parseTime),
    durations.map(parseDuration),
    periods.map(parsePeriod),
    datetimes.map((text) => parseDateTime(text, 'UTC')),
    parseDateTime('2026-01-05T09:00', 'Nowhere/City'),
  ]).toEqual([
    dates.map(() => null),
    times.map(() => null),
    durations.map(() => null),
    periods.map(() => null),
    datetimes.map(() => null),
    null,
  ]);
});

const after = (date: string, months: number) => formatDate(addMonths(parseDate(date) ?? 0, months));

it('months are added on the calendar, to the last day of a shorter month', () => {
  expect([after('2026-01-31', 1), after('2024-02-29', 12), after('2026-03-31', -1), after('2026-01-15', -13)]).toEqual([
    '2026-02-28',
    '2025-02-28',
    '2026-02-28',
    '2024-12-15',
  ]);
});

it('the months between two days lead from one to just before or at the other', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1e5 }), (from, later) => {
      const to = from + later;
      const months = monthsBetween(from, to);
      expect(addMonths(from, months)).toBeLessThanOrEqual(to);
      // A day that a month has not counts as its last, which is why the next month may be reached too.
      expect(addMonths(from, months + 2)).toBeGreaterThan(to);
      expect(monthsBetween(to, from)).toBeLessThanOrEqual(0);
    }),
    { numRuns: runs(500) },
  );
});

it('a week has seven days, beginning on Monday', () => {
  const monday = parseDate('2026-01-05') ?? 0;
  expect([-7, -1, 0, 1, 6, 7].map((days) => weekdayOf(monday + days))).toEqual([1, 7, 1, 2, 7, 1]);
});
