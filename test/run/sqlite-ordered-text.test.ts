import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fromColumn, toColumn } from '../../src/run/store/sqlite/ordered-text.ts';
import { compareText } from '../../src/text/diagnostic.ts';
import { runs } from '../support/runs.ts';

/** Texts of any units, halves of pairs too, most of them near the places where UTF-8 and UTF-16 differ. */
const text = fc
  .array(
    fc.oneof(fc.constantFrom(0, 1, 2, 0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff), fc.nat(0xffff)),
    {
      maxLength: 6,
    },
  )
  .map((units) => String.fromCharCode(...units));

test('an id comes out of its column as it went in', () => {
  fc.assert(
    fc.property(text, (id) => {
      expect(fromColumn(toColumn(id))).toBe(id);
      expect([toColumn(id).isWellFormed(), toColumn(id).includes('\0')]).toEqual([true, false]);
    }),
    { numRuns: runs(1000) },
  );
});

test('ids are in the same order by the bytes of their columns as by their UTF-16 units', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const bytes = Buffer.compare(Buffer.from(toColumn(a)), Buffer.from(toColumn(b)));
      expect(Math.sign(bytes)).toBe(compareText(a, b));
    }),
    { numRuns: runs(1000) },
  );
});

test('an id as people write it is itself in its column', () => {
  for (const id of ['C-1', '2026/漆-0001', 'Ångström', '한국']) expect(toColumn(id)).toBe(id);
});
