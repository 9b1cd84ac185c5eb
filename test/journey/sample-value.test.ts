import { expect, test } from 'vitest';

import { fieldProblem } from '../../src/blueprint/field-value.ts';
import { FIELD_TYPES, type Field } from '../../src/blueprint/field.ts';
import { sampleValue } from '../../src/journey/sample-value.ts';

const BOUNDS: Partial<Field>[] = [{}, { min: 2 }, { max: 3 }, { min: 2, max: 3 }, { max: -2 }];

test.each(FIELD_TYPES)('a sample of the type %s fits, whatever its bounds', (type) => {
  const values = new Map([['red', undefined]]);
  const of: Field = { name: 'item', path: [], type: 'integer', min: 4 };
  for (const bounds of BOUNDS) {
    if ((bounds.max ?? 0) < 0 && !['integer', 'number'].includes(type)) continue;
    const field: Field = { name: 'a', path: [], type, values, of, ...bounds };
    expect(fieldProblem(field, sampleValue(field))).toBeUndefined();
  }
});
