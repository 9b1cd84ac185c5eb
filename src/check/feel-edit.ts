import type { Expression } from '../blueprint/origin.ts';
import type { FeelFix } from '../feel/problem.ts';
import type { Edit } from '../text/diagnostic.ts';
import type { Places } from '../text/places.ts';

/** What means something to YAML where a plain text stands, at its beginning and inside it. */
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`]/u;
const SEPARATOR = /[,[\]{}]|: |:$|(?:^| )#/u;

/**
 * The change of the file that makes a change of an expression in it, with the quotes of YAML around the expression
 * respected; none where the expression is escaped or folded there, or YAML would read the new text as something else.
 */
export function feelEdit(
  places: Places,
  { path, offset }: Pick<Expression, 'path' | 'offset'>,
  fix: FeelFix | undefined,
): Edit[] | undefined {
  if (fix === undefined) return undefined;
  const { text } = places.source;
  const span = places.within(path, offset + fix.start, offset + fix.end);
  const whole = places.value(path);
  const raw = text.slice(span.start, span.end);
  if (raw.length !== fix.end - fix.start || /[\n\r\\]/u.test(raw)) return undefined;
  const newText = quotedFor(text.charAt(whole.start), fix.newText, span.start === whole.start);
  return newText === undefined ? undefined : [{ ...span, newText }];
}

function quotedFor(style: string, newText: string, isFirst: boolean): string | undefined {
  switch (style) {
    case '"':
      return newText.replaceAll(/[\\"]/gu, String.raw`\$&`);
    case "'":
      return newText.replaceAll("'", "''");
    case '|':
    case '>':
      return newText;
    default:
      return SEPARATOR.test(newText) || (isFirst && INDICATOR.test(newText)) ? undefined : newText;
  }
}
