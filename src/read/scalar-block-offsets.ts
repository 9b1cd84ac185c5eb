import type { CST } from 'yaml';
import type { Trace } from './scalar-trace.ts';

/** A line of a block of text, by offsets in the source. */
interface BlockLine {
  readonly start: number;
  /** Where the indentation ends and the content begins. */
  readonly content: number;
  /** Where the content ends, before the line break. */
  readonly end: number;
  /** Where the next line starts, after the line break. */
  readonly next: number;
}

/** Follows YAML's reading of a block after `|` or `>`: indentation, folding and what is kept of the last line ends. */
export function traceBlock(token: CST.BlockScalar, trace: Trace): void {
  const [header] = token.props;
  const signs = header && 'source' in header ? header.source : '|';
  const keep = signs.includes('+');
  const lines = linesOf(token);
  const last = lines.findLastIndex(({ content, end }) => content < end);
  if (last < 0) {
    if (keep) for (const { end, next } of lines.slice(0, Math.max(1, lines.length - 1))) trace.add(1, end, next);
    return;
  }
  const digit = Number(/[1-9]/u.exec(signs)?.[0] ?? 0);
  const first = lines.findIndex(({ content, end }) => content < end);
  const indent = digit > 0 ? token.indent + digit : widthOf(lines[first]);
  // Lines of spaces alone belong to the text where they are longer than its indentation.
  const tail =
    Math.max(
      last,
      lines.findLastIndex((line) => widthOf(line) > indent),
    ) + 1;
  for (const line of lines.slice(0, first)) {
    trace.copy(textStart(line, indent), line.content);
    trace.add(1, line.end, line.next);
  }
  if (signs.startsWith('>'))
    foldLines(lines.slice(first, tail), indent, trace, token.source, token.offset + headerLength(token));
  else joinLines(lines.slice(first, tail), indent, trace);
  const rest = lines.slice(tail);
  let before = lines[tail - 1];
  if (before && !keep && !signs.includes('-')) trace.add(1, before.end, before.next);
  if (!keep) return;
  for (const line of rest) {
    if (before) trace.add(1, before.end, before.next);
    trace.copy(textStart(line, indent), line.content);
    before = line;
  }
  // Without a line break at the end one is added, so that a text that is kept ends like others.
  if (before && (rest.length === 0 || textStart(before, indent) < before.content))
    trace.add(1, before.end, before.next);
}

function linesOf(token: CST.BlockScalar): BlockLine[] {
  if (token.source === '') return [];
  let start = token.offset + headerLength(token);
  return token.source.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    let width = 0;
    while (line[width] === ' ') width += 1;
    const length = line.endsWith('\r') ? line.length - 1 : line.length;
    return { start: from, content: from + width, end: from + length, next: start };
  });
}

/** The length of everything before the block's first line: the sign, a comment, the line break. */
function headerLength(token: CST.BlockScalar): number {
  return token.props.reduce((length, prop) => length + ('source' in prop ? prop.source.length : 0), 0);
}

function widthOf(line: BlockLine | undefined): number {
  return line ? line.content - line.start : 0;
}

/** Where the text of a line begins, spaces beyond the indentation included. */
function textStart(line: BlockLine | undefined, indent: number): number {
  return line ? Math.min(line.start + indent, line.content) : 0;
}

function joinLines(lines: readonly BlockLine[], indent: number, trace: Trace): void {
  let before: BlockLine | undefined;
  for (const line of lines) {
    const start = textStart(line, indent);
    if (before) trace.add(1, before.end, start);
    trace.copy(start, line.end);
    before = line;
  }
}

/** A single break between two lines of equal indentation is a space; around deeper lines all breaks are kept. */
function foldLines(lines: readonly BlockLine[], indent: number, trace: Trace, source: string, offset: number): void {
  let gap = '';
  let afterDeeper = false;
  let before = 0;
  for (const line of lines) {
    const start = textStart(line, indent);
    const deeper = widthOf(line) > indent || source[line.content - offset] === '\t';
    if (!deeper && line.content === line.end) {
      if (gap.startsWith('\n')) gap += '\n';
      else gap = '\n';
      continue;
    }
    if (deeper && gap === ' ') gap = '\n';
    else if (deeper && !afterDeeper && gap.startsWith('\n')) gap += '\n';
    trace.add(gap.length, before, start);
    trace.copy(start, line.end);
    gap = deeper ? '\n' : ' ';
    afterDeeper = deeper;
    before = line.end;
  }
}
