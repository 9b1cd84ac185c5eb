import { parseDuration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import type { Field } from './field.ts';

/** Why a value does not fit a field. */
export type FieldProblem = 'kind' | 'not-a-value' | 'too-small' | 'too-large' | 'format';

/**
 * Says why a JSON value does not fit a field; undefined when it does.
 *
 * JSON forms: text, enum, phone, email and url are strings; dates, times and durations ISO text (`2026-01-05`, `09:30`,
 * `PT24H`; the short forms of the language are taken too), datetime with an offset; money
 * `{ amount: "12.50", currency: "CNY" }`; file `{ name, type, size, uri }`; list an array.
 */
export function fieldProblem(field: Field, value: unknown): FieldProblem | undefined {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? bounds(field, Array.from(value).length) : 'kind';
    case 'integer':
      return typeof value !== 'number' ? 'kind' : Number.isSafeInteger(value) ? bounds(field, value) : 'format';
    case 'number':
      return typeof value !== 'number' ? 'kind' : Number.isFinite(value) ? bounds(field, value) : 'format';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'kind';
    case 'enum':
      return typeof value !== 'string' ? 'kind' : field.values?.has(value) === true ? undefined : 'not-a-value';
    case 'date':
      return format(value, isDate);
    case 'time':
      return format(value, (text) => /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/.test(text));
    case 'datetime':
      return format(value, (text) => parseInstant(text).ok);
    case 'duration':
      return format(value, (text) => parseDuration(text).ok);
    case 'phone':
      return format(value, (text) => /^\+?[0-9][0-9 ()./-]{2,28}[0-9]$/.test(text));
    case 'email':
      return format(value, (text) => text.length <= 254 && /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]+$/.test(text));
    case 'url':
      return format(value, (text) => /^https?:\/\//i.test(text) && URL.canParse(text));
    case 'money':
      return isRecord(value) && typeof value['amount'] === 'string' && typeof value['currency'] === 'string'
        ? /^-?\d{1,15}(?:\.\d{1,4})?$/.test(value['amount']) && /^[A-Z]{3}$/.test(value['currency'])
          ? undefined
          : 'format'
        : 'kind';
    case 'file':
      return isRecord(value) && typeof value['name'] === 'string' && typeof value['uri'] === 'string'
        ? undefined
        : 'kind';
    case 'list': {
      if (!Array.isArray(value)) return 'kind';
      const item = field.of;
      const wrong = item === undefined ? undefined : value.find((entry) => fieldProblem(item, entry) !== undefined);
      return wrong === undefined ? bounds(field, value.length) : 'format';
    }
  }
}

/** True when the text is a day of the Gregorian calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function bounds(field: Field, size: number): FieldProblem | undefined {
  if (field.min !== undefined && size < field.min) return 'too-small';
  return field.max !== undefined && size > field.max ? 'too-large' : undefined;
}

function format(value: unknown, holds: (text: string) => boolean): FieldProblem | undefined {
  return typeof value !== 'string' ? 'kind' : holds(value) ? undefined : 'format';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
