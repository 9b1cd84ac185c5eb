import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import { traceBlock } from './scalar-block-offsets.ts';
import { Trace } from './scalar-trace.ts';

/** Tells where in the source a part of a scalar's value was written, by offsets in the value. */
export type ScalarOffsets = (start: number, end: number) => Span;

/**
 * Follows YAML's unquoting and unfolding of a scalar, and remembers for every UTF-16 unit of the value which units of
 * the source it came from (YAML 1.2, sections 7.3 and 8.1). What folding adds, a space or a line feed, belongs to the
 * line break and the indentation that it stands for. An empty part lies where its first character would begin.
 */
export function scalarOffsets(token: CST.FlowScalar | CST.BlockScalar): ScalarOffsets {
  const { offset, source } = token;
  if (token.type === 'scalar' && !source.includes('\n')) return shifted(offset, source.length);
  if (token.type !== 'scalar' && token.type !== 'block-scalar' && !/[\n\\]|''/u.test(source)) {
    return shifted(offset + 1, source.length - 2);
  }
  const trace = new Trace(token.type === 'double-quoted-scalar' ? offset + source.length - 1 : offset + source.length);
  if (token.type === 'block-scalar') traceBlock(token, trace);
  else if (token.type === 'double-quoted-scalar') traceDoubleQuoted(source, offset, trace);
  else if (token.type === 'single-quoted-scalar') traceSingleQuoted(source, offset, trace);
  else traceLines(source, offset, trace);
  return (start, end) => trace.span(start, end);
}

/** A scalar whose value stands in the source as it is. */
function shifted(offset: number, length: number): ScalarOffsets {
  const at = (index: number) => offset + Math.min(Math.max(index, 0), Math.max(length, 0));
  return (start, end) => ({ start: at(start), end: at(Math.max(start, end)) });
}

/** Folds lines: one break is a space, each further one a line feed; spaces around breaks vanish. */
function traceLines(
  source: string,
  offset: number,
  trace: Trace,
  copy = (from: number, to: number) => trace.copy(from, to),
): void {
  let breaks = 0;
  let contentEnd = offset;
  for (let start = 0; start <= source.length;) {
    const lineEnd = source.indexOf('\n', start);
    const isLast = lineEnd < 0;
    const from = start === 0 ? 0 : skipBlanks(source, start);
    const to = isLast
      ? source.length
      : skipBlanksBack(source, source[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd, from);
    if (start === 0 || isLast || from < to) {
      if (breaks > 0) trace.add(Math.max(1, breaks - 1), contentEnd, offset + from);
      copy(offset + from, offset + to);
      contentEnd = offset + to;
      breaks = 0;
    }
    if (isLast) return;
    breaks += 1;
    start = lineEnd + 1;
  }
}

/** Folds lines, and reads a doubled quote as one. */
function traceSingleQuoted(source: string, offset: number, trace: Trace): void {
  traceLines(source.slice(1, -1), offset + 1, trace, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const doubled = source[at - offset] === "'" && at + 1 < to;
      trace.add(1, at, doubled ? at + 2 : at + 1);
      if (doubled) at += 1;
    }
  });
}

/** Folds lines and reads escapes, as far as the closing quote. */
function traceDoubleQuoted(source: string, offset: number, trace: Trace): void {
  const end = source.length - 1;
  let at = 1;
  while (at < end) {
    if (source[at] === '\\') {
      at += traceEscape(source, offset, at, trace);
      continue;
    }
    const { next, breaks } = skipGap(source, at);
    if (breaks > 0) trace.add(Math.max(1, breaks - 1), offset + at, offset + next);
    else trace.copy(offset + at, offset + Math.max(next, at + 1));
    at = Math.max(next, at + 1);
  }
}

/** Skips spaces and line breaks; tells where they end and how many breaks there were. */
function skipGap(source: string, start: number): { next: number; breaks: number } {
  let next = start;
  let breaks = 0;
  for (;;) {
    next = skipBlanks(source, next);
    const at = source[next] === '\r' ? next + 1 : next;
    if (source[at] !== '\n') return { next, breaks };
    breaks += 1;
    next = at + 1;
  }
}

/** How many hexadecimal digits follow an escape's letter. */
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads one escape and tells how many units of the source it takes. */
function traceEscape(source: string, offset: number, at: number, trace: Trace): number {
  const sign = source.charAt(at + 1);
  const lineFeed = sign === '\r' ? at + 2 : at + 1;
  if (source[lineFeed] === '\n') return skipBlanks(source, lineFeed + 1) - at;
  const digits = DIGITS[sign] ?? 0;
  const length = 2 + digits;
  const code = digits > 0 ? hexadecimal(source.slice(at + 2, at + length), digits) : 0;
  // An escape that means nothing stays in the value as it was written.
  if (code === undefined || !'0abefnrtvN_LP "/\\\txuU'.includes(sign)) trace.copy(offset + at, offset + at + length);
  else trace.add(code > 0xffff ? 2 : 1, offset + at, offset + at + length);
  return length;
}

function hexadecimal(digits: string, length: number): number | undefined {
  if (digits.length < length || !/^[\dA-Fa-f]+$/u.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? undefined : code;
}

function skipBlanks(source: string, start: number): number {
  let at = start;
  while (source[at] === ' ' || source[at] === '\t') at += 1;
  return at;
}

function skipBlanksBack(source: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && (source[at - 1] === ' ' || source[at - 1] === '\t')) at -= 1;
  return Math.max(at, floor);
}
