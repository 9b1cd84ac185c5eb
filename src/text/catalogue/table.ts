import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh } from './words.ts';

/** Decision tables that come from a spreadsheet, as comma-separated values. */
export const tableCatalogue = {
  TL7001: entry({
    rule: 'quotes-in-csv-are-closed',
    severity: 'error',
    en: () => ({
      message: 'The quotation mark that opens here is not closed where the cell ends.',
      hint: 'Close it before the next comma or line end; a quotation mark inside a cell is written twice: "".',
    }),
    'zh-CN': () => ({
      message: '从这里开始的引号，没有在单元格结束的地方闭合。',
      hint: '请在下一个逗号或行尾之前补上引号；单元格里面的引号要写两遍：""。',
    }),
  }),
  TL7002: entry<{ column: string; decision: string; near: string | undefined; known: readonly string[] }>({
    rule: 'columns-of-csv-are-those-of-the-table',
    severity: 'error',
    en: ({ column, decision, near, known }) => ({
      message: `The table "${decision}" has no column "${column}".`,
      hint: didYouMean(near, `Its columns are: ${listEn(known)}.`),
    }),
    'zh-CN': ({ column, decision, near, known }) => ({
      message: `决策表“${decision}”没有“${column}”这一列。`,
      hint: didYouMeanZh(near, `它的列有：${listZh(known)}。`),
    }),
  }),
  TL7003: entry<{ missing: readonly string[]; decision: string }>({
    rule: 'no-column-of-the-table-is-missing',
    severity: 'error',
    en: ({ missing, decision }) => ({
      message: `${missing.length === 1 ? 'A column' : 'Columns'} of the table "${decision}" ${missing.length === 1 ? 'is' : 'are'} missing: ${listEn(missing)}.`,
      hint: 'The first line names every column; an output has "-> " before its name. Export the table to see one.',
    }),
    'zh-CN': ({ missing, decision }) => ({
      message: `缺少决策表“${decision}”的列：${listZh(missing)}。`,
      hint: '第一行要写出每一列的名称，输出列的名称前面写“-> ”。可以先导出这张表看看。',
    }),
  }),
  TL7004: entry<{ column: string; first: number }>({
    rule: 'every-column-stands-once',
    severity: 'error',
    en: ({ column, first }) => ({
      message: `The column "${column}" stands here a second time; the first is column ${first}.`,
      hint: 'Delete one of the two.',
    }),
    'zh-CN': ({ column, first }) => ({
      message: `“${column}”这一列重复了，前面第 ${first} 列已经是它。`,
      hint: '请删除其中一列。',
    }),
  }),
  TL7005: entry<{ expected: number; found: number }>({
    rule: 'rows-of-csv-are-as-long-as-the-first',
    severity: 'error',
    en: ({ expected, found }) => ({
      message: `This row has ${found} ${found === 1 ? 'cell' : 'cells'}; the first line names ${expected} columns.`,
      hint:
        found > expected
          ? 'Put a cell that contains the separator between quotation marks.'
          : 'Add what is missing, or check whether a quotation mark swallowed a separator.',
    }),
    'zh-CN': ({ expected, found }) => ({
      message: `这一行有 ${found} 个单元格，而第一行写了 ${expected} 列。`,
      hint:
        found > expected
          ? '单元格里含有分隔符时，请用引号把它括起来。'
          : '请补上缺少的单元格，或者检查是不是引号多括了分隔符。',
    }),
  }),
  TL7006: entry<{ column: string }>({
    rule: 'every-result-is-written',
    severity: 'error',
    en: ({ column }) => ({
      message: `This row gives nothing for "${column}".`,
      hint: 'Write a value, or null to empty the field.',
    }),
    'zh-CN': ({ column }) => ({
      message: `这一行没有给出“${column}”的值。`,
      hint: '请写上值；如果是要清空这个字段，请写 null。',
    }),
  }),
  TL7007: entry<{ decision: string }>({
    rule: 'a-table-has-rows',
    severity: 'error',
    en: ({ decision }) => ({
      message: `There are no rows for the table "${decision}" here.`,
      hint: 'Write one line with the names of the columns, and one line for each row below it.',
    }),
    'zh-CN': ({ decision }) => ({
      message: `这里没有决策表“${decision}”的任何一行。`,
      hint: '请先写一行列名，再在下面每行写一条规则。',
    }),
  }),
};
