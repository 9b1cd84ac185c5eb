import { entry } from './entry.ts';
import { alsoZh, listZh, sentences } from './words.ts';

/** Decision tables. */
export const checkTablesCatalogue = {
  TL4019: entry<{ decision: string; expected: number; found: number; column: 'if' | 'then'; others: number }>({
    rule: 'rows-are-as-long-as-the-table',
    severity: 'error',
    en: ({ decision, expected, found, column, others }) => ({
      message: sentences(
        'en',
        `This row of "${decision}" has ${entriesEn(found)} under "${column}"; the table has ${columnsEn(expected)}.`,
        others === 0 ? '' : `${others} more ${others === 1 ? 'row is' : 'rows are'} like it.`,
      ),
      hint:
        found > expected
          ? 'Remove what is too much, or put a cell that contains a comma in quotes.'
          : column === 'if'
            ? 'Write "any" where an input does not matter.'
            : 'Write one value for each output.',
    }),
    'zh-CN': ({ decision, expected, found, column, others }) => ({
      message: sentences(
        'zh-CN',
        `“${decision}”的这一行在 ${column} 下有 ${found} 项，而表有 ${expected} 列。`,
        alsoZh(others),
      ),
      hint:
        found > expected
          ? '请删除多余的内容；如果单元格里有逗号，请加引号。'
          : column === 'if'
            ? '某一列无关紧要时，请写 any。'
            : '请为每个输出写一个值。',
    }),
  }),
  TL4020: entry<{ decision: string; example: readonly string[] }>({
    rule: 'tables-leave-no-gap',
    severity: 'warning',
    en: ({ decision, example }) => ({
      message: `No row of "${decision}" fits ${example.join(' and ')}; a case with these values would stand still.`,
      hint: 'Add a row for it, or a last row with "any".',
    }),
    'zh-CN': ({ decision, example }) => ({
      message: `“${decision}”没有一行符合 ${listZh(example)}；遇到这样的值，案例会停住。`,
      hint: '请为它加一行，或者在最后加一行 any。',
    }),
  }),
  TL4021: entry<{ decision: string; first: number; second: number; example: readonly string[] }>({
    rule: 'unique-tables-do-not-overlap',
    severity: 'error',
    en: ({ decision, first, second, example }) => ({
      message: `Rows ${first} and ${second} of "${decision}" both fit ${example.join(' and ')}, but only one row may.`,
      hint: 'Narrow one of the rows, or write "hit: first" to let the upper row decide.',
    }),
    'zh-CN': ({ decision, first, second, example }) => ({
      message: `“${decision}”的第 ${first} 行和第 ${second} 行都符合 ${listZh(example)}，而只能有一行符合。`,
      hint: '请收窄其中一行，或者写 hit: first，由上面的行决定。',
    }),
  }),
  TL4022: entry<{ decision: string; row: number; others: number }>({
    rule: 'every-row-can-decide',
    severity: 'warning',
    en: ({ decision, row, others }) => ({
      message: sentences(
        'en',
        `Row ${row} of "${decision}" never decides anything: whatever fits it fits an earlier row.`,
        others === 0 ? '' : `${others} more ${others === 1 ? 'row is' : 'rows are'} like it.`,
      ),
      hint: 'Move it up or remove it.',
    }),
    'zh-CN': ({ decision, row, others }) => ({
      message: sentences(
        'zh-CN',
        `“${decision}”的第 ${row} 行永远不起作用：凡是符合它的，前面已有一行先符合。`,
        alsoZh(others),
      ),
      hint: '请把它上移，或者删除它。',
    }),
  }),
};

function entriesEn(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function columnsEn(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`;
}
