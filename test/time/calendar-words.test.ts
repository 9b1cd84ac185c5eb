import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber, parseDateKey } from '../../src/time/date-key.ts';
import { parseWindow } from '../../src/time/opening-window.ts';
import { parseDayKey } from '../../src/time/weekday.ts';
import { runs } from '../support/runs.ts';

describe('the days of the week in a calendar', () => {
  test.each([
    ['mon', ['mon']],
    ['mon-fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['sat-mon', ['sat', 'sun', 'mon']],
    ['mon,wed', ['mon', 'wed']],
    ['mon-wed, fri', ['mon', 'tue', 'wed', 'fri']],
  ])('"%s" names them', (text, days) => {
    expect(parseDayKey(text)).toEqual({ ok: true, days });
  });

  test.each([
    ['Mon-Fri', 'unknown-day', 0, 'mon-fri'],
    ['周一至周五', 'unknown-day', 0, 'mon-fri'],
    ['星期一、星期三', 'unknown-day', 0, 'mon,wed'],
    ['monday to friday', 'unknown-day', 0, 'mon-fri'],
    ['mon, xyz', 'unknown-day', 5, undefined],
    ['mon-', 'unknown-day', 0, undefined],
    ['mon-wed,tue', 'twice', 8, undefined],
    ['  ', 'empty', 0, undefined],
    ['constructor', 'unknown-day', 0, undefined],
  ])('"%s" does not: %s at %i, say "%s"', (text, problem, at, suggestion) => {
    expect(parseDayKey(text)).toEqual({ ok: false, problem, at, ...(suggestion === undefined ? {} : { suggestion }) });
  });
});

describe('the opening hours of a day', () => {
  test.each([
    ['09:00-12:00', 540, 720],
    ['00:00-24:00', 0, 1440],
    ['22:00-06:00', 1320, 1800],
    ['22:00-00:00', 1320, 1440],
  ])('"%s" opens at minute %i and closes at minute %i', (text, from, until) => {
    expect(parseWindow(text)).toEqual({ ok: true, window: { from, until } });
  });

  test.each([
    ['9:00-18:00', 'not-a-window', '09:00-18:00'],
    ['09:00 – 18:00', 'not-a-window', '09:00-18:00'],
    ['09：00－18：00', 'not-a-window', '09:00-18:00'],
    ['9点至18点30分', 'not-a-window', '09:00-18:30'],
    ['00:00-00:00', 'no-length', '00:00-24:00'],
    ['09:00-09:00', 'no-length', undefined],
    ['24:00-06:00', 'no-such-time', undefined],
    ['09:60-10:00', 'no-such-time', undefined],
    ['09:00-24:01', 'no-such-time', undefined],
    ['morning', 'not-a-window', undefined],
    ['', 'empty', undefined],
  ])('"%s" is refused: %s, say "%s"', (text, problem, suggestion) => {
    expect(parseWindow(text)).toEqual({ ok: false, problem, ...(suggestion === undefined ? {} : { suggestion }) });
  });
});

describe('the dates of a calendar', () => {
  test('a date and a range of dates are read as days', () => {
    expect(parseDateKey('1970-01-02')).toEqual({ ok: true, dates: { first: 1, last: 1 } });
    expect(parseDateKey('2026-02-15..2026-02-23')).toEqual({ ok: true, dates: { first: 20_499, last: 20_507 } });
    expect(dateOf(20_499)).toBe('2026-02-15');
  });

  test.each([
    ['2026-2-3', 'not-a-date', '2026-02-03'],
    ['2026/2/3-2026/2/5', 'not-a-date', '2026-02-03..2026-02-05'],
    ['2026年2月15日至2026年2月23日', 'not-a-date', '2026-02-15..2026-02-23'],
    ['2026-02-23..2026-02-15', 'backwards', '2026-02-15..2026-02-23'],
    ['2026-02-30', 'no-such-date', undefined],
    ['2026-02-15..2026-02-30', 'no-such-date', undefined],
    ['春节', 'not-a-date', undefined],
    [' ', 'empty', undefined],
  ])('"%s" is refused: %s, say "%s"', (text, problem, suggestion) => {
    expect(parseDateKey(text)).toEqual({ ok: false, problem, ...(suggestion === undefined ? {} : { suggestion }) });
  });

  test('every day has one date and every date one day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(dayNumber(dateOf(day))).toBe(day);
      }),
      { numRuns: runs(200) },
    );
  });

  test('no text makes a reader throw, and what it proposes can be read', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(parseDayKey, parseWindow, parseDateKey), (text, parse) => {
        const parsed = parse(text);
        if (!parsed.ok && parsed.suggestion !== undefined) expect(parse(parsed.suggestion).ok).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
