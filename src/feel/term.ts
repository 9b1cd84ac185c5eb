import type { Operation } from './arithmetic.ts';
import type { Run } from './builtin.ts';
import type { ArithmeticOperator, CompareOperator } from './syntax.ts';
import type { Stretch } from './token.ts';
import type { FeelType } from './types.ts';
import { unreachable } from './unreachable.ts';
import type { Value } from './values.ts';

/** `<`, `<=`, `>`, `>=`. */
export type OrderOperator = Exclude<CompareOperator, '=' | '!='>;

/** An expression after its names were found and its types checked: what is compiled and reasoned about. */
export type Term =
  | { readonly kind: 'literal'; readonly type: FeelType; readonly value: Value }
  | Read
  /** A name that `some` or `every` brought in, or the value that a cell tests. */
  | { readonly kind: 'local'; readonly type: FeelType; readonly slot: number }
  /** A field of a record that is no name of its own, such as that of a list's item. */
  | { readonly kind: 'field'; readonly type: FeelType; readonly of: Term; readonly name: string }
  /** The year of a date, the hours of a duration. */
  | { readonly kind: 'part'; readonly type: FeelType; readonly of: Term; readonly part: string }
  /** A value of unknown type, or a text, read as a value of the type. */
  | { readonly kind: 'as'; readonly type: FeelType; readonly of: Term }
  | {
      readonly kind: 'equal';
      readonly type: FeelType;
      readonly negated: boolean;
      readonly left: Term;
      readonly right: Term;
    }
  | {
      readonly kind: 'order';
      readonly type: FeelType;
      readonly operator: OrderOperator;
      readonly left: Term;
      readonly right: Term;
    }
  | { readonly kind: 'in'; readonly type: FeelType; readonly value: Term; readonly tests: readonly Test[] }
  | {
      readonly kind: 'logic';
      readonly type: FeelType;
      readonly operator: 'and' | 'or';
      readonly terms: readonly Term[];
    }
  | { readonly kind: 'not'; readonly type: FeelType; readonly of: Term }
  | {
      readonly kind: 'if';
      readonly type: FeelType;
      readonly condition: Term;
      readonly whenTrue: Term;
      readonly otherwise: Term;
    }
  | { readonly kind: 'list'; readonly type: FeelType; readonly items: readonly Term[] }
  | {
      readonly kind: 'quantified';
      readonly type: FeelType;
      readonly every: boolean;
      readonly slot: number;
      readonly list: Term;
      readonly satisfies: Term;
    }
  | { readonly kind: 'defined'; readonly type: FeelType; readonly of: Term }
  | { readonly kind: 'else'; readonly type: FeelType; readonly of: Term; readonly otherwise: Term }
  | {
      readonly kind: 'arithmetic';
      readonly type: FeelType;
      readonly operator: ArithmeticOperator;
      readonly apply: Operation['apply'];
      readonly left: Term;
      readonly right: Term;
    }
  | { readonly kind: 'negate'; readonly type: FeelType; readonly of: Term }
  /** Anything strict: a null argument makes it null, unless the function says otherwise. */
  | {
      readonly kind: 'call';
      readonly type: FeelType;
      readonly name: string;
      readonly run: Run;
      readonly acceptsNull: boolean;
      readonly args: readonly Term[];
    }
  /** A part whose problem has been reported. */
  | { readonly kind: 'broken'; readonly type: FeelType };

/** The value of a field or fact. */
export interface Read extends Stretch {
  readonly kind: 'read';
  readonly type: FeelType;
  /** `['csat']` of the data, `['case', 'age']` of the facts. */
  readonly path: readonly string[];
}

/** One test of a value. */
export type Test =
  | { readonly kind: 'equal'; readonly negated: boolean; readonly operand: Term }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly operand: Term }
  | {
      readonly kind: 'range';
      readonly low: Term;
      readonly high: Term;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    }
  | { readonly kind: 'member'; readonly list: Term };

/** Roots of facts; every other name is a field of the case's data. */
export const FACT_ROOTS: ReadonlySet<string> = new Set(['case', 'reached', 'visits', 'open', 'sla', 'event', 'now']);

/** The terms directly inside a term. */
export function termsIn(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'literal':
    case 'read':
    case 'local':
    case 'broken':
      return [];
    case 'field':
    case 'part':
    case 'as':
    case 'not':
    case 'negate':
    case 'defined':
      return [term.of];
    case 'equal':
    case 'order':
    case 'arithmetic':
      return [term.left, term.right];
    case 'in':
      return [term.value, ...term.tests.flatMap(operandsOf)];
    case 'logic':
      return term.terms;
    case 'if':
      return [term.condition, term.whenTrue, term.otherwise];
    case 'list':
      return term.items;
    case 'quantified':
      return [term.list, term.satisfies];
    case 'else':
      return [term.of, term.otherwise];
    case 'call':
      return term.args;
    default:
      return unreachable(term);
  }
}

/** The terms directly inside a test. */
export function operandsOf(test: Test): readonly Term[] {
  switch (test.kind) {
    case 'equal':
    case 'order':
      return [test.operand];
    case 'range':
      return [test.low, test.high];
    case 'member':
      return [test.list];
    default:
      return unreachable(test);
  }
}
