import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import {
  anyOfEn,
  anyOfZh,
  type FeelPart,
  type FeelTypeWord,
  listEn,
  listZh,
  partEn,
  partZh,
  quoteEn,
  quoteZh,
  sentence,
} from './feel-words.ts';

/** Why a function is refused, which is also what to write instead. */
export type RefusedBecause = 'now' | 'today' | 'pattern' | 'any' | 'all' | 'order' | 'remainder' | 'other';

/** Names, fields and functions that expressions speak of. */
export const feelNamesCatalogue = {
  TL3022: entry<{ name: string; near?: string | undefined }>({
    rule: 'a-function-exists',
    severity: 'error',
    en: ({ name, near }) => ({
      message: `There is no function ${quoteEn(name)}.`,
      hint: didYouMean(near, `Use one of: ${FUNCTIONS}.`),
    }),
    'zh-CN': ({ name, near }) => ({
      message: `没有${quoteZh(name)}这个函数。`,
      hint: didYouMeanZh(near, `可用的函数：${FUNCTIONS}。`),
    }),
  }),
  TL3023: entry<{ name: string; reason: RefusedBecause }>({
    rule: 'a-function-is-in-the-subset',
    severity: 'error',
    en: ({ name, reason }) => ({
      message: `The function ${quoteEn(name)} cannot be used in a blueprint.`,
      hint: INSTEAD_EN[reason],
    }),
    'zh-CN': ({ name, reason }) => ({ message: `蓝图里不能使用函数${quoteZh(name)}。`, hint: INSTEAD_ZH[reason] }),
  }),
  TL3024: entry<{ name: string; least: number; most: number; given: number }>({
    rule: 'a-function-gets-its-values',
    severity: 'error',
    en: ({ name, least, most, given }) => ({
      message: `${quoteEn(name)} takes ${least === most ? least : `${least} to ${most}`} ${most === 1 ? 'value' : 'values'}, but ${given === 1 ? '1 is' : `${given} are`} given.`,
      hint: 'Separate the values by commas, and check that brackets close where you want them to.',
    }),
    'zh-CN': ({ name, least, most, given }) => ({
      message: `${quoteZh(name)}需要 ${least === most ? least : `${least} 到 ${most}`} 个值，现在给了 ${given} 个。`,
      hint: '请用逗号分隔各个值，并检查括号的位置。',
    }),
  }),
  TL3027: entry<{ name: string; near?: string | undefined; values: readonly string[] }>({
    rule: 'a-name-exists',
    severity: 'error',
    en: ({ name, near, values }) => ({
      message: `${quoteEn(name)} is no field and no fact that can be used here.`,
      hint: didYouMean(
        near,
        values.length > 0
          ? `Write one of the values in quotation marks: ${listEn(values.map((value) => JSON.stringify(value)))}.`
          : 'Declare it under data; if it is meant as a text, put it in quotation marks.',
      ),
    }),
    'zh-CN': ({ name, near, values }) => ({
      message: `${quoteZh(name)}不是这里可以使用的字段或事实。`,
      hint: didYouMeanZh(
        near,
        values.length > 0
          ? `请写带引号的选项之一：${listZh(values.map((value) => JSON.stringify(value)))}。`
          : '请在 data 里声明它；如果是文本，请加上引号。',
      ),
    }),
  }),
  TL3028: entry<{ word: string; instead: string; all?: readonly string[] }>({
    rule: 'texts-stand-in-double-quotes',
    severity: 'error',
    en: ({ word, instead, all }) => ({
      message: `${quoteEn(word)} stands without quotation marks, so it is read as a name, and there is no such name.`,
      hint: all === undefined ? `Write ${instead}` : `Put all of them in quotation marks: ${all.join(', ')}.`,
    }),
    'zh-CN': ({ word, instead, all }) => ({
      message: `${quoteZh(word)}没有加引号，会被当作名称，而这里没有这个名称。`,
      hint: all === undefined ? `请写成 ${instead}` : `请给它们都加上引号：${all.join('、')}。`,
    }),
  }),
  TL3029: entry<{ field: string; of: FeelPart; near?: string | undefined; known: readonly string[] }>({
    rule: 'a-field-exists',
    severity: 'error',
    en: ({ field, of, near, known }) => ({
      message: `${quoteEn(of.text)} has no ${quoteEn(field)}.`,
      hint: didYouMean(near, known.length > 0 ? `It has: ${listEn(known)}.` : 'It has nothing that can be read here.'),
    }),
    'zh-CN': ({ field, of, near, known }) => ({
      message: `${quoteZh(of.text)}里没有${quoteZh(field)}。`,
      hint: didYouMeanZh(near, known.length > 0 ? `其中有：${listZh(known)}。` : '这里没有可以读取的内容。'),
    }),
  }),
  TL3030: entry<{ field: string; of: FeelPart; instead?: string }>({
    rule: 'only-groups-have-fields',
    severity: 'error',
    en: ({ field, of, instead }) => ({
      message: `${sentence(partEn(of))} and has no ${quoteEn(field)} inside.`,
      hint: didYouMean(instead, `Leave out the dot and ${quoteEn(field)}.`),
    }),
    'zh-CN': ({ field, of, instead }) => ({
      message: `${partZh(of)}，里面没有${quoteZh(field)}。`,
      hint: didYouMeanZh(instead, `请去掉点号和${quoteZh(field)}。`),
    }),
  }),
  TL3031: entry<{ of: FeelPart; fields: readonly string[] }>({
    rule: 'a-group-is-no-value',
    severity: 'error',
    en: ({ of, fields }) => ({
      message: `${sentence(partEn(of))}, not one value that can be compared.`,
      hint: `Write which one you mean: ${listEn(fields.map((field) => `${of.text}.${field}`))}.`,
    }),
    'zh-CN': ({ of, fields }) => ({
      message: `${partZh(of)}，不是可以比较的单个值。`,
      hint: `请写明是哪一个：${listZh(fields.map((field) => `${of.text}.${field}`))}。`,
    }),
  }),
  TL3038: entry<{ name: string; expected: readonly FeelTypeWord[]; given: FeelPart }>({
    rule: 'a-function-gets-its-types',
    severity: 'error',
    en: ({ name, expected, given }) => ({
      message: `${quoteEn(name)} needs ${anyOfEn(expected)} here, but ${partEn(given)}.`,
      hint: 'Give it a value of that kind.',
    }),
    'zh-CN': ({ name, expected, given }) => ({
      message: `${quoteZh(name)}在这里需要${anyOfZh(expected)}，但${partZh(given)}。`,
      hint: '请改为这种类型的值。',
    }),
  }),
  TL3045: entry<object>({
    rule: 'a-duration-is-written-out',
    severity: 'error',
    en: () => ({
      message: 'The length of time must be written out here.',
      hint: 'Write duration("PT24H"), or use a field of type duration as it is.',
    }),
    'zh-CN': () => ({
      message: '这里的时长必须直接写出来。',
      hint: '请写成 duration("PT24H")；类型为 duration 的字段可以直接使用。',
    }),
  }),
};

const FUNCTIONS = 'is defined, get or else, contains, starts with, list contains, count, sum, min, max, date, duration';

const INSTEAD_EN: Readonly<Record<RefusedBecause, string>> = {
  now: 'Write now without brackets: the moment at which the case is looked at.',
  today: 'Write date(now).',
  pattern: 'Text patterns are not evaluated; use contains, starts with or ends with.',
  any: 'Write: some x in list satisfies x.',
  all: 'Write: every x in list satisfies x.',
  order: 'Compare the two moments with < or >.',
  remainder: 'Write modulo(x, 2) = 0 for even, modulo(x, 2) = 1 for odd.',
  other: `Use one of: ${FUNCTIONS}.`,
};

const INSTEAD_ZH: Readonly<Record<RefusedBecause, string>> = {
  now: '请写不带括号的 now，表示处理案例的当前时刻。',
  today: '请写 date(now)。',
  pattern: '这里不支持文本模式（正则表达式），请用 contains、starts with 或 ends with。',
  any: '请写 some x in list satisfies x。',
  all: '请写 every x in list satisfies x。',
  order: '请用 < 或 > 比较两个时间。',
  remainder: '偶数请写 modulo(x, 2) = 0，奇数请写 modulo(x, 2) = 1。',
  other: `可用的函数：${FUNCTIONS}。`,
};
