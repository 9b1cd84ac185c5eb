import { isFunctionName, matchLongName, nearestFunction } from './function-names.ts';
import { pairs } from './pairs.ts';
import { problem, type FeelProblem } from './problem.ts';
import { beginsValue, endsValue, KEYWORDS, type Token } from './token.ts';
import { type FeelNames, lookUp } from './types.ts';

/** Tokens after one thing was set right, and what was wrong with them. */
export interface Mended {
  readonly tokens: readonly Token[];
  readonly problems: readonly FeelProblem[];
  /** False when something could not be mended, so that reading on would only repeat it. */
  readonly readable: boolean;
}

interface Reading {
  /** How many tokens were read, at least one. */
  readonly used: number;
  /** What they become; absent when nothing sensible can take their place. */
  readonly token?: Token;
  readonly problem?: FeelProblem;
}

/** Operators in words, as people write them who do not know the sign. */
const WORD_OPERATORS = pairs(
  'is = equals = 等于 = 是 = 为 = 不等于 != 不是 != 不为 != 大于 > 小于 < 大于等于 >= 小于等于 <= 不小于 >= 不大于 <= ' +
    '且 and 并且 and 而且 and 或 or 或者 or',
);

const LITERAL_WORDS = new Set(['true', 'false', 'null']);

/**
 * Sets the words of an expression right: function names of several words become one token, keywords in capitals and
 * operators in words are mended, and two values without an operator between them are refused (the grammar would take
 * them for one long name).
 */
export function setWordsRight(written: readonly Token[], names: FeelNames): Mended {
  const tokens: Token[] = [];
  const problems: FeelProblem[] = [];
  let readable = true;
  let at = 0;
  while (at < written.length) {
    const { used, token, problem } = readToken(written, at, tokens.at(-1), names);
    if (problem) problems.push(problem);
    if (problem && !token) readable = false;
    // A piece that cannot be mended still separates its neighbours.
    tokens.push(...(token ? [token] : written.slice(at, at + used)));
    at += used;
  }
  return { tokens, problems, readable };
}

function readToken(written: readonly Token[], at: number, before: Token | undefined, names: FeelNames): Reading {
  const token = written[at];
  if (!token) return { used: 1 };
  if (before?.kind === 'dot') return { used: 1, token: asField(token) };
  const isFree = token.kind === 'word' && lookUp(names, token.text) === undefined;
  const reading = (isFree ? readFreeWord(written, at, before, names) : undefined) ?? { used: 1, token };
  const follows = before !== undefined && endsValue(before) && before.kind !== 'close';
  if (!follows || !reading.token || !beginsValue(reading.token)) return reading;
  return refuseNeighbours(before, reading.token, written, at + reading.used, names);
}

/** `visits.return`: after a dot even a keyword is a name, which the grammar must be told. */
function asField(token: Token): Token {
  const isKeyword = token.kind === 'word' && (KEYWORDS.has(token.text) || LITERAL_WORDS.has(token.text));
  return isKeyword ? { ...token, text: `${token.text}·` } : token;
}

/** A word that is no name of the blueprint's. */
function readFreeWord(
  written: readonly Token[],
  at: number,
  before: Token | undefined,
  names: FeelNames,
): Reading | undefined {
  return (
    readLongName(written, at) ??
    readCapitals(written, at, before) ??
    readOperatorWord(written, at, before) ??
    readNot(written, at) ??
    readInstanceOf(written, at) ??
    readUnknownLongName(written, at, names)
  );
}

/** `string length(…)`: one token, with a text that no author can have written. */
function readLongName(written: readonly Token[], at: number): Reading | undefined {
  const words = matchLongName(written, at);
  const run = written.slice(at, at + words.length);
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return undefined;
  return { used: run.length, token: { ...first, text: words.join('·'), end: last.end } };
}

/** `string lenght(…)`. */
function readUnknownLongName(written: readonly Token[], at: number, names: FeelNames): Reading | undefined {
  let end = at;
  while (isPlainWord(written[end])) end += 1;
  const run = written.slice(at, end);
  const [first] = run;
  const last = run.at(-1);
  if (run.length < 2 || !first || !last || written[end]?.text !== '(' || isFunctionName(last.text)) return undefined;
  if (run.some((token) => lookUp(names, token.text) !== undefined)) return undefined;
  const name = run.map((token) => token.text).join(' ');
  const place = { start: first.start, end: last.end };
  return { used: run.length, problem: problem('TL3022', place, { name, near: nearestFunction(name) }) };
}

function isPlainWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && !KEYWORDS.has(token.text) && !LITERAL_WORDS.has(token.text);
}

function readCapitals(written: readonly Token[], at: number, before: Token | undefined): Reading | undefined {
  const token = written[at];
  const instead = token?.text.toLowerCase();
  if (!token || instead === undefined || instead === token.text) return undefined;
  if (!KEYWORDS.has(instead) && !LITERAL_WORDS.has(instead)) return undefined;
  const isInfix = ['and', 'or', 'in', 'between'].includes(instead);
  if (isInfix && !(before && endsValue(before))) return undefined;
  const found = problem('TL3012', token, { found: token.text, instead }, instead);
  return { used: 1, token: { ...token, text: instead }, problem: found };
}

function readOperatorWord(written: readonly Token[], at: number, before: Token | undefined): Reading | undefined {
  const token = written[at];
  const next = written[at + 1];
  const sign = token && WORD_OPERATORS.get(token.text);
  if (!token || sign === undefined || !before || !endsValue(before)) return undefined;
  if (sign === '=' && next?.kind === 'word' && (next.text === 'between' || next.text === 'in')) {
    const found = `${token.text} ${next.text}`;
    const params = { found, instead: next.text };
    return {
      used: 2,
      token: next,
      problem: problem('TL3011', { start: token.start, end: next.end }, params, next.text),
    };
  }
  const isNot = token.text === 'is' && next?.text === 'not' && next.kind === 'word';
  const place = { start: token.start, end: isNot ? next.end : token.end };
  const found = isNot ? 'is not' : token.text;
  const instead = isNot ? '!=' : sign;
  return {
    used: isNot ? 2 : 1,
    token: { ...place, kind: instead === 'and' || instead === 'or' ? 'word' : 'compare', text: instead, spaced: true },
    problem: problem('TL3011', place, { found, instead }, instead),
  };
}

function readNot(written: readonly Token[], at: number): Reading | undefined {
  const token = written[at];
  if (token?.text !== 'not' || written[at + 1]?.text === '(') return undefined;
  return { used: 1, problem: problem('TL3014', token, { found: 'not' }) };
}

function readInstanceOf(written: readonly Token[], at: number): Reading | undefined {
  const token = written[at];
  const next = written[at + 1];
  if (token?.text !== 'instance' || next?.text !== 'of') return undefined;
  const place = { start: token.start, end: next.end };
  // What follows is a type, not an expression.
  return { used: written.length - at, problem: problem('TL3018', place, { construct: 'instance' }) };
}

function refuseNeighbours(
  left: Token,
  right: Token,
  written: readonly Token[],
  after: number,
  names: FeelNames,
): Reading {
  let end = after;
  while (isPlainWord(written[end])) end += 1;
  const next = written[end];
  const call = asCall(left, right, end === after ? next : undefined, names);
  // What stands behind a word that is no operator is part of the same mistake.
  if (right.kind === 'word' && next?.kind !== 'open' && next && beginsValue(next)) end += 1;
  const joined = `${left.text}_${right.text}`;
  const instead = call ?? (lookUp(names, joined) === undefined ? undefined : joined);
  const params = { left: shown(left), right: shown(right), instead };
  const place = { start: left.start, end: right.end };
  return { used: 1 + end - after, problem: problem('TL3015', place, params) };
}

/** Functions that people write between two values. */
const BETWEEN = pairs(
  'contains contains includes contains 包含 contains 含有 contains startsWith starts·with endsWith ends·with',
);

/** `contains(summary, "a")` for `summary contains "a"`. */
function asCall(left: Token, right: Token, value: Token | undefined, names: FeelNames): string | undefined {
  const name = right.kind === 'word' ? BETWEEN.get(right.text) : undefined;
  if (name === undefined || left.kind !== 'word' || value?.kind !== 'text') return undefined;
  const isList = name === 'contains' && lookUp(names, left.text)?.kind === 'list';
  return `${isList ? 'list contains' : name.replaceAll('·', ' ')}(${left.text}, ${value.text})`;
}

function shown(token: Token): string {
  return token.text.replaceAll('·', ' ').trim();
}
