import { problem, type FeelProblem } from './problem.ts';
import { endsValue, type Token } from './token.ts';

/** Which bracket belongs to which, and the tokens with the reversed brackets of ranges turned round. */
export interface Brackets {
  readonly tokens: readonly Token[];
  /** By index of a bracket: the index of its partner. */
  readonly partners: ReadonlyMap<number, number>;
  /** The first bracket without a partner. */
  readonly problem?: FeelProblem;
}

interface Opening {
  readonly index: number;
  readonly token: Token;
  range: boolean;
}

const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Pairs the brackets. A range may open and close with either bracket, also with a reversed one: `]1..5[` means
 * `(1..5)` and is printed so, because the grammar takes `5[` for the beginning of a filter.
 */
export function pairBrackets(written: readonly Token[]): Brackets {
  const tokens = [...written];
  const partners = new Map<number, number>();
  const open: Opening[] = [];
  for (const [index, token] of written.entries()) {
    const innermost = open.at(-1);
    if (token.kind === 'range' && innermost) innermost.range = true;
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    if (opensHere(token, written[index - 1], innermost)) {
      if (token.text === ']') tokens[index] = { ...token, kind: 'open', text: '(' };
      open.push({ index, token, range: false });
      continue;
    }
    if (!innermost) return { tokens, partners, problem: problem('TL3007', token, { bracket: token.text }) };
    const closes = innermost.range ? token.text !== '}' : token.text === PARTNERS[innermost.token.text];
    if (!closes) return { tokens, partners, problem: problem('TL3007', token, { bracket: token.text }) };
    if (token.text === '[') tokens[index] = { ...token, kind: 'close', text: ')' };
    partners.set(innermost.index, index).set(index, innermost.index);
    open.pop();
  }
  const left = open.at(-1);
  if (left) return { tokens, partners, problem: problem('TL3006', left.token, { bracket: left.token.text }) };
  return { tokens, partners };
}

/** A `]` where a value must begin opens a range, a `[` after a range's last value closes it. */
function opensHere(token: Token, before: Token | undefined, innermost: Opening | undefined): boolean {
  if (token.text === '(' || token.text === '{') return true;
  const afterValue = before !== undefined && endsValue(before);
  if (token.text === '[') return !(innermost?.range && afterValue);
  if (token.text !== ']' || afterValue) return false;
  const endsList = innermost?.token.text === '[' && (before?.kind === 'open' || before?.kind === 'comma');
  return !endsList;
}
