/** A piece of an expression. `text` is what it means after a slip of the pen was mended; the offsets are as written. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True when white space stands before it. */
  readonly spaced: boolean;
}

export type TokenKind =
  | 'word'
  | 'number'
  | 'text'
  | 'compare'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'dot'
  | 'range'
  | 'at'
  | 'other';

/** Words of FEEL that are no name and no value. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'and or in between if then else some every satisfies for return function external instance of not'.split(' '),
);

/** True when a value may end with this token, so that an operator or an end must follow. */
export function endsValue(token: Token): boolean {
  if (token.kind === 'word') return !KEYWORDS.has(token.text);
  return token.kind === 'number' || token.kind === 'text' || token.kind === 'close';
}

/** True when only a value can begin with this token. */
export function beginsValue(token: Token): boolean {
  if (token.kind === 'word') return !KEYWORDS.has(token.text) || PREFIX_WORDS.has(token.text);
  return token.kind === 'number' || token.kind === 'text' || token.kind === 'at';
}

const PREFIX_WORDS = new Set(['if', 'some', 'every', 'for', 'function', 'not']);

/** Part of a text by offset, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text that the grammar is given, and the way back to what the author wrote. */
export interface Printed {
  readonly text: string;
  /** The written stretch behind a stretch of the printed text. */
  toWritten(from: number, to: number): Stretch;
  /** The last piece before an offset that the author wrote himself; undefined when there is none. */
  writtenBefore(offset: number): Stretch | undefined;
}

/** Prints tokens for the grammar: white space becomes one space, so that line breaks mean nothing. */
export function printTokens(tokens: readonly Token[]): Printed {
  let text = '';
  const starts: number[] = [];
  for (const token of tokens) {
    if (token.spaced && text !== '') text += ' ';
    starts.push(text.length);
    text += token.text;
  }
  const last = tokens.at(-1)?.end ?? 0;
  return {
    text,
    toWritten(from, to) {
      const first = tokens[indexAt(starts, from)];
      const final = tokens[indexAt(starts, Math.max(from, to - 1))];
      if (!first || !final) return { start: last, end: last };
      const beyond = from >= text.length;
      return { start: beyond ? last : first.start, end: beyond || to > from ? final.end : first.start };
    },
    writtenBefore(offset) {
      return tokens.findLast((token, index) => (starts[index] ?? 0) < offset && token.start < token.end);
    },
  };
}

/** The last token that begins at or before an offset. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
