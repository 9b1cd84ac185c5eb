import * as z from 'zod';

/** Words for people, by locale; at least one locale is present unless the author wrote an empty map. */
export type Text = Readonly<Record<string, string>>;

/** A BCP 47 language tag such as `en` or `zh-CN`. */
export const LOCALE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const textSchema = z.union([z.string(), z.record(z.string().regex(LOCALE), z.string())]).meta({
  title: 'Text',
  description: 'One text in the first locale, or a map from locale to text.',
  examples: ['Read back the request', { 'zh-CN': '复述需求', en: 'Read back the request' }],
  defaultSnippets: [
    { label: 'text in two languages', body: { 'zh-CN': '${1:中文}', en: '${2:English}' } },
    { label: 'text', body: '${1:words}' },
  ],
});

/** The text in a locale, else in its language, else in the first locale that has one. */
export function textIn(text: Text, locale: string): string {
  const exact = text[locale];
  if (exact !== undefined) return exact;
  const language = locale.split('-')[0];
  const related = Object.keys(text).find((key) => key.split('-')[0] === language);
  const found = related ?? Object.keys(text)[0];
  return found === undefined ? '' : (text[found] ?? '');
}
