import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline fmt` says. */
export interface FmtWords {
  readonly help: { readonly summary: string; readonly about: string; readonly files: string; readonly check: string };
  readonly formatted: (path: string) => string;
  readonly leftAlone: (path: string) => string;
  readonly unsure: (path: string) => string;
  readonly drawn: (path: string) => string;
  readonly inOrder: (count: number) => string;
  readonly toDo: (count: number) => string;
  readonly toDoHint: (paths: readonly string[]) => string;
}

export const fmtWords: Readonly<Record<Language, FmtWords>> = {
  en: {
    help: {
      summary: 'lay blueprints and journeys out in the one tidy way',
      about:
        'Lays blueprints and journeys out: indentation, spaces, quotes and line breaks. What they say stays the same, and comments stay with their line.',
      files: 'blueprints or journeys, or - to read one from the standard input and print it',
      check: 'change nothing; list the files that are laid out otherwise, with exit code 1',
    },
    formatted: (path) => `Laid out: ${path}`,
    leftAlone: (path) => `Left as it is: ${path} (it cannot be read)`,
    drawn: (path) => `Left as it is: ${path} (BPMN is laid out by the tool that draws it; fmt is for YAML)`,
    unsure: (path) => `Left as it is: ${path} (it would have said something else; please report this with the file)`,
    inOrder: (count) => (count === 1 ? 'Nothing to do.' : `Nothing to do: all ${count} files are laid out well.`),
    toDo: (count) => (count === 1 ? '1 file is laid out otherwise.' : `${count} files are laid out otherwise.`),
    toDoHint: (paths) => `Run: throughline fmt ${paths.join(' ')}`,
  },
  'zh-CN': {
    help: {
      summary: '把蓝图和旅程排版整齐',
      about: '统一蓝图和旅程的缩进、空格、引号和换行。内容不变，注释留在原来的行上。',
      files: '蓝图或旅程文件；写 - 表示从标准输入读取，结果显示在终端',
      check: '不修改文件，只列出排版不同的文件，此时退出码为 1',
    },
    formatted: (path) => `已排版：${path}`,
    leftAlone: (path) => `未改动：${path}（无法读取）`,
    drawn: (path) => `未改动：${path}（BPMN 由绘图工具排版，fmt 只用于 YAML）`,
    unsure: (path) => `未改动：${path}（排版后内容会变，请带上文件反馈给我们）`,
    inOrder: (count) => (count === 1 ? '排版无须改动。' : `${count} 个文件的排版都无须改动。`),
    toDo: (count) => `${count} 个文件的排版需要改动。`,
    toDoHint: (paths) => `请运行：throughline fmt ${paths.join(' ')}`,
  },
};
