import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calendar, OutsideCalendar, type Calendar, type CalendarDefinition } from '../../src/time/calendar.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { runs } from '../support/runs.ts';
import { naiveCalendar, type NaiveCalendar, type PlainCalendar, type PlainWindow } from './naive-calendar.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FIRST = '2025-01-01';
const LAST = '2026-06-30';

const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  // Its clocks go forward at midnight.
  'Africa/Cairo',
];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Any minute of the day, more often one at night, when clocks change. */
const minuteOfDay = fc.oneof(
  fc.nat(1439),
  fc.nat(48).map((quarters) => quarters * 5),
);

const anyWindow: fc.Arbitrary<PlainWindow> = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from: clock(from), until: clock(until) }));

const anyDate = fc
  .nat(Temporal.PlainDate.from(FIRST).until(LAST).days)
  .map((days) => Temporal.PlainDate.from(FIRST).add({ days }).toString());

const anyCalendar: fc.Arbitrary<PlainCalendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.array(fc.array(anyWindow, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    special: fc.option(
      fc
        .array(fc.tuple(anyDate, fc.oneof(fc.constant('closed' as const), fc.nat(6))), { maxLength: 60 })
        .map((days) => new Map(days)),
      { nil: undefined },
    ),
  })
  .filter(({ week }) => week.flat().length > 2);

/** The same as a blueprint would write it. */
function written({ zone, week, special }: PlainCalendar): CalendarDefinition {
  const open = Object.fromEntries(
    week.map((windows, day) => [WEEKDAYS[day]!, windows.map(({ from, until }) => `${from}-${until}`)]),
  );
  if (special === undefined) return { zone, open };
  const days = Object.fromEntries(
    [...special].map(([date, meaning]) => [
      date,
      meaning === 'closed' ? { closed: true as const } : { 'open-as': WEEKDAYS[meaning]! },
    ]),
  );
  return { zone, open, days: { 'valid-from': FIRST, 'valid-until': LAST, days } };
}

interface Triple {
  readonly start: number;
  readonly amount: number;
  readonly span: number;
}

/** A start near a change of the clocks or anywhere, business minutes, and a length of time. */
function tripleIn(zone: string): fc.Arbitrary<Triple> {
  const low = Date.parse('2025-02-01T00:00Z');
  const high = Date.parse('2026-06-01T00:00Z');
  const near = changesOf(zone, low, high).flatMap((change) => [change - DAY, change + DAY / 2]);
  const anywhere = fc.integer({ min: low, max: high });
  const onMinute = anywhere.map((instant) => Math.floor(instant / MINUTE) * MINUTE);
  const atChange = fc
    .tuple(fc.constantFrom(...near, low), fc.integer({ min: -DAY, max: DAY }))
    .map(([change, off]) => change + off);
  return fc.record({
    start: fc.oneof(anywhere, onMinute, atChange, atChange),
    amount: fc.oneof(fc.nat(60), fc.nat(600), fc.nat(600), fc.nat(6000)),
    span: fc.oneof(fc.nat(DAY), fc.nat(3 * DAY), fc.nat(10 * DAY)),
  });
}

function changesOf(zone: string, low: number, high: number): number[] {
  const changes: number[] = [];
  let here = Temporal.Instant.fromEpochMilliseconds(low).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  for (; here !== null && here.epochMilliseconds < high; here = here.getTimeZoneTransition('next')) {
    changes.push(here.epochMilliseconds);
  }
  return changes;
}

interface Pair {
  readonly plain: PlainCalendar;
  readonly fast: Calendar;
  readonly slow: NaiveCalendar;
  readonly triples: readonly Triple[];
}

/** A calendar both ways, and 500 questions to ask of it. */
const anyPair: fc.Arbitrary<Pair> = anyCalendar.chain((plain) =>
  fc.array(tripleIn(plain.zone), { minLength: 500, maxLength: 500 }).map((triples) => ({
    plain,
    triples,
    fast: calendar(written(plain)),
    // Where the week holds for ever the minutes are painted far enough.
    slow:
      plain.special === undefined
        ? naiveCalendar(plain, '2024-12-01', '2026-08-31')
        : naiveCalendar(plain, FIRST, LAST),
  })),
);

/** Compares many numbers and keeps the first that differ; `expect` for each would take longer than the answers. */
function comparison(): { same(question: string, fast: unknown, slow: unknown): void; readonly differences: string[] } {
  const differences: string[] = [];
  return {
    differences,
    same(question, fast, slow) {
      if (fast !== slow && differences.length < 5)
        differences.push(`${question}: ${String(fast)}, not ${String(slow)}`);
    },
  };
}

// A counterexample is not made smaller: painting calendars again and again takes minutes.
describe('a calendar agrees to the millisecond with one that walks from minute to minute', () => {
  test('adding, subtracting and measuring business time, near changes of the clocks too', () => {
    fc.assert(
      fc.property(anyPair, ({ plain, fast, slow, triples }) => {
        const { same, differences } = comparison();
        for (const { start, amount, span } of triples) {
          const duration = { kind: 'business', unit: 'bm', amount } as const;
          const end = slow.add(start, amount * MINUTE);
          const begin = slow.subtract(start, amount * MINUTE);
          if (answered(plain, end)) same(`${start} + ${amount}bm`, fast.reach(start, duration), end);
          if (answered(plain, begin)) same(`${start} - ${amount}bm`, fast.reachBack(start, duration), begin);
          const [middle, last] = [start + Math.floor(span / 3), start + span];
          const whole = fast.elapsed(start, last);
          same(`from ${start} to ${last}`, whole, slow.elapsed(start, last));
          same(`by ${middle}`, fast.elapsed(start, middle) + fast.elapsed(middle, last), whole);
          same(`back to ${start}`, fast.elapsed(last, start), 0 - whole);
          same(`open at ${start}`, fast.isOpen(start), slow.isOpen(start));
          if (end !== undefined && slow.isOpen(start) && slow.isOpen(start - 1)) {
            same(`${end} - ${amount}bm`, fast.subtract(end, duration), start);
          }
        }
        expect({ differences, of: written(plain) }).toEqual({ differences: [], of: written(plain) });
      }),
      { numRuns: runs(40), endOnFailure: true },
    );
  });

  test('the next opening and the close of working days', () => {
    fc.assert(
      fc.property(anyPair, ({ plain, fast, slow, triples }) => {
        const { same, differences } = comparison();
        for (const { start, span } of triples) {
          const opening = slow.nextOpen(start);
          if (answered(plain, opening)) same(`opening after ${start}`, openingAfter(fast, start), opening);
          const count = span % 12;
          const duration = { kind: 'business', unit: 'bd', amount: count } as const;
          const close = slow.addWorkingDays(start, count);
          if (answered(plain, close)) same(`${start} + ${count}bd`, fast.reach(start, duration), close);
          const latest = fast.reachBack(start, duration);
          if (latest === undefined) continue;
          same(`${latest} + ${count}bd is in time for ${start}`, fast.add(latest, duration) <= start, true);
          const later = fast.reach(latest + 1, duration) ?? Infinity;
          same(`${latest} is the latest for ${start}`, latest === start || later > start, true);
        }
        expect({ differences, of: written(plain) }).toEqual({ differences: [], of: written(plain) });
      }),
      { numRuns: runs(20), endOnFailure: true },
    );
  });
});

/** Where the week holds for ever the painted minutes may end before the answer; dated days end with them. */
function answered(plain: PlainCalendar, answer: number | undefined): boolean {
  return answer !== undefined || plain.special !== undefined;
}

function openingAfter(fast: Calendar, instant: number): number | undefined {
  try {
    return fast.nextOpen(instant);
  } catch (error) {
    if (error instanceof OutsideCalendar) return undefined;
    throw error;
  }
}
