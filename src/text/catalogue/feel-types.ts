import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import {
  type FeelPart,
  type FeelTypeWord,
  listEn,
  listZh,
  partEn,
  partZh,
  quoteEn,
  quoteZh,
  sentence,
  typeEn,
  typeZh,
} from './feel-words.ts';

export interface Pair {
  readonly left: FeelPart;
  readonly right: FeelPart;
}

/** The forms in which a moment can be written: `@"…"`, `date("…")` and so on. */
export type MomentWriting = 'date' | 'time' | 'date and time' | 'duration' | '@';

/** Types that do not fit together. */
export const feelTypesCatalogue = {
  TL3032: entry<Pair & { readonly instead?: string }>({
    rule: 'compared-values-have-one-type',
    severity: 'error',
    en: ({ left, right, instead }) => ({
      message: `${sentence(partEn(left))}, but ${partEn(right)}; they can never be compared.`,
      hint:
        instead === undefined
          ? adviceEn(left, right)
          : `The cell speaks of its column anyway: write "${instead}" without the name.`,
    }),
    'zh-CN': ({ left, right, instead }) => ({
      message: `${partZh(left)}，而${partZh(right)}，两者无法比较。`,
      hint: instead === undefined ? adviceZh(left, right) : `单元格说的就是这一列的值，不必写名称，请写“${instead}”。`,
    }),
  }),
  TL3033: entry<{ value: string; values: readonly string[]; near?: string | undefined }>({
    rule: 'a-choice-has-that-value',
    severity: 'error',
    en: ({ value, values, near }) => ({
      message: `${quoteEn(value)} is not among the values to choose from.`,
      hint: didYouMean(near, `The values are: ${listEn(values)}.`),
    }),
    'zh-CN': ({ value, values, near }) => ({
      message: `${quoteZh(value)}不在可选的值之中。`,
      hint: didYouMeanZh(near, `可选的值有：${listZh(values)}。`),
    }),
  }),
  TL3034: entry<{ operator: string; operand: FeelPart }>({
    rule: 'only-values-with-an-order-are-ordered',
    severity: 'error',
    en: ({ operator, operand }) => ({
      message: `${sentence(partEn(operand))} and has no order, so "${operator}" says nothing about it.`,
      hint: 'Compare with = or !=, or list the values: level in ("ordinary", "advanced").',
    }),
    'zh-CN': ({ operator, operand }) => ({
      message: `${partZh(operand)}，没有大小顺序，不能用“${operator}”比较。`,
      hint: '请用 = 或 != 比较，或者列出各个值，例如 level in ("ordinary", "advanced")。',
    }),
  }),
  TL3035: entry<Pair & { readonly operator: string }>({
    rule: 'values-can-be-calculated',
    severity: 'error',
    en: ({ operator, left, right }) => ({
      message: `"${operator}" cannot join these: ${partEn(left)}, ${partEn(right)}.`,
      hint: calculationEn(left, right),
    }),
    'zh-CN': ({ operator, left, right }) => ({
      message: `“${operator}”不能用于这两者：${partZh(left)}，${partZh(right)}。`,
      hint: calculationZh(left, right),
    }),
  }),
  TL3036: entry<{ of: FeelPart; instead?: string }>({
    rule: 'a-condition-is-true-or-false',
    severity: 'error',
    en: ({ of, instead }) => ({
      message: `A condition is needed here, but ${partEn(of)}.`,
      hint:
        instead !== undefined
          ? `Write ${instead} to compare with each of them.`
          : 'Compare it with something: csat >= 4, level = "advanced", or contact != null to ask whether it is there.',
    }),
    'zh-CN': ({ of, instead }) => ({
      message: `这里需要条件，但${partZh(of)}。`,
      hint:
        instead !== undefined
          ? `要与其中每个值比较，请写成 ${instead}。`
          : '请加上比较，例如 csat >= 4、level = "advanced"；要判断是否有值，请写 contact != null。',
    }),
  }),
  TL3037: entry<{ first: FeelPart; second: FeelPart }>({
    rule: 'both-ways-of-if-have-one-type',
    severity: 'error',
    en: ({ first, second }) => ({
      message: `The two ways of "if" give different kinds of value: ${partEn(first)}, but ${partEn(second)}.`,
      hint: 'Let both give the same kind of value.',
    }),
    'zh-CN': ({ first, second }) => ({
      message: `if 的两种结果类型不同：${partZh(first)}，而${partZh(second)}。`,
      hint: '请让两者给出同一类型的值。',
    }),
  }),
  TL3039: entry<{ expected: FeelTypeWord; values: readonly string[]; given: FeelPart }>({
    rule: 'a-value-fits-its-place',
    severity: 'error',
    en: ({ expected, values, given }) => ({
      message: `${sentence(typeEn(expected))} is needed here, but ${partEn(given)}.`,
      hint:
        values.length > 0 ? `Give one of: ${listEn(values)}.` : 'Give a value of the type that is declared under data.',
    }),
    'zh-CN': ({ expected, values, given }) => ({
      message: `这里需要${typeZh(expected)}，但${partZh(given)}。`,
      hint: values.length > 0 ? `请给出其中之一：${listZh(values)}。` : '请给出与 data 中声明的类型一致的值。',
    }),
  }),
  TL3040: entry<{ expected: FeelTypeWord; given: FeelPart }>({
    rule: 'a-list-has-one-type',
    severity: 'error',
    en: ({ expected, given }) => ({
      message: `The list begins with ${typeEn(expected)}, but ${partEn(given)}.`,
      hint: 'Keep values of one kind in a list.',
    }),
    'zh-CN': ({ expected, given }) => ({
      message: `列表前面的项是${typeZh(expected)}，但${partZh(given)}。`,
      hint: '一个列表里请只放同一类型的值。',
    }),
  }),
  TL3042: entry<{ form: MomentWriting; found: string }>({
    rule: 'a-moment-can-be-read',
    severity: 'error',
    en: ({ form, found }) => ({
      message: `${quoteEn(found)} is no ${MOMENT_EN[form]}.`,
      hint: `Write it like ${MOMENT_LIKE[form]}.`,
    }),
    'zh-CN': ({ form, found }) => ({
      message: `${quoteZh(found)}不是有效的${MOMENT_ZH[form]}。`,
      hint: `请写成类似 ${MOMENT_LIKE[form]} 的形式。`,
    }),
  }),
  TL3043: entry<{ found: string; instead: string; type: FeelTypeWord }>({
    rule: 'only-texts-stand-in-quotes',
    severity: 'error',
    en: ({ found, instead, type }) => ({
      message: `${found} is a text because of its quotation marks, but ${typeEn(type)} is needed.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead, type }) => ({
      message: `${found} 带引号，是文本，而这里需要${typeZh(type)}。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3044: entry<{ list: FeelPart; item: FeelPart }>({
    rule: 'a-list-is-not-one-value',
    severity: 'error',
    en: ({ list, item }) => ({
      message: `${sentence(partEn(list))}, but ${partEn(item)}: a list is never equal to one value.`,
      hint:
        list.text === '' || item.text === ''
          ? 'Ask about the list in a condition: list contains(list, value).'
          : `Write list contains(${list.text}, ${item.text})`,
    }),
    'zh-CN': ({ list, item }) => ({
      message: `${partZh(list)}，而${partZh(item)}：列表不会等于单个值。`,
      hint:
        list.text === '' || item.text === ''
          ? '请在条件里判断列表：list contains(list, value)。'
          : `请写成 list contains(${list.text}, ${item.text})`,
    }),
  }),
  TL3046: entry<Pair>({
    rule: 'compared-choices-share-a-value',
    severity: 'error',
    en: ({ left, right }) => ({
      message: `${quoteEn(left.text)} and ${quoteEn(right.text)} have no value in common, so they are never equal.`,
      hint: 'Check that both are the fields you mean.',
    }),
    'zh-CN': ({ left, right }) => ({
      message: `${quoteZh(left.text)}和${quoteZh(right.text)}没有共同的选项，永远不会相等。`,
      hint: '请检查是否写对了这两个字段。',
    }),
  }),
  TL3047: entry<{ operator: string }>({
    rule: 'null-has-no-order',
    severity: 'error',
    en: ({ operator }) => ({
      message: `null is neither larger nor smaller than anything, so "${operator}" gives no answer.`,
      hint: 'Write = null or != null to ask whether a value is there.',
    }),
    'zh-CN': ({ operator }) => ({
      message: `null 没有大小，用“${operator}”比较得不到结果。`,
      hint: '要判断是否有值，请写 = null 或 != null。',
    }),
  }),
};

const MOMENT_LIKE: Readonly<Record<MomentWriting, string>> = {
  date: 'date("2026-01-05")',
  time: 'time("09:00:00")',
  'date and time': 'date and time("2026-01-05T09:00:00+08:00")',
  duration: 'duration("PT24H"), duration("P2D")',
  '@': '@"PT24H", @"2026-01-05", @"2026-01-05T09:00:00+08:00"',
};

const MOMENT_EN: Readonly<Record<MomentWriting, string>> = {
  date: 'date of the calendar',
  time: 'time of day',
  'date and time': 'date with time',
  duration: 'length of time',
  '@': 'date, time or length of time',
};

const MOMENT_ZH: Readonly<Record<MomentWriting, string>> = {
  date: '日期',
  time: '时刻',
  'date and time': '日期时间',
  duration: '时长',
  '@': '日期、时刻或时长',
};

function areKinds(left: FeelPart, right: FeelPart, a: string, b: string): boolean {
  const kinds = [left.type.kind, right.type.kind];
  return kinds.some((kind) => kind === a) && kinds.some((kind) => kind === b);
}

function adviceEn(left: FeelPart, right: FeelPart): string {
  if (areKinds(left, right, 'date', 'datetime')) return 'Compare days: date(now) gives the day of a date with time.';
  if (areKinds(left, right, 'duration', 'number'))
    return `Write the length of time with its unit: ${lengths(left, right, ['for hours', 'for days'], ', ')}.`;
  if (areKinds(left, right, 'duration', 'period')) return 'Months differ in length: write days and hours, @"P30D".';
  if (left.type.kind === 'boolean' || right.type.kind === 'boolean')
    return 'Compare with true or false, or leave the comparison out.';
  return 'Compare it with a value of the same kind.';
}

/** `24` as hours and as days. */
function lengths(left: FeelPart, right: FeelPart, units: readonly [string, string], separator: string): string {
  const { text } = left.type.kind === 'number' ? left : right;
  const count = /^\d+$/u.test(text) ? text : '24';
  return `@"PT${count}H" ${units[0]}${separator}@"P${count}D" ${units[1]}`;
}

function adviceZh(left: FeelPart, right: FeelPart): string {
  if (areKinds(left, right, 'date', 'datetime')) return '请按天比较：date(now) 给出日期时间所在的日期。';
  if (areKinds(left, right, 'duration', 'number'))
    return `请写明时长的单位：${lengths(left, right, ['表示小时', '表示天'], '，')}。`;
  if (areKinds(left, right, 'duration', 'period')) return '每个月长短不同，请用天和小时，例如 @"P30D"。';
  if (left.type.kind === 'boolean' || right.type.kind === 'boolean')
    return '请与 true 或 false 比较，或者去掉这个比较。';
  return '请与同一类型的值比较。';
}

function calculationEn(left: FeelPart, right: FeelPart): string {
  if (areKinds(left, right, 'datetime', 'number') || areKinds(left, right, 'date', 'number'))
    return 'Add a length of time: @"P2D" for two days.';
  if (areKinds(left, right, 'text', 'number'))
    return 'Turn the number into a text with string(…), or the text into a number with number(…).';
  if (areKinds(left, right, 'date', 'datetime')) return 'Take the day of the date with time: date(now).';
  return 'Use values that go together, such as two numbers, or a date and a length of time.';
}

function calculationZh(left: FeelPart, right: FeelPart): string {
  if (areKinds(left, right, 'datetime', 'number') || areKinds(left, right, 'date', 'number'))
    return '请加上时长，例如两天写成 @"P2D"。';
  if (areKinds(left, right, 'text', 'number')) return '请用 string(…) 把数字变成文本，或用 number(…) 把文本变成数字。';
  if (areKinds(left, right, 'date', 'datetime')) return '请取日期时间所在的日期：date(now)。';
  return '请使用可以一起计算的值，例如两个数字，或者一个日期和一个时长。';
}
