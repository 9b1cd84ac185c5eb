import { MOST_SLIPS } from './limits.ts';
import type { FeelProblem } from './problem.ts';
import { readBareMoment } from './scan-moments.ts';
import { readQuoted } from './scan-quotes.ts';
import { readSign } from './scan-signs.ts';
import type { Token, TokenKind } from './token.ts';

/** The pieces of an expression, and the slips of the pen among them. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly problems: readonly FeelProblem[];
  /** False when a slip could not be mended, so that reading on would only repeat it. */
  readonly readable: boolean;
}

/** What stands at one place of an expression. */
export interface Reading {
  /** Offset after it. */
  readonly end: number;
  /** The token it is, or is taken for; absent when it is skipped. */
  readonly token?: { readonly kind: TokenKind; readonly text: string };
  readonly problem?: FeelProblem;
}

/**
 * Cuts an expression into tokens. The grammar takes almost any character for part of a name (`a ＝ 1` is one name to
 * it), so what is no FEEL is found here, and mended where its meaning is plain: full-width signs, curly and single
 * quotes, operators of other languages, durations and dates without `@"…"`.
 *
 * @param bare Values that stand without quotes: the offset at which each begins, with the offset of its end.
 */
export function scan(text: string, bare: ReadonlyMap<number, number> = new Map()): Scan {
  const tokens: Token[] = [];
  const problems: FeelProblem[] = [];
  let readable = true;
  let spaced = false;
  let at = 0;
  while (at < text.length && problems.length < MOST_SLIPS) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) {
      spaced = true;
      at = SPACE.lastIndex;
      continue;
    }
    const { end, token, problem } = read(text, at, bare);
    if (problem) problems.push(problem);
    // What cannot be seen is left out, and nothing is lost by that; every other skipped piece leaves a hole.
    if (problem && !token && problem.code !== 'TL3013') readable = false;
    if (token) {
      // A word that stands in for a sign needs room on both sides: `a&&b`.
      const standIn = token.kind === 'word' && problem !== undefined;
      tokens.push({ ...token, start: at, end, spaced: spaced || standIn });
      spaced = standIn;
    }
    at = end;
  }
  return { tokens, problems, readable: readable && at === text.length };
}

function read(text: string, at: number, bare: ReadonlyMap<number, number>): Reading {
  const end = bare.get(at);
  if (end !== undefined) return { end, token: { kind: 'text', text: JSON.stringify(text.slice(at, end)) } };
  return readQuoted(text, at) ?? readBareMoment(text, at) ?? readPlain(text, at) ?? readSign(text, at);
}

/** White space; a byte order mark is none here, because it cannot be seen. */
const SPACE = /[^\S\uFEFF]+/uy;

const PLAIN: readonly (readonly [TokenKind, RegExp])[] = [
  ['number', /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy],
  ['range', /\.\.(?!\.)/y],
  ['dot', /\.(?!\.)/y],
  ['comma', /,/y],
  ['compare', /(?:[<>!]=|[=<>])(?![=<>!＝＜＞！≠≤≥≦≧])/y],
  ['operator', /\*\*|[-+*]|\/(?![/*])/y],
  ['open', /[([{]/y],
  ['close', /[)\]}]/y],
  ['at', /@(?=")/y],
  ['other', /[:?]/y],
];

function readPlain(text: string, at: number): Reading | undefined {
  for (const [kind, pattern] of PLAIN) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { end: at + found.length, token: { kind, text: found } };
  }
  return undefined;
}
