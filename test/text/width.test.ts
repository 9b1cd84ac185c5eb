import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, splitCharacters } from '../../src/text/width.ts';
import { runs } from '../support/runs.ts';

describe('the width of a text in terminal cells', () => {
  test.each([
    ['', 0, 'nothing'],
    ['complaint', 9, 'Latin letters'],
    ['投诉处理', 8, 'Chinese characters'],
    ['“投诉”，', 8, 'curly quotes are narrow, the full-width comma is wide'],
    ['（ＡＢ：１）', 12, 'full-width forms'],
    ['ｱｲｳ', 3, 'half-width katakana'],
    ['かな カナ', 9, 'kana'],
    ['한국어', 6, 'Hangul syllables'],
    ['\u1112\u1161\u11AB', 2, 'the same kind of syllable spelt with conjoining letters'],
    ['𠮷', 2, 'a character outside the basic plane'],
    ['㍿〜、', 6, 'East Asian symbols and punctuation'],
    ['cafe\u0301', 4, 'a combining accent'],
    ['กำ', 2, 'a Thai vowel with a cell of its own'],
    ['สวั', 2, 'a Thai mark above'],
    ['→ ¥ é Ω ─', 9, 'what is ambiguous counts one'],
    ['😀', 2, 'an emoji'],
    ['👨‍👩‍👧', 2, 'a family, joined of three emoji'],
    ['👍🏽', 2, 'an emoji with a skin tone'],
    ['🇨🇳', 2, 'a flag'],
    ['🇨', 1, 'half a flag'],
    ['❤️', 2, 'a symbol made an emoji'],
    ['❤', 1, 'the same symbol as text'],
    ['1️⃣', 2, 'a keycap'],
    ['\u200B', 0, 'a zero-width space'],
  ])('"%s" takes %i: %s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('cutting into characters loses nothing, and their widths add up', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '投', '👨‍👩‍👧', '\u0301', '🇨', '\u200D', '️', '1') }), (text) => {
        const characters = splitCharacters(text);
        expect(characters.join('')).toBe(text);
        expect(characters.reduce((sum, one) => sum + displayWidth(one), 0)).toBe(displayWidth(text));
      }),
      { numRuns: runs(300) },
    );
  });
});
