import * as fc from 'fast-check';
import { isTooLong, type Duration } from '../../src/time/duration.ts';

const amount = fc.oneof(fc.constant(0), fc.nat(60), fc.nat(1200));
const milliseconds = fc.oneof(
  fc.nat(100).map((days) => days * 86_400_000),
  fc.nat(100_000).map((seconds) => seconds * 1000),
  fc.nat(10_000_000),
  fc.constant(36_525 * 86_400_000),
);

/** Any duration that the language can write. */
export const anyDuration: fc.Arbitrary<Duration> = fc
  .oneof(
    fc.record({ kind: fc.constant('elapsed' as const), milliseconds }),
    fc.record({
      kind: fc.constant('calendar' as const),
      years: fc.nat(100),
      months: amount,
      weeks: amount,
      days: amount,
      milliseconds,
    }),
    fc.record({ kind: fc.constant('business' as const), unit: fc.constantFrom('bm', 'bh', 'bd'), amount }),
  )
  .filter((duration) => !isTooLong(duration));
