import { type FeelRead, readsOf } from './absence.ts';
import { checkResult, check } from './check.ts';
import { compile } from './compile.ts';
import type { Evaluate, FeelEnv } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import type { FeelProblem } from './problem.ts';
import { BROKEN, type Scope } from './scope.ts';
import type { Term } from './term.ts';
import type { FeelNames, FeelType } from './types.ts';
import { encode } from './values.ts';

/** An expression that was read once, checked as a whole and compiled. */
export interface FeelExpression {
  readonly text: string;
  /** The type of its value; `any` when there are problems. */
  readonly type: FeelType;
  /** What is wrong with it, in written order; one problem for each mistake. */
  readonly problems: readonly FeelProblem[];
  /** Every field and fact it reads. */
  readonly reads: readonly FeelRead[];
  /** What was checked, for reasoning about the expression; see `domain.ts`. */
  readonly term: Term;
  /**
   * The value, in its JSON form: datetimes are ISO text with the offset of `env.zone`, durations ISO text. Data that
   * is absent or of another type counts as null; nothing in the data makes it throw.
   *
   * @throws {Error} when the expression has problems: that is the caller's mistake.
   */
  evaluate(env: FeelEnv): unknown;
  /** True only when the value is exactly true; null counts as "does not hold". Throws as `evaluate` does. */
  test(env: FeelEnv): boolean;
}

/**
 * Reads a FEEL expression (the checked subset of DMN 1.5). Never throws: whatever is wrong with it is a problem with
 * its place in the text.
 *
 * @param names What the expression may read: fields of the case by their name, and the facts.
 * @param options.expects The type of the place the value goes to; `{ kind: 'boolean' }` for a condition.
 * @example
 * readFeel('csat >= 4', { csat: { kind: 'number' } }).test({ data: { csat: 5 }, facts: {}, zone: 'UTC' }); // true
 */
export function readFeel(
  text: string,
  names: FeelNames,
  options: { readonly expects?: FeelType } = {},
): FeelExpression {
  const { syntax, problems: found } = parseExpression(text, names);
  const problems = [...found];
  const scope: Scope = { text, names, locals: new Map(), slots: 0, problems };
  const { expects } = options;
  const term = syntax ? (expects ? checkResult(syntax, scope, expects) : check(syntax, scope)) : BROKEN;
  const isSound = problems.length === 0;
  const type = isSound ? term.type : BROKEN.type;
  const evaluate = isSound ? compile(term) : refuseToRun(text);
  return {
    text,
    type,
    problems: problems.sort((a, b) => a.start - b.start || a.end - b.end),
    reads: readsOf(term),
    term,
    evaluate: (env) => encode(type, evaluate(env, []), env.zone),
    test: (env) => evaluate(env, []) === true,
  };
}

/** What an expression with problems does instead of running. */
export function refuseToRun(text: string): Evaluate {
  return () => {
    throw new Error(`The expression has problems and cannot be evaluated: ${text.slice(0, 100)}`);
  };
}
