import Papa from 'papaparse';

import type { Span } from '../text/source.ts';

/** One cell with the place at which it stands, quotes included. */
export interface CsvCell {
  readonly text: string;
  readonly span: Span;
}

export interface CsvRow {
  readonly cells: readonly CsvCell[];
  readonly span: Span;
}

export interface Csv {
  readonly rows: readonly CsvRow[];
  /** Where a quotation mark opens that nothing closes, or that is closed in the middle of a cell. */
  readonly badQuote?: Span;
}

/** What may stand between cells: spreadsheets write semicolons where the comma is the decimal sign. */
export const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads comma-separated values (RFC 4180) and remembers where every cell stands. Rows in which nothing stands are left
 * out; so is a first line `sep=;`, which some spreadsheets write.
 *
 * @param likely of the ways to cut the first row, how well one fits; the best is taken.
 */
export function readCsv(text: string, likely: (header: readonly string[]) => number): Csv {
  const start = /^sep=.\r?\n/u.exec(text)?.[0].length ?? 0;
  const body = text.slice(start);
  const header = (delimiter: string): readonly string[] =>
    Papa.parse<string[]>(body, { delimiter, preview: 1 }).data[0] ?? [];
  const [delimiter = ','] = DELIMITERS.toSorted((a, b) => likely(header(b)) - likely(header(a)));
  const rows: CsvRow[] = [];
  let badQuote: Span | undefined;
  let at = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    step({ data, errors, meta }) {
      const [error] = errors;
      if (error !== undefined && badQuote === undefined) {
        const open = start + Math.max((error.index ?? 1) - 1, 0);
        badQuote = { start: open, end: open + 1 };
      }
      const spans = cellSpans(body, at, meta.cursor, delimiter);
      const cells = data.map((cell, column) => ({ text: cell, span: shifted(spans[column], start, meta.cursor) }));
      const span = { start: start + at, end: Math.max(start + at, ...cells.map((cell) => cell.span.end)) };
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells, span });
      at = meta.cursor;
    },
  });
  return { rows, ...(badQuote === undefined ? {} : { badQuote }) };
}

/** Writes rows as comma-separated values, cells exactly as they are: `=`, `+`, `-` and `@` may begin one. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\n', escapeFormulae: false })}\n`;
}

/** A part of a cell, by offsets in its text; the whole cell where doubled quotes move them. */
export function withinCell({ text, span }: CsvCell, start: number, end: number): Span {
  const length = span.end - span.start;
  if (length === text.length) return { start: span.start + start, end: span.start + end };
  if (length === text.length + 2) return { start: span.start + 1 + start, end: span.start + 1 + end };
  return span;
}

function cellSpans(text: string, from: number, to: number, delimiter: string): Span[] {
  const spans: Span[] = [];
  const line = text.slice(from, to).replace(/(?:\r\n|\r|\n)$/u, '').length + from;
  let at = from;
  while (at <= line) {
    const end = text[at] === '"' ? quoteEnd(text, at, line) : nextOf(text, delimiter, at, line);
    spans.push({ start: at, end });
    at = nextOf(text, delimiter, end, line) + 1;
  }
  return spans;
}

function nextOf(text: string, sign: string, from: number, line: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 || found > line ? line : found;
}

/** Behind the closing quote; two quotes in a row are one that belongs to the cell. */
function quoteEnd(text: string, open: number, line: number): number {
  let at = open + 1;
  while (at < line) {
    if (text[at] !== '"') at += 1;
    else if (text[at + 1] === '"') at += 2;
    else return at + 1;
  }
  return line;
}

function shifted(span: Span | undefined, by: number, otherwise: number): Span {
  const { start, end } = span ?? { start: otherwise, end: otherwise };
  return { start: start + by, end: end + by };
}
