import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh } from './words.ts';

/** Findings that an author takes as they are. */
export const checkSuppressionsCatalogue = {
  TL4090: entry<{ codes: readonly string[] }>({
    rule: 'suppressions-say-why',
    severity: 'warning',
    en: ({ codes }) => ({
      message: `Nobody can tell later why ${listEn(codes)} ${codes.length === 1 ? 'is' : 'are'} silenced here: the reason is missing.`,
      hint: `Write it behind a colon: # throughline-ignore ${listEn(codes)}: because of ….`,
    }),
    'zh-CN': ({ codes }) => ({
      message: `这里屏蔽了 ${listZh(codes)}，却没有说明原因，以后没有人知道为什么。`,
      hint: `请在冒号后写明原因：# throughline-ignore ${listEn(codes)}: 因为……。`,
    }),
  }),
  TL4091: entry<{ text: string; near?: string }>({
    rule: 'suppressed-codes-exist',
    severity: 'warning',
    en: ({ text, near }) => ({
      message: `There is no finding with the code "${text}", so nothing is silenced.`,
      hint: didYouMean(near, 'Copy the code from the finding, such as TL4101.'),
    }),
    'zh-CN': ({ text, near }) => ({
      message: `没有代码为“${text}”的检查结果，因此什么也没有屏蔽。`,
      hint: didYouMeanZh(near, '请照抄检查结果中的代码，例如 TL4101。'),
    }),
  }),
  TL4092: entry<{ codes: readonly string[] }>({
    rule: 'errors-are-not-suppressed',
    severity: 'warning',
    en: ({ codes }) => ({
      message: `${listEn(codes)} ${codes.length === 1 ? 'is an error' : 'are errors'}, and errors cannot be silenced: a blueprint with an error does not run.`,
      hint: 'Mend what the error says, and remove this code here.',
    }),
    'zh-CN': ({ codes }) => ({
      message: `${listZh(codes)} 是错误，不能屏蔽：有错误的蓝图无法运行。`,
      hint: '请改正错误本身，并从这里删除该代码。',
    }),
  }),
  TL4093: entry<{ codes: readonly string[]; line?: number }>({
    rule: 'suppressions-silence-something',
    severity: 'warning',
    en: ({ codes, line }) => ({
      message:
        line === undefined
          ? `Nothing follows this comment, so there is nothing to silence.`
          : `No ${codes.join(' or ')} begins on line ${line}, so there is nothing to silence.`,
      hint: 'Remove it, or put it at the end of the line that the finding names.',
    }),
    'zh-CN': ({ codes, line }) => ({
      message:
        line === undefined
          ? '这条注释后面没有内容，没有什么可以屏蔽。'
          : `第 ${line} 行并没有 ${codes.join(' 或 ')}，没有什么可以屏蔽。`,
      hint: '请删除它，或者把它写到检查结果所指的那一行末尾。',
    }),
  }),
  TL4094: entry<{ codes: readonly string[]; reason: string; misspelt?: boolean }>({
    rule: 'suppressions-name-codes-and-a-reason',
    severity: 'warning',
    en: ({ codes, misspelt = false }) => ({
      message: misspelt
        ? 'This comment names a code, but it does not begin with "throughline-ignore", so nothing is silenced.'
        : codes.length === 0
          ? 'This comment does not say which finding it silences.'
          : 'A colon is missing between the codes and the reason.',
      hint: `Write it so: # throughline-ignore ${codes.length === 0 ? 'TL4101' : listEn(codes)}: because of ….`,
    }),
    'zh-CN': ({ codes, misspelt = false }) => ({
      message: misspelt
        ? '这条注释写了代码，但不是以 throughline-ignore 开头，因此什么也没有屏蔽。'
        : codes.length === 0
          ? '这条注释没有说明屏蔽哪一个检查结果。'
          : '代码和原因之间缺少冒号。',
      hint: `请写成：# throughline-ignore ${codes.length === 0 ? 'TL4101' : listEn(codes)}: 因为……。`,
    }),
  }),
};
