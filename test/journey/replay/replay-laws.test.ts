import fc from 'fast-check';
import { expect, test } from 'vitest';

import { journeyOfHistory } from '../../../src/journey/journey-of-history.ts';
import { replayOn } from '../../../src/journey/replay/replay-on.ts';
import { recordCase } from '../../support/recorded-case.ts';
import { runs } from '../../support/runs.ts';

test(
  'whatever happened to a case: replayed on its own blueprint it goes as it went, and its journey takes the same way',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
        const { compiled, history, isParked } = await recordCase(seed, 12);
        // What a case does that an event made fail is for people to say.
        if (isParked) return;
        expect(replayOn(compiled, history)).toEqual({ kind: 'same' });
        const { isSame, remarks } = journeyOfHistory(compiled, history, { texts: 'keep' });
        expect({ isSame, remarks: remarks.join(' ') }).toMatchObject({ isSame: true });
      }),
      { numRuns: runs(5), endOnFailure: true },
    );
  },
  runs(60_000),
);
