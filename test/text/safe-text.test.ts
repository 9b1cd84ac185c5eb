import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/text/safe-text.ts';
import { runs } from '../support/runs.ts';

describe('what is hidden in a text is made visible', () => {
  test.each([
    ['an escape that would colour the terminal', 'a\u001B[31mred', 'a␛[31mred'],
    ['a bell, a null and a delete', '\u0007\u0000\u007F', '␇␀␡'],
    ['a one-byte control sequence introducer', '\u009B31m', '‹U+009B›31m'],
    ['a right-to-left override', 'txt\u202Egpj', 'txt‹U+202E›gpj'],
    ['isolates and marks', '\u2066a\u2069\u200E\u200F\u061C', '‹U+2066›a‹U+2069›‹U+200E›‹U+200F›‹U+061C›'],
    ['a zero-width space inside an id', 're\u200Bply', 're‹U+200B›ply'],
    ['a byte order mark and a soft hyphen', '\uFEFFa\u00ADb', '‹U+FEFF›a‹U+00AD›b'],
    ['a variation selector on a Chinese character', '诉\u{E0100}', '诉‹U+E0100›'],
    ['a Hangul filler, which looks like a space', 'a\u3164b', 'a‹U+3164›b'],
    ['a line separator', 'a\u2028b', 'a‹U+2028›b'],
    ['halves of a surrogate pair', '\uD800x\uDC00', '‹U+D800›x‹U+DC00›'],
    ['a noncharacter', '\uFFFE', '‹U+FFFE›'],
    ['line ends and tabs', 'a\r\nb\tc\n', 'a␍␊b␉c␊'],
  ])('%s', (_what, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('ordinary text of any script stays as it is', () => {
    const text = '投诉处理，「退款」¥12.50 — naïve café e\u0301 한국어 العربية ١٢ \u0600 😀';
    expect(visible(text)).toBe(text);
  });

  test('emoji keep the joiners and selectors they are made of, but these show anywhere else', () => {
    expect(visible('👨‍👩‍👧 ❤️ 1️⃣ 🇨🇳')).toBe('👨‍👩‍👧 ❤️ 1️⃣ 🇨🇳');
    expect(visible('a\u200Db 1\uFE0F')).toBe('a‹U+200D›b 1‹U+FE0F›');
  });

  test('line ends and tabs can be kept, but never a lone carriage return, which overwrites the line', () => {
    expect(visible('a\r\nb\nc\td\re', { newline: 'keep', tab: 'keep' })).toBe('a\r\nb\nc\td␍e');
    expect(visible('a\nb\tc', { newline: 'keep' })).toBe('a\nb␉c');
  });

  test('whatever comes in, no control and no bidirectional control comes out, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
        expect(visible(shown)).toBe(shown);
      }),
      { numRuns: runs(500) },
    );
  });
});
