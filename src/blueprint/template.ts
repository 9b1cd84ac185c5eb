/** A piece of a message: words as they are, or the name of a field or fact to put in. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly start: number; readonly end: number };

/** A brace that opens or closes nothing, by its offset in the text. */
export interface TemplateProblem {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a message into words and `{name}` placeholders; `{{` and `}}` are braces. Offsets are UTF-16 units in the text.
 */
export function readTemplate(text: string): { parts: readonly TemplatePart[]; problems: readonly TemplateProblem[] } {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let words = '';
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if ((char === '{' || char === '}') && text.charAt(at + 1) === char) {
      words += char;
      at += 2;
      continue;
    }
    const close = char === '{' ? text.indexOf('}', at) : -1;
    // A brace before the closing one belongs to the next placeholder: this one was never closed.
    if (close > at && !text.slice(at + 1, close).includes('{')) {
      if (words !== '') parts.push({ kind: 'text', text: words });
      words = '';
      const inside = text.slice(at + 1, close);
      const name = inside.trim();
      const start = at + 1 + inside.indexOf(name);
      parts.push({ kind: 'value', name, start, end: start + name.length });
      at = close + 1;
      continue;
    }
    if (char === '{' || char === '}') problems.push({ start: at, end: at + 1 });
    words += char;
    at += 1;
  }
  if (words !== '') parts.push({ kind: 'text', text: words });
  return { parts, problems };
}
