import type { Language, Severity } from '../text/catalogue/entry.ts';

/** What `throughline explain` says beside the pages themselves. */
export interface ExplainWords {
  readonly summary: string;
  readonly about: string;
  readonly code: string;
  readonly codeArgument: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly wrong: string;
  readonly right: string;
  /** The rooms that codes come from, by their first digit. */
  readonly groups: Readonly<Record<string, string>>;
  readonly tellsMore: (code: string) => string;
  readonly sharedLaw: (rule: string) => string;
  readonly unknown: (asked: string) => string;
  /** What to do about an unknown one: the code or law that was most likely meant, and where all of them are. */
  readonly hint: (near: string | undefined) => string;
  readonly noPage: (code: string) => string;
  readonly installAgain: string;
}

const en: ExplainWords = {
  summary: 'explain what a code such as TL4002 means',
  about: 'Explains what a finding means, with an example of it wrong and right. Without a code, lists them all.',
  code: 'code',
  codeArgument: 'a code such as TL4002, or the name of its law such as targets-exist; several are explained in turn',
  severity: { error: 'error', warning: 'warning', info: 'info' },
  wrong: 'Wrong',
  right: 'Right',
  groups: {
    1: 'The file and its YAML',
    2: 'How the parts of a blueprint are written',
    3: 'Expressions',
    4: 'The blueprint as a whole',
    5: 'Journeys',
    6: 'Running cases',
    7: 'Tables from spreadsheets',
    8: 'Processes in BPMN',
  },
  tellsMore: (code) => `More about a code: throughline explain ${code}`,
  sharedLaw: (rule) => `Several codes stand for "${rule}":`,
  unknown: (asked) => `There is no code and no law "${asked}".`,
  hint: (near) => `${near === undefined ? '' : `Did you mean "${near}"? `}All of them: throughline explain`,
  noPage: (code) => `The page about ${code} is not there.`,
  installAgain: 'The installation is not whole: install throughline again.',
};

const zh: ExplainWords = {
  summary: '讲解某个代码（如 TL4002）是什么意思',
  about: '讲解一条检查结果是什么意思，并给出错误和正确的写法。不写代码时列出全部代码。',
  code: '代码',
  codeArgument: '代码（如 TL4002）或规则名称（如 targets-exist）；可以写多个，依次讲解',
  severity: { error: '错误', warning: '警告', info: '提示' },
  wrong: '错误写法',
  right: '正确写法',
  groups: {
    1: '文件与 YAML',
    2: '蓝图各部分的写法',
    3: '表达式',
    4: '蓝图整体',
    5: '旅程',
    6: '运行中的案例',
    7: '来自电子表格的表',
    8: 'BPMN 流程',
  },
  tellsMore: (code) => `查看某个代码的讲解：throughline explain ${code}`,
  sharedLaw: (rule) => `“${rule}”对应多个代码：`,
  unknown: (asked) => `没有“${asked}”这个代码，也没有这个名称的规则。`,
  hint: (near) => `${near === undefined ? '' : `您是不是想写“${near}”？`}查看全部代码：throughline explain`,
  noPage: (code) => `找不到 ${code} 的讲解。`,
  installAgain: '安装不完整，请重新安装 throughline。',
};

export const explainWords: Readonly<Record<Language, ExplainWords>> = { en, 'zh-CN': zh };
