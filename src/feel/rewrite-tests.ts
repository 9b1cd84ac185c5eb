import { endsValue, type Token } from './token.ts';

/** Tokens in which every list of tests is written as a FEEL list. */
export interface RewrittenTests {
  readonly tokens: readonly Token[];
  /** Offsets, as written, of the `in` operators: they are printed as `=`. */
  readonly operators: ReadonlySet<number>;
}

/** A cell of a decision table as one FEEL list of tests. */
export interface RewrittenCell {
  readonly tokens: readonly Token[];
  /** True for `not(…)` around the whole cell. */
  readonly negated: boolean;
}

/**
 * Writes `x in (a, > b)` as `x = [a, > b]`. In the grammar an `in` without brackets swallows every `and` and `or` that
 * follows, and one test in brackets is read differently from two; a comparison with a list has neither trouble.
 *
 * @param partners By index of a bracket the index of its partner.
 */
export function rewriteIn(written: readonly Token[], partners: ReadonlyMap<number, number>): RewrittenTests {
  const operators = new Set<number>();
  const opensBefore = new Map<number, number>();
  const closesAfter = new Map<number, number>();
  const replaced = new Map<number, Token>();
  for (const index of comparisonsWithIn(written)) {
    const token = written[index];
    const first = written[index + 1];
    const end = endOfTests(written, partners, index + 1);
    if (!token || !first || end === index + 1) continue;
    operators.add(token.start);
    replaced.set(index, { ...token, kind: 'compare', text: '=' });
    const partner = partners.get(index + 1);
    const close = partner === undefined ? undefined : written[partner];
    if (first.text === '(' && close && partner === end - 1 && !isRange(written, partners, index + 1, partner)) {
      replaced.set(index + 1, { ...first, text: '[' }).set(partner, { ...close, text: ']' });
      continue;
    }
    opensBefore.set(index + 1, (opensBefore.get(index + 1) ?? 0) + 1);
    closesAfter.set(end - 1, (closesAfter.get(end - 1) ?? 0) + 1);
  }
  const tokens = written.flatMap((token, index) => [
    ...Array.from({ length: opensBefore.get(index) ?? 0 }, () => bracket('[', token.start)),
    replaced.get(index) ?? token,
    ...Array.from({ length: closesAfter.get(index) ?? 0 }, () => bracket(']', token.end)),
  ]);
  return { tokens, operators };
}

/** Writes a cell, `not(…)` around it taken off, as one list; its brackets stand where the cell begins and ends. */
export function rewriteCell(written: readonly Token[], partners: ReadonlyMap<number, number>): RewrittenCell {
  const last = written.length - 1;
  const [first, open] = written;
  const close = written[last];
  if (!first || !close) return { tokens: written, negated: false };
  const negated = first.text === 'not' && open?.text === '(' && partners.get(1) === last;
  if (negated) {
    const inner = written.slice(2, last);
    return { tokens: [{ ...open, text: '[' }, ...inner, { ...close, text: ']' }], negated };
  }
  return { tokens: [bracket('[', first.start), ...written, bracket(']', close.end)], negated };
}

function bracket(text: '[' | ']', at: number): Token {
  return { kind: text === '[' ? 'open' : 'close', text, start: at, end: at, spaced: true };
}

/** Every `in` that compares, not those of `some x in …`. */
function comparisonsWithIn(written: readonly Token[]): readonly number[] {
  const found: number[] = [];
  const heads: number[] = [];
  let depth = 0;
  for (const [index, token] of written.entries()) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (token.kind !== 'word' || written[index - 1]?.kind === 'dot') continue;
    if (token.text === 'some' || token.text === 'every' || token.text === 'for') heads.push(depth);
    if ((token.text === 'satisfies' || token.text === 'return') && heads.at(-1) === depth) heads.pop();
    if (token.text !== 'in') continue;
    const lead = written[index - 2];
    const names = heads.at(-1) === depth && (lead?.kind === 'comma' || isIteratorWord(lead));
    if (!names) found.push(index);
  }
  return found;
}

function isIteratorWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && ['some', 'every', 'for'].includes(token.text);
}

const ENDS = new Set(['and', 'or', 'then', 'else', 'satisfies', 'return', 'in', 'between']);

/** The index after the last token of the tests that begin at an index. */
function endOfTests(written: readonly Token[], partners: ReadonlyMap<number, number>, from: number): number {
  let at = from;
  while (at < written.length) {
    const token = written[at];
    if (!token || token.kind === 'close' || token.kind === 'comma' || token.kind === 'range') break;
    const before = written[at - 1];
    if (token.kind === 'word' && before?.kind !== 'dot' && ENDS.has(token.text)) break;
    if (token.kind === 'compare' && at > from && before && endsValue(before)) break;
    at = token.kind === 'open' ? (partners.get(at) ?? written.length) + 1 : at + 1;
  }
  return at;
}

/** True when the brackets hold `a..b` and not tests. */
function isRange(
  written: readonly Token[],
  partners: ReadonlyMap<number, number>,
  open: number,
  close: number,
): boolean {
  let at = open + 1;
  while (at < close) {
    if (written[at]?.kind === 'range') return true;
    at = (partners.get(at) ?? at) + 1;
  }
  return false;
}
