import { entry } from './entry.ts';
import { notVersionEn, notVersionZh } from './words.ts';

const list = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
const listZh = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

const KINDS = 'step, wait, until, event, message, accept, absent, present, returns, fail, slow';
const KINDS_ZH = 'step、wait、until、event、message、accept、absent、present、returns、fail、slow';

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
};

/** Why a text is no instant, where that helps. */
const PROBLEM: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'no-time': { en: ': the time of day is missing', zh: '：缺少时间' },
  'no-offset': { en: ': the offset is missing', zh: '：缺少时区偏移' },
  'no-such-time': { en: ': there is no such day or time', zh: '：没有这一天或这个时间' },
};
