import type { Code, ParamsOf } from '../text/catalogue.ts';
import type { Span } from '../text/source.ts';
import type { Check } from './rule.ts';

/**
 * Gathers places of one cause: a role that was never declared is one mistake however often it is named. The first place
 * in the text is reported, the others stand beside it.
 */
export class Repeats<C extends Code> {
  readonly #code: C;
  readonly #causes = new Map<string, { readonly spans: Span[]; readonly params: ParamsOf<C> }>();

  constructor(code: C) {
    this.#code = code;
  }

  /**
   * @param cause what makes two places one mistake.
   * @param params what the sentences speak of; those of the first call for a cause count.
   */
  add(cause: string, span: Span, params: ParamsOf<C>): void {
    const known = this.#causes.get(cause);
    if (known === undefined) this.#causes.set(cause, { spans: [span], params });
    else if (!known.spans.some(({ start, end }) => start === span.start && end === span.end)) known.spans.push(span);
  }

  report(check: Check): void {
    for (const { spans, params } of this.#causes.values()) {
      const [first, ...others] = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
      if (first === undefined) continue;
      const told = 'others' in params ? { ...params, others: others.length } : params;
      check.at(first, this.#code, told, { related: others });
    }
  }
}
