import type { Span } from '../text/source.ts';

/** Where the line of an offset begins. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start -= 1;
  return start;
}

/** Where the line of an offset ends, before its line end. */
export function lineEndOf(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end += 1;
  return end;
}

/** Where the line after that of an offset begins. */
export function nextLine(text: string, offset: number): number {
  const end = lineEndOf(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/**
 * Where the next line begins that stands outside what was begun on the line of an offset: not blank, not indented deeper
 * and not just a closing bracket.
 */
export function nextLineOutside(text: string, offset: number): number {
  const indent = indentAt(text, lineStartOf(text, offset));
  let start = nextLine(text, offset);
  while (start < text.length) {
    const width = indentAt(text, start);
    const first = text[start + width] ?? '\n';
    if (width <= indent && !'\r\n]}'.includes(first)) break;
    start = nextLine(text, start);
  }
  return start;
}

/** The rest of a line as text that somebody wrote: up to a comment that follows a space, without spaces at the end. */
export function restOfLine(text: string, offset: number): Span {
  const line = text.slice(offset, lineEndOf(text, offset));
  const comment = /[ \t]#(?:[ \t]|$)/u.exec(line);
  return { start: offset, end: offset + (comment ? line.slice(0, comment.index) : line).trimEnd().length };
}

/** The rest of a value inside brackets: to the next comma or closing bracket on its line. */
export function restOfItem(text: string, offset: number): Span {
  const line = restOfLine(text, offset);
  const [item = ''] = /^[^,\]}]*/u.exec(text.slice(offset, line.end)) ?? [];
  return { start: offset, end: offset + Math.max(item.trimEnd().length, 1) };
}

/** The beginning of a text, on one line, short enough for a sentence. */
export function excerpt(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u);
  const letters = Array.from(line.slice(0, 80));
  return letters.length <= 40 && line.length <= 80 ? line : `${letters.slice(0, 39).join('')}…`;
}

function isBreak(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x0a || unit === 0x0d;
}

/** How many spaces a line begins with. */
export function indentAt(text: string, lineStart: number): number {
  let width = 0;
  while (text[lineStart + width] === ' ') width += 1;
  return width;
}
