import { entry } from './entry.ts';
import { isQuoted, quoteEn, quoteZh } from './feel-words.ts';

export interface Found {
  readonly found: string;
}

export interface Instead extends Found {
  readonly instead: string;
}

/** What the subset leaves out, by its name in the finding. */
export type UnsupportedConstruct =
  | 'for'
  | 'filter'
  | 'instance'
  | 'context'
  | 'function'
  | 'input'
  | 'comment'
  | 'named';

/** Expressions that cannot be read. */
export const feelReadingCatalogue = {
  TL3001: entry<object>({
    rule: 'an-expression-says-something',
    severity: 'error',
    en: () => ({
      message: 'The expression is empty.',
      hint: 'Write a condition such as csat >= 4, or leave the key out.',
    }),
    'zh-CN': () => ({ message: '表达式是空的。', hint: '请写上条件，例如 csat >= 4，或者去掉这个键。' }),
  }),
  TL3002: entry<{ length: number; limit: number }>({
    rule: 'an-expression-is-short-enough',
    severity: 'error',
    en: ({ length, limit }) => ({
      message: `The expression has ${length} characters; at most ${limit} are read.`,
      hint: 'Split it: put the cases into a decision table, or set a field first and use that field here.',
    }),
    'zh-CN': ({ length, limit }) => ({
      message: `表达式有 ${length} 个字符，最多 ${limit} 个。`,
      hint: '请拆开写：把各种情况放进决策表，或者先写入一个字段，再在这里使用该字段。',
    }),
  }),
  TL3003: entry<{ limit: number }>({
    rule: 'an-expression-is-shallow-enough',
    severity: 'error',
    en: ({ limit }) => ({
      message: `The expression has more than ${limit} levels of brackets, or more than ${limit} operators in one row.`,
      hint: 'Split it: use a decision table, or list values of one field: category in ("billing", "network").',
    }),
    'zh-CN': ({ limit }) => ({
      message: `表达式的嵌套超过 ${limit} 层，或者一行里的运算符超过 ${limit} 个。`,
      hint: '请拆开写：使用决策表，或者把同一字段的值列在一起，例如 category in ("billing", "network")。',
    }),
  }),
  TL3004: entry<Found>({
    rule: 'an-expression-is-well-formed',
    severity: 'error',
    en: ({ found }) => ({
      message: `${quoteEn(found)} does not belong here.`,
      hint: 'Check what stands before it: a value or an operator may be missing or written twice.',
    }),
    'zh-CN': ({ found }) => ({
      message: `${quoteZh(found)}不应出现在这里。`,
      hint: '请检查它前面的内容：可能少写了值或运算符，或者写了两次。',
    }),
  }),
  TL3005: entry<{ after: string }>({
    rule: 'an-expression-is-complete',
    severity: 'error',
    en: ({ after }) => ({
      message: `Something is missing after ${quoteEn(after)}.`,
      hint: 'Write the value or name that belongs there, or remove what is left over.',
    }),
    'zh-CN': ({ after }) => ({
      message: `${quoteZh(after)}后面缺少内容。`,
      hint: '请补上应有的值或名称，或者删去多余的部分。',
    }),
  }),
  TL3006: entry<{ bracket: string }>({
    rule: 'brackets-come-in-pairs',
    severity: 'error',
    en: ({ bracket }) => ({
      message: `The bracket ${quoteEn(bracket)} is opened and never closed.`,
      hint: 'Add the closing bracket.',
    }),
    'zh-CN': ({ bracket }) => ({ message: `括号${quoteZh(bracket)}只有开头，没有结尾。`, hint: '请补上右括号。' }),
  }),
  TL3007: entry<{ bracket: string }>({
    rule: 'brackets-come-in-pairs',
    severity: 'error',
    en: ({ bracket }) => ({
      message: `The bracket ${quoteEn(bracket)} closes nothing that was opened.`,
      hint: 'Remove it, or add the opening bracket of the same kind.',
    }),
    'zh-CN': ({ bracket }) => ({
      message: `括号${quoteZh(bracket)}没有对应的左括号。`,
      hint: '请删去它，或者补上同一种左括号。',
    }),
  }),
  TL3008: entry<object>({
    rule: 'a-text-is-closed',
    severity: 'error',
    en: () => ({
      message: 'The text that begins here has no closing quotation mark on its line.',
      hint: 'Add " where the text ends.',
    }),
    'zh-CN': () => ({ message: '从这里开始的文本在本行内没有结束的引号。', hint: '请在文本结尾处加上 "。' }),
  }),
  TL3009: entry<Instead>({
    rule: 'signs-are-half-width',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: isQuoted(found)
        ? `${quoteEn(found)} stands in full-width or typographic quotation marks.`
        : `${quoteEn(found)} is a full-width or typographic sign, which expressions do not know.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: isQuoted(found)
        ? `${quoteZh(found)}用的不是半角双引号。`
        : `${quoteZh(found)}是全角符号或排版符号，表达式里只能用半角符号。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3010: entry<Instead>({
    rule: 'texts-stand-in-double-quotes',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `The text ${quoteEn(found)} is not in double quotation marks.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `文本${quoteZh(found)}没有用英文双引号。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3011: entry<Instead>({
    rule: 'operators-are-those-of-feel',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `${quoteEn(found)} is no operator of expressions.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `表达式里没有${quoteZh(found)}这个运算符。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3012: entry<Instead>({
    rule: 'keywords-are-lower-case',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `${quoteEn(found)} is written in capitals.`,
      hint: `Write ${instead} in small letters.`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `${quoteZh(found)}用了大写字母。`,
      hint: `请用小写字母，写成 ${instead}`,
    }),
  }),
  TL3013: entry<{ name: string }>({
    rule: 'no-character-is-invisible',
    severity: 'error',
    en: ({ name }) => ({
      message: `There is an invisible character here (${name}).`,
      hint: 'Delete it; it often comes with copied text.',
    }),
    'zh-CN': ({ name }) => ({
      message: `这里有一个看不见的字符（${name}）。`,
      hint: '请删除它，它常随复制的文字一起带入。',
    }),
  }),
  TL3014: entry<Found>({
    rule: 'not-stands-before-brackets',
    severity: 'error',
    en: ({ found }) => ({
      message: `${quoteEn(found)} stands without brackets around what it denies.`,
      hint: 'Put the whole condition into brackets: not(tier in ("A", "B")).',
    }),
    'zh-CN': ({ found }) => ({
      message: `${quoteZh(found)}后面没有用括号括住要否定的条件。`,
      hint: '请把整个条件放进括号，例如 not(tier in ("A", "B"))。',
    }),
  }),
  TL3015: entry<{ left: string; right: string; instead?: string | undefined }>({
    rule: 'an-operator-stands-between-values',
    severity: 'error',
    en: ({ left, right, instead }) => ({
      message: `There is no operator between ${quoteEn(left)} and ${quoteEn(right)}.`,
      hint: instead ? `Did you mean "${instead}"?` : 'Write an operator between them, such as = or and.',
    }),
    'zh-CN': ({ left, right, instead }) => ({
      message: `${quoteZh(left)}和${quoteZh(right)}之间没有运算符。`,
      hint: instead ? `您是不是想写“${instead}”？` : '请在两者之间写上运算符，例如 = 或 and。',
    }),
  }),
  TL3016: entry<Instead>({
    rule: 'ids-have-underscores-in-expressions',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `In an expression the hyphens of ${quoteEn(found)} are minus signs.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `在表达式里，${quoteZh(found)}中的连字符会被当作减号。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3017: entry<object>({
    rule: 'a-comparison-has-two-sides',
    severity: 'error',
    en: () => ({
      message: 'Two comparisons follow each other without "and" between them.',
      hint: 'Write 1 <= csat and csat <= 5, or csat in [1..5].',
    }),
    'zh-CN': () => ({
      message: '两个比较连在一起，中间没有 and。',
      hint: '请写成 1 <= csat and csat <= 5，或者 csat in [1..5]。',
    }),
  }),
  TL3018: entry<{ construct: UnsupportedConstruct }>({
    rule: 'an-expression-stays-in-the-subset',
    severity: 'error',
    en: ({ construct }) => UNSUPPORTED_EN[construct],
    'zh-CN': ({ construct }) => UNSUPPORTED_ZH[construct],
  }),
  TL3019: entry<Instead>({
    rule: 'moments-stand-in-quotes',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `Inside an expression ${quoteEn(found)} is no date and no length of time.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `在表达式里，${quoteZh(found)}不会被当作日期或时长。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3020: entry<Found>({
    rule: 'expressions-count-elapsed-time',
    severity: 'error',
    en: ({ found }) => ({
      message: `${quoteEn(found)} is business time, which an expression cannot count.`,
      hint: 'Write elapsed time such as @"PT8H".',
    }),
    'zh-CN': ({ found }) => ({
      message: `${quoteZh(found)}是工作时间，表达式无法计算工作时间。`,
      hint: '请写成自然时长，例如 @"PT8H"。',
    }),
  }),
  TL3021: entry<{ form: 'if' | 'some' | 'every' | 'between' }>({
    rule: 'a-construct-is-complete',
    severity: 'error',
    en: ({ form }) => ({
      message: `The words that belong to "${form}" are not all there.`,
      hint: `Write ${COMPLETE[form]}.`,
    }),
    'zh-CN': ({ form }) => ({ message: `“${form}”缺少与它配套的词。`, hint: `请写成 ${COMPLETE[form]}。` }),
  }),
  TL3025: entry<object>({
    rule: 'a-range-stands-after-in',
    severity: 'error',
    en: () => ({
      message: 'A range is no value of its own here.',
      hint: 'Write csat in [1..5].',
    }),
    'zh-CN': () => ({ message: '范围不能单独当作值用在这里。', hint: '请写成 csat in [1..5]。' }),
  }),
  TL3026: entry<{ low: string; high: string }>({
    rule: 'a-range-holds-something',
    severity: 'error',
    en: ({ low, high }) => ({
      message: `No value lies between ${quoteEn(low)} and ${quoteEn(high)}.`,
      hint: 'Write the smaller value first; [ and ] include the value beside them, ( and ) leave it out.',
    }),
    'zh-CN': ({ low, high }) => ({
      message: `${quoteZh(low)}和${quoteZh(high)}之间没有任何值。`,
      hint: '请把较小的值写在前面；[ ] 包含端点，( ) 不包含端点。',
    }),
  }),
  TL3041: entry<Found>({
    rule: 'a-number-has-at-most-15-digits',
    severity: 'error',
    en: ({ found }) => ({
      message: `The number ${quoteEn(found)} has more digits than can be kept.`,
      hint: 'Write at most 15 digits; if it is a number to call or a code, declare the field as text.',
    }),
    'zh-CN': ({ found }) => ({
      message: `数字${quoteZh(found)}的位数太多，无法准确保存。`,
      hint: '最多写 15 位数字；如果是电话或编号，请把字段声明为文本（text）。',
    }),
  }),
  TL3048: entry<{ word: 'and' | 'or' }>({
    rule: 'tests-are-not-joined',
    severity: 'error',
    en: ({ word }) => ({
      message: `Tests of one value cannot be joined with "${word}".`,
      hint:
        word === 'and'
          ? 'Write a range such as [4..5]; in a condition, name the value in both: csat >= 4 and csat <= 5.'
          : 'Write a comma between them: < 3, > 8.',
    }),
    'zh-CN': ({ word }) => ({
      message: `对同一个值的几个判断不能用“${word}”连接。`,
      hint:
        word === 'and'
          ? '请写成范围，例如 [4..5]；在条件里请把名称写两次：csat >= 4 and csat <= 5。'
          : '请用逗号隔开，例如 < 3, > 8。',
    }),
  }),
  TL3050: entry<Instead>({
    rule: 'ranges-stand-in-brackets',
    severity: 'error',
    en: ({ found, instead }) => ({
      message: `${quoteEn(found)} is no range of values.`,
      hint: `Write ${instead}`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `${quoteZh(found)}不是取值范围的写法。`,
      hint: `请写成 ${instead}`,
    }),
  }),
  TL3049: entry<object>({
    rule: 'not-stands-around-all-tests',
    severity: 'error',
    en: () => ({
      message: '"not" can only stand around all tests together.',
      hint: 'In a cell write not(safety, billing); in a condition write not(category in ("safety", "billing")).',
    }),
    'zh-CN': () => ({
      message: '“not”只能括住全部判断，不能只括住其中一部分。',
      hint: '单元格里请写 not(safety, billing)，条件里请写 not(category in ("safety", "billing"))。',
    }),
  }),
};

const COMPLETE = {
  if: 'if … then … else …',
  some: 'some x in list satisfies …',
  every: 'every x in list satisfies …',
  between: 'x between 1 and 5',
} as const;

const UNSUPPORTED_EN = {
  for: {
    message: 'Loops ("for … return …") are not part of expressions here.',
    hint: 'Ask about a list with "some x in list satisfies …", or use count, sum, min or max.',
  },
  filter: {
    message: 'Picking from a list with [ ] is not part of expressions here.',
    hint: 'Ask about the list with "some x in list satisfies …" or "list contains(list, value)".',
  },
  instance: {
    message: '"instance of" is not part of expressions here.',
    hint: 'Leave it out: every field has the type declared under data.',
  },
  context: {
    message: 'Braces { } are not part of expressions here.',
    hint: 'Set one field for each value instead.',
  },
  function: {
    message: 'Functions of your own are not part of expressions here.',
    hint: 'Put the calculation into a decision table, or write it out.',
  },
  input: {
    message: 'The sign "?" is not part of expressions here.',
    hint: 'Leave it out: a cell such as >= 4 tests its column; to test more, add a column.',
  },
  comment: {
    message: 'Comments cannot stand inside an expression.',
    hint: 'Put the remark after # on a line of its own in the blueprint.',
  },
  named: {
    message: 'Arguments cannot be given by name here.',
    hint: 'Write only the values, in their order: substring(summary, 1, 10).',
  },
} as const;

const UNSUPPORTED_ZH = {
  for: {
    message: '这里的表达式不支持循环（for … return …）。',
    hint: '请用“some x in list satisfies …”来判断列表，或者用 count、sum、min、max。',
  },
  filter: {
    message: '这里的表达式不支持用 [ ] 从列表中取值。',
    hint: '请用“some x in list satisfies …”或“list contains(list, value)”来判断列表。',
  },
  instance: {
    message: '这里的表达式不支持 instance of。',
    hint: '请去掉它：每个字段的类型都已在 data 里声明。',
  },
  context: { message: '这里的表达式不支持花括号 { }。', hint: '请改为给每个值设置一个字段。' },
  function: { message: '这里的表达式不支持自定义函数。', hint: '请把计算放进决策表，或者直接写出来。' },
  input: {
    message: '这里的表达式不支持“?”。',
    hint: '请去掉它：像 >= 4 这样的单元格就是在判断所在的列；要判断更多内容，请增加一列。',
  },
  comment: { message: '表达式里面不能写注释。', hint: '请把说明写在蓝图里单独一行，以 # 开头。' },
  named: {
    message: '这里不能按名称传递参数。',
    hint: '请只按顺序写值，例如 substring(summary, 1, 10)。',
  },
} as const;
