import type { Field } from '../blueprint/field.ts';
import { comment, literal, propertyKey, union } from './typescript.ts';

/** A property of an object type, ready to be printed. */
export interface Property {
  readonly key: string;
  readonly type: string;
  readonly isOptional?: boolean;
  readonly words?: readonly (string | undefined)[];
}

/** An object type over several lines; of no properties one that holds nothing. */
export function objectType(properties: readonly Property[], indent = ''): string {
  if (properties.length === 0) return '{ readonly [key: string]: never }';
  const lines = properties.map(
    ({ key, type, isOptional, words = [] }) =>
      `${comment(words, `${indent}  `)}${indent}  readonly ${propertyKey(key)}${isOptional === true ? '?' : ''}:` +
      `${type.startsWith('\n') ? '' : ' '}${type};\n`,
  );
  return `{\n${lines.join('')}${indent}}`;
}

/** The type of a field's value in its JSON form. */
export function valueType(field: Field, indent: string): string {
  switch (field.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return union([...(field.values?.keys() ?? [])].map(literal), indent);
    case 'money':
      return '{ readonly amount: string; readonly currency: string }';
    case 'file':
      return '{ readonly name: string; readonly uri: string; readonly type?: string; readonly size?: number }';
    case 'list':
      return field.of === undefined ? 'readonly unknown[]' : `readonly (${valueType(field.of, indent).trim()})[]`;
    default:
      return 'string';
  }
}

/** What the type alone does not say of a value. */
export function formOf({ type, min, max, unit }: Field): string | undefined {
  const forms: Readonly<Partial<Record<Field['type'], string>>> = {
    integer: 'integer',
    date: '2026-01-05',
    time: '09:30',
    datetime: '2026-01-05T09:00+08:00',
    duration: 'PT24H or 24h',
    phone: 'telephone number',
    email: 'e-mail address',
    url: 'web address',
    money: '{ amount: "12.50", currency: "CNY" }',
  };
  const size = type === 'text' || type === 'list' ? 'length ' : '';
  const from = min === undefined ? '' : `from ${min}`;
  const to = max === undefined ? '' : `to ${max}`;
  const bounds = from === '' && to === '' ? undefined : `${size}${[from, to].filter((one) => one !== '').join(' ')}`;
  const parts = [forms[type], bounds, unit].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
