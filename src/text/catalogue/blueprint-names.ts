import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, notVersionEn, notVersionZh, sentences } from './words.ts';

/** Ids, names, locales, zones and versions. */
export const blueprintNamesCatalogue = {
  TL2006: entry<{ id: string; suggestion?: string }>({
    rule: 'ids-are-kebab-case',
    severity: 'error',
    en: ({ id, suggestion }) => ({
      message: `"${id}" cannot be a name here.`,
      hint: `A name begins with a letter and joins words by hyphens${suggestion === undefined ? '' : `, such as "${suggestion}"`}.`,
    }),
    'zh-CN': ({ id, suggestion }) => ({
      message: `“${id}”不能用作这里的名称。`,
      hint: `名称以汉字或字母开头，单词之间用连字符连接${suggestion === undefined ? '' : `，例如“${suggestion}”`}。`,
    }),
  }),
  TL2007: entry<{ name: string; suggestion?: string }>({
    rule: 'names-are-snake-case',
    severity: 'error',
    en: ({ name, suggestion }) => ({
      message: `"${name}" cannot be the name of a field or parameter.`,
      hint: `Names that stand in expressions are in small letters, words joined by underscores${suggestion === undefined ? '' : `, such as "${suggestion}"`}.`,
    }),
    'zh-CN': ({ name, suggestion }) => ({
      message: `“${name}”不能用作字段或参数的名称。`,
      hint: `会出现在表达式里的名称只用汉字或小写字母，单词之间用下划线连接${suggestion === undefined ? '' : `，例如“${suggestion}”`}。`,
    }),
  }),
  TL2012: entry<{ text: string; near?: string }>({
    rule: 'zones-are-in-the-time-zone-database',
    severity: 'error',
    en: ({ text, near }) => ({
      message: `"${text}" is not a time zone.`,
      hint: didYouMean(near, 'Write a region and a city, such as Asia/Shanghai or Europe/Amsterdam.'),
    }),
    'zh-CN': ({ text, near }) => ({
      message: `“${text}”不是时区名称。`,
      hint: didYouMeanZh(near, '请写“地区/城市”，例如 Asia/Shanghai 或 Europe/Amsterdam。'),
    }),
  }),
  TL2013: entry<{ text: string; suggestion?: string }>({
    rule: 'versions-are-semantic',
    severity: 'error',
    en: ({ text, suggestion }) => ({
      message: `"${text}" is not a version.`,
      hint: `Write three numbers in quotes, such as "${suggestion ?? '1.0.0'}".`,
    }),
    'zh-CN': ({ text, suggestion }) => ({
      message: `“${text}”不是版本号。`,
      hint: `请写带英文引号的三段数字，例如 "${suggestion ?? '1.0.0'}"。`,
    }),
  }),
  TL2016: entry<{ word: string }>({
    rule: 'reserved-words-are-not-names',
    severity: 'error',
    en: ({ word }) => ({
      message: `"${word}" has a meaning of its own and cannot be a name here.`,
      hint: 'Choose another name.',
    }),
    'zh-CN': ({ word }) => ({ message: `“${word}”在这里有特定含义，不能用作名称。`, hint: '请换一个名称。' }),
  }),
  TL2017: entry<{ found: string }>({
    rule: 'the-language-version-is-known',
    severity: 'error',
    en: ({ found }) => ({
      message:
        notVersionEn(found) ??
        `This file says that it is written in language version ${found}; only version 1 is known.`,
      hint: 'Write "throughline: 1".',
    }),
    'zh-CN': ({ found }) => ({
      message: notVersionZh(found) ?? `此文件声明的语言版本是 ${found}，目前只有版本 1。`,
      hint: '请写“throughline: 1”。',
    }),
  }),
  TL2021: entry<{ locale: string; locales: readonly string[]; others: number }>({
    rule: 'texts-use-declared-locales',
    severity: 'error',
    en: ({ locale, locales, others }) => ({
      message: sentences('en', `"${locale}" is not among the languages of this blueprint.`, alsoEn(others)),
      hint: `Its languages are: ${listEn(locales)}. Add "${locale}" under "locales", or correct it here.`,
    }),
    'zh-CN': ({ locale, locales, others }) => ({
      message: sentences('zh-CN', `“${locale}”不在这份蓝图的语言之中。`, alsoZh(others)),
      hint: `蓝图的语言有：${listZh(locales)}。请在 locales 里加上“${locale}”，或者改正这里。`,
    }),
  }),
  TL2022: entry<{ missing: readonly string[]; everywhere: boolean }>({
    rule: 'texts-speak-every-locale',
    severity: 'warning',
    en: ({ missing, everywhere }) => ({
      message: everywhere ? `No text is written in ${listEn(missing)}.` : `This text is missing in ${listEn(missing)}.`,
      hint: everywhere
        ? 'Add the texts, or remove the language from "locales".'
        : 'Add it, or write one text without a language, which then counts for the first.',
    }),
    'zh-CN': ({ missing, everywhere }) => ({
      message: everywhere ? `没有一处文字写了 ${listZh(missing)} 版本。` : `这段文字缺少 ${listZh(missing)} 版本。`,
      hint: everywhere
        ? '请补上文字，或者从 locales 中去掉这种语言。'
        : '请补上，或者只写一段不标语言的文字，它就算作第一种语言。',
    }),
  }),
  TL2030: entry<{ locale: string }>({
    rule: 'locales-are-language-tags',
    severity: 'error',
    en: ({ locale }) => ({
      message: `"${locale}" is not the code of a language.`,
      hint: 'Write for example en, zh-CN or nl.',
    }),
    'zh-CN': ({ locale }) => ({ message: `“${locale}”不是语言代码。`, hint: '请写成例如 en、zh-CN 或 nl。' }),
  }),
  TL2036: entry<{ name: string }>({
    rule: 'names-are-written-in-one-way',
    severity: 'error',
    en: ({ name }) => ({
      message: `"${name}" is written with an accent that is a character of its own, so it is not the same name as without.`,
      hint: 'Type the name again.',
    }),
    'zh-CN': ({ name }) => ({
      message: `“${name}”里的附加符号是单独的字符，看起来相同的名称会被当成两个。`,
      hint: '请重新输入这个名称。',
    }),
  }),
  TL2032: entry<Record<never, never>>({
    rule: 'files-open-with-the-language-version',
    severity: 'error',
    en: () => ({
      message: 'This file does not say that it is a service blueprint.',
      hint: 'Begin it with "throughline: 1".',
    }),
    'zh-CN': () => ({ message: '此文件没有声明自己是服务蓝图。', hint: '请在开头写上“throughline: 1”。' }),
  }),
};
