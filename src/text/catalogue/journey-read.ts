import { entry } from './entry.ts';
import { notVersionEn, notVersionZh } from './words.ts';

const list = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
const listZh = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

const KINDS = 'step, wait, until, event, message, accept, absent, present, returns, fail, slow, expect';
const KINDS_ZH = 'step、wait、until、event、message、accept、absent、present、returns、fail、slow、expect';

/** Reading a journey file: its version, the shape of its lines, instants. */
export const journeyReadCatalogue = {
  TL5001: entry<{ found?: string }>({
    rule: 'the-version-of-journeys-is-known',
    severity: 'error',
    en: ({ found }) => ({
      message:
        found === undefined
          ? 'This file does not say that it holds journeys.'
          : (notVersionEn(found) ??
            `This file says it is written in journey version ${found}; only version 1 is known.`),
      hint: 'Write "throughline-journey: 1" at the top.',
    }),
    'zh-CN': ({ found }) => ({
      message:
        found === undefined
          ? '此文件没有声明它是旅程文件。'
          : (notVersionZh(found) ?? `此文件声明的旅程版本是 ${found}，目前只支持版本 1。`),
      hint: '请在开头写“throughline-journey: 1”。',
    }),
  }),
  TL5002: entry<{ kinds: readonly string[] }>({
    rule: 'every-line-says-one-thing',
    severity: 'error',
    en: ({ kinds }) => ({
      message:
        kinds.length === 0
          ? 'This line does not say what happens.'
          : `This line says ${kinds.length} things at once: ${list(kinds)}.`,
      hint: kinds.length === 0 ? `Give it exactly one of: ${KINDS}.` : 'Give each of them a line of its own.',
    }),
    'zh-CN': ({ kinds }) => ({
      message:
        kinds.length === 0 ? '这一行没有说明发生了什么。' : `这一行同时写了 ${kinds.length} 件事：${listZh(kinds)}。`,
      hint: kinds.length === 0 ? `请写上以下键中的一个：${KINDS_ZH}。` : '请把它们分成几行，每行只写一件事。',
    }),
  }),
  TL5003: entry<{ key: string; kind: string; kinds: readonly string[] }>({
    rule: 'keys-fit-their-line',
    severity: 'error',
    en: ({ key, kind, kinds }) => ({
      message: `"${key}" means nothing on a line with "${kind}".`,
      hint: `It stands beside: ${kinds.join(', ')}. Remove it here.`,
    }),
    'zh-CN': ({ key, kind, kinds }) => ({
      message: `写有“${kind}”的行上，“${key}”没有意义。`,
      hint: `它只与以下键搭配：${kinds.join('、')}。请在这里删除它。`,
    }),
  }),
  TL5004: entry<{ text: string; problem: string; suggestion?: string }>({
    rule: 'instants-are-instants',
    severity: 'error',
    en: ({ text, problem, suggestion }) => ({
      message: `"${text}" is not an instant${PROBLEM[problem]?.en ?? ''}.`,
      hint:
        suggestion === undefined
          ? 'Write date, time and offset, such as 2026-01-05T09:00+08:00.'
          : `Write "${suggestion}".`,
    }),
    'zh-CN': ({ text, problem, suggestion }) => ({
      message: `“${text}”不是有效的时刻${PROBLEM[problem]?.zh ?? ''}。`,
      hint:
        suggestion === undefined
          ? '请写明日期、时间和时区偏移，例如 2026-01-05T09:00+08:00。'
          : `请写成“${suggestion}”。`,
    }),
  }),
  TL5026: entry<{ name: string; circle?: readonly string[]; near?: string; known: readonly string[] }>({
    rule: 'journeys-begin-with-another',
    severity: 'error',
    en: ({ name, circle, near, known }) => ({
      message:
        circle === undefined
          ? `There is no journey "${name}" to begin with.`
          : `These journeys begin with each other: ${circle.join(' → ')}.`,
      hint:
        circle !== undefined
          ? 'Write the shared beginning as a journey of its own.'
          : near !== undefined
            ? `Did you mean "${near}"?`
            : known.length === 0
              ? 'This file has no other journey.'
              : `The other journeys of this file are: ${known.join(', ')}.`,
    }),
    'zh-CN': ({ name, circle, near, known }) => ({
      message: circle === undefined ? `没有可作为开头的旅程“${name}”。` : `这些旅程互为开头：${circle.join(' → ')}。`,
      hint:
        circle !== undefined
          ? '请把共同的开头写成一条单独的旅程。'
          : near !== undefined
            ? `您是不是想写“${near}”？`
            : known.length === 0
              ? '此文件没有其他旅程。'
              : `此文件中的其他旅程有：${known.join('、')}。`,
    }),
  }),
  TL5027: entry<{
    problem: 'unknown' | 'missing';
    column: string;
    columns: readonly string[];
    near?: string;
  }>({
    rule: 'examples-fill-their-places',
    severity: 'error',
    en: ({ problem, column, columns, near }) => {
      switch (problem) {
        case 'unknown':
          return {
            message: `No example says what "<${column}>" stands for.`,
            hint:
              near === undefined
                ? `Add a column "${column}" to the examples; they have: ${columns.join(', ')}.`
                : `Did you mean "<${near}>"?`,
          };
        case 'missing':
          return {
            message: `This example does not say what "<${column}>" stands for.`,
            hint: `Add "${column}" to it, as the other examples have it.`,
          };
      }
    },
    'zh-CN': ({ problem, column, columns, near }) => {
      switch (problem) {
        case 'unknown':
          return {
            message: `没有任何示例说明“<${column}>”代表什么。`,
            hint:
              near === undefined
                ? `请在示例中加上“${column}”一列；现有的列：${columns.join('、')}。`
                : `您是不是想写“<${near}>”？`,
          };
        case 'missing':
          return {
            message: `这个示例没有说明“<${column}>”代表什么。`,
            hint: `请像其他示例一样为它补上“${column}”。`,
          };
      }
    },
  }),
};

/** Why a text is no instant, where that helps. */
const PROBLEM: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'no-time': { en: ': the time of day is missing', zh: '：缺少时间' },
  'no-offset': { en: ': the offset is missing', zh: '：缺少时区偏移' },
  'no-such-time': { en: ': there is no such day or time', zh: '：没有这一天或这个时间' },
};
