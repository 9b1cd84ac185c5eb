import fc from 'fast-check';
import { expect, test } from 'vitest';

import { SortedList } from '../../src/run/store/sorted-list.ts';
import { runs } from '../support/runs.ts';

const compare = (a: number, b: number): number => a - b;

test('a sorted list holds what a sorted set of the same numbers holds, and goes on after any key', () => {
  const change = fc.record({ remove: fc.boolean(), value: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), fc.integer({ min: -1, max: 61 }), (changes, key) => {
      const list = new SortedList<number, number>(compare);
      const set = new Set<number>();
      for (const { remove, value } of changes) {
        if (remove) expect(list.remove(value)).toBe(set.delete(value));
        else if (!set.has(value)) list.add(set.add(value) && value);
      }
      const expected = [...set].sort(compare);
      expect([...list.after()]).toEqual(expected);
      expect([list.first(), list.size]).toEqual([expected[0], expected.length]);
      expect([...list.after(key)]).toEqual(expected.filter((value) => value > key));
    }),
    { numRuns: runs(200) },
  );
});

test('it stays in order when it outgrows its chunks and shrinks again', () => {
  const list = new SortedList<number, number>(compare);
  const values = Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 10_007);
  for (const value of values) list.add(value);
  const sorted = values.toSorted(compare);
  expect([...list.after()]).toEqual(sorted);
  expect([...list.after(sorted[4999])]).toEqual(sorted.slice(5000));
  for (const value of values.slice(0, 9000)) expect(list.remove(value)).toBe(true);
  expect(list.remove(values[0]!)).toBe(false);
  expect([...list.after()]).toEqual(values.slice(9000).toSorted(compare));
});
