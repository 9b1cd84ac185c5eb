import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import { fullWidthIn, halfWidth } from './full-width.ts';
import type { Composing } from './yaml-composing.ts';
import { sayUnclosedQuote } from './yaml-explain-scalar.ts';
import { sayOddIndent } from './yaml-indents.ts';
import { excerpt, nextLine, restOfLine } from './yaml-lines.ts';
import { isQuoted } from './yaml-nodes.ts';
import type { Props } from './yaml-props.ts';
import { quoting, requoting } from './yaml-quotes.ts';
import type { Scope } from './yaml-report.ts';

/**
 * A line that stands neither with its neighbours nor inside the one above.
 *
 * @param before the value above it, which a comment may have cut short
 * @param neighbour where the line begins with which it should stand
 */
export function explainMisaligned(
  composing: Composing,
  scope: Scope,
  offset: number,
  before?: CST.Token,
  neighbour?: number,
): void {
  const { report } = composing;
  if (scope.told || !report.listensAt(offset) || report.follows(offset)) {
    scope.told = true;
    return;
  }
  if (sayOddIndent(report, report.text.slice(offset, offset + 80), offset)) return;
  const comment = before?.type === 'scalar' ? before.end?.find(({ source }) => /^#[^\s#!]/u.test(source)) : undefined;
  if (comment) {
    const span = { start: comment.offset, end: comment.offset + comment.source.trimEnd().length };
    report.takeBack('TL1043');
    report.fault(
      scope,
      'TL1044',
      span,
      { cut: excerpt(comment.source) },
      { quietUntil: nextLine(report.text, offset) },
    );
    return;
  }
  const span = restOfLine(report.text, offset);
  const related = neighbour === undefined ? [] : [{ start: neighbour, end: neighbour + 1 }];
  const params = { text: excerpt(report.text.slice(span.start, span.end)), inBrackets: false };
  report.fault(scope, 'TL1029', span, params, { related });
}

/**
 * A line where `key: value` is needed and has no colon, or has only one that YAML does not take for one.
 *
 * @param rest what follows on the line instead of the colon
 */
export function explainLineWithoutColon(
  composing: Composing,
  scope: Scope,
  key: CST.Token,
  { indicator: colon }: Props,
  rest: CST.Token | undefined,
): void {
  const { report } = composing;
  passOverLongKey(composing, key);
  if (!report.listensAt(key.offset) || report.follows(key.offset)) {
    scope.told = true;
    return;
  }
  const line = restOfLine(report.text, key.offset);
  if (key.type === 'scalar') {
    sayLines(composing, scope, key, colon !== undefined);
  } else if (rest && rest.offset < line.end && !colon && isQuoted(key)) {
    const span = { start: rest.offset, end: line.end };
    const params = { quoted: excerpt(key.source), rest: excerpt(report.text.slice(span.start, span.end)) };
    report.fault(scope, 'TL1025', span, params);
  } else if (rest && rest.offset < line.end && !colon) {
    report.fault(scope, 'TL1045', line, { char: report.text.charAt(key.offset) });
  } else report.fault(scope, 'TL1031', line, { text: excerpt(report.text.slice(line.start, line.end)) });
}

/** Each line of a plain text that should have been lines of `key: value`; the last is one if a colon follows it. */
export function sayLines(composing: Composing, scope: Scope, key: CST.FlowScalar, colonFollows: boolean): void {
  const { report } = composing;
  let offset = key.offset;
  const lines = key.source.split('\n');
  if (colonFollows) lines.pop();
  for (const [index, line] of lines.entries()) {
    const from = line.length - line.replace(/^[ \t]+/u, '').length;
    const start = offset + from;
    // Only what YAML takes for a space is left out: a line of other spaces looks empty and is not.
    const text = line.slice(from).replace(/[ \t\r]+$/u, '');
    offset += line.length + 1;
    // Lines that are indented deeper are what the first one should have had as its value.
    if (text === '' || (index > 0 && !scope.inFlow && from > key.indent)) continue;
    if (sayOddIndent(report, text, start)) return;
    if (!sayMissedColon(composing, scope, text, start)) {
      report.fault(scope, 'TL1031', { start, end: start + text.length }, { text: excerpt(text) });
    }
  }
  // A lost colon makes the lines below part of the key, up to the first colon, which may be any.
  const last = key.source.slice(key.source.lastIndexOf('\n') + 1).trim();
  if (colonFollows && /[^\p{L}\p{M}\p{N}_-]/u.test(last))
    report.passOver(nextLine(report.text, key.offset + key.source.length));
}

/** A colon that is full-width or has no space behind it. Each such line is told: each has its own sure mend. */
export function sayMissedColon({ report }: Composing, scope: Scope, text: string, start: number): boolean {
  const tell = (span: Span, char: string, after: string): void => {
    const newText = after === '' || after === ' ' ? halfWidth(char) : `${halfWidth(char)} `;
    scope.told = true;
    report.refuse('TL1041', span, { char, ascii: halfWidth(char) }, { fix: [{ ...span, newText }] });
    report.passOver(nextLine(report.text, start));
  };
  if (text.startsWith('＃')) {
    tell({ start, end: start + 1 }, '＃', text.charAt(1));
    return true;
  }
  const wide = /^[^\s:：，,]+ *(?=：)/u.exec(text);
  if (wide) {
    const at = start + wide[0].length;
    tell({ start: at, end: at + 1 }, '：', text.charAt(wide[0].length + 1));
    return true;
  }
  const bare = /^[^\s:：，,]+ *:(?![ \t/])(?=.)/u.exec(text);
  if (!bare) return false;
  const at = start + bare[0].length;
  const gap = text.charAt(bare[0].length) === '\u3000' ? 1 : 0;
  scope.told = true;
  report.refuse('TL1032', { start, end: at }, { text: bare[0] }, { fix: [{ start: at, end: at + gap, newText: ' ' }] });
  report.passOver(nextLine(report.text, start));
  return true;
}

/** A value on the line of its key that holds another `: `. */
export function explainSecondColon(composing: Composing, scope: Scope, inner: CST.BlockMap): void {
  const { report } = composing;
  const [item] = inner.items;
  const key = item?.key;
  const offset = item?.explicitKey ? inner.offset : (key?.offset ?? inner.offset);
  passOverLongKey(composing, key);
  if (!report.listensAt(offset)) {
    scope.told = true;
    return;
  }
  const line = restOfLine(report.text, offset);
  const quoted = { fix: quoting(report.text, line) };
  if (item?.explicitKey) report.fault(scope, 'TL1045', line, { char: '?' }, quoted);
  else if (!key) report.fault(scope, 'TL1045', line, { char: ':' }, quoted);
  else if (isQuoted(key) && key.source.includes('\n')) sayUnclosedQuote(composing, scope, key, false);
  else if (isQuoted(key)) {
    const rest = { start: key.offset + key.source.length, end: line.end };
    const params = { quoted: excerpt(key.source), rest: excerpt(report.text.slice(rest.start, rest.end)) };
    report.fault(scope, 'TL1025', rest, params, { fix: requoting(report.text, line) });
  } else if (key.type !== 'scalar') {
    report.fault(scope, 'TL1045', line, { char: report.text.charAt(offset) }, quoted);
  } else if (key.source.includes('\n')) {
    if (report.follows(offset)) scope.told = true;
    explainMisaligned(composing, scope, offset + key.source.length - lastLine(key.source).length);
  } else if (/^[｛［【“＂]/u.test(key.source)) sayWideStart(composing, scope, line);
  else report.fault(scope, 'TL1046', line, { text: excerpt(report.text.slice(line.start, line.end)) }, quoted);
}

function passOverLongKey({ report }: Composing, key: CST.Token | null | undefined): void {
  if (key?.type === 'scalar' && key.source.includes('\n')) {
    report.passOverLongText(key.offset, key.offset + key.source.length);
  }
}

function lastLine(source: string): string {
  return source.slice(source.lastIndexOf('\n') + 1).trimStart();
}

/** A full-width bracket or quote where a half-width one was meant; mended if its partner ends the line. */
export function sayWideStart({ report }: Composing, scope: Scope, line: Span): void {
  const text = report.text.slice(line.start, line.end);
  const char = text.charAt(0);
  const ascii = halfWidth(char);
  const partner = { '{': '}', '[': ']', '"': '"' }[ascii] ?? ascii;
  const last = fullWidthIn(text).at(-1);
  const closed = last !== undefined && last.index > 0 && last.index === text.length - 1 && last.ascii === partner;
  const fix = closed
    ? [
        { start: line.start, end: line.start + 1, newText: ascii },
        { start: line.end - 1, end: line.end, newText: partner },
      ]
    : [];
  report.fault(scope, 'TL1041', { start: line.start, end: line.start + 1 }, { char, ascii }, { fix });
}
