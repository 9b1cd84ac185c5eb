import type { Composing } from './yaml-composing.ts';
import { excerpt, restOfLine } from './yaml-lines.ts';
import { quoting } from './yaml-quotes.ts';
import type { Scope } from './yaml-report.ts';

/** A text inside brackets that holds a bracket, such as a field in braces. */
export function sayBracketInText(
  { report }: Pick<Composing, 'report'>,
  scope: Scope,
  { offset, source }: { readonly offset: number; readonly source: string },
  at: number,
): void {
  const span = { start: offset, end: at + textLength(report.text.slice(at, restOfLine(report.text, at).end)) };
  const params = { text: excerpt(source), char: report.text.charAt(at) };
  report.fault(scope, 'TL1048', { start: at, end: at + 1 }, params, { fix: quoting(report.text, span) });
}

/** How far a text goes on that begins with a bracket: to a comma or a closing bracket outside its own. */
function textLength(text: string): number {
  let open = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '[' || char === '{') open += 1;
    else if (open === 0 && /[,\]}]/u.test(char)) break;
    else if (char === ']' || char === '}') open -= 1;
  }
  return text.slice(0, at).trimEnd().length;
}

/**
 * The first text of a map in braces that holds a bracket: its closing twin has closed the whole map too early, so that
 * text seems to stand behind the map.
 */
export function bracketInEntry(
  map: string,
): { readonly text: string; readonly start: number; readonly bracket: number } | undefined {
  const found = /(?<=[{,]\s*[^\s"'{}[\],:][^"'{}[\],:]*:\s+)(?<text>[^\s"'{}[\],][^"'{}[\],\n]*)[{[]/u.exec(map);
  const text = found?.groups?.['text'];
  if (found === null || text === undefined) return undefined;
  return { text: text.trimEnd(), start: found.index, bracket: found.index + text.length };
}
