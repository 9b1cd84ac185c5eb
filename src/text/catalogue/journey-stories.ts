import { entry } from './entry.ts';

/** What holds of the journeys of a file together: the stories that are kept, and what they cover. */
export const journeyStoriesCatalogue = {
  TL5030: entry<{
    journey: string;
    stories: string;
    file: string;
    /** How many lines are gone and new; absent where no story was kept. */
    changed?: { readonly gone: number; readonly added: number };
  }>({
    rule: 'story-changed',
    severity: 'error',
    en: ({ journey, stories, file, changed }) => ({
      message:
        changed === undefined
          ? `No story of "${journey}" is kept in "${stories}" yet.`
          : `The story of "${journey}" is another than the one kept in "${stories}": ${changesEn(changed)}.`,
      hint: `If it is as it should be, keep it: throughline test ${file} --update.`,
    }),
    'zh-CN': ({ journey, stories, file, changed }) => ({
      message:
        changed === undefined
          ? `“${stories}”里还没有旅程“${journey}”的经过。`
          : `旅程“${journey}”的经过与“${stories}”里保存的不同：${changesZh(changed)}。`,
      hint: `如果现在的经过是对的，请保存它：throughline test ${file} --update。`,
    }),
  }),
  TL5031: entry<{ journey: string; file: string; near?: string }>({
    rule: 'kept-stories-have-a-journey',
    severity: 'warning',
    en: ({ journey, file, near }) => ({
      message: `A story of "${journey}" is kept here, but "${file}" has no such journey.`,
      hint: `${near === undefined ? '' : `It may now be "${near}". `}Let the stories be written anew: throughline test ${file} --update.`,
    }),
    'zh-CN': ({ journey, file, near }) => ({
      message: `这里保存了旅程“${journey}”的经过，但“${file}”里没有这条旅程。`,
      hint: `${near === undefined ? '' : `它现在可能叫“${near}”。`}请重新写入经过：throughline test ${file} --update。`,
    }),
  }),
  TL5032: entry<{ file: string }>({
    rule: 'kept-stories-say-what-they-are',
    severity: 'error',
    en: ({ file }) => ({
      message: `This is where the stories of "${file}" are kept, but its first line does not say so.`,
      hint: `Give the file another name if it is something else; otherwise remove it and run: throughline test ${file} --update.`,
    }),
    'zh-CN': ({ file }) => ({
      message: `这个文件用来保存“${file}”中旅程的经过，但第一行没有这样写明。`,
      hint: `如果它另有用途，请改名；否则请删除它，再运行：throughline test ${file} --update。`,
    }),
  }),
  TL5033: entry<{
    id: string;
    /** A journey in which it happens; absent where there is no such thing. */ by?: string;
    near?: string;
  }>({
    rule: 'what-cannot-happen-does-not',
    severity: 'error',
    en: ({ id, by, near }) => ({
      message:
        by === undefined
          ? `"${id}" is said to be unreachable, but the blueprint has no such thing.`
          : `"${id}" is said to be unreachable, but it happens in "${by}".`,
      hint:
        by !== undefined
          ? 'Remove the entry.'
          : near === undefined
            ? 'Write it as "throughline test --coverage" does.'
            : `Did you mean "${near}"?`,
    }),
    'zh-CN': ({ id, by, near }) => ({
      message:
        by === undefined ? `这里写明“${id}”不会发生，但蓝图里没有它。` : `这里写明“${id}”不会发生，但“${by}”里发生了。`,
      hint:
        by !== undefined
          ? '请删除这一项。'
          : near === undefined
            ? '请照“throughline test --coverage”的写法来写。'
            : `您是不是想写“${near}”？`,
    }),
  }),
};

interface Changes {
  readonly gone: number;
  readonly added: number;
}

function changesEn({ gone, added }: Changes): string {
  const parts = [...(gone > 0 ? [`${linesEn(gone)} gone`] : []), ...(added > 0 ? [`${linesEn(added)} new`] : [])];
  return parts.join(', ');
}

function linesEn(count: number): string {
  return count === 1 ? '1 line is' : `${count} lines are`;
}

function changesZh({ gone, added }: Changes): string {
  return [...(gone > 0 ? [`少了 ${gone} 行`] : []), ...(added > 0 ? [`多了 ${added} 行`] : [])].join('，');
}
