import { describe, expect, test } from 'vitest';
import { calendar, OutsideCalendar, type Calendar, type CalendarDefinition } from '../../src/time/calendar.ts';
import { parseInstant, printInstant } from '../../src/time/instant.ts';

const HOUR = 3_600_000;

function instant(text: string): number {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.instant;
}

/** The questions of a test in printed instants. */
function asked(it: Calendar) {
  const print = (at: number): string => printInstant(at, it.zone);
  return {
    add: (start: string, duration: string) => print(it.add(instant(start), duration)),
    subtract: (end: string, duration: string) => print(it.subtract(instant(end), duration)),
    nextOpen: (start: string) => print(it.nextOpen(instant(start))),
    isOpen: (start: string) => it.isOpen(instant(start)),
    elapsed: (from: string, to: string) => it.elapsed(instant(from), instant(to)),
  };
}

const office = { zone: 'Asia/Shanghai', open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } } as const;
const inChina = asked(calendar({ ...office, days: 'cn' }));

describe('what helpdesks get wrong about opening hours', () => {
  test('"30 minutes before due" after a closed period lands in opening hours, not at night', () => {
    expect(inChina.subtract('2026-01-06T09:10:00+08:00', '30bm')).toBe('2026-01-05T17:40:00+08:00');
    expect(inChina.subtract('2026-01-06T09:30:00+08:00', '30bm')).toBe('2026-01-06T09:00:00+08:00');
    expect(inChina.subtract('2026-02-24T09:10:00+08:00', '2bh')).toBe('2026-02-14T16:10:00+08:00');
  });

  test('a calendar without working time is refused, never searched for ever', () => {
    const never = new RangeError('open: the calendar has no working time at all.');
    expect(() => calendar({ zone: 'UTC', open: {} })).toThrow(never);
    expect(() => calendar({ zone: 'UTC', open: { 'mon-sun': [] } })).toThrow(never);
    const closed = {
      'valid-from': '2026-01-01',
      'valid-until': '2026-01-31',
      days: { '2026-01-01..2026-01-31': { closed: true } },
    } as const;
    expect(() => calendar({ zone: 'UTC', open: '24x7', days: closed })).toThrow(never);
  });

  test('open time that comes too seldom ends the search after a hundred years', () => {
    const seldom = calendar({ zone: 'UTC', open: { mon: '09:00-09:01' } });
    expect(seldom.add(instant('2026-01-05T09:00Z'), '5000bm')).toBeGreaterThan(instant('2121-01-01T00:00Z'));
    expect(() => seldom.add(0, '800000bh')).toThrow('800000bh after 1970-01-01T00:00:00.000Z lies more than a hundred');
    expect(() => seldom.subtract(0, '800000bh')).toThrow(OutsideCalendar);
    expect(() => seldom.elapsed(0, instant('2200-01-01T00:00Z'))).toThrow(OutsideCalendar);
    expect(seldom.reach(8.64e15 - 1, '1bh')).toBeUndefined();
  });

  test('seconds and milliseconds are counted, not cut to minutes', () => {
    expect(inChina.add('2026-01-05T17:59:59.001+08:00', '1bm')).toBe('2026-01-06T09:00:59.001+08:00');
    expect(inChina.subtract('2026-01-06T09:00:59.001+08:00', '1bm')).toBe('2026-01-05T17:59:59.001+08:00');
    expect(inChina.elapsed('2026-01-05T11:59:59.400+08:00', '2026-01-05T13:00:00.001+08:00')).toBe(601);
  });

  test('a make-up working day counts: 14 February 2026 is a Saturday on which China works', () => {
    expect(inChina.isOpen('2026-02-14T10:00:00+08:00')).toBe(true);
    expect(inChina.add('2026-02-14T16:30:00+08:00', '8bh')).toBe('2026-02-24T16:30:00+08:00');
    expect(inChina.elapsed('2026-02-14T00:00:00+08:00', '2026-02-24T00:00:00+08:00')).toBe(8 * HOUR);
  });

  test('past its data a calendar says so, instead of taking every later weekday for a working day', () => {
    const { add, subtract, elapsed, isOpen, nextOpen } = inChina;
    expect(add('2026-12-31T10:00:00+08:00', '7bh')).toBe('2026-12-31T18:00:00+08:00');
    expect(() => add('2026-12-31T10:00:00+08:00', '8bh')).toThrow(
      '8bh after 2026-12-31T02:00:00.000Z lies outside the days that the calendar knows, 2024-01-01T00:00:00+08:00 to 2027-01-01T00:00:00+08:00.',
    );
    expect(() => add('2026-12-31T10:00:00+08:00', '1bd')).toThrow(OutsideCalendar);
    expect(() => add('2023-12-29T10:00:00+08:00', '1bh')).toThrow(OutsideCalendar);
    expect(() => subtract('2024-01-02T10:00:00+08:00', '2bh')).toThrow(OutsideCalendar);
    expect(() => elapsed('2026-12-31T10:00:00+08:00', '2027-01-01T00:00:00.001+08:00')).toThrow(OutsideCalendar);
    expect(() => isOpen('2027-01-01T00:00:00+08:00')).toThrow(OutsideCalendar);
    expect(() => nextOpen('2026-12-31T18:00:00+08:00')).toThrow(OutsideCalendar);
    // What no dated day decides is answered all the same.
    expect(add('2026-12-31T10:00:00+08:00', '24h')).toBe('2027-01-01T10:00:00+08:00');
    expect(add('2026-12-31T10:00:00+08:00', 'P1M')).toBe('2027-01-31T10:00:00+08:00');
  });

  test('"1 day" is 24 hours, a working day or a day of the calendar, as it is written', () => {
    const amsterdam = asked(calendar({ zone: 'Europe/Amsterdam', open: { 'mon-fri': '09:00-17:00' } }));
    const saturday = '2026-03-28T12:00:00+01:00';
    expect(amsterdam.add(saturday, '1d')).toBe('2026-03-29T13:00:00+02:00');
    expect(amsterdam.add(saturday, 'P1D')).toBe('2026-03-29T12:00:00+02:00');
    expect(amsterdam.add(saturday, '1bd')).toBe('2026-03-30T17:00:00+02:00');
    expect(amsterdam.subtract('2026-03-29T13:00:00+02:00', '1d')).toBe(saturday);
    expect(amsterdam.subtract('2026-03-29T12:00:00+02:00', 'P1D')).toBe(saturday);
  });
});

describe('a promise in business time', () => {
  test('four business hours from 30 September, 17:00, are due on 8 October at 11:30 after the National Day holidays', () => {
    const desk = asked(
      calendar({
        zone: 'Asia/Shanghai',
        open: { 'mon-fri': '09:00-18:30' },
        days: {
          'valid-from': '2026-01-01',
          'valid-until': '2026-12-31',
          days: { '2026-10-01..2026-10-07': { closed: '国庆节' } },
        },
      }),
    );
    expect(desk.add('2026-09-30T17:00:00+08:00', '4bh')).toBe('2026-10-08T11:30:00+08:00');
  });

  test('a chat that comes in at 02:00 starts its clock when the desk opens at 09:00', () => {
    const chat = asked(calendar({ zone: 'Asia/Shanghai', open: { 'mon-sun': '09:00-18:00' } }));
    expect(chat.isOpen('2026-01-05T02:00:00+08:00')).toBe(false);
    expect(chat.nextOpen('2026-01-05T02:00:00+08:00')).toBe('2026-01-05T09:00:00+08:00');
    expect(chat.add('2026-01-05T02:00:00+08:00', '30bm')).toBe('2026-01-05T09:30:00+08:00');
    expect(chat.nextOpen('2026-01-05T11:11:11+08:00')).toBe('2026-01-05T11:11:11+08:00');
  });

  test('the lunch break does not count, and what ends at a close is due at that close', () => {
    expect(inChina.add('2026-01-05T11:00:00+08:00', '1bh')).toBe('2026-01-05T12:00:00+08:00');
    expect(inChina.add('2026-01-05T11:00:00+08:00', '61bm')).toBe('2026-01-05T13:01:00+08:00');
    expect(inChina.isOpen('2026-01-05T12:00:00+08:00')).toBe(false);
    expect(inChina.subtract('2026-01-05T14:00:00+08:00', '1bh')).toBe('2026-01-05T13:00:00+08:00');
  });

  test('nothing to wait for is due at once, even when closed', () => {
    expect(inChina.add('2026-01-10T23:00:00+08:00', '0bm')).toBe('2026-01-10T23:00:00+08:00');
    expect(inChina.subtract('2026-01-10T23:00:00+08:00', '0bh')).toBe('2026-01-10T23:00:00+08:00');
  });

  test.each([
    ['2026-01-05T10:00:00+08:00', '1bd', '2026-01-06T18:00:00+08:00', 'the day after'],
    ['2026-01-05T23:00:00+08:00', '1bd', '2026-01-06T18:00:00+08:00', 'as well when it began after the close'],
    ['2026-01-10T10:00:00+08:00', '1bd', '2026-01-12T18:00:00+08:00', 'from a Saturday: Monday'],
    ['2026-01-05T10:00:00+08:00', '3bd', '2026-01-08T18:00:00+08:00', 'the third'],
    [
      '2026-02-13T10:00:00+08:00',
      '2bd',
      '2026-02-24T18:00:00+08:00',
      'over the Spring Festival, the make-up day first',
    ],
    ['2025-12-31T10:00:00+08:00', '1bd', '2026-01-04T18:00:00+08:00', 'over the end of the year'],
    ['2026-01-05T10:00:00+08:00', '0bd', '2026-01-05T18:00:00+08:00', 'none: the same day'],
    ['2026-01-05T19:00:00+08:00', '0bd', '2026-01-05T19:00:00+08:00', 'none, after the close: at once'],
    ['2026-01-10T10:00:00+08:00', '0bd', '2026-01-10T10:00:00+08:00', 'none, on a day off: at once'],
  ])('%s + %s is %s: %s', (start, duration, due) => {
    expect(inChina.add(start, duration)).toBe(due);
  });

  test('counted back in working days: the last moment from which the promise is still kept', () => {
    expect(inChina.subtract('2026-01-07T18:00:00+08:00', '1bd')).toBe('2026-01-06T23:59:59.999+08:00');
    expect(inChina.subtract('2026-01-07T17:59:00+08:00', '1bd')).toBe('2026-01-05T23:59:59.999+08:00');
    expect(inChina.subtract('2026-01-05T10:00:00+08:00', '0bd')).toBe('2026-01-04T23:59:59.999+08:00');
    expect(inChina.subtract('2026-01-10T10:00:00+08:00', '0bd')).toBe('2026-01-10T10:00:00+08:00');
  });
});

describe('windows', () => {
  test('around the clock is open every millisecond, also when the clocks change', () => {
    const always = calendar({ zone: 'America/New_York', open: '24x7' });
    expect(always.elapsed(Date.UTC(2024, 0), Date.UTC(2027, 0))).toBe(Date.UTC(2027, 0) - Date.UTC(2024, 0));
    expect(asked(always).add('2026-03-07T12:00:00-05:00', '24bh')).toBe('2026-03-08T13:00:00-04:00');
  });

  test('a night shift belongs to the day on which it begins: a holiday closes the night after it, not before', () => {
    const nights = asked(
      calendar({
        zone: 'Asia/Shanghai',
        open: { 'mon-sun': '22:00-06:00' },
        days: { 'valid-from': '2026-01-01', 'valid-until': '2026-01-31', days: { '2026-01-10': { closed: true } } },
      }),
    );
    expect(nights.isOpen('2026-01-10T05:00:00+08:00')).toBe(true);
    expect(nights.isOpen('2026-01-10T23:00:00+08:00')).toBe(false);
    expect(nights.isOpen('2026-01-11T05:00:00+08:00')).toBe(false);
    expect(nights.add('2026-01-10T05:00:00+08:00', '2bh')).toBe('2026-01-11T23:00:00+08:00');
    expect(nights.add('2026-01-12T12:00:00+08:00', '1bd')).toBe('2026-01-14T06:00:00+08:00');
  });

  test('windows that overlap or touch count once', () => {
    const desk = asked(calendar({ zone: 'UTC', open: { mon: ['09:00-12:00', '11:00-13:00', '13:00-14:00'] } }));
    expect(desk.elapsed('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z')).toBe(5 * HOUR);
    expect(desk.add('2026-01-05T11:30:00Z', '2bh')).toBe('2026-01-05T13:30:00+00:00');
  });

  test('an opening that the clocks skip moves forward with them', () => {
    const early = asked(calendar({ zone: 'Europe/Amsterdam', open: { sun: '02:30-05:00' } }));
    expect(early.nextOpen('2026-03-29T00:00:00+01:00')).toBe('2026-03-29T03:30:00+02:00');
  });

  test('of a repeated hour a window opens at the first and closes at the last', () => {
    const opens = asked(calendar({ zone: 'Europe/Amsterdam', open: { sun: '02:30-04:00' } }));
    expect(opens.nextOpen('2026-10-25T00:00:00+02:00')).toBe('2026-10-25T02:30:00+02:00');
    expect(opens.elapsed('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(2.5 * HOUR);
    const closes = asked(calendar({ zone: 'Europe/Amsterdam', open: { sun: '01:00-02:30' } }));
    expect(closes.elapsed('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(2.5 * HOUR);
  });

  test('a date that a zone skipped is no working day', () => {
    const apia = asked(calendar({ zone: 'Pacific/Apia', open: { 'mon-fri': '09:00-17:00' } }));
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    expect(apia.add('2011-12-29T16:00:00-10:00', '2bh')).toBe('2012-01-02T10:00:00+14:00');
    expect(apia.add('2011-12-29T16:00:00-10:00', '1bd')).toBe('2012-01-02T17:00:00+14:00');
  });

  test('without dated days the week holds for ever, before and after', () => {
    const week = asked(calendar(office));
    expect(week.add('1995-01-02T17:00:00+08:00', '2bh')).toBe('1995-01-03T10:00:00+08:00');
    expect(week.add('2090-01-02T17:00:00+08:00', '2bh')).toBe('2090-01-03T10:00:00+08:00');
    expect(week.subtract('2026-01-05T10:00:00+08:00', '2080bh')).toBe('2025-01-06T10:00:00+08:00');
    expect(calendar(office)).not.toHaveProperty('validUntil');
  });
});

describe('what programs are told', () => {
  const dated = (days: Record<string, unknown>, from = '2026-01-01', until = '2026-12-31'): unknown => ({
    ...office,
    days: { 'valid-from': from, 'valid-until': until, days },
  });

  test.each([
    [{ zone: 'Mars/Olympus', open: '24x7' }, 'zone: "Mars/Olympus" is not the name of a time zone'],
    [{ zone: 'UTC', open: '24x8' }, 'open: "24x8" is neither "24x7" nor hours by day.'],
    [{ zone: 'UTC', open: { Mo: '09:00-17:00' } }, 'open: "Mo" does not name days such as "mon" or "mon-fri".'],
    [{ zone: 'UTC', open: { mon: '9-17' } }, 'open: "9-17" (mon) is not a window such as "09:00-18:00".'],
    [
      { zone: 'UTC', open: { 'mon-fri': '09:00-17:00', fri: '09:00-15:00' } },
      'open: "fri" names fri, which has its hours already.',
    ],
    [{ ...office, days: 'uk' }, 'days: "uk" is not ready-made; there are: cn.'],
    [dated({}, '2026-13-01'), 'days: valid-from "2026-13-01" is not a date such as "2026-01-05".'],
    [dated({}, '2026-12-31', '2026-01-01'), 'days: valid-from 2026-12-31 to valid-until 2026-01-01 is backwards.'],
    [dated({ May: { closed: true } }), 'days: "May" is not dates such as "2026-02-14" or "2026-02-15..2026-02-23".'],
    [dated({ '2027-01-01': { closed: true } }), 'days: "2027-01-01" lies outside valid-from 2026-01-01'],
    [dated({ '2026-05-01': { 'open-as': 'Fri' } }), 'days: "2026-05-01" opens as "Fri", which is no day of the week'],
    [
      dated({ '2026-05-01..2026-05-05': { closed: true }, '2026-05-05': { 'open-as': 'fri' } }),
      'days: "2026-05-05" names 2026-05-05, which has an entry already.',
    ],
  ])('%j: %s', (definition, message) => {
    expect(() => calendar(definition as CalendarDefinition)).toThrow(message);
  });

  test('what is no duration or no instant is refused', () => {
    const desk = calendar(office);
    expect(() => desk.add(0, '8 bh')).toThrow(new RangeError('"8 bh" is not a duration such as "8bh".'));
    expect(() => desk.elapsed(0, NaN)).toThrow(new RangeError('NaN is not an instant in epoch milliseconds.'));
    expect(() => desk.add(Infinity, '1bh')).toThrow(RangeError);
  });

  test('the bounds of the dated days come with the calendar and with the error', () => {
    const desk = calendar({ ...office, days: 'cn' });
    const bounds = { from: instant('2024-01-01T00:00+08:00'), until: instant('2027-01-01T00:00+08:00') };
    expect(desk).toMatchObject({ zone: 'Asia/Shanghai', validFrom: bounds.from, validUntil: bounds.until });
    expect(() => desk.add(bounds.until, '1bh')).toThrow(
      expect.objectContaining({ name: 'OutsideCalendar', ...bounds }),
    );
    expect(desk.reach(bounds.until, '1bh')).toBeUndefined();
    expect(desk.reachBack(bounds.from, '1bh')).toBeUndefined();
    expect(desk.spent(0, bounds.from)).toBeUndefined();
    expect(desk.spent(bounds.until - 1, bounds.until)).toBe(0);
  });

  test('the very last millisecond of the dated days still counts', () => {
    const days = { 'valid-from': '2026-01-01', 'valid-until': '2026-12-31', days: {} };
    const { validFrom = NaN, validUntil = NaN, ...always } = calendar({ zone: 'UTC', open: '24x7', days });
    expect([validFrom, validUntil]).toEqual([Date.UTC(2026, 0), Date.UTC(2027, 0)]);
    expect(always.elapsed(validFrom, validUntil)).toBe(365 * 24 * HOUR);
    expect(always.add(validUntil - HOUR, '1bh')).toBe(validUntil);
    expect(always.subtract(validFrom + HOUR, '1bh')).toBe(validFrom);
    expect(always.subtract(validUntil, '1bh')).toBe(validUntil - HOUR);
    expect(always.add(validUntil - 1, '0bd')).toBe(validUntil);
    expect(always.reach(validUntil - HOUR + 1, '1bh')).toBeUndefined();
    expect(always.reachBack(validFrom + HOUR - 1, '1bh')).toBeUndefined();
  });
});
