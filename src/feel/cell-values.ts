import { type FeelNames, lookUp } from './types.ts';

/** A part between commas that is neither a literal nor an operator: words, hyphens, spaces. */
const WORDS = /^(?!.*\b(?:and|or)\b)[\p{L}_][\p{L}\p{M}\p{N}_ -]*$/u;
const LITERALS = new Set(['true', 'false', 'null']);

/**
 * Finds what stands for a value in a cell of a column of choices without being in quotes: `safety`,
 * `safety, billing`, `not(safety)`. A word that is no value counts as a misspelt one unless it names something: a bare
 * word in such a cell is never a guess.
 *
 * @returns The offset at which each begins, with the offset of its end.
 */
export function findBareValues(text: string, values: readonly string[], names: FeelNames): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { start, end } of partsBetweenCommas(text)) {
    const part = text.slice(start, end);
    const isWord = WORDS.test(part) && !LITERALS.has(part.toLowerCase()) && lookUp(names, part) === undefined;
    if (values.includes(part) || isWord) ends.set(start, end);
  }
  return ends;
}

const SEPARATORS = /"(?:[^"\\]|\\[^])*"|[([{]|[)\]}]|[,，、]/gu;

/** The trimmed parts of a cell, inside `not(…)` if it has one; commas inside quotes and brackets do not count. */
function partsBetweenCommas(text: string): readonly { readonly start: number; readonly end: number }[] {
  const wrapped = /^\s*not\s*\(([^]*)\)\s*$/u.exec(text);
  const offset = wrapped ? text.indexOf('(') + 1 : 0;
  const inner = wrapped?.[1] ?? text;
  const parts: { start: number; end: number }[] = [];
  let depth = 0;
  let from = 0;
  const add = (to: number): void => {
    const part = inner.slice(from, to);
    const start = from + part.length - part.trimStart().length;
    if (part.trim() !== '') parts.push({ start: offset + start, end: offset + start + part.trim().length });
  };
  for (const { 0: found, index } of inner.matchAll(SEPARATORS)) {
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth -= 1;
    else if (depth === 0 && !found.startsWith('"')) {
      add(index);
      from = index + 1;
    }
  }
  add(inner.length);
  return parts;
}
