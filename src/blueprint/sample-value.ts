import type { Field } from './field.ts';
import { textIn } from './text.ts';

/**
 * A value that fits a field, in its JSON form, for trying things out: made from the field's type, title, bounds and
 * choices, and the same each time.
 *
 * @param locale in which titles are taken, and whose telephone number and currency.
 */
export function sampleValue(field: Field, locale: string): unknown {
  const isChinese = locale.startsWith('zh');
  switch (field.type) {
    case 'text':
      return fitting(nameOf(field, locale), field);
    case 'integer':
    case 'number':
      return numberIn(field);
    case 'boolean':
      return true;
    case 'enum':
      return field.values?.keys().next().value ?? '';
    case 'date':
      return '2026-01-06';
    case 'time':
      return '09:30';
    case 'datetime':
      return '2026-01-06T09:30:00Z';
    case 'duration':
      return '24h';
    case 'money':
      return { amount: '128.00', currency: isChinese ? 'CNY' : 'EUR' };
    case 'phone':
      return isChinese ? '13800000000' : '+44 20 7946 0958';
    case 'email':
      return 'name@example.com';
    case 'url':
      return 'https://example.com/1';
    case 'file': {
      const name = `${nameOf(field, locale)}.pdf`;
      return { name, type: 'application/pdf', size: 20480, uri: `https://example.com/${encodeURIComponent(name)}` };
    }
    case 'list': {
      const item = field.of === undefined ? '' : sampleValue(field.of, locale);
      return Array.from({ length: Math.min(Math.max(field.min ?? 1, 1), field.max ?? Infinity) }, () => item);
    }
  }
}

/** What people call a field. */
function nameOf({ title, name }: Field, locale: string): string {
  return title === undefined ? name.replaceAll('_', ' ') : textIn(title, locale);
}

/** The text as long as the field allows, counted in whole characters. */
function fitting(text: string, { min = 0, max = Infinity }: Field): string {
  const characters = Array.from(text.isWellFormed() ? text : '');
  while (characters.length < min) characters.push('x');
  return characters.slice(0, max).join('');
}

/** The middle of two bounds, or near the one there is. */
function numberIn({ type, min, max }: Field): number {
  const usual = min !== undefined && max !== undefined ? (min + max) / 2 : (min ?? Math.min(max ?? 3, 3));
  if (type === 'number') return usual;
  const rounded = Math.round(usual);
  return max !== undefined && rounded > max
    ? Math.floor(max)
    : min !== undefined && rounded < min
      ? Math.ceil(min)
      : rounded;
}
