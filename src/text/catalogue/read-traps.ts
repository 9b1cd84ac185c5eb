import { entry } from './entry.ts';

/** What is easily written and means something else than it looks. */
export const readTrapsCatalogue = {
  TL1041: entry<{ char: string; ascii: string }>({
    rule: 'punctuation-is-half-width',
    severity: 'error',
    en: ({ char, ascii }) =>
      isQuote(ascii)
        ? {
            message: `A curly quote ${char} stands where the straight ${ascii} is needed.`,
            hint: `Write ${ascii} at both ends. Curly quotes are right only inside texts.`,
          }
        : {
            message: `The full-width "${char}" stands where "${ascii}" is needed.`,
            hint: `Write the half-width "${ascii}"${isSpaced(ascii) ? ', with a space after it' : ''}. Full-width marks are right only inside texts.`,
          },
    'zh-CN': ({ char, ascii }) =>
      isQuote(ascii)
        ? {
            message: `这里需要直引号 ${ascii}，写成了弯引号 ${char}。`,
            hint: `请把两端都改成 ${ascii}；弯引号只能用在文字内容里。`,
          }
        : {
            message: `这里需要半角的“${ascii}”，写成了全角的“${char}”。`,
            hint: `请改成半角的“${ascii}”${isSpaced(ascii) ? '，后面空一格' : ''}；全角标点只能用在文字内容里。`,
          },
  }),
  TL1042: entry<{ text: string; before: string }>({
    rule: 'commas-inside-braces-separate',
    severity: 'error',
    en: ({ text, before }) => ({
      message: `The comma ends "${before}", so "${text}" is read as a key without a value.`,
      hint: 'Put the whole text in quotes, or write ": " and a value behind the key.',
    }),
    'zh-CN': ({ text, before }) => ({
      message: `半角逗号会让“${before}”到此结束，后面的“${text}”就成了没有值的键。`,
      hint: '请给整段文字加上引号，或改用全角逗号“，”；如果它确实是键，请补上“: ”和值。',
    }),
  }),
  TL1043: entry<{ cut: string; kept: string }>({
    rule: 'hash-signs-do-not-cut-texts',
    severity: 'warning',
    en: ({ cut, kept }) => ({
      message:
        kept === ''
          ? `"${cut}" is read as a comment, so nothing is left as value.`
          : `The text ends at "${kept}": "${cut}" is read as a comment.`,
      hint: 'Put the whole text in quotes. If it is a comment, put a space after "#".',
    }),
    'zh-CN': ({ cut, kept }) => ({
      message:
        kept === '' ? `“${cut}”会被当成注释，这里就没有值了。` : `文字到“${kept}”就结束了，“${cut}”会被当成注释。`,
      hint: '请给整段文字加上引号；如果是注释，请在“#”后空一格。',
    }),
  }),
  TL1044: entry<{ cut: string }>({
    rule: 'comments-do-not-swallow-syntax',
    severity: 'error',
    en: ({ cut }) => ({
      message: `Everything from "#" to the end of the line is a comment, so "${cut}" is not read and what follows cannot be understood.`,
      hint: 'Put the text with "#" in quotes, or move the comment to a line of its own.',
    }),
    'zh-CN': ({ cut }) => ({
      message: `从“#”到行尾都会被当成注释，“${cut}”没有读取，后面的内容因此无法理解。`,
      hint: '请给含有“#”的文字加上引号，或者把注释移到单独一行。',
    }),
  }),
  TL1045: entry<{ char: string }>({
    rule: 'special-first-characters-are-quoted',
    severity: 'error',
    en: ({ char }) => ({
      message: `A text that begins with "${char}" must stand in quotes: at the beginning "${char}" has a meaning of its own.`,
      hint:
        char === '-'
          ? 'Put the whole text in quotes. If a list is meant, begin it on the next line.'
          : 'Put the whole text in quotes.',
    }),
    'zh-CN': ({ char }) => ({
      message: `以“${char}”开头的文字必须加引号，因为“${char}”在开头有特殊含义。`,
      hint: char === '-' ? '请给整段文字加上引号；如果想写列表，请另起一行。' : '请给整段文字加上引号。',
    }),
  }),
  TL1046: entry<{ text: string }>({
    rule: 'colons-inside-texts-are-quoted',
    severity: 'error',
    en: ({ text }) => ({
      message: `A second ": " stands on this line, so "${text}" is not read as a text.`,
      hint: 'Put the whole text in quotes. If a new entry is meant, give it a line or a comma of its own.',
    }),
    'zh-CN': ({ text }) => ({
      message: `这一行有第二个“: ”，所以“${text}”不会被当作一段文字。`,
      hint: '请给整段文字加上引号，或改用全角冒号“：”；如果是新的一项，请另起一行或用半角逗号隔开。',
    }),
  }),
  TL1047: entry<{ text: string }>({
    rule: 'list-items-begin-their-own-line',
    severity: 'warning',
    en: ({ text }) => ({
      message: `"${text}" looks like an item of a list, but is read as part of the text in the line before.`,
      hint: 'Line it up with the other items. If it is text, put the whole text in quotes.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”看起来是列表的一项，却会接在上一行的文字后面。`,
      hint: '请让它与列表的其他项对齐；如果它就是文字，请给整段文字加上引号。',
    }),
  }),
  TL1048: entry<{ text: string; char: string }>({
    rule: 'brackets-inside-texts-are-quoted',
    severity: 'error',
    en: ({ text, char }) => ({
      message: `Inside { } and [ ] a text without quotes ends before "${char}", here after "${text}".`,
      hint: 'Put the whole text in quotes.',
    }),
    'zh-CN': ({ text, char }) => ({
      message: `在 { } 和 [ ] 里，没有引号的文字遇到“${char}”就会结束，这里只剩“${text}”。`,
      hint: '请给整段文字加上引号。',
    }),
  }),
};

function isQuote(ascii: string): boolean {
  return ascii === '"' || ascii === "'";
}

function isSpaced(ascii: string): boolean {
  return ascii === ':' || ascii === ',';
}
