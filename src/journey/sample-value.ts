import type { Field } from '../blueprint/field.ts';

/** Some value that fits a field, in JSON form: for trying out whether something would be taken at all. */
export function sampleValue(field: Field): unknown {
  const { type, min, max, values, of } = field;
  switch (type) {
    case 'text':
      return 'x'.repeat(Math.max(1, min ?? 1));
    case 'integer':
      return Math.ceil(min ?? Math.min(0, max ?? 0));
    case 'number':
      return min ?? Math.min(0, max ?? 0);
    case 'list':
      return Array.from({ length: min ?? 0 }, () => (of === undefined ? 'x' : sampleValue(of)));
    case 'enum':
      return [...(values?.keys() ?? [])][0];
    default:
      return SAMPLES[type];
  }
}

const SAMPLES: Readonly<Record<Exclude<Field['type'], 'text' | 'integer' | 'number' | 'list' | 'enum'>, unknown>> = {
  boolean: true,
  date: '2026-01-05',
  time: '09:00',
  datetime: '2026-01-05T09:00Z',
  duration: 'PT1H',
  money: { amount: '1', currency: 'CNY' },
  phone: '13800000000',
  email: 'a@example.org',
  url: 'https://example.org',
  file: { name: 'x', uri: 'file:x' },
};
