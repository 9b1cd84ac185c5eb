import { pairs } from './pairs.ts';
import { problem, type FeelProblem } from './problem.ts';
import type { Reading } from './scan.ts';
import type { TokenKind } from './token.ts';

/** Full-width and typographic twins of the signs of FEEL. */
const TWINS = pairs(
  '＝ = ＜ < ＞ > ！ ! ≠ != ≤ <= ≥ >= ≦ <= ≧ >= ＋ + － - − - – - — - ＊ * × * ／ / ÷ / ' +
    '（ ( ） ) ［ [ ］ ] 【 [ 】 ] 〔 [ 〕 ] ｛ { ｝ } ， , 、 , ． . 。 . … .. ‥ .. ＠ @ ： : ？ ? ＿ _',
);

/** Comparison signs, and those of other languages. */
const COMPARISONS = pairs('= = < < > > != != <= <= >= >= == = === = !== != <> != =! != =< <= => >=');

/** Logical and other signs of other languages, longest first. */
const FOREIGN = pairs('&& and ＆＆ and || or ｜｜ or & and ＆ and | or ｜ or ^ **');

const KINDS = new Map<string, TokenKind>([
  ...kindOf('open', '( [ {'),
  ...kindOf('close', ') ] }'),
  ...kindOf('operator', '+ - * / **'),
  ...kindOf('word', 'and or'),
  ...kindOf('comma', ','),
  ...kindOf('dot', '.'),
  ...kindOf('range', '..'),
  ...kindOf('at', '@'),
]);

function kindOf(kind: TokenKind, signs: string): readonly (readonly [string, TokenKind])[] {
  return signs.split(' ').map((sign) => [sign, kind]);
}

const COMPARISON_RUN = /[=<>!＝＜＞！≠≤≥≦≧]+/y;
const FULL_WIDTH_NUMBER = /[0-9０-９]+(?:[.．][0-9０-９]+)?/y;
const COMMENT = /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/y;
const INVISIBLE = /[\p{Cc}\p{Cf}]/uy;

/** Whatever is no piece of FEEL, as the piece it is meant for where that is plain. Reads at least one character. */
export function readSign(text: string, at: number): Reading {
  return (
    readComparison(text, at) ??
    readFullWidthNumber(text, at) ??
    readTwin(text, at) ??
    readForeign(text, at) ??
    readRest(text, at)
  );
}

function readComparison(text: string, at: number): Reading | undefined {
  const found = matchAt(COMPARISON_RUN, text, at);
  if (found === undefined) return undefined;
  const place = { start: at, end: at + found.length };
  const plain = found.replaceAll(/[^]/gu, (sign) => TWINS.get(sign) ?? sign);
  const instead = COMPARISONS.get(plain);
  if (plain === '!') return { end: place.end, problem: problem('TL3014', place, { found }) };
  if (instead === undefined) return { end: place.end, problem: problem('TL3004', place, { found }) };
  const code = plain === found ? 'TL3011' : 'TL3009';
  return {
    end: place.end,
    token: { kind: 'compare', text: instead },
    problem: problem(code, place, { found, instead }, instead),
  };
}

function readFullWidthNumber(text: string, at: number): Reading | undefined {
  const found = matchAt(FULL_WIDTH_NUMBER, text, at);
  return found === undefined ? undefined : standIn(at, found, found.normalize('NFKC'), 'number', 'TL3009');
}

function readTwin(text: string, at: number): Reading | undefined {
  const found = text.charAt(at);
  const instead = TWINS.get(found);
  return instead === undefined ? undefined : standIn(at, found, instead, KINDS.get(instead) ?? 'other', 'TL3009');
}

function readForeign(text: string, at: number): Reading | undefined {
  for (const [found, instead] of FOREIGN) {
    if (!text.startsWith(found, at)) continue;
    const reading = standIn(at, found, instead, KINDS.get(instead) ?? 'other', 'TL3011');
    return instead === '**' ? reading : { ...reading, problem: wordProblem(text, at, found, instead) };
  }
  return undefined;
}

function readRest(text: string, at: number): Reading {
  const comment = matchAt(COMMENT, text, at);
  if (comment !== undefined) {
    const place = { start: at, end: at + comment.length };
    return { end: place.end, problem: problem('TL3018', place, { construct: 'comment' }) };
  }
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const place = { start: at, end: at + found.length };
  if (matchAt(INVISIBLE, text, at) === undefined)
    return { end: place.end, problem: problem('TL3004', place, { found }) };
  const name = `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return { end: place.end, problem: problem('TL3013', place, { name }, '') };
}

function standIn(at: number, found: string, instead: string, kind: TokenKind, code: 'TL3009' | 'TL3011'): Reading {
  const end = at + found.length;
  return {
    end,
    token: { kind, text: instead },
    problem: problem(code, { start: at, end }, { found, instead }, instead),
  };
}

/** A word in place of a sign needs room on both sides: `a&&b`. */
function wordProblem(text: string, at: number, found: string, instead: string): FeelProblem {
  const end = at + found.length;
  const [before, after] = [text.slice(0, at), text.slice(end)].map((side, index) =>
    (index === 0 ? /\S$/u : /^\S/u).test(side) ? ' ' : '',
  );
  return problem('TL3011', { start: at, end }, { found, instead }, `${before ?? ''}${instead}${after ?? ''}`);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
