import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline table` says. */
export interface TableWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly file: string;
    readonly decision: string;
    readonly decisionName: string;
    readonly from: string;
    readonly write: string;
    readonly bom: string;
    readonly out: string;
  };
  readonly whichTable: string;
  readonly drawn: (path: string) => string;
  readonly noTables: (path: string) => string;
  readonly noSuchTable: (name: string) => string;
  readonly tablesAre: (names: readonly string[]) => string;
  readonly writeNeedsFrom: string;
  readonly writeOrOut: string;
  readonly notRead: string;
  readonly unsure: (path: string) => string;
  readonly same: (path: string) => string;
  readonly rows: (count: number) => string;
}

export const tableWords: Readonly<Record<Language, TableWords>> = {
  en: {
    help: {
      summary: 'take a decision table to a spreadsheet and back, as CSV',
      about:
        'Prints a decision table as CSV, or, with --from, the blueprint with the rows of a CSV in that table. Everything else in the blueprint stays as it is.',
      file: 'the blueprint',
      decision: 'the table; may be left out where there is only one',
      decisionName: 'decision',
      from: 'take the rows from this CSV file (UTF-8 or GBK; comma, semicolon or tab)',
      write: 'write the blueprint instead of printing it',
      bom: 'begin the CSV with a mark by which Excel knows UTF-8',
      out: 'write to this file instead of the terminal',
    },
    drawn: (path) => `"${path}" is BPMN, and rows can only be put into YAML.`,
    whichTable: 'Say which table.',
    noTables: (path) => `"${path}" has no decision tables.`,
    noSuchTable: (name) => `There is no decision table "${name}".`,
    tablesAre: (names) => `There are: ${names.join(', ')}`,
    writeNeedsFrom: '--write needs --from with a CSV file.',
    writeOrOut: '--write and --out exclude each other.',
    notRead: 'Nothing was written: the CSV has errors.',
    unsure: (path) =>
      `The rows of the table in "${path}" are repeated elsewhere by reference (*name), so they cannot be replaced alone.`,
    same: (path) => `Nothing to do: "${path}" has these rows already.`,
    rows: (count) => (count === 1 ? 'The table now has 1 row.' : `The table now has ${count} rows.`),
  },
  'zh-CN': {
    help: {
      summary: '决策表与电子表格（CSV）互相转换',
      about: '把决策表输出为 CSV；写了 --from 时，用 CSV 里的行替换该表的规则并输出蓝图，蓝图的其他内容保持原样。',
      file: '蓝图文件',
      decision: '决策表；只有一张时可以不写',
      decisionName: '决策表',
      from: '从这个 CSV 文件取规则（UTF-8 或 GBK；逗号、分号或制表符分隔）',
      write: '直接写入蓝图文件，而不是显示在终端',
      bom: '在 CSV 开头加上标记，让 Excel 认出 UTF-8',
      out: '写入这个文件，而不是显示在终端',
    },
    drawn: (path) => `“${path}”是 BPMN 文件，只能把数据行写回 YAML。`,
    whichTable: '请写明是哪张决策表。',
    noTables: (path) => `“${path}”里没有决策表。`,
    noSuchTable: (name) => `没有名为“${name}”的决策表。`,
    tablesAre: (names) => `有：${names.join('、')}`,
    writeNeedsFrom: '--write 要和 --from 一起用，指定 CSV 文件。',
    writeOrOut: '--write 和 --out 不能同时使用。',
    notRead: '没有写入：CSV 有错误。',
    unsure: (path) => `“${path}”里这张表的规则被别处引用（*名称），无法单独替换。`,
    same: (path) => `无须改动：“${path}”里已经是这些规则。`,
    rows: (count) => `这张表现在有 ${count} 行。`,
  },
};
