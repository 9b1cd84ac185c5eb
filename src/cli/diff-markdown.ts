import groupBy from 'lodash/groupBy.js';

import { visible } from '../text/safe-text.ts';
import type { DiffStyle, ToldRow, ToldThing } from './diff-teller.ts';
import type { DiffWords } from './diff-words.ts';

/** How differences are written in a comment on a pull request. Everything stands in cells of tables. */
export const MARKDOWN_STYLE: DiffStyle = {
  words: (text) => escaped(visible(text, { newline: 'keep' }).trim()),
  code: markedAsCode,
};

/** Differences in Markdown: for each section a table of what was and what is. */
export function diffMarkdown(words: DiffWords, things: readonly ToldThing[]): string {
  const sections = groupBy(things, ({ within, section }) => JSON.stringify([within, section]));
  return Object.values(sections)
    .map((group) => table(words, group))
    .join('\n');
}

function table(words: DiffWords, group: readonly ToldThing[]): string {
  const { section, within } = group[0]!;
  const title = words.sections[section];
  const { before, after } = words.columns;
  const hasNames = group.some(({ name }) => name !== undefined);
  const head = hasNames ? [title, words.columns.what, before, after] : [title, before, after];
  const rows = group.flatMap((thing) => thingRows(words, thing));
  return [
    ...(within.length === 0 ? [] : [words.inModule(within), '']),
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}

function thingRows(words: DiffWords, { name, change, place, rows }: ToldThing): string[][] {
  if (name === undefined) return rows.map((row) => cells(row));
  const title = `**${name}**`;
  if (change === 'removed') return [[title, words.removed, place ?? '', '']];
  if (change === 'added') {
    const said = rows.map(({ what, after }) => `${what}${words.colon}${after ?? ''}`);
    return [[title, words.added, '', [...(place === undefined ? [] : [place]), ...said].join('<br>')]];
  }
  return rows.map((row, index) => [index === 0 ? title : '', ...cells(row)]);
}

function cells({ what, before = '', after = '' }: ToldRow): string[] {
  return [what, before, after];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What would be taken as Markdown or HTML, as plain text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_~[\]<>|#]/gu, (sign) => `\\${sign}`).replaceAll(/\r?\n/gu, '<br>');
}

function markedAsCode(text: string): string {
  const shown = visible(text).replaceAll('|', String.raw`\|`);
  const runs = shown.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
