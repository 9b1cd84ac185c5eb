import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { wrapText } from '../../src/story/wrap-text.ts';
import { displayWidth } from '../../src/text/width.ts';
import { runs } from '../support/runs.ts';

const bare = (words: string): string => words.replaceAll(' ', '');

describe('long texts are broken where a reader expects it', () => {
  test.each([
    ['between words', 'We have received your complaint', 12, ['We have', 'received', 'your', 'complaint']],
    ['between Chinese characters, each two cells wide', '您的投诉已受理', 6, ['您的投', '诉已受', '理']],
    ['never before a closing sign', '您的投。诉', 6, ['您的', '投。诉']],
    ['never after an opening sign', '您的“投诉”', 5, ['您的', '“投', '诉”']],
    ['between a Chinese character and a word', '编号Case-1001已受理', 9, ['编号', 'Case-1001', '已受理']],
    ['inside a word only when it is longer than a line', 'abcdefghij k', 4, ['abcd', 'efgh', 'ij k']],
    ['at line ends of the text itself', 'Hello\n\nthere', 10, ['Hello', '', 'there']],
    ['not at all when they fit', 'short', 10, ['short']],
  ])('%s', (_title, text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  test('law: no line is too wide, and nothing but spaces is lost', () => {
    const piece = fc.constantFrom('a', 'bc', ' ', '，', '。', '“', '”', '投', '诉', '👍🏽', '(', ')', 'longerword', '1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (pieces, width) => {
        const text = pieces.join('');
        const lines = wrapText(text, width);
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
        expect(bare(lines.join(''))).toBe(bare(text));
      }),
      { numRuns: runs(500) },
    );
  });
});
