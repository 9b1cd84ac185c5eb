import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fieldProblem } from '../../src/blueprint/field-value.ts';
import { FIELD_TYPES, type Field, type FieldType } from '../../src/blueprint/field.ts';
import { sampleValue } from '../../src/blueprint/sample-value.ts';

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({ name: 'guest_name', path: [], type, ...more });

describe('sample data', () => {
  test.each([
    ['a text is called by its title', field('text', { title: { en: 'Guest', 'zh-CN': '客人' } }), '客人'],
    ['a text without a title is called by its name', field('text'), 'guest name'],
    ['a text is no longer than it may be', field('text', { max: 5 }), 'guest'],
    ['a score is in the middle of its scale', field('integer', { min: 1, max: 5 }), 3],
    ['a choice is the first of its values', field('enum', { values: new Map([['gold', undefined]]) }), 'gold'],
    ['a list has one item', field('list', { of: field('date') }), ['2026-01-06']],
    ['a telephone number is one of the country', field('phone'), '13800000000'],
  ])('%s', (_name, one, expected) => {
    expect(sampleValue(one, 'zh-CN')).toEqual(expected);
  });

  test('fits every field that some value fits', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
    const plain = fc.record({
      type: fc.constantFrom(...FIELD_TYPES.filter((type) => type !== 'list')),
      bounds: fc.tuple(bound, bound),
      half: fc.boolean(),
      title: fc.option(fc.string(), { nil: undefined }),
    });
    const made = plain.map(({ type, bounds: [a, b], half, title }): Field => {
      const [low, high] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
      const shift = half && type === 'number' ? 0.5 : 0;
      const values = type === 'enum' ? new Map([['x', undefined]]) : undefined;
      const min = low === undefined ? undefined : low + shift;
      const max = high === undefined ? undefined : high + shift;
      return field(type, { min, max, values, ...(title === undefined ? {} : { title: { en: title } }) });
    });
    const any = fc.oneof(
      made,
      fc.tuple(made, bound).map(([of, max]) => field('list', { of, max: max === undefined ? undefined : max + 1 })),
    );
    fc.assert(
      fc.property(any, fc.constantFrom('en', 'zh-CN', 'nl'), (one, locale) => {
        expect(fieldProblem(one, sampleValue(one, locale))).toBeUndefined();
        expect(sampleValue(one, locale)).toEqual(sampleValue(one, locale));
      }),
    );
  });
});
