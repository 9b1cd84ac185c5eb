import { entry } from './entry.ts';

/** Bytes, characters and the document as a whole. */
export const readFileCatalogue = {
  TL1001: entry<{ bytes: number; limit: number }>({
    rule: 'files-stay-within-2-mb',
    severity: 'error',
    en: ({ bytes, limit }) => ({
      message: `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB are read.`,
      hint: 'Check that this is the right file. If it is, split it into several files.',
    }),
    'zh-CN': ({ bytes, limit }) => ({
      message: `文件有 ${megabytes(bytes)} MB，最多只能读取 ${megabytes(limit)} MB。`,
      hint: '请确认没有选错文件；如果没有选错，请拆成几个文件。',
    }),
  }),
  TL1002: entry<{ offset: number }>({
    rule: 'files-are-text',
    severity: 'error',
    en: ({ offset }) => ({
      message: `This is not a text file: the byte at offset ${offset} (counted from 0) is 0x00.`,
      hint: 'Save it as plain text in UTF-8. Word, Excel, PDF and picture files cannot be read.',
    }),
    'zh-CN': ({ offset }) => ({
      message: `这不是文本文件：偏移 ${offset} 处（从 0 数起）的字节是 0x00。`,
      hint: '请另存为 UTF-8 编码的纯文本。Word、Excel、PDF 和图片文件无法读取。',
    }),
  }),
  TL1003: entry<{ offset: number; byte: number; encoding: string }>({
    rule: 'every-byte-belongs-to-a-character',
    severity: 'error',
    en: ({ offset, byte, encoding }) => ({
      message: `The file is not valid ${encoding}: the byte ${hex(byte)} at offset ${offset} (counted from 0) belongs to no character.`,
      hint: 'Open the file in the program it was written with and save it again as UTF-8.',
    }),
    'zh-CN': ({ offset, byte, encoding }) => ({
      message: `文件不是有效的 ${encoding}：偏移 ${offset} 处（从 0 数起）的字节 ${hex(byte)} 不属于任何字符。`,
      hint: '请用原来编写它的软件打开，再另存为 UTF-8 编码。',
    }),
  }),
  TL1004: entry({
    rule: 'files-are-saved-as-utf-8',
    severity: 'warning',
    en: () => ({
      message: 'The file is saved as GB18030 (GBK), not as UTF-8.',
      hint: 'It was read all the same. Save it as UTF-8, so that every program reads the same text.',
    }),
    'zh-CN': () => ({
      message: '文件是按 GB18030（GBK）编码保存的，不是 UTF-8。',
      hint: '内容已照常读取。请另存为 UTF-8 编码，免得在别的软件里变成乱码。',
    }),
  }),
  TL1005: entry<{ code: number }>({
    rule: 'no-control-characters',
    severity: 'error',
    en: ({ code }) => ({
      message: `The text holds a character that cannot be shown (${unicode(code)}).`,
      hint: 'Delete it. Such characters usually come along when text is copied from another program.',
    }),
    'zh-CN': ({ code }) => ({
      message: `文中有一个无法显示的字符（${unicode(code)}）。`,
      hint: '请删除它。这类字符多半是从别的软件复制文字时带进来的。',
    }),
  }),
  TL1006: entry({
    rule: 'files-say-something',
    severity: 'error',
    en: () => ({
      message: 'The file is empty, or holds nothing but comments.',
      hint: 'Write the content, or check that the file was saved and is the right one.',
    }),
    'zh-CN': () => ({
      message: '文件是空的，或者只有注释。',
      hint: '请写入内容，或者确认文件已经保存、没有选错。',
    }),
  }),
  TL1007: entry({
    rule: 'one-document-per-file',
    severity: 'error',
    en: () => ({
      message: 'A second document begins here; a file holds exactly one.',
      hint: 'Delete the line "---" or "..." before it, or move the second document to a file of its own.',
    }),
    'zh-CN': () => ({
      message: '这里开始了第二份文档，而一个文件只能有一份。',
      hint: '请删除前面的“---”或“...”这一行，或者把第二份文档移到单独的文件里。',
    }),
  }),
  TL1008: entry<{ text: string }>({
    rule: 'no-directives',
    severity: 'error',
    en: ({ text }) => ({
      message: `The line "${text}" begins with "%", which makes it an instruction to the reading program; none is understood here.`,
      hint: 'Delete the line, or put "#" before it if it is a comment.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”这一行以“%”开头，会被当成给读取程序的指令，这里不支持任何指令。`,
      hint: '请删除这一行；如果是注释，请在行首加“#”。',
    }),
  }),
};

function megabytes(bytes: number): string {
  return String(Math.ceil((bytes / 1024 / 1024) * 100) / 100);
}

function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function unicode(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
