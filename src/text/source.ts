/** A text that somebody wrote: one file, decoded, without its byte order mark. */
export interface Source {
  /** The path as the caller gave it; shown in findings and never opened from here. */
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of every line, ascending; the first entry is 0. */
  readonly lineStarts: readonly number[];
}

/** A place inside a source: 1-based line, 1-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Part of a source, by offset in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Indexes the lines of a text. LF, CRLF and a lone CR end a line. */
export function createSource(file: string, text: string): Source {
  const lineStarts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1);
    return { file, text, lineStarts };
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) lineStarts.push(offset + 1);
  }
  return { file, text, lineStarts };
}

/** The position of an offset; an offset outside the text is moved to the nearest end. */
export function positionAt(source: Source, offset: number): Position {
  const wanted = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: wanted - (source.lineStarts[low] ?? 0) + 1 };
}

/** The text of a 1-based line, without its line ending. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  const end = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/[\r\n]+$/u, '');
}
