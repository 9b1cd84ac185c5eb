import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { unifiedDiff } from '../../src/text/unified-diff.ts';

test('shows the lines that changed with three around them, and where they are', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n';
  const after = before.replace('2\n', 'two\n').replace('13\n', '');
  expect(unifiedDiff('a.yaml', before, after)).toBe(`--- a/a.yaml
+++ b/a.yaml
@@ -1,5 +1,5 @@
 1
-2
+two
 3
 4
 5
@@ -10,5 +10,4 @@
 10
 11
 12
-13
 14
`);
});

test('a last line without an end is marked', () => {
  expect(unifiedDiff('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n');
});

test('equal texts have no diff', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
});

test('texts with nothing in common are shown one after the other, however long', () => {
  expect(unifiedDiff('a', manyLines('x'), manyLines('y')).split('\n')).toHaveLength(3 + 10_000 + 1);
});

test('what a diff says of the old text and of the new one is true', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n'), { maxLength: 14 }).map((lines) => lines.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect([
        applied(unifiedDiff('f', before, after), before, '+'),
        applied(unifiedDiff('f', before, after), after, '-'),
      ]).toEqual([after, before]);
    }),
  );
});

function manyLines(sign: string): string {
  return Array.from({ length: 5000 }, (_, line) => `${sign}${line}\n`).join('');
}

/** Applies a diff to the old text (`+`), or takes it back from the new one (`-`). */
function applied(diff: string, text: string, sign: '+' | '-'): string {
  const lines = text.match(/[^\n]*\n/gu) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of (diff.match(/[^\n]*\n/gu) ?? []).slice(2)) {
    const [, oldFirst, oldCount = '1', newFirst, newCount = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(line) ?? [];
    if (oldFirst !== undefined) {
      const [first, count] = sign === '+' ? [Number(oldFirst), oldCount] : [Number(newFirst), newCount];
      const start = count === '0' ? first : first - 1;
      result.push(...lines.slice(at, start));
      at = start;
    } else if (line.startsWith(sign)) result.push(line.slice(1));
    else {
      expect(line.slice(1)).toBe(lines[at]);
      if (line.startsWith(' ')) result.push(line.slice(1));
      at += 1;
    }
  }
  return [...result, ...lines.slice(at)].join('');
}
