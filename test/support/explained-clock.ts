import { expect } from 'vitest';

import type { CaseContext, Entry } from '../../src/compile/case.ts';
import type { CompiledBlueprint } from '../../src/compile/compile.ts';
import type { ExplainedRun } from '../../src/run/why/clock-explanation.ts';
import { explainClock } from '../../src/run/why/explain-clock.ts';

/**
 * What is told of a clock agrees with what the case knows of it, and the sum leads without a gap from its start to its due
 * time, by lengths that make up the target.
 */
export function expectExplained(
  compiled: CompiledBlueprint,
  {
    context,
    entries,
    now,
  }: { readonly context: CaseContext; readonly entries: readonly Entry[]; readonly now: number },
  sla: string,
): void {
  const explanation = explainClock(compiled, entries, sla, { at: now, context });
  const ledger = context.clocks?.[sla];
  const { state = 'off', due } = ledger ?? {};
  expect(explanation?.state).toBe(state);
  if (state === 'off' || state === 'cancelled') return;
  expect(explanation?.due).toBe(due);
  const run = explanation?.runs.at(-1);
  expect(run?.cycle).toBe(ledger?.cycle);
  if (run !== undefined) expectSum(run);
  // So do the runs before it, and it itself by the journal alone.
  const alone = explainClock(compiled, entries, sla, { at: now });
  expect(alone?.due).toBe(due);
  for (const each of [...(explanation?.runs.slice(0, -1) ?? []), ...(alone?.runs ?? [])]) {
    if (isAllTold(each)) expectSum(each);
  }
}

/**
 * False where the journal leaves something out: the pauses after a breach, which count where the promise changes then; and
 * from when a target counts that came while the promise did not apply.
 */
function isAllTold({ lines }: ExplainedRun): boolean {
  const breach = lines.findIndex(({ kind }) => kind === 'breached');
  const changes = lines.findLastIndex(({ kind }) => kind === 'retargeted' || kind === 'extended');
  return (breach < 0 || changes < breach) && !lines.some((line) => line.kind === 'started' && line.again);
}

/** The sum of a run makes up what it says of its time. */
function expectSum({ from: base, sum, used, total, due }: ExplainedRun): void {
  if (total === undefined) return;
  let [last, counted, passed] = [base, 0, 0];
  for (const { from, to, length, ahead } of sum) {
    expect(from).toBe(last);
    last = to;
    counted += length;
    passed += ahead ? 0 : length;
  }
  expect(passed).toBe(used);
  if (due === undefined) return;
  expect(last).toBe(due);
  expect(counted).toBe(total);
}
