import { entry } from './entry.ts';

/** Calendars that change nothing, or will soon know nothing. */
export const checkCalendarsCatalogue = {
  TL4120: entry<{ calendar: string }>({
    rule: 'a-calendar-counts-business-time',
    severity: 'warning',
    en: ({ calendar }) => ({
      message: `"calendar: ${calendar}" changes nothing here: no time in its reach counts business time.`,
      hint: 'Write business time, such as 4bh or 1bd, where opening hours are meant, or remove "calendar".',
    }),
    'zh-CN': ({ calendar }) => ({
      message: `“calendar: ${calendar}”在这里不起作用：它所及的时限都不按工作时间计算。`,
      hint: '如果应按上班时间计算，请写工作时间，例如 4bh 或 1bd；否则请删除 calendar。',
    }),
  }),
  TL4121: entry<{ days: string; until: string; left: number; ended: boolean; isReady: boolean }>({
    rule: 'days-of-a-calendar-reach-far-enough',
    severity: 'warning',
    en: ({ days, until, left, ended, isReady }) => ({
      message: ended
        ? `The days of "${days}" ended with ${until}: business time after that cannot be told.`
        : `The days of "${days}" end with ${until}, in ${left} ${left === 1 ? 'day' : 'days'}.`,
      hint: isReady
        ? 'Install a newer version of throughline, or copy the days into a file of your own and continue them.'
        : 'Add the days that have been announced since, and move "valid-until".',
    }),
    'zh-CN': ({ days, until, left, ended, isReady }) => ({
      message: ended
        ? `“${days}”的日期已在 ${until} 结束，之后的工作时间无法计算。`
        : `“${days}”的日期到 ${until} 为止，还剩 ${left} 天。`,
      hint: isReady
        ? '请安装新版 throughline，或者把日期复制到自己的文件里再续写。'
        : '请补上新公布的日期，并推后 valid-until。',
    }),
  }),
};
