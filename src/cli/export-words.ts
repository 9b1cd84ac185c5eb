import type { ExistsWords } from './deliver.ts';
import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline export` says. */
export interface ExportWords extends ExistsWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly file: string;
    readonly locale: string;
    readonly out: string;
    readonly force: string;
  };
  readonly notExported: string;
  /** Before what BPMN cannot say. */
  readonly kept: (count: number) => string;
  readonly explain: (code: string) => string;
}

export const exportWords: Readonly<Record<Language, ExportWords>> = {
  en: {
    help: {
      summary: 'write a blueprint as BPMN 2.0 with a diagram, for other modelling tools',
      about:
        'Writes a blueprint as BPMN 2.0 with a diagram that other modelling tools open: lanes for roles, groups for stages. What BPMN has no place for stands in extensions of Throughline, and what other tools take otherwise is named.',
      file: 'the blueprint',
      locale: 'the language of the names in the diagram, such as zh-CN',
      out: 'write to this file instead of printing',
      force: 'overwrite the file that is there',
    },
    exists: (path) => `There is already a file ${path}.`,
    existsHint: 'Give another name with -o, or add --force to overwrite it.',
    notExported: 'Nothing was written, because the blueprint has errors.',
    kept: (count) => `Other tools take ${count === 1 ? 'one thing' : `${count} things`} otherwise:`,
    explain: (code) => `More about each: throughline explain ${code}`,
  },
  'zh-CN': {
    help: {
      summary: '把蓝图写成带图的 BPMN 2.0 文件，供其他建模工具使用',
      about:
        '把蓝图写成 BPMN 2.0 文件，其他建模工具可以直接打开看图：泳道是角色，分组是阶段。BPMN 没有地方写的内容放在 Throughline 的扩展里；其他工具会有不同理解的地方会逐条列出。',
      file: '蓝图文件',
      locale: '图中名称使用的语言，例如 zh-CN',
      out: '写入这个文件，不打印到屏幕',
      force: '覆盖已有的文件',
    },
    exists: (path) => `文件 ${path} 已经存在。`,
    existsHint: '请用 -o 另取名称，或加 --force 覆盖。',
    notExported: '蓝图有错误，没有写出任何内容。',
    kept: (count) => `有 ${count} 处，其他工具的理解会不同：`,
    explain: (code) => `详细说明：throughline explain ${code}`,
  },
};
