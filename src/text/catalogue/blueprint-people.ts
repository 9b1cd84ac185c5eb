import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh, notVersionEn, notVersionZh } from './words.ts';

/** People files. */
export const blueprintPeopleCatalogue = {
  TL2070: entry<{ found?: string }>({
    rule: 'the-version-of-people-files-is-known',
    severity: 'error',
    en: ({ found }) => ({
      message:
        found === undefined
          ? 'This file does not say that it holds people.'
          : (notVersionEn(found) ??
            `This file says it is written in people version ${found}; only version 1 is known.`),
      hint: 'Write "throughline-people: 1" at the top.',
    }),
    'zh-CN': ({ found }) => ({
      message:
        found === undefined
          ? '此文件没有声明它是人员文件。'
          : (notVersionZh(found) ?? `此文件声明的人员文件版本是 ${found}，目前只有版本 1。`),
      hint: '请在开头写“throughline-people: 1”。',
    }),
  }),
  TL2071: entry<{ name: string; as: 'manager' | 'deputy' | 'on-call'; near?: string }>({
    rule: 'persons-that-are-named-exist',
    severity: 'error',
    en: ({ name, as, near }) => ({
      message: {
        manager: `Nobody called "${name}" works here, so nobody can report to them.`,
        deputy: `Nobody called "${name}" works here, so they cannot stand in.`,
        'on-call': `Nobody called "${name}" works here, so they cannot be on call.`,
      }[as],
      hint: didYouMean(near, `Write a person who stands under "people", or add "${name}" there.`),
    }),
    'zh-CN': ({ name, as, near }) => ({
      message: {
        manager: `没有名为“${name}”的人员，无法作为上级。`,
        deputy: `没有名为“${name}”的人员，无法代理。`,
        'on-call': `没有名为“${name}”的人员，无法值班。`,
      }[as],
      hint: didYouMeanZh(near, `请写 people 里已有的人员，或者在那里加上“${name}”。`),
    }),
  }),
  TL2072: entry<{ calendar: string; near?: string; calendars: readonly string[] }>({
    rule: 'working-hours-are-declared',
    severity: 'error',
    en: ({ calendar, near, calendars }) => ({
      message: `There is no calendar "${calendar}" in this file.`,
      hint: didYouMean(
        near,
        calendars.length === 0
          ? `Declare it under "calendars" of this file: ${calendar}: { open: { mon-fri: "09:00-18:00" } }.`
          : `There are: ${listEn(calendars)}. A calendar of the blueprint is not known here.`,
      ),
    }),
    'zh-CN': ({ calendar, near, calendars }) => ({
      message: `此文件里没有名为“${calendar}”的日历。`,
      hint: didYouMeanZh(
        near,
        calendars.length === 0
          ? `请在此文件的 calendars 里写明：${calendar}: { open: { mon-fri: "09:00-18:00" } }。`
          : `已有的日历：${listZh(calendars)}。蓝图里的日历在这里不能使用。`,
      ),
    }),
  }),
  TL2073: entry<{ person: string; as: 'manager' | 'deputy'; circle?: readonly string[] }>({
    rule: 'nobody-reports-to-themselves',
    severity: 'error',
    en: ({ person, as, circle = [] }) => ({
      message:
        as === 'deputy'
          ? `"${person}" cannot stand in for themselves.`
          : circle.length <= 2
            ? `"${person}" reports to themselves, so nothing ever goes up to anybody.`
            : `These persons report to each other in a circle: ${circle.join(' → ')}.`,
      hint:
        as === 'deputy'
          ? 'Write somebody else, or remove "deputy".'
          : 'Remove "manager" from the person at the top, or write whom they report to.',
    }),
    'zh-CN': ({ person, as, circle = [] }) => ({
      message:
        as === 'deputy'
          ? `“${person}”不能代理自己。`
          : circle.length <= 2
            ? `“${person}”的上级是自己，事情永远升不上去。`
            : `这些人员的上级绕成了一圈：${circle.join(' → ')}。`,
      hint: as === 'deputy' ? '请写另一个人，或者删除 deputy。' : '请删除最高一级人员的 manager，或者改写他的上级。',
    }),
  }),
  TL2074: entry<{
    text: string;
    problem: 'not-a-date' | 'backwards' | 'not-a-time' | 'has-offset' | 'ends-before';
    suggestion?: string;
  }>({
    rule: 'dates-of-people-are-in-order',
    severity: 'error',
    en: ({ text, problem, suggestion }) => ({
      message: {
        'not-a-date': `"${text}" is not a date.`,
        backwards: `"${text}" ends before it begins.`,
        'not-a-time': `"${text}" is not a date with a time.`,
        'has-offset': `"${text}" names an offset; a schedule goes by the clocks of its own zone.`,
        'ends-before': `The layer ends with "${text}", when it has not begun yet.`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `Write "${suggestion}".`
          : problem === 'not-a-date' || problem === 'backwards'
            ? 'Write a date that exists, such as 2026-02-03; days in a row as 2026-01-05..2026-01-09.'
            : problem === 'ends-before'
              ? 'Write a time after "from", or remove "until".'
              : 'Write what the clocks show there, such as 2026-01-05T09:00.',
    }),
    'zh-CN': ({ text, problem, suggestion }) => ({
      message: {
        'not-a-date': `“${text}”不是日期。`,
        backwards: `“${text}”的结束早于开始。`,
        'not-a-time': `“${text}”不是日期加时刻。`,
        'has-offset': `“${text}”写了时差；值班表按它自己时区的钟表计时。`,
        'ends-before': `这一层在“${text}”结束，而那时它还没有开始。`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `请写成“${suggestion}”。`
          : problem === 'not-a-date' || problem === 'backwards'
            ? '请写存在的日期，例如 2026-02-03；连续几天写成 2026-01-05..2026-01-09。'
            : problem === 'ends-before'
              ? '请写一个晚于 from 的时间，或者删除 until。'
              : '请写当地钟表上的时间，例如 2026-01-05T09:00。',
    }),
  }),
  TL2075: entry<{
    text: string;
    problem: 'empty' | 'not-a-rule' | 'unknown-part' | 'twice' | 'no-such-value' | 'has-end' | 'too-often';
    part?: string;
    suggestion?: string;
  }>({
    rule: 'a-hand-over-has-its-time',
    severity: 'error',
    en: ({ text, problem, part = text, suggestion }) => ({
      message: {
        empty: 'It is not said when the next one takes over.',
        'not-a-rule': `"${part}" does not say when the next one takes over.`,
        'unknown-part': `"${part}" is no part of a recurrence rule.`,
        twice: `"${part}" is said a second time.`,
        'no-such-value': `"${part}" has a value that this part of a recurrence rule cannot have.`,
        'has-end': `"${part}" lets the hand-overs end, and after that the same person would be on call for ever.`,
        'too-often': `"${part}" hands over more than once an hour.`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `Write "${suggestion}".`
          : problem === 'has-end'
            ? 'Leave it out, and write "until" on the layer.'
            : problem === 'twice'
              ? 'Leave one of them out; several values stand in one part, such as BYDAY=MO,TH.'
              : 'Write "daily 09:00", "weekly mon 09:00" or a rule such as FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0.',
    }),
    'zh-CN': ({ text, problem, part = text, suggestion }) => ({
      message: {
        empty: '没有写明何时交班。',
        'not-a-rule': `“${part}”没有说明何时交班。`,
        'unknown-part': `“${part}”不是重复规则的组成部分。`,
        twice: `“${part}”重复写了。`,
        'no-such-value': `“${part}”的值不在重复规则允许的范围内。`,
        'has-end': `“${part}”会让交班停止，此后永远由同一个人值班。`,
        'too-often': `“${part}”一小时内交班不止一次。`,
      }[problem],
      hint:
        suggestion !== undefined
          ? `请写成“${suggestion}”。`
          : problem === 'has-end'
            ? '请删除这一部分，改在这一层上写 until。'
            : problem === 'twice'
              ? '请只保留一处；多个值写在同一部分里，例如 BYDAY=MO,TH。'
              : '请写“daily 09:00”“weekly mon 09:00”，或者重复规则，例如 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0。',
    }),
  }),
  TL2076: entry<{ person?: string; text?: string }>({
    rule: 'everybody-in-a-rotation-has-a-turn',
    severity: 'error',
    en: ({ person, text }) => ({
      message:
        text === undefined
          ? `It is not said when "${person ?? ''}" takes over.`
          : `"${text}" never comes${person === undefined ? '' : `, so "${person}" never takes over`}.`,
      hint:
        text === undefined
          ? 'Write "hand-over" on the layer, such as "weekly mon 09:00".'
          : 'Write a rule that comes at least once in ten years.',
    }),
    'zh-CN': ({ person, text }) => ({
      message:
        text === undefined
          ? `没有写明“${person ?? ''}”何时接班。`
          : `“${text}”永远不会到来${person === undefined ? '' : `，“${person}”永远接不了班`}。`,
      hint:
        text === undefined
          ? '请在这一层上写 hand-over，例如“weekly mon 09:00”。'
          : '请写一条十年之内至少出现一次的规则。',
    }),
  }),
  TL2077: entry<{ name: string; problem: 'missing' | 'unreadable' | 'outside' | 'no-files' }>({
    rule: 'the-people-of-a-blueprint-can-be-read',
    severity: 'error',
    en: ({ name, problem }) => ({
      message: {
        missing: `There is no file "${name}".`,
        unreadable: `The file "${name}" cannot be opened.`,
        outside: `"${name}" lies outside the project, and other machines will not have it.`,
        'no-files': `"${name}" cannot be looked up: this text was not read from a file.`,
      }[problem],
      hint:
        problem === 'no-files'
          ? 'Save the blueprint beside the file and read it from there ("loadBlueprint" in a program).'
          : problem === 'outside'
            ? 'Move the file into the project, or copy it there.'
            : 'Write its path as seen from this blueprint, such as "./staff.people.yaml".',
    }),
    'zh-CN': ({ name, problem }) => ({
      message: {
        missing: `找不到文件“${name}”。`,
        unreadable: `无法打开文件“${name}”。`,
        outside: `“${name}”在项目之外，别的电脑上不会有它。`,
        'no-files': `无法查找“${name}”：这段文字不是从文件读取的。`,
      }[problem],
      hint:
        problem === 'no-files'
          ? '请把蓝图和该文件保存在一起，再从文件读取（程序里用 loadBlueprint）。'
          : problem === 'outside'
            ? '请把文件移到项目里，或复制一份过来。'
            : '请写相对于本蓝图的路径，例如“./staff.people.yaml”。',
    }),
  }),
};
