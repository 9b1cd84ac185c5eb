import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Process } from '../../src/blueprint/process.ts';
import { unsoundnessOf } from '../../src/flow/soundness.ts';
import { drawn } from '../support/drawn-process.ts';
import { exhausted } from '../support/exhaustive-soundness.ts';
import { anyNet, blockNet } from '../support/random-nets.ts';
import { runs } from '../support/runs.ts';

// Every finding holds against all that can happen, and all that can happen wrong is found: on small processes with any
// flows, what is told agrees with a token game that is played to its last state.

test('what is said of any small process is what happens when every run of it is played', () => {
  fc.assert(
    fc.property(anyNet, (sketch) => {
      const model = drawn(sketch);
      const played = exhausted(model);
      if (played === undefined) return;
      const found = unsoundnessOf(model).filter(({ kind }) => kind !== 'dead');
      const isSound = played.waiting.size === 0 && !played.isEndless && played.doubled.size === 0;
      // Two tokens do no harm where only gateways and ends follow: then it need not be told.
      const isHarmless = [...played.doubled].every((id) => !hasWorkAhead(model.processes[0]!, id));
      if (isSound) expect(found).toEqual([]);
      else if (!isHarmless || played.waiting.size > 0 || played.isEndless) expect(found).not.toEqual([]);
      const [only, another] = found;
      if (only === undefined && isSound) {
        const dead = unsoundnessOf(model).flatMap((one) => (one.kind === 'dead' ? [one.node] : []));
        const never = [...model.processes[0]!.nodes.keys()].filter((id) => !played.done.has(id));
        expect(dead.length > 0).toBe(never.length > 0);
        expect(dead.filter((id) => played.done.has(id))).toEqual([]);
      } else if (only !== undefined && another === undefined && !isHarmless) {
        if (only.kind === 'waits') expect([...played.waiting]).toContain(only.at);
        else if (only.kind === 'endless') expect(played.isEndless || played.doubled.size > 0).toBe(true);
        else expect(played.doubled.size).toBeGreaterThan(0);
      }
    }),
    { numRuns: runs(500) },
  );
});

/** True where a task stands on some way from a node, the node itself included. */
function hasWorkAhead({ nodes, flows }: Process, from: string): boolean {
  const ids = new Set([from]);
  for (const id of ids) {
    for (const flow of nodes.get(id)!.outgoing) ids.add(flows.get(flow)!.to);
  }
  return [...ids].some((id) => nodes.get(id)!.kind === 'activity');
}

test('a process whose splits and joins fit is sound, however its blocks stand in one another', () => {
  fc.assert(
    fc.property(blockNet, (sketch) => {
      expect(unsoundnessOf(drawn(sketch))).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});
