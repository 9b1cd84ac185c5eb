import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { onCall } from '../../src/time/on-call.ts';
import { runs } from '../support/runs.ts';
import {
  isWithinHours,
  lookAtClocks,
  naiveHandOvers,
  QUARTER,
  written,
  type PlainLayer,
  type PlainTurn,
  type WallClock,
} from './naive-on-call.ts';

const HOUR = 4 * QUARTER;
const DAY = 24 * HOUR;
const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe'].map(lookAtClocks);

/** Any quarter of the day, more often one at night, when clocks change. */
const quarter = fc.oneof(fc.nat(95), fc.nat(15));
const weekday = fc.nat(6);

const daily: fc.Arbitrary<PlainTurn> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 2 }), fc.nat(3))
  .map(([every, hours, past]): PlainTurn => {
    const quarters = hours.sort((a, b) => a - b).map((hour) => hour * 4 + past);
    return { kind: 'daily', every, quarters };
  });

const turn: fc.Arbitrary<PlainTurn> = fc.oneof(
  { arbitrary: daily, weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('hourly' as const), every: fc.constantFrom(5, 12, 36) }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('weekly' as const),
      every: fc.integer({ min: 1, max: 3 }),
      days: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
      quarter,
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('nth' as const),
      nth: fc.constantFrom(1 as const, 2 as const, -1 as const),
      day: weekday,
      quarter,
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('date' as const), date: fc.constantFrom(1, 15, 28, 31, -1), quarter }),
    weight: 1,
  },
);

/** Hours of the week; a window may run into the next day. */
const only = fc.array(
  fc
    .tuple(quarter, fc.integer({ min: 1, max: 95 }))
    .map(([from, length]): [number, number][] => (length > 90 ? [] : [[from, from + length]])),
  { minLength: 7, maxLength: 7 },
);

const layer: fc.Arbitrary<PlainLayer> = fc.record(
  {
    people: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 5 }),
    // Some begin in spring, before both changes of the clocks, some in autumn.
    fromDay: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 90, max: 300 })),
    fromQuarter: quarter,
    untilDay: fc.integer({ min: 302, max: 380 }),
    turn,
    only,
  },
  { requiredKeys: ['people', 'fromDay', 'fromQuarter', 'turn'] },
);

/** Instants about a schedule: anywhere, in the days about the changes of the clocks, and about its own hand-overs. */
function questions({ changes }: WallClock, handOvers: readonly number[], seed: readonly number[]): number[] {
  const start = Date.UTC(2025, 11, 26);
  return seed.flatMap((number, index) => {
    const change = changes[index % changes.length]!;
    const handOver = handOvers[number % Math.max(1, handOvers.length)] ?? start;
    return [
      start + (number % 370) * DAY + (number % 96) * QUARTER,
      change - DAY + (number % 192) * QUARTER + (number % 3) - 1,
      handOver - 1,
      handOver,
    ];
  });
}

test('2,000 random schedules have the same person on call as a list of hand-overs made day by day, across both changes of the clocks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.oneof({ arbitrary: fc.tuple(layer), weight: 3 }, { arbitrary: fc.tuple(layer, layer), weight: 1 }),
      fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 }),
      (clocks, layers, seed) => {
        const schedule = onCall({ zone: clocks.zone, layers: layers.map(written) });
        for (const [index, plain] of layers.entries()) {
          const compiled = schedule.layers[index]!;
          const { people, fromDay, fromQuarter, untilDay } = plain;
          const handOvers = naiveHandOvers(clocks, plain);
          const start = clocks.first(fromDay, fromQuarter);
          const end = untilDay === undefined ? Infinity : clocks.first(untilDay, 0);
          const answers = questions(clocks, handOvers, seed).map((at) => {
            const isRunning = at >= start && at < end;
            const turns = handOvers.filter((handOver) => handOver <= at).length;
            const person = isRunning && isWithinHours(clocks, plain, at) ? people[turns % people.length] : undefined;
            const next = at < start ? start : handOvers.find((handOver) => handOver > at && handOver < end);
            const answer = { at, person: compiled.personAt(at), next: compiled.nextHandOver(at) };
            // Nobody looked at the clocks much longer than a year.
            const isKnown = next !== undefined || !isRunning;
            return { answer, wanted: { at, person, next: isKnown ? next : answer.next } };
          });
          expect(answers.map(({ answer }) => answer)).toEqual(answers.map(({ wanted }) => wanted));
        }
      },
    ),
    { numRuns: runs(2000) },
  );
});

test('clocks that were looked at for the test have changed twice in each zone', () => {
  expect(ZONES.map(({ changes }) => changes.map((change) => new Date(change).toISOString()))).toEqual([
    ['2026-03-29T01:00:00.000Z', '2026-10-25T01:00:00.000Z'],
    ['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z'],
    ['2026-04-04T15:00:00.000Z', '2026-10-03T15:30:00.000Z'],
  ]);
});
