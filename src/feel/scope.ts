import type { FeelProblem } from './problem.ts';
import type { Syntax } from './syntax.ts';
import type { Term } from './term.ts';
import type { Stretch } from './token.ts';
import { ANY, BOOLEAN, type FeelNames, type FeelType, type TypeWord, typeWord } from './types.ts';

/** What checking a part of an expression needs to know. */
export interface Scope {
  /** The expression as it was written. */
  readonly text: string;
  readonly names: FeelNames;
  /** Names that `some` and `every` brought in. */
  readonly locals: ReadonlyMap<string, Term & { readonly kind: 'local' }>;
  /** How many places for values in passing are taken, by the names that were brought in and by a cell's value. */
  readonly slots: number;
  /** Where problems are gathered. */
  readonly problems: FeelProblem[];
}

/**
 * Checks a part of an expression. A part that is wrong becomes a `broken` term of type `any`, which fits everywhere,
 * so that one mistake gives one problem.
 *
 * @param expected What the part should be, as far as that helps to tell what the author meant.
 */
export type Check = (node: Syntax, scope: Scope, expected?: FeelType) => Term;

/** A part that takes part in a comparison or a calculation: as written, as checked. */
export interface Operand {
  readonly node: Stretch;
  readonly term: Term;
}

export const BROKEN: Term = { kind: 'broken', type: ANY };
export const TRUE: Term = { kind: 'literal', type: BOOLEAN, value: true };

/** Notes a problem and stands in for the part that has it. */
export function broken(scope: Scope, found: FeelProblem): Term {
  scope.problems.push(found);
  return BROKEN;
}

/** A part as findings speak of it: its text and its type. */
export interface Named {
  readonly text: string;
  readonly type: TypeWord;
}

export function named({ node, term }: Operand, scope: Scope): Named {
  return { text: scope.text.slice(node.start, node.end), type: typeWord(term.type) };
}

/** A value nobody declared a type for, read as one of a type; everything else as it is. */
export function readAs(term: Term, type: FeelType): Term {
  if (term.type.kind !== 'any' || type.kind === 'any' || type.kind === 'null' || term.kind === 'broken') return term;
  return { kind: 'as', type, of: term };
}

/** A list whose items nobody declared a type for, read as a list of one type; everything else as it is. */
export function readItemsAs(list: Term, of: FeelType): Term {
  const { type } = list;
  if (type.kind !== 'list' || type.of.kind !== 'any' || of.kind === 'any' || of.kind === 'null') return list;
  return { kind: 'as', type: { kind: 'list', of }, of: list };
}

/** True for a part whose problem has been reported; what is made of it is broken too. */
export function isBroken(term: Term): boolean {
  return term.kind === 'broken';
}

/** True for `null` itself, not for what may turn out to be null. */
export function isNull(term: Term): boolean {
  return term.type.kind === 'null';
}

/** The stretch from the beginning of one part to the end of another. */
export function spanning(from: Stretch, to: Stretch): Stretch {
  return { start: from.start, end: to.end };
}
