import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { smsLength } from '../../src/text/sms-length.ts';

describe('how many SMS a text is', () => {
  test.each([
    ['nothing', '', 'GSM-7', 0, 0],
    ['160 letters', 'x'.repeat(160), 'GSM-7', 160, 1],
    ['161 letters', 'x'.repeat(161), 'GSM-7', 161, 2],
    ['306 letters', 'x'.repeat(306), 'GSM-7', 306, 2],
    ['307 letters', 'x'.repeat(307), 'GSM-7', 307, 3],
    ['70 Chinese characters', '字'.repeat(70), 'UCS-2', 70, 1],
    ['71 Chinese characters', '字'.repeat(71), 'UCS-2', 71, 2],
    ['134 Chinese characters', '字'.repeat(134), 'UCS-2', 134, 2],
    ['135 Chinese characters', '字'.repeat(135), 'UCS-2', 135, 3],
    ['one curly quote makes all of it UCS-2', `${'x'.repeat(70)}”`, 'UCS-2', 71, 2],
    ['brackets and the euro sign take two', '[€]', 'GSM-7', 6, 1],
    ['a sign of two septets is not cut in two', `${'x'.repeat(152)}€${'x'.repeat(152)}`, 'GSM-7', 306, 3],
    ['an emoji is not cut in two', `${'字'.repeat(66)}😀${'字'.repeat(66)}`, 'UCS-2', 134, 3],
    ['Ä, ß and Greek capitals are of the alphabet', 'ÄßΔ\n', 'GSM-7', 4, 1],
  ] as const)('%s', (_name, text, encoding, units, parts) => {
    expect(smsLength(text)).toEqual({ encoding, units, parts });
  });

  test('a longer text is never fewer SMS', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(smsLength(a + b).parts).toBeGreaterThanOrEqual(smsLength(a).parts);
      }),
    );
  });
});
