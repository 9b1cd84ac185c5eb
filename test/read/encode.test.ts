import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeText } from '../../src/read/decode.ts';
import { encodeText } from '../../src/read/encode.ts';

test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)(
  'what is read as %s is written back as it was',
  (encoding) => {
    const text = fc.string({ unit: 'binary' }).filter((written) => !/[\0\uFEFF]/u.test(written));
    fc.assert(
      fc.property(text, (written) => {
        const bytes = encodeText(written, encoding) ?? new Uint8Array();
        const read = decodeText(bytes, 'a.yaml');
        expect([read.encoding, read.source?.text]).toEqual([encoding, written]);
      }),
    );
  },
);

test('Chinese text in GB18030 is written back as it was, rare characters too', () => {
  const text = '接收：客户来电。龘㐀𠮷€ “引号” ‘a’ ……\r\n';
  const bytes = encodeText(text, 'gb18030') ?? new Uint8Array();
  expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe(text);
  expect(encodeText('客户', 'gb18030')).toEqual(Uint8Array.of(0xbf, 0xcd, 0xbb, 0xa7));
  const common = encodeText('接收：客户来电。客户要求回电，今天下午。龘', 'gb18030') ?? new Uint8Array();
  const read = decodeText(common, 'a.yaml');
  expect([read.encoding, encodeText(read.source?.text ?? '', 'gb18030')]).toEqual(['gb18030', common]);
});

test('every character comes back from GB18030, but for a few without a meaning', () => {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });
  const characters = Array.from({ length: 0x20000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));
  const lost = characters.filter((character) => encodeText(character, 'gb18030') === undefined);
  expect(lost.length).toBeLessThan(30);
  // For private use, or put in the place of what could not be read.
  expect(lost.every((character) => /^[\p{Co}\uFFFD]$/u.test(character))).toBe(true);
  const kept = characters.filter((character) => !lost.includes(character)).join('');
  expect(decoder.decode(encodeText(kept, 'gb18030')) === kept).toBe(true);
});
