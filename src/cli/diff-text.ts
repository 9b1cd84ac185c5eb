import groupBy from 'lodash/groupBy.js';

import { wrapText } from '../story/wrap-text.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import type { DiffStyle, ToldRow, ToldThing } from './diff-teller.ts';
import type { DiffWords } from './diff-words.ts';
import type { Output, StyleFormat } from './io.ts';
import { widthOf } from './report.ts';

/** How differences are written in a terminal. */
export const TEXT_STYLE: DiffStyle = {
  words: (text) => visible(text, { newline: 'keep' }).trimEnd(),
  code: (text) => visible(text),
};

const MARKS: Readonly<Record<ToldThing['change'], readonly [mark: string, format: StyleFormat]>> = {
  added: ['+', 'green'],
  removed: ['-', 'red'],
  changed: ['~', 'yellow'],
};

/** Differences for a terminal, section by section: `+` for what is new, `-` for what is gone, `~` for what has changed. */
export function diffText(output: Output, words: DiffWords, things: readonly ToldThing[]): string {
  const sections = groupBy(things, ({ within, section }) => JSON.stringify([within, section]));
  return Object.values(sections)
    .map((group) => [heading(output, words, group[0]!), ...group.flatMap((thing) => thingLines(output, words, thing))])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function heading(output: Output, words: DiffWords, { section, within }: ToldThing): string {
  const title = words.sections[section];
  return output.style('bold', within.length === 0 ? title : `${words.inModule(within)} · ${title}`);
}

function thingLines(output: Output, words: DiffWords, { name, change, place, rows }: ToldThing): string[] {
  const [mark, format] = MARKS[change];
  const margin = name === undefined ? 2 : 6;
  const lines = rows.flatMap((row) => rowLines(output, words, row, change === 'added' ? undefined : margin, margin));
  if (name === undefined) return lines;
  const where = place === undefined ? '' : `${words.clause}${place}`;
  return [`  ${output.style(format, mark)} ${name}${where}`, ...lines];
}

/** `what: before → after` where that fits into a line; else one below the other. */
function rowLines(
  output: Output,
  { colon }: DiffWords,
  { what, before, after }: ToldRow,
  marked: number | undefined,
  margin: number,
): string[] {
  const room = Math.max(widthOf(output) - margin, 30);
  const indent = ' '.repeat(margin);
  if (before !== undefined && after !== undefined) {
    const line = `${what}${colon}${before} → ${after}`;
    if (displayWidth(line) <= room && !line.includes('\n')) return [`${indent}${line}`];
    return [`${indent}${what}${colon.trimEnd()}`, ...side(before, '-', 'red'), ...side(after, '+', 'green')];
  }
  // Everything about something new is new.
  const mark =
    marked === undefined
      ? ''
      : before === undefined
        ? `${output.style('green', '+')} `
        : `${output.style('red', '-')} `;
  const text = `${what}${colon}${after ?? before ?? ''}`;
  const [first = '', ...rest] = wrapText(text, room - 2);
  return [`${indent}${mark}${first}`, ...rest.map((line) => `${indent}  ${line}`)];

  function side(text: string, sign: string, format: StyleFormat): string[] {
    const [first = '', ...rest] = wrapText(text, room - 4);
    return [`${indent}  ${output.style(format, sign)} ${first}`, ...rest.map((line) => `${indent}    ${line}`)];
  }
}
