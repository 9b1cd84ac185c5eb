import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh, sentences } from './words.ts';

/** What a literal needs to be told apart from what was written. */
export interface Misfit {
  readonly field: string;
  readonly type: string;
  /** As it was written, shortened where it is long. */
  readonly value: string;
  /** True where an expression was probably meant. */
  readonly feel: boolean;
  /** Of a choice: its values, and the one that was probably meant. */
  readonly allowed?: readonly string[];
  readonly near?: string;
  /** Bounds that the value breaks. */
  readonly min?: number;
  readonly max?: number;
  /** True where the bounds are those of a length. */
  readonly length?: boolean;
}

/** Durations, numbers, bounds and literals. */
export const blueprintValuesCatalogue = {
  TL2010: entry<{ text: string; problem: string; suggestion?: string; choices?: readonly string[] }>({
    rule: 'durations-are-durations',
    severity: 'error',
    en: ({ text, suggestion, choices }) => ({
      message: `"${text}" is not a length of time.`,
      hint:
        suggestion !== undefined
          ? `Write "${suggestion}".`
          : choices !== undefined
            ? `Write ${choices.map((choice) => `"${choice}"`).join(' or ')}.`
            : 'Write for example 30s, 15m, 24h, 2d, 1w, or P1M for a calendar month.',
    }),
    'zh-CN': ({ text, suggestion, choices }) => ({
      message: `“${text}”不是有效的时长。`,
      hint:
        suggestion !== undefined
          ? `请写成“${suggestion}”。`
          : choices !== undefined
            ? `请写成${choices.map((choice) => `“${choice}”`).join('或')}。`
            : '请写成例如 30s（秒）、15m（分）、24h（小时）、2d（天）、1w（周），或 P1M（一个日历月）。',
    }),
  }),
  TL2020: entry<{ minimum?: number; maximum?: number; whole?: boolean }>({
    rule: 'numbers-are-in-range',
    severity: 'error',
    en: ({ minimum, maximum, whole }) => ({
      message: 'This number cannot stand here.',
      hint: `Write a ${whole === true ? 'whole number' : 'number'} ${rangeEn(minimum, maximum)}.`,
    }),
    'zh-CN': ({ minimum, maximum, whole }) => ({
      message: '这里不能写这个数字。',
      hint: `请写${rangeZh(minimum, maximum)}的${whole === true ? '整数' : '数字'}。`,
    }),
  }),
  TL2023: entry<Misfit>({
    rule: 'literals-fit-their-field',
    severity: 'error',
    en: (misfit) => ({
      message:
        misfit.allowed === undefined
          ? `"${misfit.value}" does not fit "${misfit.field}", which holds ${TYPES[misfit.type]?.[0] ?? misfit.type}.`
          : `"${misfit.value}" is none of the values of "${misfit.field}".`,
      hint: misfit.feel
        ? `If it is an expression, put = before it: "=${misfit.value}".`
        : misfit.allowed !== undefined
          ? didYouMean(misfit.near, `Write one of: ${listEn(misfit.allowed)}.`)
          : isBounded(misfit)
            ? `Write ${misfit.length === true ? 'a length' : 'a number'} ${rangeEn(misfit.min, misfit.max)}.`
            : misfit.type === 'boolean'
              ? 'Write true or false.'
              : `Write it like ${TYPES[misfit.type]?.[2] ?? '1'}.`,
    }),
    'zh-CN': (misfit) => ({
      message:
        misfit.allowed === undefined
          ? `“${misfit.value}”与“${misfit.field}”不符，这个字段的类型是${TYPES[misfit.type]?.[1] ?? misfit.type}。`
          : `“${misfit.value}”不是“${misfit.field}”的可选值。`,
      hint: misfit.feel
        ? `如果它是表达式，请在前面加 =：“=${misfit.value}”。`
        : misfit.allowed !== undefined
          ? didYouMeanZh(misfit.near, `请写其中之一：${listZh(misfit.allowed)}。`)
          : isBounded(misfit)
            ? `${misfit.length === true ? '长度' : '数字'}应当${rangeZh(misfit.min, misfit.max)}。`
            : misfit.type === 'boolean'
              ? '请写 true 或 false。'
              : `请写成类似 ${TYPES[misfit.type]?.[2] ?? '1'} 的形式。`,
    }),
  }),
  TL2024: entry<{ key: string; type: string }>({
    rule: 'field-keys-fit-their-type',
    severity: 'error',
    en: ({ key, type }) => ({
      message: `"${key}" means nothing on a field of type ${type}.`,
      hint: 'Remove it or change the type.',
    }),
    'zh-CN': ({ key, type }) => ({
      message: `类型为 ${type} 的字段不能写“${key}”。`,
      hint: '请删除它，或者更换类型。',
    }),
  }),
  TL2025: entry<{ key: string; type: string }>({
    rule: 'fields-say-what-their-type-needs',
    severity: 'error',
    en: ({ key, type }) => ({
      message: `A field of type ${type} needs "${key}".`,
      hint: `Add "${key}: ${NEEDED[key] ?? '…'}".`,
    }),
    'zh-CN': ({ key, type }) => ({
      message: `类型为 ${type} 的字段需要“${key}”。`,
      hint: `请补写“${key}: ${NEEDED[key] ?? '…'}”。`,
    }),
  }),
  TL2026: entry<{ min: number; max: number }>({
    rule: 'bounds-leave-room',
    severity: 'error',
    en: ({ min, max }) => ({
      message: `No value lies between min ${min} and max ${max}.`,
      hint: 'Exchange the two or correct one.',
    }),
    'zh-CN': ({ min, max }) => ({
      message: `min ${min} 与 max ${max} 之间没有任何值。`,
      hint: '请对调，或者改正其中一个。',
    }),
  }),
  TL2034: entry<{ text: string }>({
    rule: 'until-names-a-date',
    severity: 'error',
    en: ({ text }) => ({
      message: `"until" takes a field that holds a date, and "${text}" is a length of time.`,
      hint: sentences('en', `To wait that long, write "wait: ${text}".`),
    }),
    'zh-CN': ({ text }) => ({
      message: `until 后面应当写日期字段，而“${text}”是时长。`,
      hint: `如果要等这么久，请写“wait: ${text}”。`,
    }),
  }),
};

/** The types of fields in words, with an example of how a value is written. */
const TYPES: Readonly<Record<string, readonly [en: string, zh: string, like: string]>> = {
  text: ['text', '文本', '"…"'],
  integer: ['a whole number', '整数', '3'],
  number: ['a number', '数字', '2.5'],
  boolean: ['true or false', '真假值', 'true'],
  enum: ['a choice', '选项', '…'],
  date: ['a date', '日期', '2026-01-31'],
  time: ['a time of day', '时刻', '"09:30"'],
  datetime: ['a date with time', '日期时间', '2026-01-31T09:30+08:00'],
  duration: ['a length of time', '时长', '24h'],
  money: ['an amount of money', '金额', '{ amount: "12.50", currency: CNY }'],
  phone: ['a telephone number', '电话号码', '"+86 138 0000 0000"'],
  email: ['an e-mail address', '邮箱地址', 'name@example.com'],
  url: ['a web address', '网址', 'https://example.com/'],
  file: ['a file', '文件', '{ name: a.pdf, uri: "https://example.com/a.pdf" }'],
  list: ['a list', '列表', '[…]'],
};

const NEEDED: Readonly<Record<string, string>> = { values: '[…]', of: 'text' };

function isBounded({ min, max }: Misfit): boolean {
  return min !== undefined || max !== undefined;
}

function rangeEn(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`;
  return minimum === undefined ? `of at most ${maximum ?? 'that'}` : `of at least ${minimum}`;
}

function rangeZh(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `在 ${minimum} 到 ${maximum} 之间`;
  return minimum === undefined ? `不大于 ${maximum ?? '上限'} ` : `不小于 ${minimum} `;
}
