import { bracketInEntry, sayBracketInText } from './yaml-bracket-in-text.ts';
import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import { fullWidthIn } from './full-width.ts';
import type { Composing } from './yaml-composing.ts';
import { excerpt, lineEndOf, lineStartOf, nextLine, nextLineOutside, restOfLine } from './yaml-lines.ts';
import { isClosedQuote, isQuoted } from './yaml-nodes.ts';
import { halving, quoting, requoting } from './yaml-quotes.ts';
import type { Scope } from './yaml-report.ts';

/**
 * A text whose closing quote is missing; it may have swallowed the lines below that are indented deeper.
 *
 * @param endsLine the text takes the rest of its line, so that the end of the line is the place for the quote
 */
export function sayUnclosedQuote({ report }: Composing, scope: Scope, token: CST.FlowScalar, endsLine: boolean): void {
  const { offset, source } = token;
  const quote = source.charAt(0);
  const outside = nextLineOutside(report.text, offset);
  const below = report.text.slice(outside, lineEndOf(report.text, outside));
  // The text may go on where it is indented too little; then its closing quote makes that line odd.
  const isOdd = below.split(quote).length % 2 === 0;
  const quietUntil = Math.max(isOdd ? nextLine(report.text, outside) : outside, offset + source.length);
  if (/^ *\t/u.test(below) && isOdd) {
    // The tab below, which is told already, is what keeps the line from being part of the text.
    scope.told = true;
    report.broken = true;
    report.passOver(quietUntil);
    return;
  }
  const end = restOfLine(report.text, offset).end;
  // An apostrophe may be no quote at all, and on a line of its own the quote may begin a key.
  const isFirst = report.text.slice(lineStartOf(report.text, offset), offset).trim() === '';
  const sure = quote === '"' && endsLine && !isFirst && report.text[end - 1] !== '\\';
  const fix = sure ? [{ start: end, end, newText: quote }] : [];
  report.fault(scope, 'TL1024', { start: offset, end: offset + 1 }, { quote }, { fix, quietUntil });
  // If it ended with a quote after all, that one should have begun another text, and all that follows is inside out.
  if (isClosedQuote(source)) report.muteFrom(offset + source.length);
}

/**
 * What stands on the line after a value that has ended, by a closing quote, a closing bracket or a space; a comment only
 * if nothing separates it.
 */
export function textAfter(token: CST.FlowScalar | CST.FlowCollection): CST.SourceToken | undefined {
  // The first token at the end of a collection is the bracket that closes it.
  const tokens = token.type === 'flow-collection' ? token.end.slice(1) : (token.end ?? []);
  let spaced = false;
  for (const rest of tokens) {
    const isSpace = rest.type === 'space' || rest.type === 'newline';
    if (!isSpace && (rest.type !== 'comment' || !spaced)) return rest;
    spaced = true;
  }
  return undefined;
}

/** Text on the line after a value that has ended. */
export function sayTextAfter(
  { report }: Composing,
  scope: Scope,
  token: CST.FlowScalar | CST.FlowCollection,
  rest: CST.SourceToken,
): void {
  const behind = restOfLine(report.text, rest.offset);
  const whole = { start: token.offset, end: behind.end };
  if (isQuoted(token)) {
    const params = { quoted: excerpt(token.source), rest: excerpt(report.text.slice(behind.start, behind.end)) };
    report.fault(scope, 'TL1025', behind, params, { fix: requoting(report.text, whole) });
  } else {
    const inside =
      token.type === 'flow-collection' ? bracketInEntry(report.text.slice(token.offset, behind.end)) : undefined;
    if (inside !== undefined) {
      const { text, start, bracket } = inside;
      sayBracketInText({ report }, scope, { offset: token.offset + start, source: text }, token.offset + bracket);
      return;
    }
    const char = report.text.charAt(token.offset);
    report.fault(scope, 'TL1045', whole, { char }, { fix: quoting(report.text, whole) });
  }
}

/**
 * A comment that touches its `#`, behind a plain text or where a value should stand: very likely it was meant as text,
 * such as `订单 #12`. Comments are written with a space after `#`.
 */
export function sayHash({ report }: Composing, tokens: readonly CST.SourceToken[], kept: Span): void {
  for (const { type, source, offset } of tokens) {
    if (type === 'newline') return;
    if (type !== 'comment') continue;
    if (!/^#[^\s#!]/u.test(source)) return;
    const cut = source.trimEnd();
    const before = report.text.slice(kept.start, kept.end);
    const span = { start: offset, end: offset + cut.length };
    const start = before === '' ? offset : kept.start;
    const fix = /^#\d/u.test(source) ? quoting(report.text, { start, end: span.end }) : [];
    report.say('TL1043', span, { cut: excerpt(cut), kept: tail(before) }, { fix });
    return;
  }
}

/** A line below a plain text that looks like an item of a list, but continues the text. */
export function sayContinuedItem({ report }: Composing, { offset, source }: CST.FlowScalar): void {
  const { 0: gap, index } = /\n[ \t]*(?=- )/u.exec(source) ?? { 0: '', index: -1 };
  if (index < 0) return;
  const start = offset + index + gap.length;
  const span = { start, end: Math.min(lineEndOf(report.text, start), offset + source.length) };
  report.say('TL1047', span, { text: excerpt(report.text.slice(span.start, span.end)) });
}

const NAME = '[A-Za-z][A-Za-z0-9_-]*';
const WIDE_LIST = new RegExp(`^[［【]\\s*${NAME}(?:\\s*[,，、]\\s*${NAME})*\\s*[］】]$`, 'u');
const WIDE_MAP = new RegExp(`^｛\\s*${NAME}\\s*[：:].*｝$`, 'u');

/** A plain text that is wholly a list or map in full-width brackets, of names as only syntax has them. */
export function explainFullWidthWrap({ report }: Composing, scope: Scope, { source, offset }: CST.FlowScalar): void {
  if (!WIDE_LIST.test(source) && !WIDE_MAP.test(source)) return;
  const [first] = fullWidthIn(source);
  if (first === undefined) return;
  const fix = WIDE_LIST.test(source) ? halving(source, offset) : [];
  report.fault(scope, 'TL1041', { start: offset, end: offset + 1 }, { char: first.char, ascii: first.ascii }, { fix });
}

function tail(text: string): string {
  const letters = Array.from(text.slice(-80).split('\n').at(-1) ?? '');
  return letters.length <= 20 ? letters.join('').trim() : `…${letters.slice(-19).join('')}`;
}
