import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, parseDuration, type Duration } from '../../src/time/duration.ts';
import { parseInstant, printInstant } from '../../src/time/instant.ts';
import { runs } from '../support/runs.ts';

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.duration;
}

function instant(text: string): number {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.instant;
}

/** What the clock on the wall shows in a printed instant. */
const clockOf = (printed: string): string => printed.slice(11, -6);

const days = (count: number): Duration => duration(`P${count}D`);

describe('adding a duration to an instant', () => {
  test.each([
    ['2026-01-05T09:00:00+08:00', 'PT24H', 'Asia/Shanghai', '2026-01-06T09:00:00+08:00', 'an ordinary day'],
    ['2026-03-28T12:00:00+01:00', 'P1D', 'Europe/Amsterdam', '2026-03-29T12:00:00+02:00', 'a day of 23 hours'],
    [
      '2026-03-28T12:00:00+01:00',
      '1d',
      'Europe/Amsterdam',
      '2026-03-29T13:00:00+02:00',
      '24 hours over the same night',
    ],
    ['2026-10-24T12:00:00+02:00', 'P1D', 'Europe/Amsterdam', '2026-10-25T12:00:00+01:00', 'a day of 25 hours'],
    ['2026-03-28T02:30:00+01:00', 'P1D', 'Europe/Amsterdam', '2026-03-29T03:30:00+02:00', 'skipped: moves forward'],
    ['2026-10-24T02:30:00+02:00', 'P1D', 'Europe/Amsterdam', '2026-10-25T02:30:00+02:00', 'repeated: the first'],
    ['2026-10-25T02:30:00+01:00', 'P0D', 'Europe/Amsterdam', '2026-10-25T02:30:00+01:00', 'nothing changes nothing'],
    ['2026-10-03T02:15:00+10:30', 'P1D', 'Australia/Lord_Howe', '2026-10-04T02:45:00+11:00', 'half an hour is skipped'],
    ['2026-04-04T01:45:00+11:00', 'P1D', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00', 'half an hour repeats'],
    ['2026-01-31T10:00:00-05:00', 'P1M', 'America/New_York', '2026-02-28T10:00:00-05:00', 'a month without a 31st'],
    ['2028-02-29T10:00:00-05:00', 'P1Y', 'America/New_York', '2029-02-28T10:00:00-05:00', 'a leap day and a year'],
    ['2026-03-07T12:00:00-05:00', 'P1DT2H', 'America/New_York', '2026-03-08T14:00:00-04:00', 'the days first'],
    ['2026-03-07T01:00:00-05:00', 'P1DT2H', 'America/New_York', '2026-03-08T04:00:00-04:00', 'then exact hours'],
    ['2026-01-05T09:00:00+08:00', 'P8W', 'Asia/Shanghai', '2026-03-02T09:00:00+08:00', 'weeks'],
  ])('%s + %s in %s is %s: %s', (start, text, zone, end) => {
    expect(printInstant(addDuration(instant(start), duration(text), zone), zone)).toBe(end);
  });

  test('business time is refused as long as nobody says when it is open', () => {
    expect(() => addDuration(0, duration('8bh'), 'Asia/Shanghai')).toThrow(
      new RangeError('8bh is business time, which cannot be added without a calendar of opening hours.'),
    );
  });

  test('an unknown zone and an instant beyond all calendars are refused', () => {
    expect(() => addDuration(0, days(1), 'Mars/Olympus')).toThrow(RangeError);
    expect(() => addDuration(8.64e15, days(1), 'UTC')).toThrow(RangeError);
  });

  test('calendar days keep the local time of day, whatever the clocks do, except where they skip it', () => {
    const someInstant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2035, 0, 1) });
    const zone = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(someInstant, fc.integer({ min: 1, max: 400 }), zone, (start, count, zone) => {
        const before = printInstant(start, zone);
        const after = printInstant(addDuration(start, days(count), zone), zone);
        expect(Date.parse(`${after.slice(0, 10)}Z`) - Date.parse(`${before.slice(0, 10)}Z`)).toBe(count * 86_400_000);
        if (clockOf(after) !== clockOf(before)) {
          // Skipped: the clocks were put forward by just as much shortly before.
          const ahead = Date.parse(`1970-01-01T${clockOf(after)}Z`) - Date.parse(`1970-01-01T${clockOf(before)}Z`);
          expect(ahead).toBe(zone === 'Australia/Lord_Howe' ? 1_800_000 : 3_600_000);
          expect(offsetOf(after)).toBe(offsetOf(printInstant(instant(after) - ahead, zone)) + ahead);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('exact time is the same everywhere', () => {
    fc.assert(
      fc.property(fc.nat(4e12), fc.nat(1e10), (start, milliseconds) => {
        expect(addDuration(start, { kind: 'elapsed', milliseconds }, 'Europe/Amsterdam')).toBe(start + milliseconds);
      }),
      { numRuns: runs(100) },
    );
  });
});

/** The offset at the end of a printed instant, in milliseconds. */
function offsetOf(printed: string): number {
  return Date.parse(`${printed.slice(0, -6)}Z`) - instant(printed);
}
