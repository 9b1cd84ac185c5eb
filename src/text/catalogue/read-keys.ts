import { didYouMean, didYouMeanZh, entry } from './entry.ts';

/** Keys, references and nesting. */
export const readKeysCatalogue = {
  TL1011: entry<{ key: string; line: number }>({
    rule: 'keys-are-unique',
    severity: 'error',
    en: ({ key, line }) => ({
      message: `"${key}" is written twice here; the first one is in line ${line}.`,
      hint: 'Delete one of the two, or give one of them another name.',
    }),
    'zh-CN': ({ key, line }) => ({
      message: `“${key}”在这里重复了，第一次写在第 ${line} 行。`,
      hint: '请删除其中一个，或者给其中一个换个名字。',
    }),
  }),
  TL1012: entry<{ written: string; kind: 'number' | 'truth' | 'null' | 'nothing' | 'list' | 'map' | 'reference' }>({
    rule: 'keys-are-text',
    severity: 'error',
    en: ({ written, kind }) => ({
      message:
        kind === 'nothing'
          ? 'Nothing that could be a key stands before ":".'
          : `"${written}" is ${KIND[kind]}, and a key must be text.`,
      hint:
        kind === 'nothing'
          ? 'Write the key before the colon, or put the text in quotes if the colon belongs to it.'
          : 'Write a name that begins with a letter, or put the key in quotes.',
    }),
    'zh-CN': ({ written, kind }) => ({
      message:
        kind === 'nothing' ? '“:”前面没有可以作为键的文字。' : `“${written}”是${KIND_ZH[kind]}，而键必须是文字。`,
      hint:
        kind === 'nothing'
          ? '请在冒号前写上键；如果冒号属于文字，请给整段文字加上引号。'
          : '请改用以字母或汉字开头的名称，或者给这个键加上引号。',
    }),
  }),
  TL1013: entry({
    rule: 'no-merge-keys',
    severity: 'error',
    en: () => ({
      message: '"<<" would copy entries from elsewhere, which is not possible here.',
      hint: 'Write the entries out, so that each stands where it counts.',
    }),
    'zh-CN': () => ({
      message: '“<<”是从别处合并内容的写法，这里不支持。',
      hint: '请把这些内容直接写出来，让每一项都写在它生效的地方。',
    }),
  }),
  TL1014: entry<{ mark: string }>({
    rule: 'no-type-marks',
    severity: 'error',
    en: ({ mark }) => ({
      message: `"${mark}" is read as a mark for a type, and no such marks are used here.`,
      hint: `Delete "${mark}". If it belongs to a text, put the whole text in quotes.`,
    }),
    'zh-CN': ({ mark }) => ({
      message: `“${mark}”会被当成类型标记，而这里不使用类型标记。`,
      hint: `请删除“${mark}”；如果它属于文字，请给整段文字加上引号。`,
    }),
  }),
  TL1015: entry<{ name: string; near: string | undefined }>({
    rule: 'references-have-an-anchor',
    severity: 'error',
    en: ({ name, near }) => ({
      message: `"*${name}" repeats a value marked "&${name}", but none is marked so before it.`,
      hint: didYouMean(
        near === undefined ? undefined : `*${near}`,
        'Write the value out. If the "*" belongs to a text, put the text in quotes.',
      ),
    }),
    'zh-CN': ({ name, near }) => ({
      message: `“*${name}”会重复使用标有“&${name}”的内容，但前面没有这样的标记。`,
      hint: didYouMeanZh(
        near === undefined ? undefined : `*${near}`,
        '请把内容直接写出来；如果“*”属于文字，请给这段文字加上引号。',
      ),
    }),
  }),
  TL1016: entry<{ name: string }>({
    rule: 'references-do-not-loop',
    severity: 'error',
    en: ({ name }) => ({
      message: `"*${name}" stands inside the very value that it repeats, so it would never end.`,
      hint: 'Write out what is meant here.',
    }),
    'zh-CN': ({ name }) => ({
      message: `“*${name}”就写在它要重复的内容里面，会没完没了。`,
      hint: '请在这里直接写出想要的内容。',
    }),
  }),
  TL1017: entry<{ references: number; values: number }>({
    rule: 'references-stay-few',
    severity: 'error',
    en: ({ references, values }) => ({
      message: `Too much is repeated by reference: at most ${references} references, and ${values} values repeated by them, are allowed in a file.`,
      hint: 'Write the values out, and check where this file comes from: such nesting is also a known attack.',
    }),
    'zh-CN': ({ references, values }) => ({
      message: `引用重复的内容太多：一个文件最多 ${references} 处引用，由引用重复出来的值最多 ${values} 个。`,
      hint: '请把内容直接写出来，并确认文件来源：这种层层引用也是一种已知的攻击手法。',
    }),
  }),
  TL1018: entry<{ limit: number }>({
    rule: 'nesting-stays-shallow',
    severity: 'error',
    en: ({ limit }) => ({
      message: `More than ${limit} levels stand inside each other here.`,
      hint: 'Check the brackets and the indentation: so many levels are never needed.',
    }),
    'zh-CN': ({ limit }) => ({
      message: `这里的层级超过了 ${limit} 层。`,
      hint: '请检查括号和缩进；正常的内容用不到这么多层。',
    }),
  }),
  TL1019: entry<{ name: string }>({
    rule: 'anchors-are-used',
    severity: 'warning',
    en: ({ name }) => ({
      message: `"&${name}" is read as a name for what follows, not as text, and nothing refers to it.`,
      hint: 'Delete it. If it belongs to the text, put the whole text in quotes.',
    }),
    'zh-CN': ({ name }) => ({
      message: `“&${name}”会被当成后面内容的名称，而不是文字，并且没有任何地方引用它。`,
      hint: '请删除它；如果它属于文字，请给整段文字加上引号。',
    }),
  }),
};

const KIND = {
  number: 'a number',
  truth: 'a yes-or-no value',
  null: 'a word for "nothing"',
  list: 'a list',
  map: 'a group of entries',
  reference: 'a reference',
};

const KIND_ZH = {
  number: '数字',
  truth: '真假值',
  null: '表示“空”的词',
  list: '列表',
  map: '一组条目',
  reference: '引用',
};
