import type { Stretch } from './token.ts';

/** An expression as it was written, after the whole tree was found to be of the subset. Offsets are as written. */
export type Syntax = Stretch & SyntaxShape;

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

type SyntaxShape =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `@"…"`. */
  | { readonly kind: 'at'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'field'; readonly of: Syntax; readonly name: string; readonly place: Stretch }
  | { readonly kind: 'call'; readonly name: string; readonly place: Stretch; readonly args: readonly Syntax[] }
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly left: Syntax; readonly right: Syntax }
  /** `in`, `between`, and `=` with a range, all as a value and its tests. */
  | { readonly kind: 'in'; readonly value: Syntax; readonly tests: readonly TestSyntax[] }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly terms: readonly Syntax[] }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly kind: 'negate'; readonly of: Syntax }
  | { readonly kind: 'if'; readonly condition: Syntax; readonly whenTrue: Syntax; readonly otherwise: Syntax }
  | { readonly kind: 'list'; readonly items: readonly Syntax[] }
  | {
      readonly kind: 'quantified';
      readonly every: boolean;
      readonly iterators: readonly Iterator[];
      readonly satisfies: Syntax;
    }
  /** A part whose problem has been reported. */
  | { readonly kind: 'broken' };

/** `x in list` after `some` or `every`. */
export interface Iterator {
  readonly name: string;
  readonly list: Syntax;
}

/** One test of a value: equal to an operand, compared with it, or inside a range. */
export type TestSyntax = Stretch &
  (
    | { readonly kind: 'equal'; readonly operand: Syntax }
    | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly operand: Syntax }
    | {
        readonly kind: 'range';
        readonly low: Syntax;
        readonly high: Syntax;
        readonly lowOpen: boolean;
        readonly highOpen: boolean;
      }
    | { readonly kind: 'broken' }
  );
