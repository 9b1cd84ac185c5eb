import { fieldProblem, type FieldProblem } from '../blueprint/field-value.ts';
import type { Field } from '../blueprint/field.ts';
import { valueLabelled } from '../blueprint/misfit.ts';
import { textIn } from '../blueprint/text.ts';
import { catalogue } from '../text/catalogue.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { printInstant } from '../time/instant.ts';
import { readInstant } from '../time/read-instant.ts';
import { shortInstant } from './write-journey.ts';

/** What somebody typed into a field: its value in JSON form, or why it does not fit. */
export type FieldEntry =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: FieldProblem };

/** The clocks that somebody sees who types: the IANA zone, and the present instant in epoch milliseconds. */
export interface Clocks {
  readonly zone: string;
  readonly now: number;
}

/**
 * The value of a field from what people type: full-width digits, `12.50 CNY` for money, a name for a file, commas between
 * the items of a list, a value or its label for a choice, `2026-01-06 14:00` on the clocks of the zone for an instant.
 */
export function readEntry(field: Field, text: string, clocks: Clocks): FieldEntry {
  const value = valueOf(field, text.trim(), clocks);
  const problem = fieldProblem(field, value);
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}

/** A value as it may be typed in again; what is read from it is the same value. */
export function typedValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field.type === 'list' && Array.isArray(value)) {
    return value.map((one) => (field.of === undefined ? String(one) : typedValue(field.of, one))).join(', ');
  }
  if (field.type === 'money') {
    const { amount, currency } = value as { amount: string; currency: string };
    return `${amount} ${currency}`;
  }
  if (field.type === 'file') return (value as { name: string }).name;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The sentence of a finding for a value that does not fit. */
export function misfitSentence(field: Field, label: string, problem: FieldProblem, language: Language): string {
  const { type, min, max } = field;
  const allowed = [...(field.values?.keys() ?? [])];
  return catalogue.TL5011[language]({ field: label, problem, type, min, max, allowed }).message;
}

/** What may be typed into a field, in a few words: its type, bounds, unit and choices. */
export function entryHint(field: Field, language: Language): string {
  const { type, min, max, unit, of, values } = field;
  const at = language === 'en' ? 0 : 1;
  const items =
    type === 'list' && of !== undefined
      ? at === 0
        ? `: ${entryHint(of, language)}`
        : `：${entryHint(of, language)}`
      : '';
  const choices = [...(values ?? [])].map(([value, label]) => (label === undefined ? value : textIn(label, language)));
  const what = type === 'enum' ? choices.join(at === 0 ? ', ' : '、') : HINTS[type][at];
  const bounds = boundsIn(language, min, max, LENGTHS[type]?.[at] ?? '');
  const parts = [`${what}${items}`, ...(bounds === '' ? [] : [bounds]), ...(unit === undefined ? [] : [unit])];
  return parts.join(at === 0 ? ', ' : '，');
}

function valueOf(field: Field, text: string, clocks: Clocks): unknown {
  const plain = text.normalize('NFKC');
  switch (field.type) {
    case 'integer':
    case 'number':
      return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu.test(plain) ? Number(plain) : text;
    case 'boolean':
      return /^(?:y|yes|true|是|对|有)$/iu.test(plain)
        ? true
        : /^(?:n|no|false|否|不|无)$/iu.test(plain)
          ? false
          : text;
    case 'enum':
      return field.values?.has(text) === true ? text : (valueLabelled(field, text) ?? text);
    case 'money': {
      const [, before, amount, after] = /^([A-Z]{3})?\s*(-?\d+(?:\.\d+)?)\s*([A-Z]{3})?$/iu.exec(plain) ?? [];
      const currency = (before ?? after ?? field.unit)?.toUpperCase();
      return amount === undefined || currency === undefined ? text : { amount, currency };
    }
    case 'file': {
      const name = text.split(/[/\\]/u).at(-1) ?? '';
      return name === '' ? text : { name, uri: /^[a-z]+:/iu.test(text) ? text : `file:${encodeURI(text)}` };
    }
    case 'list': {
      const { of } = field;
      const items = text.split(/[,，、;；]/u).flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
      return of === undefined ? items : items.map((item) => valueOf(of, item, clocks));
    }
    case 'datetime': {
      const instant = readInstant(text, clocks.zone, clocks.now);
      return instant === undefined ? text : shortInstant(printInstant(instant, clocks.zone));
    }
    case 'date': {
      const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plain) ?? [];
      return year === '' ? plain : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    }
    case 'time':
      return /^\d:/u.test(plain) ? `0${plain}` : plain;
    case 'phone':
    case 'email':
    case 'url':
    case 'duration':
      return plain;
    case 'text':
      return text;
  }
}

function boundsIn(language: Language, min: number | undefined, max: number | undefined, unit: string): string {
  if (min === undefined && max === undefined) return '';
  if (language === 'en') {
    if (max === undefined) return `at least ${min}${unit}`;
    return min === undefined ? `at most ${max}${unit}` : `${min} to ${max}${unit}`;
  }
  if (max === undefined) return `至少 ${min}${unit}`;
  return min === undefined ? `至多 ${max}${unit}` : `${min} 到 ${max}${unit}`;
}

const HINTS: Readonly<Record<Field['type'], readonly [en: string, zh: string]>> = {
  text: ['text', '文字'],
  integer: ['whole number', '整数'],
  number: ['number', '数字'],
  boolean: ['yes or no', '是或否'],
  enum: ['', ''],
  date: ['date such as 2026-01-05', '日期，例如 2026-01-05'],
  time: ['time of day such as 09:30', '时间，例如 09:30'],
  datetime: ['date and time such as 2026-01-05 09:00', '日期和时间，例如 2026-01-05 09:00'],
  duration: ['length of time such as 24h or P2D', '时长，例如 24h 或 P2D'],
  money: ['amount and currency such as 12.50 CNY', '金额和币种，例如 12.50 CNY'],
  phone: ['phone number', '电话号码'],
  email: ['e-mail address', '电子邮箱地址'],
  url: ['web address that begins with https://', '以 https:// 开头的网址'],
  file: ['name of a file such as photo.jpg', '文件名，例如 photo.jpg'],
  list: ['list with commas', '用逗号隔开的列表'],
};

const LENGTHS: Readonly<Partial<Record<Field['type'], readonly [en: string, zh: string]>>> = {
  text: [' characters', ' 个字符'],
  list: [' entries', ' 项'],
};
