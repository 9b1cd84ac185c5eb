import type { Language } from './catalogue/entry.ts';

/** The language of ours that comes nearest to a locale: what we say of dates, numbers and cases is said in it. */
export function languageOf(locale: string): Language {
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
}
