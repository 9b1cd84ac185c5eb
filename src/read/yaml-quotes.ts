import type { Edit } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { fullWidthIn } from './full-width.ts';

/** The edits that put a part of one line between quotes; none when it goes over several lines. */
export function quoting(text: string, span: Span): Edit[] {
  const raw = text.slice(span.start, span.end);
  if (raw === '' || /[\r\n]/u.test(raw)) return [];
  const simple = raw.includes('"') && !raw.includes("'");
  return [{ ...span, newText: simple ? `'${raw}'` : `"${raw.replaceAll(/[\\"]/gu, String.raw`\$&`)}"` }];
}

/**
 * Quotes around a text that holds quotes: when it also ends with the quote it begins with, those stay the outer ones.
 */
export function requoting(text: string, span: Span): Edit[] {
  const raw = text.slice(span.start, span.end);
  const quote = raw.charAt(0);
  if (raw.length < 3 || !raw.endsWith(quote) || /[\r\n\\]/u.test(raw)) return quoting(text, span);
  const inner = raw.slice(1, -1).replaceAll(quote, quote === '"' ? String.raw`\"` : "''");
  return [{ ...span, newText: `${quote}${inner}${quote}` }];
}

/** The edits that make all punctuation of a text half-width, with a space behind commas and colons. */
export function halving(source: string, offset: number): Edit[] {
  return fullWidthIn(source)
    .filter(({ ascii }) => /[^A-Za-z0-9]/u.test(ascii))
    .map(({ index, char, ascii }) => {
      const end = index + char.length;
      const spaced = /[,:]/u.test(ascii) && !/^[\s\]}］】｝]|^$/u.test(source.slice(end, end + 1));
      return { start: offset + index, end: offset + end, newText: spaced ? `${ascii} ` : ascii };
    });
}
