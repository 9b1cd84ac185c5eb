import { didYouMean, didYouMeanZh, entry } from './entry.ts';

/** How service clocks are written. */
export const blueprintSlasCatalogue = {
  TL2060: entry<{ text: string }>({
    rule: 'warnings-are-shares-or-times-left',
    severity: 'error',
    en: ({ text }) => ({
      message: `"${text}" is no warning of a clock.`,
      hint: 'Write a share of the time used, such as 80%, or the time left, such as -30m.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”不是时钟的预警。`,
      hint: '请写已用时间的百分比，例如 80%；或者剩余时间，例如 -30m。',
    }),
  }),
  TL2061: entry<{ name: string }>({
    rule: 'a-bare-name-means-one-thing',
    severity: 'error',
    en: ({ name }) => ({
      message: `"${name}" is both a milestone and a field, so it is not clear what moves the clock.`,
      hint: 'Rename one of them.',
    }),
    'zh-CN': ({ name }) => ({
      message: `“${name}”既是里程碑又是字段，无法确定由哪一个推动时钟。`,
      hint: '请给其中一个改名。',
    }),
  }),
  TL2062: entry<{ text: string }>({
    rule: 'decided-targets-name-table-and-output',
    severity: 'error',
    en: ({ text }) => ({
      message: `"${text}" does not name an output of a decision table.`,
      hint: 'Write the table and its output with a dot between them: { decide: grade.answer_within }.',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”没有指明决策表的某个输出。`,
      hint: '请写成“决策表.输出”，中间用点隔开：{ decide: grade.answer_within }。',
    }),
  }),
  TL2063: entry<{ name: string; near?: string }>({
    rule: 'pauses-are-known',
    severity: 'error',
    en: ({ name, near }) => ({
      message: `"${name}" is nothing that a clock can pause at.`,
      hint: didYouMean(near, 'Write waiting-customer, waiting-third-party, the id of a step, or a condition.'),
    }),
    'zh-CN': ({ name, near }) => ({
      message: `时钟不能在“${name}”时暂停。`,
      hint: didYouMeanZh(near, '请写 waiting-customer、waiting-third-party、某个步骤的名称，或者一个条件。'),
    }),
  }),
  TL2064: entry<{ id: string }>({
    rule: 'clock-ids-are-unique',
    severity: 'error',
    en: ({ id }) => ({
      message: `There are two clocks "${id}": the clock of a step or stage bears its name.`,
      hint: 'Rename the clock in the section slas.',
    }),
    'zh-CN': ({ id }) => ({
      message: `有两个时钟都叫“${id}”：步骤或阶段的时钟与它同名。`,
      hint: '请给 slas 里的那个时钟改名。',
    }),
  }),
} as const;
