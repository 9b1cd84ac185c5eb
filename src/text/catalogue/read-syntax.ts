import { entry } from './entry.ts';

/** Brackets, quotes, commas, colons, lines: what must be right before anything can be understood. */
export const readSyntaxCatalogue = {
  TL1021: entry<{ open: string; close: string }>({
    rule: 'brackets-are-closed',
    severity: 'error',
    en: ({ open, close }) => ({
      message: `The "${open}" that opens here is never closed.`,
      hint: `Write "${close}" where it ends. If the "${open}" belongs to a text, put the text in quotes.`,
    }),
    'zh-CN': ({ open, close }) => ({
      message: `这里的“${open}”没有配对的“${close}”。`,
      hint: `请在结束处写上“${close}”；如果“${open}”属于文字，请给这段文字加上引号。`,
    }),
  }),
  TL1022: entry<{ open: string; close: string; found: string; line: number }>({
    rule: 'brackets-match',
    severity: 'error',
    en: ({ open, close, found, line }) => ({
      message: `"${found}" stands where the "${open}" of line ${line} must be closed by "${close}".`,
      hint: `Write "${close}" before it, or delete the bracket that is too many.`,
    }),
    'zh-CN': ({ open, close, found, line }) => ({
      message: `第 ${line} 行的“${open}”应当用“${close}”结束，这里却是“${found}”。`,
      hint: `请在它前面补上“${close}”，或者删除多余的括号。`,
    }),
  }),
  TL1023: entry<{ char: string }>({
    rule: 'no-stray-brackets',
    severity: 'error',
    en: ({ char }) => ({
      message: `"${char}" closes nothing: no bracket is open here.`,
      hint: 'Delete it, or write the opening bracket that is missing before it.',
    }),
    'zh-CN': ({ char }) => ({
      message: `这里多了一个“${char}”：前面没有需要它来结束的括号。`,
      hint: '请删除它，或者在前面补上缺少的左括号。',
    }),
  }),
  TL1024: entry<{ quote: string }>({
    rule: 'quotes-are-closed',
    severity: 'error',
    en: ({ quote }) => ({
      message: `The text that begins with ${quote} here has no closing ${quote}.`,
      hint: `Write ${quote} at the end of the text.`,
    }),
    'zh-CN': ({ quote }) => ({
      message: `这里以 ${quote} 开头的文字没有结束的 ${quote}。`,
      hint: `请在文字末尾写上 ${quote}。`,
    }),
  }),
  TL1025: entry<{ quoted: string; rest: string }>({
    rule: 'quoted-text-stands-alone',
    severity: 'error',
    en: ({ quoted, rest }) => ({
      message: `The text ends with the quotes of ${quoted}, so "${rest}" after it is too much.`,
      hint: 'Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.',
    }),
    'zh-CN': ({ quoted, rest }) => ({
      message: `文字到 ${quoted} 的引号就结束了，后面的“${rest}”是多余的。`,
      hint: '请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。',
    }),
  }),
  TL1026: entry<{ escape: string }>({
    rule: 'escapes-are-known',
    severity: 'error',
    en: ({ escape }) => ({
      message: `"${escape}" has no meaning between double quotes: there the backslash begins a special sign.`,
      hint: 'Write the backslash twice (\\\\), or put the text in single quotes.',
    }),
    'zh-CN': ({ escape }) => ({
      message: `双引号里的“${escape}”没有意义：反斜杠在那里用来引出特殊符号。`,
      hint: '请把反斜杠写两遍（\\\\），或者改用单引号。',
    }),
  }),
  TL1027: entry({
    rule: 'entries-are-separated-by-commas',
    severity: 'error',
    en: () => ({
      message: 'A comma is missing before this entry.',
      hint: 'Inside { } and [ ] put a comma between two entries.',
    }),
    'zh-CN': () => ({
      message: '这一项前面缺少逗号。',
      hint: '在 { } 和 [ ] 里，各项之间要用半角逗号隔开。',
    }),
  }),
  TL1028: entry({
    rule: 'no-stray-commas',
    severity: 'error',
    en: () => ({
      message: 'Nothing stands before this comma.',
      hint: 'Delete the comma, or write the entry that is missing before it.',
    }),
    'zh-CN': () => ({
      message: '这个逗号前面没有内容。',
      hint: '请删除这个逗号，或者补上前面缺少的一项。',
    }),
  }),
  TL1029: entry<{ text: string; inBrackets: boolean }>({
    rule: 'lines-line-up',
    severity: 'error',
    en: ({ text, inBrackets }) => ({
      message: `"${text}" does not line up with the lines around it.`,
      hint: inBrackets
        ? 'Between brackets, indent each line deeper than the line on which they open.'
        : 'Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
    }),
    'zh-CN': ({ text, inBrackets }) => ({
      message: `“${text}”与上下各行没有对齐。`,
      hint: inBrackets
        ? '括号里的每一行都要比左括号所在的行缩进更深。'
        : '请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
    }),
  }),
  TL1030: entry<{ char: 'tab' | 'full-width' | 'non-breaking'; lines: number }>({
    rule: 'indentation-is-made-of-spaces',
    severity: 'error',
    en: ({ char, lines }) => ({
      message:
        `This line is indented with ${SPACE[char]}` + (lines > 1 ? `, and so are others (${lines} in all).` : '.'),
      hint: 'Indent with ordinary spaces only, two for each level.',
    }),
    'zh-CN': ({ char, lines }) => ({
      message: `这一行用${SPACE_ZH[char]}缩进` + (lines > 1 ? `，这样的行共有 ${lines} 行。` : '。'),
      hint: '缩进只能用普通的半角空格，每级两个。',
    }),
  }),
  TL1031: entry<{ text: string }>({
    rule: 'keys-are-followed-by-a-colon',
    severity: 'error',
    en: ({ text }) => ({
      message: `"${text}" stands where a key belongs, but has no ": " and no value.`,
      hint: 'Write "key: value". If it belongs to a text, indent it deeper than the key of that text, or put the text in quotes.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”写在键的位置上，却没有“: ”和值。`,
      hint: '请写成“键: 值”；如果它属于某段文字，请比那段文字的键缩进更深，或者给文字加上引号。',
    }),
  }),
  TL1032: entry<{ text: string }>({
    rule: 'colons-are-followed-by-a-space',
    severity: 'error',
    en: ({ text }) => ({
      message: `A space is missing after the colon of "${text}".`,
      hint: 'Write "key: value", with a space after the colon.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”的冒号后面缺少空格。`,
      hint: '请写成“键: 值”，冒号后面空一格。',
    }),
  }),
  TL1033: entry<{ limit: number }>({
    rule: 'keys-are-short',
    severity: 'error',
    en: ({ limit }) => ({
      message: `A key must stand on one line and have at most ${limit} characters.`,
      hint: 'Check whether a colon, a quote or a line break is in the wrong place before it.',
    }),
    'zh-CN': ({ limit }) => ({
      message: `键必须写在一行内，并且不超过 ${limit} 个字符。`,
      hint: '请检查前面的冒号、引号或换行是否写错了位置。',
    }),
  }),
  TL1034: entry({
    rule: 'text-blocks-are-indented',
    severity: 'error',
    en: () => ({
      message: 'The lines of this block of text are not indented evenly.',
      hint: 'Indent all its lines by the same number of spaces, deeper than the key above.',
    }),
    'zh-CN': () => ({
      message: '这段多行文字各行的缩进不一致。',
      hint: '请让每一行缩进同样多的空格，并且比上面的键更深。',
    }),
  }),
  TL1035: entry({
    rule: 'comments-follow-a-space',
    severity: 'error',
    en: () => ({
      message: 'A space is missing before "#".',
      hint: 'Put a space before "#" if a comment begins here; if it belongs to the text, put the text in quotes.',
    }),
    'zh-CN': () => ({
      message: '“#”前面缺少空格。',
      hint: '如果这里开始注释，请在“#”前空一格；如果它属于文字，请给整段文字加上引号。',
    }),
  }),
  TL1036: entry<{ text: string }>({
    rule: 'syntax-is-understood',
    severity: 'error',
    en: ({ text }) => ({
      message: `"${text}" cannot be understood here.`,
      hint: 'Compare it with the lines around it. If it belongs to a text, put the whole text in quotes.',
    }),
    'zh-CN': ({ text }) => ({
      message: `无法理解这里的“${text}”。`,
      hint: '请对照上下各行检查；如果它属于文字，请给整段文字加上引号。',
    }),
  }),
};

const SPACE = { tab: 'a tab', 'full-width': 'full-width spaces', 'non-breaking': 'non-breaking spaces' };

const SPACE_ZH = { tab: '制表符（Tab）', 'full-width': '全角空格', 'non-breaking': '不间断空格' };
