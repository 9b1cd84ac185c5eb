import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh, notVersionEn, notVersionZh, quotedZh } from './words.ts';

/** The ways in which an opening time can be wrong. */
export type WindowProblem = 'empty' | 'no-such-time' | 'no-length' | 'not-a-window' | 'no-days' | 'overlap';

/** What is wrong with an opening time. */
export interface OpeningTimeProblem {
  readonly text: string;
  readonly problem: WindowProblem;
  readonly suggestion?: string;
  /** The window that it overlaps, and a weekday on which it does. */
  readonly other?: string;
  readonly day?: string;
}

/** Calendars and the files with their days. */
export const blueprintCalendarsCatalogue = {
  TL2011: entry<{ text: string; calendars?: readonly string[]; owner?: 'step' | 'clock' | 'escalation' }>({
    rule: 'business-time-needs-a-calendar',
    severity: 'error',
    en: ({ text, calendars, owner = 'step' }) => ({
      message: `"${text}" counts business time, and no calendar is in reach to count it by.`,
      hint:
        calendars === undefined
          ? 'Write elapsed time instead, such as 8h or 1d.'
          : calendars.length === 0
            ? `Declare opening hours under "calendars" and name them with "calendar:" on ${WHERE_EN[owner]} or the blueprint.`
            : `Write "calendar: ${calendars[0]}" on ${WHERE_EN[owner]} or the blueprint.`,
    }),
    'zh-CN': ({ text, calendars, owner = 'step' }) => ({
      message: `“${text}”按工作时间计算，但没有可用的日历。`,
      hint:
        calendars === undefined
          ? '请改写为自然时长，例如 8h 或 1d。'
          : calendars.length === 0
            ? `请在 calendars 里写明上下班时间，并在${WHERE_ZH[owner]}或蓝图上用 calendar 指定它。`
            : `请在${WHERE_ZH[owner]}或蓝图上写“calendar: ${calendars[0]}”。`,
    }),
  }),
  TL2046: entry<{ text: string; suggestion?: string; single?: boolean }>({
    rule: 'days-of-the-week-are-known',
    severity: 'error',
    en: ({ text, suggestion, single }) => ({
      message: `"${text}" is not a day of the week.`,
      hint: didYouMean(
        suggestion,
        single === true
          ? 'Write one of: mon, tue, wed, thu, fri, sat, sun.'
          : 'Write mon, tue, wed, thu, fri, sat or sun, or a range such as mon-fri.',
      ),
    }),
    'zh-CN': ({ text, suggestion, single }) => ({
      message: `“${text}”不是星期几。`,
      hint: didYouMeanZh(
        suggestion,
        single === true
          ? '请写其中之一：mon、tue、wed、thu、fri、sat、sun（周一至周日）。'
          : '请写 mon、tue、wed、thu、fri、sat、sun（周一至周日），或者范围，例如 mon-fri。',
      ),
    }),
  }),
  TL2047: entry<OpeningTimeProblem>({
    rule: 'opening-times-can-be-kept',
    severity: 'error',
    en: ({ text, problem, suggestion, other = '', day = '' }) => ({
      message: {
        empty: 'There is no opening time here.',
        'no-such-time': `"${text}" has a time that no clock shows.`,
        'no-length': `"${text}" closes at the moment at which it opens.`,
        'not-a-window': `"${text}" is not an opening time.`,
        'no-days': `"${text}" does not say on which days it is open.`,
        overlap: `"${text}" overlaps "${other}" (${day}).`,
      }[problem],
      hint:
        problem === 'no-days'
          ? `Write 24x7, or days and times, such as { mon-fri: "${suggestion ?? '09:00-18:00'}" }.`
          : problem === 'overlap'
            ? 'Let one end where the other begins, or make them one.'
            : suggestion === undefined
              ? 'Write from-to with two digits each, such as 09:00-12:00; 22:00-06:00 runs into the next day.'
              : `Write "${suggestion}".`,
    }),
    'zh-CN': ({ text, problem, suggestion, other = '', day = '' }) => ({
      message: {
        empty: '这里没有写开放时间。',
        'no-such-time': `“${text}”里有不存在的时刻。`,
        'no-length': `“${text}”一开放就关闭，没有时长。`,
        'not-a-window': `“${text}”不是开放时间。`,
        'no-days': `“${text}”没有说明哪几天开放。`,
        overlap: `“${text}”与“${other}”重叠（${day}）。`,
      }[problem],
      hint:
        problem === 'no-days'
          ? `请写 24x7，或者写明星期和时间，例如 { mon-fri: "${suggestion ?? '09:00-18:00'}" }。`
          : problem === 'overlap'
            ? '请让后一段从前一段结束时开始，或者合并成一段。'
            : suggestion === undefined
              ? '请写“起-止”，时和分都是两位，例如 09:00-12:00；22:00-06:00 表示到次日。'
              : `请写成“${suggestion}”。`,
    }),
  }),
  TL2048: entry<{ what: string; before?: string }>({
    rule: 'a-day-has-one-entry',
    severity: 'error',
    en: ({ what, before }) => ({
      message:
        before === undefined
          ? `"${what}" names a day more than once.`
          : before === what
            ? `"${what}" has an entry already.`
            : `"${what}" has an entry already: it belongs to "${before}".`,
      hint: 'Leave it in one of them only.',
    }),
    'zh-CN': ({ what, before }) => ({
      message:
        before === undefined
          ? `“${what}”里同一天写了不止一次。`
          : before === what
            ? `“${what}”已经写过了。`
            : `“${what}”已经写过了：它包含在“${before}”里。`,
      hint: '请只保留一处。',
    }),
  }),
  TL2049: entry<{ calendar: string }>({
    rule: 'calendars-have-working-time',
    severity: 'error',
    en: ({ calendar }) => ({
      message: `The calendar "${calendar}" is never open, so nothing that counts by it would ever be due.`,
      hint: 'Write opening times, such as { mon-fri: "09:00-18:00" }, or 24x7.',
    }),
    'zh-CN': ({ calendar }) => ({
      message: `日历“${calendar}”从不开放，按它计算的时限永远不会到期。`,
      hint: '请写开放时间，例如 { mon-fri: "09:00-18:00" }，或者 24x7。',
    }),
  }),
  TL2050: entry<{
    text: string;
    problem: 'not-a-date' | 'backwards' | 'outside';
    suggestion?: string;
    from?: string;
    until?: string;
  }>({
    rule: 'dates-of-a-calendar-are-in-order',
    severity: 'error',
    en: ({ text, problem, suggestion, from = '', until = '' }) => ({
      message: {
        'not-a-date': `"${text}" is not a date.`,
        backwards: `"${text}" ends before it begins.`,
        outside: `"${text}" lies outside the time of which the file knows, ${from} to ${until}.`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `Write "${suggestion}".`
          : problem === 'outside'
            ? 'Correct the date, or "valid-from" and "valid-until".'
            : problem === 'backwards'
              ? 'Write a day that is not before "valid-from".'
              : 'Write a date that exists, such as 2026-02-14; days in a row as 2026-02-15..2026-02-23.',
    }),
    'zh-CN': ({ text, problem, suggestion, from = '', until = '' }) => ({
      message: {
        'not-a-date': `“${text}”不是日期。`,
        backwards: `“${text}”的结束早于开始。`,
        outside: `“${text}”不在文件的有效期（${from} 至 ${until}）之内。`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `请写成“${suggestion}”。`
          : problem === 'outside'
            ? '请改正日期，或者修改 valid-from 和 valid-until。'
            : problem === 'backwards'
              ? '请写一个不早于 valid-from 的日期。'
              : '请写存在的日期，例如 2026-02-14；连续几天写成 2026-02-15..2026-02-23。',
    }),
  }),
  TL2051: entry<{
    name: string;
    problem: 'unknown' | 'missing' | 'unreadable' | 'outside' | 'no-files';
    near?: string;
    ready?: readonly string[];
  }>({
    rule: 'days-of-a-calendar-can-be-read',
    severity: 'error',
    en: ({ name, problem, near, ready = [] }) => ({
      message: DAYS_EN[problem](name),
      hint:
        problem === 'unknown'
          ? didYouMean(
              near,
              `There are: ${listEn(ready)}. A file is named by its path, such as "./office.calendar.yaml".`,
            )
          : problem === 'no-files'
            ? 'Save the blueprint beside the file and read it from there ("loadBlueprint" in a program).'
            : problem === 'outside'
              ? 'Move the file into the project, or copy it there.'
              : 'Write its path as seen from this blueprint; "throughline calendar add" makes such a file.',
    }),
    'zh-CN': ({ name, problem, near, ready = [] }) => ({
      message: DAYS_ZH[problem](name),
      hint:
        problem === 'unknown'
          ? didYouMeanZh(near, `现成的有：${listZh(ready)}。文件请写路径，例如“./office.calendar.yaml”。`)
          : problem === 'no-files'
            ? '请把蓝图和该文件保存在一起，再从文件读取（程序里用 loadBlueprint）。'
            : problem === 'outside'
              ? '请把文件移到项目里，或复制一份过来。'
              : '请写相对于本蓝图的路径；用“throughline calendar add”可以生成这样的文件。',
    }),
  }),
  TL2052: entry<{ found?: string }>({
    rule: 'the-version-of-calendar-files-is-known',
    severity: 'error',
    en: ({ found }) => ({
      message:
        found === undefined
          ? 'This file does not say that it holds the days of a calendar.'
          : (notVersionEn(found) ??
            `This file says it is written in calendar version ${found}; only version 1 is known.`),
      hint: 'Write "throughline-calendar: 1" at the top.',
    }),
    'zh-CN': ({ found }) => ({
      message:
        found === undefined
          ? '此文件没有声明它是日历文件。'
          : (notVersionZh(found) ?? `此文件声明的日历语言版本是 ${found}，目前只有版本 1。`),
      hint: '请在开头写“throughline-calendar: 1”。',
    }),
  }),
  TL2053: entry<{ day: string; both: boolean }>({
    rule: 'a-dated-day-is-closed-or-open',
    severity: 'error',
    en: ({ day, both }) => ({
      message: both ? `"${day}" is said to be closed and open.` : `Nothing is said of "${day}".`,
      hint: 'Write either "closed" with the reason, or "open-as" with a day of the week.',
    }),
    'zh-CN': ({ day, both }) => ({
      message: both ? `“${day}”既写了关闭又写了开放。` : `没有说明“${day}”是关闭还是开放。`,
      hint: `请只写 ${quotedZh(['closed'])}（原因）或 ${quotedZh(['open-as'])}（按星期几开放）之一。`,
    }),
  }),
};

const DAYS_EN = {
  unknown: (name: string) => `There are no ready days "${name}".`,
  missing: (name: string) => `There is no file "${name}".`,
  unreadable: (name: string) => `The file "${name}" cannot be opened.`,
  outside: (name: string) => `"${name}" lies outside the project, and other machines will not have it.`,
  'no-files': (name: string) => `"${name}" cannot be looked up: this text was not read from a file.`,
} as const;

const DAYS_ZH = {
  unknown: (name: string) => `没有名为“${name}”的现成节假日。`,
  missing: (name: string) => `找不到文件“${name}”。`,
  unreadable: (name: string) => `无法打开文件“${name}”。`,
  outside: (name: string) => `“${name}”在项目之外，别的电脑上不会有它。`,
  'no-files': (name: string) => `无法查找“${name}”：这段文字不是从文件读取的。`,
} as const;

/** Where a calendar can stand that counts a time. */
const WHERE_EN = { step: 'the step, its stage', clock: 'the clock', escalation: 'the escalation' } as const;
const WHERE_ZH = { step: '步骤、阶段', clock: '时钟', escalation: '升级' } as const;
