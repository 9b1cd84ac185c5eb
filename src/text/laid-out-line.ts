import { visible } from './safe-text.ts';
import type { Source, Span } from './source.ts';
import { displayWidth, splitCharacters } from './width.ts';

const TAB_WIDTH = 4;

/** One character as a terminal shows it. */
export interface Cell {
  /** Offset of the character in the source, in UTF-16 units. */
  readonly offset: number;
  readonly shown: string;
  /** The terminal column at which it starts, from 0. */
  readonly column: number;
  /** How many columns it takes; 0 when it stands on the character before. */
  readonly width: number;
}

/** A line of a source, or the part of it around a place, as a terminal shows it. */
export interface LaidOutLine {
  readonly cells: readonly Cell[];
  /** How many columns the cells take. */
  readonly width: number;
  /** True when the line is so long that some of it, before or after the cells, was not laid out. */
  readonly goesOnBefore: boolean;
  readonly goesOnAfter: boolean;
  /** The column at which the character at an offset starts. */
  columnAt(offset: number): number;
  /** The column at which what ends before an offset ends. */
  columnAfter(offset: number): number;
}

/**
 * Lays out a 1-based line: tabs expanded, hidden characters shown. Of a line of megabytes only the characters up to
 * `reach` UTF-16 units from the offset `near` are looked at.
 */
export function layOutLine(source: Source, line: number, near: number, reach: number): LaidOutLine {
  const whole = lineSpan(source, line);
  const middle = Math.min(Math.max(near, whole.start), whole.end);
  const start = wholeCharacter(source.text, Math.max(whole.start, middle - reach));
  const end = wholeCharacter(source.text, Math.min(whole.end, middle + reach));
  const cells: Cell[] = [];
  let offset = start;
  let column = 0;
  for (const character of splitCharacters(source.text.slice(start, end))) {
    const shown = character === '\t' ? ' '.repeat(TAB_WIDTH - (column % TAB_WIDTH)) : visible(character);
    const width = displayWidth(shown);
    cells.push({ offset, shown, column, width });
    offset += character.length;
    column += width;
  }
  const total = column;
  return {
    cells,
    width: total,
    goesOnBefore: start > whole.start,
    goesOnAfter: end < whole.end,
    columnAt: (wanted) => (wanted >= end ? total : (cells.findLast((cell) => cell.offset <= wanted)?.column ?? 0)),
    columnAfter: (wanted) => cells.find((cell) => cell.offset >= wanted)?.column ?? total,
  };
}

/** The span of a 1-based line without its line ending. */
function lineSpan(source: Source, line: number): Span {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  let end = source.lineStarts[line] ?? source.text.length;
  while (end > start && isLineEnd(source.text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}
