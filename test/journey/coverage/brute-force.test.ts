import fc from 'fast-check';
import { expect, test } from 'vitest';

import { observe, type Noticed } from '../../../src/compile/observe.ts';
import type { CaseEvent, CompiledBlueprint, Entry } from '../../../src/index.ts';
import { coverageOf } from '../../../src/journey/coverage/coverage.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { everyWalk, type Walked } from '../../support/every-walk.ts';
import { runs } from '../../support/runs.ts';
import { HIGHEST, holdsFor, smallDesks, textOf, type SmallDesk, type SmallStep } from '../../support/small-desks.ts';

test(
  'what all journeys together cover is exactly what every possible walk comes to, and what is said to be impossible never happens',
  () => {
    let walks = 0;
    let impossible = 0;
    fc.assert(
      fc.property(smallDesks, (desk) => {
        const compiled = compiledOrNothing(desk);
        fc.pre(compiled !== undefined);
        const noticed: Noticed[] = [];
        const walked = everyWalk(
          observe(compiled, (one) => noticed.push(one)),
          happeningsAt(desk),
          { depth: 6, most: 60 },
        );
        const entries = walked.flatMap((one) => one.entries);
        const coverage = coverageOf(compiled, [{ journey: 'all', entries, noticed }]);
        const covered = coverage.items.filter((item) => item.covered).map(({ id }) => id);
        expect(covered.toSorted()).toEqual([...readFrom(desk, walked)].toSorted());
        expect(coverage.items.filter((item) => item.covered && item.cannot !== undefined)).toEqual([]);
        walks += walked.length;
        impossible += coverage.impossible.length;
      }),
      { numRuns: runs(60) },
    );
    expect(walks).toBeGreaterThan(1000);
    expect(impossible).toBeGreaterThan(10);
  },
  runs(60_000),
);

/** Nothing where the desk has a fault that checking finds. */
function compiledOrNothing(desk: SmallDesk): CompiledBlueprint | undefined {
  try {
    return compiledFrom(textOf(desk));
  } catch {
    return undefined;
  }
}

function happeningsAt({ steps }: SmallDesk): Omit<CaseEvent, 'at'>[] {
  const [customer, agent] = [{ role: 'customer' }, { role: 'agent' }];
  return [
    ...steps.flatMap(({ id, kind }): Omit<CaseEvent, 'at'>[] => {
      if (kind === 'do') return ['good', 'bad'].map((name) => ({ type: `step.${id}.${name}`, by: agent }));
      const levels = Array.from({ length: HIGHEST + 1 }, (_, level) => ({ level }));
      return kind === 'ask' ? levels.map((data) => ({ type: `step.${id}.answered`, by: customer, data })) : [];
    }),
    { type: 'customer.quits', by: customer },
    { type: 'case.cancels', by: customer },
    { type: 'case.reopens', by: customer },
  ];
}

/** What the walks came to, read from their journals and states and from how the desk was made up. */
function readFrom(desk: SmallDesk, walked: readonly Walked[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { before, event, after, entries, refused } of walked) {
    let level = Number(before?.context.data['level'] ?? 0);
    if (event?.type === 'customer.quits' && before?.context.closed === undefined && desk.quits !== undefined) {
      if (!refused) seen.add('interrupt quits -> given-up');
      if (desk.quits !== 'whenever') seen.add(`interrupt quits: when ${answer(holdsFor(desk.quits, level))}`);
    }
    for (const entry of entries) {
      if (entry.type === 'data.set') level = Number(entry.data['level'] ?? level);
      for (const id of inEntry(desk, entry, level)) seen.add(id);
      if (entry.type === 'case.reopened') seen.add('end done reopened -> s1');
      if (entry.type === 'case.sealed' && before?.context.closed?.end === 'done') seen.add('end done sealed');
    }
    const clock = after.context.clocks?.['promise'];
    if (clock !== undefined && clock.state !== 'off') seen.add(`clock promise: ${clock.state}`);
    if (clock?.breached !== undefined) seen.add('clock promise: breached');
    // A clock that is open, or was, looks at its condition after whatever happens.
    const isLookedAt = !refused && (isOpen(before) || isOpen(after));
    if (desk.clock?.when !== undefined && isLookedAt) {
      seen.add(`clock promise: when ${answer(holdsFor(desk.clock.when, Number(after.context.data['level'])))}`);
    }
  }
  return seen;
}

function inEntry(desk: SmallDesk, entry: Entry, level: number): string[] {
  switch (entry.type) {
    case 'step.entered': {
      const { kind, when } = stepOf(desk, entry.step);
      return [
        entry.step,
        ...(kind === 'ask' || kind === 'say' ? [`touchpoint ${entry.step}`] : []),
        ...(when === undefined ? [] : [`${entry.step}: when holds`]),
      ];
    }
    case 'step.skipped':
      return [`${entry.step}: when does not hold`, `${entry.step} skipped -> ${afterStep(desk, entry.step)}`];
    case 'step.left':
      return left(desk, stepOf(desk, entry.step), entry.outcome, level);
    case 'case.closed':
      return ['done', 'given-up'].includes(entry.end) ? [`end ${entry.end}`] : [];
    case 'effect.requested':
      return entry.effect.kind === 'message' ? [`message ${entry.effect.message}`] : [];
    default:
      return [];
  }
}

function left(desk: SmallDesk, step: SmallStep, outcome: string, level: number): string[] {
  const { id } = step;
  const way = (name: string, to: string): string[] => [
    `${id} > ${name}`,
    `${id} > ${name} -> ${to === 'next' ? afterStep(desk, id) : to}`,
  ];
  switch (step.kind) {
    case 'ask': {
      const { low } = step;
      if (low === undefined) return way(outcome, 'next');
      const guard = `${id} > low: when ${answer(outcome === 'low')}`;
      return [guard, ...way(outcome, outcome === 'low' ? low.to : low.otherwise)];
    }
    case 'do':
      return way(outcome, outcome === 'good' ? step.good : step.bad);
    case 'choose': {
      const { branches } = step;
      const names = branches.map(({ to }, index) => {
        const same = branches.filter((other) => other.to === to);
        return same.length === 1 ? to : `${to} (${same.indexOf(branches[index]!) + 1})`;
      });
      const taken = branches.findIndex(({ when }) => when === undefined || holdsFor(when, level));
      const looked = branches
        .slice(0, taken + 1)
        .flatMap(({ when }, index) =>
          when === undefined ? [] : [`${id} > ${names[index]}: when ${answer(index === taken)}`],
        );
      return [...looked, ...way(names[taken]!, branches[taken]!.to)];
    }
    case 'decide': {
      const row = step.bounds.findIndex((bound) => level < bound);
      return [...way(outcome, 'next'), `table-${id} row ${(row < 0 ? step.bounds.length : row) + 1}`];
    }
    default:
      return way(outcome, 'next');
  }
}

function isOpen(snapshot: Walked['before']): boolean {
  if (snapshot === undefined) return true;
  const { stop, halted } = snapshot.context.clocks?.['promise'] ?? {};
  return stop === undefined && halted === undefined;
}

function stepOf({ steps }: SmallDesk, id: string): SmallStep {
  return steps.find((step) => step.id === id)!;
}

function afterStep({ steps }: SmallDesk, id: string): string {
  return steps[steps.findIndex((step) => step.id === id) + 1]?.id ?? 'done';
}

function answer(holds: boolean): string {
  return holds ? 'holds' : 'does not hold';
}
