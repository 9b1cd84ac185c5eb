import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, kindEn, kindsEn, kindsZh, kindZh, listEn, listZh, sentences } from './words.ts';

/** Keys, and the kinds of value that stand after them. */
export const blueprintKeysCatalogue = {
  TL2001: entry<{ key: string; near?: string; known: readonly string[]; others?: number }>({
    rule: 'keys-are-known',
    severity: 'error',
    en: ({ key, near, known, others }) => ({
      message: sentences('en', `The key "${key}" is not known here.`, alsoEn(others)),
      hint: didYouMean(near, known.length > 0 ? `Keys that may stand here: ${listEn(known)}.` : 'Remove it.'),
    }),
    'zh-CN': ({ key, near, known, others }) => ({
      message: sentences('zh-CN', `这里不能写“${key}”这个键。`, alsoZh(others)),
      hint: didYouMeanZh(near, known.length > 0 ? `这里可以写的键：${listZh(known)}。` : '请删除它。'),
    }),
  }),
  TL2002: entry<{ key: string; like?: string; allowed?: readonly string[]; others?: number }>({
    rule: 'required-keys-are-written',
    severity: 'error',
    en: ({ key, like, allowed = [], others }) => ({
      message: sentences('en', `The key "${key}" is missing here.`, alsoEn(others)),
      hint:
        allowed.length > 0
          ? `Add "${key}:" with one of: ${listEn(allowed)}.`
          : like === undefined
            ? `Add "${key}:".`
            : `Add it like "${key}: ${like}".`,
    }),
    'zh-CN': ({ key, like, allowed = [], others }) => ({
      message: sentences('zh-CN', `这里缺少“${key}”。`, alsoZh(others)),
      hint:
        allowed.length > 0
          ? `请补写“${key}:”，可以写：${listZh(allowed)}。`
          : like === undefined
            ? `请补写“${key}:”。`
            : `请补写，例如“${key}: ${like}”。`,
    }),
  }),
  TL2003: entry<{ expected: readonly string[]; found: string; mend?: string; like?: string; others?: number }>({
    rule: 'values-are-of-the-right-kind',
    severity: 'error',
    en: ({ expected, found, mend, like, others }) => ({
      message: sentences(
        'en',
        isOneOfMany(expected, found)
          ? 'Only one name may stand here, but this is a list.'
          : `${capital(kindsEn(expected))} should stand here, but this is ${kindEn(found)}.`,
        alsoEn(others),
      ),
      hint:
        mend !== undefined
          ? `Write ${mend}${mend.startsWith('[') ? ', in brackets' : ' without quotes'}.`
          : isOneOfMany(expected, found)
            ? 'Keep one and write it without brackets.'
            : like === undefined
              ? `Write ${kindsEn(expected)}.`
              : `Write it like ${like}.`,
    }),
    'zh-CN': ({ expected, found, mend, like, others }) => ({
      message: sentences(
        'zh-CN',
        isOneOfMany(expected, found)
          ? '这里只能写一个名称，写的却是列表。'
          : `这里应该是${kindsZh(expected)}，写的却是${kindZh(found)}。`,
        alsoZh(others),
      ),
      hint:
        mend !== undefined
          ? mend.startsWith('[')
            ? `请加上方括号，写成 ${mend}。`
            : `请去掉引号，写成 ${mend}。`
          : isOneOfMany(expected, found)
            ? '请只保留一个，并去掉方括号。'
            : like === undefined
              ? `请改写为${kindsZh(expected)}。`
              : `请写成类似 ${like} 的形式。`,
    }),
  }),
  TL2004: entry<{ written: string; quoted?: string; list?: boolean; others: number }>({
    rule: 'texts-are-quoted-where-yaml-reads-something-else',
    severity: 'error',
    en: ({ written, quoted, list, others }) => ({
      message: `${written} without quotes is read as ${list === true ? 'a list' : 'a number or as true/false'}, but text is meant here.`,
      hint: sentences(
        'en',
        `Put it in quotes: "${quoted ?? written}".`,
        others === 0 ? '' : `${others} more ${others === 1 ? 'place needs' : 'places need'} them too.`,
      ),
    }),
    'zh-CN': ({ written, quoted, list, others }) => ({
      message: `这里应该是文字，而不加引号的 ${written} 会被读成${list === true ? '列表' : '数字或 true/false'}。`,
      hint: sentences(
        'zh-CN',
        `请加英文引号："${quoted ?? written}"。`,
        others === 0 ? '' : `另有 ${others} 处也要加。`,
      ),
    }),
  }),
  TL2005: entry<{ value: string; allowed: readonly string[]; near?: string }>({
    rule: 'values-are-among-the-allowed',
    severity: 'error',
    en: ({ value, allowed, near }) => ({
      message: `"${value}" is not one of the words that may stand here.`,
      hint: sentences('en', didYouMean(near, ''), `Allowed: ${listEn(allowed)}.`),
    }),
    'zh-CN': ({ value, allowed, near }) => ({
      message: `这里不能写“${value}”。`,
      hint: sentences('zh-CN', didYouMeanZh(near, ''), `可以写：${listZh(allowed)}。`),
    }),
  }),
  TL2008: entry<{ what: 'list' | 'map' }>({
    rule: 'lists-are-not-empty',
    severity: 'error',
    en: ({ what }) => ({
      message: what === 'list' ? 'This list is empty.' : 'Nothing stands in this section.',
      hint: 'Write at least one entry, or remove the key.',
    }),
    'zh-CN': ({ what }) => ({
      message: what === 'list' ? '这个列表是空的。' : '这一部分是空的。',
      hint: '请至少写一项，或者删除这个键。',
    }),
  }),
  TL2009: entry<{ expected: readonly string[] }>({
    rule: 'values-are-not-left-out',
    severity: 'error',
    en: ({ expected }) => ({
      message: 'Nothing is written after this key.',
      hint:
        expected.length === 0
          ? 'Write a value after it, or remove the key.'
          : `Write ${kindsEn(expected)} after it, or remove the key.`,
    }),
    'zh-CN': ({ expected }) => ({
      message: '这个键后面没有写内容。',
      hint:
        expected.length === 0
          ? '请在后面写上值，或者删除这个键。'
          : `请在后面写上${kindsZh(expected)}，或者删除这个键。`,
    }),
  }),
  TL2018: entry<{ key: string; verb: string; verbs: readonly string[] }>({
    rule: 'keys-fit-their-verb',
    severity: 'error',
    en: ({ key, verb, verbs }) => ({
      message: `"${key}" means nothing on a step that says "${verb}".`,
      hint:
        key === 'title'
          ? 'The label of the work is its title already: remove this one.'
          : key === 'within' && verb === 'call'
            ? 'Write it as "timeout" inside "call"; a call that takes longer has failed.'
            : `It goes with: ${listEn(verbs)}. Remove it or change the verb.`,
    }),
    'zh-CN': ({ key, verb, verbs }) => ({
      message: `“${verb}”步骤上写“${key}”没有意义。`,
      hint:
        key === 'title'
          ? '这项工作的标签就是它的标题，请删除这里的 title。'
          : key === 'within' && verb === 'call'
            ? '请在 call 里面写 timeout；超过这个时间就算调用失败。'
            : `它只能与这些动词一起用：${listZh(verbs)}。请删除它，或者更换动词。`,
    }),
  }),
  TL2019: entry<{ char: string; ascii: string }>({
    rule: 'syntax-is-half-width',
    severity: 'error',
    en: ({ char, ascii }) => ({
      message: `The full-width "${char}" stands where the half-width sign is needed.`,
      hint: ascii === ' ' ? 'Write an ordinary space, or none.' : `Write the half-width "${ascii}".`,
    }),
    'zh-CN': ({ char, ascii }) => ({
      message: ascii === ' ' ? '这里有一个全角空格，而此处只能用半角。' : `这里的全角“${char}”应当写成半角。`,
      hint: ascii === ' ' ? '请改为半角空格，或者删除它。' : `请改为半角的“${ascii}”。`,
    }),
  }),
  TL2031: entry<{ what: string }>({
    rule: 'entries-are-written-once',
    severity: 'error',
    en: ({ what }) => ({ message: `"${what}" stands in this list twice.`, hint: 'Remove one of the two.' }),
    'zh-CN': ({ what }) => ({ message: `“${what}”在这个列表里写了两次。`, hint: '请删除其中一个。' }),
  }),
  TL2033: entry<{ key: string; verb: string; inside: boolean; others?: number }>({
    rule: 'settings-stand-with-their-verb',
    severity: 'error',
    en: ({ key, verb, inside, others }) => ({
      message: sentences(
        'en',
        inside
          ? `"${key}" belongs to "${verb}" and stands beside it.`
          : `"${key}" belongs to the step and stands inside "${verb}".`,
        alsoEn(others),
      ),
      hint: inside
        ? `Move it inside: ${verb}: { ${MAIN[verb] ?? 'value'}: …, ${key}: … }.`
        : `Move it out, to the same level as "${verb}:".`,
    }),
    'zh-CN': ({ key, verb, inside, others }) => ({
      message: sentences(
        'zh-CN',
        inside ? `“${key}”是 ${verb} 的设置，却写在了 ${verb} 外面。` : `“${key}”是步骤的设置，却写在了 ${verb} 里面。`,
        alsoZh(others),
      ),
      hint: inside
        ? `请移到里面：${verb}: { ${MAIN[verb] ?? 'value'}: …, ${key}: … }。`
        : `请移出来，与“${verb}:”写在同一级。`,
    }),
  }),
  TL2037: entry<{ entry: string; section: string; meant: string }>({
    rule: 'sections-have-their-name',
    severity: 'error',
    en: ({ entry, section, meant }) => ({
      message: `"${entry}" and what follows it stand under "${section}", but look like entries of "${meant}".`,
      hint: `Write the line "${meant}:" before them.`,
    }),
    'zh-CN': ({ entry, section, meant }) => ({
      message: `“${entry}”及其后的内容写在 ${section} 之下，看起来却属于 ${meant}。`,
      hint: `请在它们前面补上“${meant}:”这一行。`,
    }),
  }),
  TL2038: entry<{ key: string; section: string }>({
    rule: 'entries-have-their-name',
    severity: 'error',
    en: ({ key, section }) => ({
      message: `"${key}" stands directly under "${section}", where the name of an entry belongs.`,
      hint: 'Write a name with a colon on the line before it, and indent what belongs to it.',
    }),
    'zh-CN': ({ key, section }) => ({
      message: `“${key}”直接写在 ${section} 之下，而这里应当先写名称。`,
      hint: '请在它前面一行写上名称和冒号，并把属于它的内容缩进。',
    }),
  }),
};

/** The setting for which a verb's shorthand stands. */
const MAIN: Readonly<Record<string, string>> = {
  say: 'message',
  ask: 'fields',
  do: 'label',
  call: 'service',
  decide: 'decision',
  wait: 'until',
  survey: 'kind',
};

/** A list where one name is meant. */
function isOneOfMany(expected: readonly string[], found: string): boolean {
  return found === 'list' && expected.length === 1 && expected[0] === 'text';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
