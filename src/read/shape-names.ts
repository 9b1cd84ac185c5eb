import { ID, NAME, STEP_ID } from '../blueprint/id.ts';
import { LOCALE } from '../blueprint/text.ts';
import { finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { fullWidthIn, type YamlDocument } from './yaml.ts';

/**
 * Says why a word is no id, name, locale or version.
 *
 * @param pattern the one that it does not match.
 * @param within the place of a part of the word, by offsets; a key is written as it is read.
 * @param separated the mend of full-width punctuation, where there is one.
 */
export function malformedName(
  { source }: YamlDocument,
  word: string,
  pattern: string | undefined,
  span: Span,
  within: (start: number, end: number) => Span = insideKey(source.text, span),
  separated?: readonly Edit[],
): Finding | undefined {
  const [wide] = fullWidthIn(word);
  if (wide !== undefined && pattern !== String(LOCALE)) {
    const place = within(wide.index, wide.index + wide.char.length);
    return finding('TL2019', { source, span: place }, { char: wide.char, ascii: wide.ascii }, { fix: separated });
  }
  switch (pattern) {
    case String(ID):
    case String(STEP_ID):
      return finding('TL2006', { source, span }, { id: word, suggestion: asId(word) });
    case String(NAME):
      return finding('TL2007', { source, span }, { name: word, suggestion: asName(word) });
    case String(LOCALE):
      return finding('TL2030', { source, span }, { locale: word }, { fix: hyphenating(source.text, span, word) });
    default:
      return pattern === undefined
        ? undefined
        : finding(
            'TL2013',
            { source, span },
            { text: word, suggestion: asVersion(word) },
            { fix: versioning(span, word) },
          );
  }
}

/** `zh_CN`, as programs write it, for `zh-CN`. */
function hyphenating(text: string, span: Span, word: string): Edit[] | undefined {
  const raw = text.slice(span.start, span.end);
  return LOCALE.test(word.replaceAll('_', '-')) ? [{ ...span, newText: raw.replaceAll('_', '-') }] : undefined;
}

function versioning(span: Span, word: string): Edit[] | undefined {
  const version = asVersion(word);
  return version === undefined ? undefined : [{ ...span, newText: `"${version}"` }];
}

/** Keys have no escapes that matter here: behind their quote, if they have one, they stand as they are read. */
function insideKey(text: string, { start: first }: Span): (start: number, end: number) => Span {
  const from = first + (/["']/.test(text.charAt(first)) ? 1 : 0);
  return (start, end) => ({ start: from + start, end: from + end });
}

/** The nearest id: words joined by hyphens; undefined when nothing is left. */
export function asId(word: string): string | undefined {
  const words = withoutNumberAhead(word)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^[-\p{N}\p{M}]+|-+$/gu, '');
  return ID.test(words) ? words : undefined;
}

/** `1st-call` becomes `first-call`, `24h-check` becomes `check-24h`: no name begins with a digit. */
function withoutNumberAhead(word: string): string {
  const [, number = '', rest] = /^(\d+[a-z]*)[-_ ]+(.+)$/iu.exec(word) ?? [];
  if (rest === undefined) return word;
  const ordinal = ORDINALS[number.toLowerCase()];
  return ordinal === undefined ? `${rest}-${number}` : `${ordinal}-${rest}`;
}

const ORDINALS: Readonly<Record<string, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
};

/** The nearest name for expressions: small letters, words joined by underscores; undefined when nothing is left. */
export function asName(word: string): string | undefined {
  const words = word
    .normalize('NFC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replaceAll(/^[_\p{N}\p{M}]+|_+$/gu, '');
  return NAME.test(words) ? words : undefined;
}

/** The nearest version: three numbers; undefined when it does not begin with one. */
export function asVersion(word: string): string | undefined {
  const numbers = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(word.trim());
  return numbers === null ? undefined : `${numbers[1]}.${numbers[2] ?? 0}.${numbers[3] ?? 0}`;
}
