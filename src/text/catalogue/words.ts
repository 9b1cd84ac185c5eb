/** Small pieces of sentences that several catalogues share. */

/** `a, b, c`. */
export function listEn(words: readonly string[]): string {
  return words.join(', ');
}

/** `a、b、c`. */
export function listZh(words: readonly string[]): string {
  return words.join('、');
}

/** `"a", "b"`. */
export function quotedEn(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** `“a”、“b”`. */
export function quotedZh(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join('、');
}

/** Sentences behind one another, without those that have nothing to say; Chinese ones need no space between them. */
export function sentences(language: 'en' | 'zh-CN', ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(language === 'en' ? ' ' : '');
}

/** What is added where the same mistake was made in further places that are not reported one by one. */
export function alsoEn(others = 0): string {
  return others === 0 ? '' : others === 1 ? 'It stands in 1 more place.' : `It stands in ${others} more places.`;
}

/** The Chinese twin of {@link alsoEn}. */
export function alsoZh(others = 0): string {
  return others === 0 ? '' : `另有 ${others} 处同样如此。`;
}

const KINDS: Record<string, readonly [en: string, zh: string]> = {
  text: ['text', '文字'],
  number: ['a number', '数字'],
  boolean: ['true or false', 'true 或 false'],
  list: ['a list', '列表'],
  map: ['entries of the form "key: value"', '“键: 值”形式的内容'],
  empty: ['nothing', '空值'],
  'whole number': ['a whole number', '整数'],
};

/** A kind of YAML value in plain words. */
export function kindEn(kind: string): string {
  return KINDS[kind]?.[0] ?? kind;
}

/** The Chinese twin of {@link kindEn}. */
export function kindZh(kind: string): string {
  return KINDS[kind]?.[1] ?? kind;
}

/** `text or a list`; of many kinds only that it is one value. */
export function kindsEn(kinds: readonly string[]): string {
  return kinds.length > 3 ? 'one value' : kinds.map(kindEn).join(' or ');
}

/** The Chinese twin of {@link kindsEn}. */
export function kindsZh(kinds: readonly string[]): string {
  return kinds.length > 3 ? '单个值' : kinds.map(kindZh).join('或');
}

/** What is wrong with the version of a language where it is no version at all: nothing, or the number 1 as a text. */
export function notVersionEn(written: string): string | undefined {
  if (written === '') return 'The version of the language is missing after this key.';
  return isQuotedOne(written) ? 'The version of the language is a number and stands without quotes.' : undefined;
}

/** The Chinese twin of {@link notVersionEn}. */
export function notVersionZh(written: string): string | undefined {
  if (written === '') return '这个键后面没有写语言版本。';
  return isQuotedOne(written) ? '语言版本是数字，不加引号。' : undefined;
}

function isQuotedOne(written: string): boolean {
  return /^(["'])1\1$/.test(written);
}
