import type { ParamsOf } from '../text/catalogue.ts';
import type { feelCatalogue } from '../text/catalogue/feel.ts';
import { finding, type Finding, type Place } from '../text/diagnostic.ts';

/** A code of this room: `TL3001` and on. */
export type FeelCode = keyof typeof feelCatalogue;

/** A change of the expression text that would mend a problem; offsets in the expression, end exclusive. */
export interface FeelFix {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** One mistake in an expression. Offsets count UTF-16 units in the text of the expression; the end is exclusive. */
export type FeelProblem = {
  readonly [C in FeelCode]: {
    readonly code: C;
    readonly params: ParamsOf<C>;
    readonly start: number;
    readonly end: number;
    /** Present when the mend is safe to apply without asking. */
    readonly fix?: FeelFix;
  };
}[FeelCode];

/** Makes a problem; the parameters must be those that the code's sentences use. */
export function problem<C extends FeelCode>(
  code: C,
  place: { readonly start: number; readonly end: number },
  params: ParamsOf<C>,
  newText?: string,
): FeelProblem {
  const { start, end } = place;
  const fix = newText === undefined ? {} : { fix: { start, end, newText } };
  // The compiler cannot see that one code and its own parameters form a member of the union.
  return { code, params, start, end, ...fix } as unknown as FeelProblem;
}

/**
 * The problem as a finding at a place of the source. The caller knows where the expression stands and translates its
 * offsets (`Places.within`); a fix is not carried over, because the text around the expression may quote it
 * (`feelEdit` in `check/` does that).
 */
export function findingOfProblem(found: FeelProblem, place: Place): Finding {
  return finding<FeelCode>(found.code, place, found.params as never);
}
