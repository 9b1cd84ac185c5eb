import once from 'lodash/once.js';

import type { CaseRefusal } from '../run/refusal.ts';
import { viewCase } from '../run/view.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { CasePlayer } from './case-player.ts';
import { conditionsOf } from './conditions-of.ts';
import { judge } from './expect/judge.ts';
import type { Verdict } from './expect/verdict.ts';
import type { Expectation, Situation } from './expectation.ts';
import type { ExpectedLine, JourneyLine } from './journey-file.ts';

/** An expectation that the case did not meet. */
export interface FailedExpectation {
  /** Where it stands. */
  readonly expected: ExpectedLine;
  readonly verdict: Verdict;
  /** The case as it stood then; its journal tells how far the story had come. */
  readonly situation: Situation;
}

/** Holds what a line expects against a case as it stands; gives what is not so. */
export function holdExpectations(
  compiled: CompiledBlueprint,
  player: CasePlayer,
  expected: readonly ExpectedLine[],
  refusal: CaseRefusal | undefined,
): FailedExpectation[] {
  const situation = situationOf(compiled, player, refusal);
  return expected.flatMap((one) => {
    const verdict = judge(situation, one.expectation);
    return verdict.holds ? [] : [{ expected: one, verdict, situation }];
  });
}

/** A case at one instant; what happens to it afterwards does not change what was seen. */
export function situationOf(compiled: CompiledBlueprint, player: CasePlayer, refusal?: CaseRefusal): Situation {
  const { snapshot, now, entries, log } = player;
  const delivered = log.length;
  return {
    compiled,
    now,
    ...(snapshot === undefined ? {} : { view: viewCase(compiled, snapshot) }),
    entries: [...entries],
    ...(refusal === undefined ? {} : { refusal }),
    conditions: once(() => conditionsOf(compiled, log.slice(0, delivered))),
  };
}

/** True where a line is to be turned down: what follows it says so. */
export function isRefusalExpected(next: JourneyLine | undefined): boolean {
  return next?.kind === 'expect' && next.expected.some(({ expectation }) => isOfRefusal(expectation));
}

function isOfRefusal({ key, negated }: Expectation): boolean {
  return key === 'refused' && negated !== true;
}
