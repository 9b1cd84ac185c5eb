import { entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** What cases carry: where it is set and read, and what fits where. */
export const checkDataCatalogue = {
  TL4018: entry<{ field: string; where: string; never: boolean; others: number }>({
    rule: 'data-is-set-before-it-is-read',
    severity: 'error',
    en: ({ field, where, never, others }) => ({
      message: sentences(
        'en',
        never
          ? `"${field}" is always empty here: no step sets it.`
          : `"${field}" may still be empty here: not every way to "${where}" sets it.`,
        alsoEn(others),
      ),
      hint: `Ask for it or set it before, give it a default, or allow for its absence: ${field} != null and ….`,
    }),
    'zh-CN': ({ field, where, never, others }) => ({
      message: sentences(
        'zh-CN',
        never
          ? `“${field}”在这里总是空的：没有任何步骤设置它。`
          : `“${field}”在这里可能还没有值：并非每条通往“${where}”的路径都会设置它。`,
        alsoZh(others),
      ),
      hint: `请在此之前询问或设置它、给它默认值，或者考虑它没有值的情形：${field} != null and …。`,
    }),
  }),
  TL4023: entry<{ name: string; type: string; wanted: readonly string[] }>({
    rule: 'times-come-from-date-fields',
    severity: 'error',
    en: ({ name, type, wanted }) => ({
      message: `"${name}" is of type ${type}, but a time is needed here.`,
      hint: `Name a field or parameter of type ${listEn(wanted)}.`,
    }),
    'zh-CN': ({ name, type, wanted }) => ({
      message: `“${name}”的类型是 ${type}，而这里需要时间。`,
      hint: `请使用类型为 ${listZh(wanted)} 的字段或参数。`,
    }),
  }),
  TL4024: entry<{ field: string }>({
    rule: 'a-survey-fills-a-bounded-score',
    severity: 'error',
    en: ({ field }) => ({
      message: `The score goes into "${field}", which is not a whole number with "min" and "max".`,
      hint: 'Declare it as { type: integer, min: 1, max: 5 } (nps: 0 to 10).',
    }),
    'zh-CN': ({ field }) => ({
      message: `评分要写入“${field}”，但它不是带有 min 和 max 的整数。`,
      hint: '请声明为 { type: integer, min: 1, max: 5 }（nps 为 0 到 10）。',
    }),
  }),
  TL4056: entry<{ from: string; into: string; module?: string; others: number }>({
    rule: 'copies-of-personal-data-are-marked',
    severity: 'warning',
    en: ({ from, into, module, others }) => ({
      message: sentences(
        'en',
        `"${from}" is personal, and its value goes into "${into}", which is not marked as personal.`,
        alsoEn(others),
      ),
      hint: `Write "personal: true" on "${into}"${module === undefined ? '' : ` in ${module}`}, or keep the value out of it.`,
    }),
    'zh-CN': ({ from, into, module, others }) => ({
      message: sentences(
        'zh-CN',
        `“${from}”是个人信息，它的值进入了“${into}”，而后者没有标为个人信息。`,
        alsoZh(others),
      ),
      hint: `请${module === undefined ? '' : `在 ${module} 中`}给“${into}”写上 personal: true，或者不要把这个值放进去。`,
    }),
  }),
  TL4029: entry<{ service: string; parameter: string }>({
    rule: 'services-get-what-they-need',
    severity: 'error',
    en: ({ service, parameter }) => ({
      message: `The service "${service}" is not given "${parameter}".`,
      hint: `Add it under "with": "${parameter}: =…".`,
    }),
    'zh-CN': ({ service, parameter }) => ({
      message: `没有给服务“${service}”提供“${parameter}”。`,
      hint: `请在 with 中补写“${parameter}: =…”。`,
    }),
  }),
  TL4030: entry<{ field: string; from: string; to: string }>({
    rule: 'results-fit-their-field',
    severity: 'error',
    en: ({ field, from, to }) => ({
      message: `The result is of type ${from} and does not fit the field "${field}" (${to}).`,
      hint: 'Take another field, or correct one of the types.',
    }),
    'zh-CN': ({ field, from, to }) => ({
      message: `结果的类型是 ${from}，与字段“${field}”（${to}）不符。`,
      hint: '请换一个字段，或者改正其中一个类型。',
    }),
  }),
  TL4036: entry<{ field: string; message: string; step: string; others: number }>({
    rule: 'messages-have-no-blanks',
    severity: 'warning',
    en: ({ field, message, step, others }) => ({
      message: sentences(
        'en',
        `Message "${message}" may be sent with a blank for "{${field}}": not every way to "${step}" sets it.`,
        alsoEn(others),
      ),
      hint: 'Ask for it or set it before, give it a default, or leave it out of the message.',
    }),
    'zh-CN': ({ field, message, step, others }) => ({
      message: sentences(
        'zh-CN',
        `消息“${message}”里的“{${field}}”可能是空白：并非每条通往“${step}”的路径都会设置它。`,
        alsoZh(others),
      ),
      hint: '请在此之前询问或设置它、给它默认值，或者从消息中去掉它。',
    }),
  }),
};
