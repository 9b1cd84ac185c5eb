import type { Language } from './catalogue/entry.ts';
import { wordingOf, type Finding } from './diagnostic.ts';

/** A finding as plain JSON: places are 1-based, columns count UTF-16 units, the end is exclusive. */
export function findingJson(found: Finding, language: Language): object {
  const { code, rule, severity, file, line, column, endLine, endColumn } = found;
  return { code, rule, severity, file, line, column, endLine, endColumn, ...wordingOf(found, language) };
}
