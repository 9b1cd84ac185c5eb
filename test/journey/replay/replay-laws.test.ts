import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { replayOn } from '../../../src/journey/replay/replay-on.ts';
import { recordCase } from '../../support/recorded-case.ts';
import { runs } from '../../support/runs.ts';

describe('a recorded case on the blueprint on which it was recorded', () => {
  test(
    'goes as it went, whatever happened to it',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
          const { compiled, history, isParked } = await recordCase(seed);
          if (isParked) return;
          expect(replayOn(compiled, history)).toEqual({ kind: 'same' });
        }),
        { numRuns: runs(12), endOnFailure: true },
      );
    },
    runs(60_000),
  );
});
