import { layOutLine, type LaidOutLine } from './laid-out-line.ts';
import { paintNothing, type Paint, type Style } from './paint.ts';
import { positionAt, type Source, type Span } from './source.ts';

/** How much of the source a frame shows, and in which colours. */
export interface CodeFrameOptions {
  /** Lines of context before the place; 1 unless told. */
  readonly before?: number;
  /** Lines of context after the first line of the place; 0 unless told. */
  readonly after?: number;
  /** The most cells that a line of the source may take, line number excluded; 100 unless told, never less than 20. */
  readonly width?: number;
  readonly paint?: Paint;
  /** The style of the carets; `error` unless told. */
  readonly style?: Style;
}

/** The terminal columns of a line that are shown, from 0; `to` is exclusive. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The first line of a place with its number and a line of carets under the place, for a terminal with a fixed-width
 * font:
 *
 * ```text
 *   11 | stages:
 *   12 |   接收: { kind: intkae }
 *      |                 ^^^^^^
 * ```
 *
 * Carets count terminal cells, so they stand right under Chinese text too. Tabs are expanded, hidden characters shown.
 * A long line is cropped around the place; `…` marks what was left out, also where the place goes on in the next line.
 * A place of no length gets one caret.
 */
export function codeFrame(source: Source, span: Span, options: CodeFrameOptions = {}): string {
  const { before = 1, after = 0, paint = paintNothing, style = 'error' } = options;
  const most = Math.max(20, options.width ?? 100);
  const start = clamp(span.start, 0, source.text.length);
  const end = clamp(span.end, start, source.text.length);
  const place = positionAt(source, start).line;
  const goesOn = end > start && positionAt(source, end - 1).line > place;
  const first = Math.max(1, place - before);
  const last = Math.min(source.lineStarts.length, place + after);
  const gutterWidth = Math.max(4, String(last).length + 1);
  const row = (label: string, text: string): string =>
    paint('gutter', `${label.padStart(gutterWidth)} |`) + (text === '' ? '' : ` ${text}`);

  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    if (number === place) {
      const line = layOutLine(source, number, start, 10 * most);
      const from = line.columnAt(start);
      const to = Math.max(from + 1, line.columnAfter(end));
      const window = windowAround(line, from, most);
      const lead = ' '.repeat(from - window.from + (isCroppedBefore(line, window) ? 1 : 0));
      const carets = '^'.repeat(Math.max(1, Math.min(to, window.to) - from)) + (goesOn ? '…' : '');
      rows.push(row(String(number), crop(line, window)), row('', lead + paint(style, carets)));
    } else {
      const line = layOutLine(source, number, 0, 10 * most);
      rows.push(row(String(number), crop(line, { from: 0, to: line.width > most ? most - 1 : most })));
    }
  }
  return rows.join('\n');
}

/** The whole line when it fits; else a part of it with a third before the place and room for a mark at either end. */
function windowAround(line: LaidOutLine, from: number, most: number): Window {
  // A place behind the last character needs a cell of its own.
  const needed = Math.max(line.width, from + 1);
  if (needed <= most) return { from: 0, to: most };
  const room = most - 2;
  const wanted = clamp(from - Math.floor(room / 3), 0, needed - room);
  // Half of a wide character cannot be shown: the window opens at the next one.
  const opening = line.cells.find((cell) => cell.column >= wanted)?.column ?? wanted;
  return { from: opening, to: opening + room };
}

function crop(line: LaidOutLine, window: Window): string {
  const shown = line.cells
    .filter((cell) => cell.column >= window.from && cell.column + cell.width <= window.to)
    .map((cell) => cell.shown)
    .join('');
  const isCroppedAfter = line.goesOnAfter || line.width > window.to;
  return (isCroppedBefore(line, window) ? '…' : '') + shown + (isCroppedAfter ? '…' : '');
}

function isCroppedBefore(line: LaidOutLine, window: Window): boolean {
  return line.goesOnBefore || window.from > 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
