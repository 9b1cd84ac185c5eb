import isEqual from 'lodash/isEqual.js';

import { compareText, type Finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import { strayMark } from './stray-mark.ts';
import { layoutOf, NotLaidOut } from './yaml-layout.ts';
import { printLayout } from './yaml-print.ts';
import { tokenize, type YamlTokens } from './yaml-tokens.ts';
import { readYaml } from './yaml.ts';

/** A text in the canonical layout, or why it was left alone. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  /** It cannot be read; the findings are those of the reader, at least one of them an error. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }
  /** It can be read, and would mean something else afterwards: our own mistake, for which no file may pay. */
  | { readonly kind: 'unsure' };

/**
 * Lays a blueprint or a journey out in the one canonical way: two spaces for each level, one space behind colons and
 * inside braces, brackets on one line where they fit into 120 cells and on several lines where they do not, quotes only
 * where they are needed, at most one empty line in a row. Comments stay with their line; the order of keys, blocks of
 * text and line ends stay as they are.
 *
 * Neither data nor comments ever change: what was written is read again and compared. Formatting twice gives what formatting once gave.
 */
export function formatYaml(source: Source): Formatted {
  const mark = strayMark(source);
  if (mark !== undefined) return { kind: 'unreadable', findings: [mark] };
  const { data, findings } = readYaml(source);
  if (data === undefined || findings.some(({ severity }) => severity === 'error')) {
    return { kind: 'unreadable', findings };
  }
  const text = source.text.replaceAll(/\r\n?/gu, '\n');
  const tokens = tokenize(text);
  const lines = laidOut(text, tokens);
  if (lines === undefined) return { kind: 'unsure' };
  const end = /\r\n|\r|\n/u.exec(source.text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const formatted = lines.map((line) => line + end).join('');
  const isWhole = isSame(data, formatted) && isEqual(commentsIn(formatted), commentsIn(text, tokens));
  return isWhole ? { kind: 'formatted', text: formatted } : { kind: 'unsure' };
}

function laidOut(text: string, { top }: YamlTokens): string[] | undefined {
  try {
    return printLayout(layoutOf(text, top));
  } catch (error) {
    if (error instanceof NotLaidOut) return undefined;
    throw error;
  }
}

/** The same values under the same keys in the same order. */
function isSame(data: unknown, formatted: string): boolean {
  const again = readYaml(createSource('', formatted)).data;
  return isEqual(again, data) && JSON.stringify(again) === JSON.stringify(data);
}

/** The words of all comments; two that came to stand on one line are still two. */
function commentsIn(text: string, { comments } = tokenize(text)): string[] {
  const words = comments.flatMap(({ start, end }) => text.slice(start, end).split(/[ \t]+(?=#)/u));
  return words.map((word) => word.trimEnd()).toSorted(compareText);
}
