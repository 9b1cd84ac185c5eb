import { describe, expect, test } from 'vitest';

import { parseHandOver } from '../../src/time/hand-over.ts';
import { onCall, type OnCallLayer, type OnCallLayerDefinition } from '../../src/time/on-call.ts';
import { firstGapIn } from '../../src/time/on-call-gap.ts';
import { parseWallTime } from '../../src/time/wall-time.ts';

const WEEKLY: OnCallLayerDefinition = {
  people: ['li-na', 'chen-bo', 'wang-fang'],
  from: '2026-01-05T09:00',
  handOver: 'weekly mon 09:00',
};

function layer(more: Partial<OnCallLayerDefinition> = {}, zone = 'Europe/Amsterdam'): OnCallLayer {
  return onCall({ zone, layers: [{ ...WEEKLY, ...more }] }).layers[0]!;
}

/** An instant on the clocks of Amsterdam in winter. */
const at = (local: string): number => Date.parse(`${local}+01:00`);
const summer = (local: string): number => Date.parse(`${local}+02:00`);

describe('a rotation', () => {
  test('goes on to the next person at the hour of the hand-over, not a moment before', () => {
    const { personAt } = layer();
    expect(personAt(at('2026-01-05T09:00'))).toBe('li-na');
    expect(personAt(at('2026-01-12T09:00') - 1)).toBe('li-na');
    expect(personAt(at('2026-01-12T09:00'))).toBe('chen-bo');
    expect(personAt(at('2026-01-19T09:00'))).toBe('wang-fang');
    expect(personAt(at('2026-01-26T09:00'))).toBe('li-na');
  });

  test('hands over at the same hour of the clock in summer as in winter', () => {
    const { personAt, nextHandOver } = layer();
    expect(nextHandOver(at('2026-03-23T09:00'))).toBe(summer('2026-03-30T09:00'));
    expect(personAt(summer('2026-03-30T09:00') - 1)).not.toBe(personAt(summer('2026-03-30T09:00')));
    expect(nextHandOver(summer('2026-10-19T09:00'))).toBe(at('2026-10-26T09:00'));
  });

  test('hands over an hour later on the one night on which the clocks skip that hour, and nobody loses a turn', () => {
    const { nextHandOver, personAt } = layer({ from: '2026-03-27', handOver: 'daily 02:30' });
    expect(nextHandOver(at('2026-03-28T12:00'))).toBe(summer('2026-03-29T03:30'));
    expect(nextHandOver(summer('2026-03-29T12:00'))).toBe(summer('2026-03-30T02:30'));
    expect(['2026-03-28', '2026-03-29', '2026-03-30'].map((date) => personAt(summer(`${date}T12:00`)))).toEqual([
      'wang-fang',
      'li-na',
      'chen-bo',
    ]);
  });

  test('hands over once in a night in which the clocks show the hour twice', () => {
    const { nextHandOver } = layer({ from: '2026-10-20', handOver: 'daily 02:30' });
    expect(nextHandOver(at('2026-10-25T00:00'))).toBe(summer('2026-10-25T02:30'));
    expect(nextHandOver(summer('2026-10-25T02:30'))).toBe(at('2026-10-26T02:30'));
  });

  test('has nobody before it begins and after it ends', () => {
    const { personAt, turnAt, nextHandOver } = layer({ until: '2026-01-14T09:00' });
    expect(personAt(at('2026-01-05T09:00') - 1)).toBeUndefined();
    expect(nextHandOver(at('2026-01-01T00:00'))).toBe(at('2026-01-05T09:00'));
    expect(turnAt(at('2026-01-13T09:00'))).toEqual({
      person: 'chen-bo',
      from: at('2026-01-12T09:00'),
      until: at('2026-01-14T09:00'),
    });
    expect(personAt(at('2026-01-14T09:00'))).toBeUndefined();
    expect(turnAt(at('2026-01-14T09:00'))).toBeUndefined();
    expect(nextHandOver(at('2026-01-12T09:00'))).toBeUndefined();
  });

  test('knows whose turn it is outside the hours to which it is restricted, though nobody is on call then', () => {
    const { personAt, turnAt, nextChange } = layer({ only: { 'mon-fri': '18:00-08:00' } });
    expect(personAt(at('2026-01-06T12:00'))).toBeUndefined();
    expect(turnAt(at('2026-01-06T12:00'))).toEqual({
      person: 'li-na',
      from: at('2026-01-05T09:00'),
      until: at('2026-01-12T09:00'),
    });
    expect(nextChange(at('2026-01-06T12:00'))).toBe(at('2026-01-06T18:00'));
    expect(nextChange(at('2026-01-06T18:00'))).toBe(at('2026-01-07T08:00'));
    expect(personAt(at('2026-01-10T07:59'))).toBe('li-na');
  });

  test('with one person and no hand-over is theirs for ever', () => {
    const { turnAt, nextHandOver } = layer({ people: ['li-na'], handOver: undefined });
    expect(turnAt(at('2066-01-05T09:00'))).toEqual({ person: 'li-na', from: at('2026-01-05T09:00') });
    expect(nextHandOver(at('2066-01-05T09:00'))).toBeUndefined();
  });

  test('takes the rules of calendar programs: every other Monday, the first Monday of a month', () => {
    const other = layer({ handOver: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0' });
    expect(other.nextHandOver(at('2026-01-05T09:00'))).toBe(at('2026-01-19T09:00'));
    const month = layer({ handOver: 'FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0' });
    expect(month.nextHandOver(at('2026-01-05T09:00'))).toBe(at('2026-02-02T09:00'));
  });

  test('whose rule never comes stays with the first person, and says so at once', () => {
    const started = performance.now();
    const { personAt, nextHandOver } = layer({ handOver: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' });
    expect([nextHandOver(at('2026-01-06T09:00')), personAt(at('2100-01-01T00:00'))]).toEqual([undefined, 'li-na']);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('is asked a hundred thousand times in less than a second, ten years after it began', () => {
    const { personAt, nextHandOver } = layer({ from: '2016-01-04T09:00', handOver: 'daily 09:00' });
    const start = at('2026-01-05T00:00');
    const started = performance.now();
    for (let hour = 0; hour < 50_000; hour += 1) {
      personAt(start + hour * 60_000);
      nextHandOver(start + hour * 60_000);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each([
    [{ people: [] }, /^people:/],
    [{ from: 'Monday' }, /^from: "Monday"/],
    [{ until: '2026-01-05T09:00' }, /^until: .* is not after/],
    [{ handOver: 'sometimes' }, /^handOver: "sometimes"/],
    [{ only: { mon: 'noon' } }, /^open: "noon"/],
  ])('that cannot be is refused: %j', (more, message) => {
    expect(() => layer(more)).toThrow(message);
  });

  test('in a zone that is none is refused', () => {
    expect(() => layer({}, 'Mars/Olympus')).toThrow('zone: "Mars/Olympus"');
  });
});

describe('hours in which nobody is on call', () => {
  const zone = 'Europe/Amsterdam';

  test('are found where restricted layers leave some', () => {
    const night = { ...WEEKLY, only: { 'mon-fri': '18:00-08:00' } };
    const day = { people: ['zhou-min'], from: '2026-01-05', only: { 'mon-fri': '08:00-17:00' } };
    expect(firstGapIn(onCall({ zone, layers: [night, day] }))).toEqual({
      from: at('2026-01-05T17:00'),
      until: at('2026-01-05T18:00'),
    });
    const longer = { ...day, only: { 'mon-fri': '08:00-18:00' } };
    expect(firstGapIn(onCall({ zone, layers: [night, longer] }))).toEqual({
      from: at('2026-01-10T08:00'),
      until: at('2026-01-12T08:00'),
    });
    const weekend = { people: ['sun-hao'], from: '2026-01-05', only: { 'sat-sun': '00:00-24:00', mon: '00:00-08:00' } };
    expect(firstGapIn(onCall({ zone, layers: [night, longer, weekend] }))).toBeUndefined();
  });

  test('do not come of the night in which the clocks change', () => {
    const layers = [
      { people: ['a'], from: '2026-01-05', only: { 'mon-sun': '02:30-14:00' } },
      { people: ['b'], from: '2026-01-05', only: { 'mon-sun': '14:00-02:30' } },
    ];
    expect(firstGapIn(onCall({ zone, layers }))).toBeUndefined();
  });

  test('are not looked for after the last layer has ended', () => {
    const layers = [{ people: ['a'], from: '2026-01-05', until: '2026-02-01', only: { 'mon-sun': '00:00-24:00' } }];
    expect(firstGapIn(onCall({ zone, layers }))).toBeUndefined();
  });

  test('that last until the schedule ends have no end of their own', () => {
    const layers = [
      { people: ['a'], from: '2026-01-05', until: '2026-02-03' },
      { people: ['b'], from: '2026-01-05', until: '2026-02-06', only: { mon: '00:00-01:00' } },
    ];
    expect(firstGapIn(onCall({ zone, layers }))).toEqual({ from: at('2026-02-03T00:00') });
  });
});

describe('what says when a rotation is handed over', () => {
  test.each([
    ['daily 09:00', { freq: 'DAILY', byHour: [9], byMinute: [0] }],
    ['weekly sun 23:30', { freq: 'WEEKLY', byDay: ['SU'], byHour: [23], byMinute: [30] }],
    ['FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9;BYSECOND=0', { freq: 'WEEKLY', byDay: ['MO', 'TH'], byHour: [9] }],
    ['FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3;WKST=SU', { freq: 'MONTHLY', byDay: ['-1FR'], interval: 3, wkst: 'SU' }],
  ])('is read: %s', (text, handOver) => {
    expect(parseHandOver(text)).toEqual({ ok: true, handOver });
  });

  test.each([
    ['', 'empty', undefined],
    ['sometimes', 'not-a-rule', undefined],
    ['Daily at 9:00', 'not-a-rule', 'daily 09:00'],
    ['weekly Monday 9:00', 'not-a-rule', 'weekly mon 09:00'],
    ['Every Tuesday at 18:30', 'not-a-rule', 'weekly tue 18:30'],
    ['每天9点', 'not-a-rule', 'daily 09:00'],
    ['每周一 9:00', 'not-a-rule', 'weekly mon 09:00'],
    ['weekly mon 9:00', 'not-a-rule', 'weekly mon 09:00'],
    ['weekly mon 24:00', 'not-a-rule', undefined],
    ['RRULE:FREQ=WEEKLY;BYDAY=MO', 'not-a-rule', 'FREQ=WEEKLY;BYDAY=MO'],
    ['freq=weekly; byday=mo;', 'not-a-rule', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=FORTNIGHTLY', 'no-such-value', undefined],
    ['FREQ=WEEKLY;BYDAY=MO,XX', 'no-such-value', undefined],
    ['FREQ=WEEKLY;BYDAY=1MO', 'no-such-value', undefined],
    ['FREQ=DAILY;BYHOUR=24', 'no-such-value', undefined],
    ['FREQ=DAILY;BYHOUR=-1', 'no-such-value', undefined],
    ['FREQ=DAILY;INTERVAL=0', 'no-such-value', undefined],
    ['FREQ=DAILY;BYHOUR=9;BYHOUR=10', 'twice', undefined],
    ['FREQ=DAILY;EVERY=2', 'unknown-part', undefined],
    ['FREQ=DAILY;COUNT=10', 'has-end', undefined],
    ['FREQ=DAILY;UNTIL=20270101T000000Z', 'has-end', undefined],
    ['FREQ=MINUTELY', 'too-often', undefined],
    ['FREQ=DAILY;BYMINUTE=0,30', 'too-often', undefined],
    ['BYDAY=MO', 'not-a-rule', undefined],
  ])('is not read: %j', (text, problem, suggestion) => {
    const parsed = parseHandOver(text);
    expect(parsed).toMatchObject({ ok: false, problem });
    expect('suggestion' in parsed ? parsed.suggestion : undefined).toBe(suggestion);
  });
});

describe('what clocks on the wall show', () => {
  test.each([
    ['2026-01-05T09:00', Date.UTC(2026, 0, 5, 9)],
    ['2026-01-05', Date.UTC(2026, 0, 5)],
  ])('is read: %s', (text, wall) => {
    expect(parseWallTime(text)).toEqual({ ok: true, wall });
  });

  test.each([
    ['', 'empty', undefined],
    ['2026-02-30', 'no-such-time', undefined],
    ['2026-01-05T24:00', 'no-such-time', undefined],
    ['2026-01-05T09:60', 'no-such-time', undefined],
    ['2026-01-05T09:00+01:00', 'has-offset', undefined],
    ['2026-01-05T09:00:00Z', 'has-offset', undefined],
    ['2026-01-05 9:00', 'not-a-time', '2026-01-05T09:00'],
    ['2026年1月5日 9:00', 'not-a-time', '2026-01-05T09:00'],
    ['2026/1/5', 'not-a-time', '2026-01-05'],
    ['2026-01-05T09:00:00', 'not-a-time', '2026-01-05T09:00'],
    ['Monday', 'not-a-time', undefined],
  ])('is not read: %j', (text, problem, suggestion) => {
    const parsed = parseWallTime(text);
    expect(parsed).toMatchObject({ ok: false, problem });
    expect('suggestion' in parsed ? parsed.suggestion : undefined).toBe(suggestion);
  });
});
