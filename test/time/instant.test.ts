import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { describeInstant, isZone, parseInstant, printInstant, startOfDate } from '../../src/time/instant.ts';
import { runs } from '../support/runs.ts';

const MONDAY = Date.UTC(2026, 0, 5, 1);

describe('reading an instant', () => {
  test.each([
    ['2026-01-05T09:00+08:00', MONDAY],
    ['2026-01-05T09:00:00+08:00', MONDAY],
    ['2026-01-05T01:00Z', MONDAY],
    ['2026-01-04T20:00:00.5-05:00', MONDAY + 500],
    ['2026-01-05T01:00:00.123456789Z', MONDAY + 123],
    ['0000-01-01T00:00Z', -62_167_219_200_000],
  ])('"%s"', (text, instant) => {
    expect(parseInstant(text)).toEqual({ ok: true, instant });
  });

  test.each([
    ['', 'empty', undefined],
    ['2026-01-05', 'no-time', undefined],
    ['2026-01-05T09:00', 'no-offset', undefined],
    ['2026年1月5日 9:00', 'no-offset', undefined],
    ['2026-02-30T09:00Z', 'no-such-time', undefined],
    ['2026-01-05T24:00Z', 'no-such-time', undefined],
    ['2026-01-05T09:00:60Z', 'no-such-time', undefined],
    ['2026-01-05T09:00+24:00', 'no-such-time', undefined],
    ['2026-01-05 09:00+08:00', 'not-an-instant', '2026-01-05T09:00+08:00'],
    ['2026-01-05T09:00:30.5+0800', 'not-an-instant', '2026-01-05T09:00:30.5+08:00'],
    ['2026/1/5 9:00 utc', 'not-an-instant', '2026-01-05T09:00Z'],
    ['２０２６-01-05T09:00+08:00', 'full-width', '2026-01-05T09:00+08:00'],
    ['2026-02-30 09:00+08:00', 'not-an-instant', undefined],
    ['1767574800000', 'not-an-instant', undefined],
    ['tomorrow', 'not-an-instant', undefined],
  ])('"%s" is refused: %s', (text, problem, suggestion) => {
    expect(parseInstant(text)).toEqual({ ok: false, problem, ...(suggestion === undefined ? {} : { suggestion }) });
  });
});

describe('printing an instant', () => {
  test.each([
    [MONDAY, 'Asia/Shanghai', '2026-01-05T09:00:00+08:00'],
    [MONDAY + 1, 'America/New_York', '2026-01-04T20:00:00.001-05:00'],
    [MONDAY, 'Asia/Kathmandu', '2026-01-05T06:45:00+05:45'],
    [0, 'UTC', '1970-01-01T00:00:00+00:00'],
    [Date.UTC(1800, 0, 1), 'Asia/Shanghai', '1800-01-01T08:06:00+08:06'],
  ])('%i in %s', (instant, zone, text) => {
    expect(printInstant(instant, zone)).toBe(text);
  });

  test('the offset changes exactly when the clocks do, whichever side was asked first', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    const asked = [change, change - 1, change, change - 1];
    expect(asked.map((instant) => printInstant(instant, 'Europe/Amsterdam'))).toEqual([
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T01:59:59.999+01:00',
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T01:59:59.999+01:00',
    ]);
  });

  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
  const year0 = -62_167_219_200_000 + 86_400_000;
  const instant = fc.oneof(fc.integer({ min: year0, max: 253_402_300_799_999 - 86_400_000 }), fc.nat(4e12));

  test('reading what was printed gives the same instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        expect(parseInstant(printInstant(at, zone))).toEqual({ ok: true, instant: at });
      }),
      { numRuns: runs(500) },
    );
  });

  test('it agrees with Temporal, which is slower', () => {
    fc.assert(
      fc.property(fc.nat(4e12), zone, (at, zone) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const exact = there.toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
        expect(printInstant(at, zone)).toBe(exact.replace('.000', ''));
      }),
      { numRuns: runs(500) },
    );
  });

  test('an unknown zone and a time that is no number are a mistake of the program', () => {
    expect(() => printInstant(0, 'Asia/Shangai')).toThrow(
      new RangeError('"Asia/Shangai" is not the name of a time zone, such as "Asia/Shanghai".'),
    );
    expect(() => printInstant(Number.NaN, 'UTC')).toThrow(RangeError);
    expect(() => printInstant(Number.NEGATIVE_INFINITY, 'UTC')).toThrow(RangeError);
  });
});

describe('an instant for people', () => {
  test.each([
    [MONDAY, 'Mon 5 Jan 2026 09:00', '2026年1月5日 周一 09:00'],
    [MONDAY + 30_999, 'Mon 5 Jan 2026 09:00:30', '2026年1月5日 周一 09:00:30'],
    [MONDAY + 999, 'Mon 5 Jan 2026 09:00', '2026年1月5日 周一 09:00'],
    [Date.UTC(2026, 11, 26, 16), 'Sun 27 Dec 2026 00:00', '2026年12月27日 周日 00:00'],
  ])('%i in Shanghai', (instant, english, chinese) => {
    expect([
      describeInstant(instant, 'Asia/Shanghai', 'en'),
      describeInstant(instant, 'Asia/Shanghai', 'zh-CN'),
    ]).toEqual([english, chinese]);
  });
});

describe('the start of a date', () => {
  test.each([
    ['2026-01-05', 'Asia/Shanghai', '2026-01-05T00:00:00+08:00'],
    ['2026-03-29', 'Europe/Amsterdam', '2026-03-29T00:00:00+01:00'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T01:00:00-02:00'],
  ])('%s in %s, where clocks may skip midnight', (date, zone, start) => {
    expect(printInstant(startOfDate(date, zone), zone)).toBe(start);
  });

  test('there is no 30 February, and a time is no date', () => {
    for (const date of ['2026-02-30', '2026-1-5', '20260105', '2026-01-05T00:00', '']) {
      expect(() => startOfDate(date, 'UTC')).toThrow(RangeError);
    }
  });
});

describe('names of time zones', () => {
  test('those of the IANA database are known, older names included', () => {
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT-8', 'PRC', 'Asia/Kolkata']) {
      expect([zone, isZone(zone)]).toEqual([zone, true]);
    }
  });

  test('offsets, abbreviations, misspellings and other letter case are not', () => {
    for (const zone of [
      '',
      '+08:00',
      'Z',
      'CST',
      'asia/shanghai',
      'Asia/Shangai',
      'Asia/Shanghai ',
      '北京',
      '__proto__',
    ]) {
      expect([zone, isZone(zone)]).toEqual([zone, false]);
    }
    expect(isZone('2026-01-01T00:00+08:00[Asia/Tokyo]')).toBe(false);
  });
});
