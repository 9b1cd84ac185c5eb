import { type FeelRead, readsOf } from './absence.ts';
import { findBareValues } from './cell-values.ts';
import { check } from './check.ts';
import { checkTests } from './check-tests.ts';
import { compile } from './compile.ts';
import type { FeelEnv } from './evaluate.ts';
import { refuseToRun } from './feel.ts';
import { parseCell } from './parse.ts';
import { type FeelProblem, problem } from './problem.ts';
import { BROKEN, type Scope, TRUE } from './scope.ts';
import type { TestSyntax } from './syntax.ts';
import type { Term } from './term.ts';
import { BOOLEAN, type FeelNames, type FeelType } from './types.ts';
import { decoderOf } from './values.ts';

/** The tests of one cell of a decision table. */
export interface UnaryTests {
  readonly text: string;
  /** The type of the column. */
  readonly input: FeelType;
  readonly problems: readonly FeelProblem[];
  /** Fields and facts that the cell reads besides its own column. */
  readonly reads: readonly FeelRead[];
  /** What was checked; the tested value is the local in slot 0. */
  readonly term: Term;
  /**
   * True when the value, in its JSON form, passes the tests; a test that gives null is not passed. Throws an error
   * when the cell has problems.
   */
  test(env: FeelEnv, value: unknown): boolean;
}

/** What stands in a cell that every value passes. */
const ANYTHING = new Set(['any', '-']);

/**
 * Reads the unary tests of a cell (DMN 1.5, clause 7.3.4): `>= 4`, `[3..5]`, `< 3, > 8`, `"text"`, `null`, `not(…)`.
 * In a column of choices the values stand without quotes: `safety, billing`. `any` and `-` pass every value.
 *
 * @param input The type of the column.
 * @param names What the cell may read besides.
 */
export function readUnaryTests(text: string, input: FeelType, names: FeelNames): UnaryTests {
  const { term, problems } = ANYTHING.has(text.trim()) ? { term: TRUE, problems: [] } : readTests(text, input, names);
  const decode = decoderOf(input);
  const evaluate = problems.length === 0 ? compile(term) : refuseToRun(text);
  return {
    text,
    input,
    problems: problems.sort((a, b) => a.start - b.start || a.end - b.end),
    reads: readsOf(term),
    term,
    test: (env, value) => evaluate(env, [decode(value, env.zone)]) === true,
  };
}

/** `3..4`, `3-4`, `3 至 4`: a range without its brackets. */
const BARE_RANGE = /^\s*(-?\d+(?:\.\d+)?)\s*(?:\.{2,3}|[-~～–—至到])\s*(-?\d+(?:\.\d+)?)\s*$/u;

function bareRange(text: string, input: FeelType): FeelProblem | undefined {
  const [, low, high] = BARE_RANGE.exec(text) ?? [];
  if (input.kind !== 'number' || low === undefined || high === undefined) return undefined;
  const instead = `[${low}..${high}]`;
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  return problem('TL3050', { start, end }, { found: text.trim(), instead }, instead);
}

function readTests(text: string, input: FeelType, names: FeelNames): { term: Term; problems: FeelProblem[] } {
  const range = bareRange(text, input);
  if (range) return { term: BROKEN, problems: [range] };
  const cell = parseCell(text, names, input.kind === 'enum' ? findBareValues(text, input.values, names) : new Map());
  const problems = [...cell.problems];
  if (!cell.tests) return { term: BROKEN, problems };
  const scope: Scope = { text, names, locals: new Map(), slots: 1, problems };
  const value: Term = { kind: 'local', type: input, slot: 0 };
  // A cell does not name its column: the tested value has a place, but no text.
  const side = ({ start }: TestSyntax) => ({ node: { start, end: start }, term: value });
  const term = checkTests(side, cell.tests, scope, check) ?? BROKEN;
  return { term: cell.negated ? { kind: 'not', type: BOOLEAN, of: term } : term, problems };
}
