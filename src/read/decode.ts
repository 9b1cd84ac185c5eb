import { finding, type Finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import type { TextEncoding } from './encode.ts';
import { decodeGb18030 } from './gb18030.ts';
import { firstInvalidUtf16, firstInvalidUtf8 } from './invalid-bytes.ts';
import { MAX_BYTES } from './yaml-limits.ts';

/** A decoded file; without a source when the bytes are no text that can be read. */
export interface DecodedText {
  source?: Source;
  /** Present with the source. */
  encoding?: TextEncoding;
  findings: Finding[];
}

/**
 * Turns the bytes of a file into text. UTF-8 is read with or without a byte order mark, UTF-16 with one; the mark is not
 * part of the text, so columns do not count it. GB18030 is read with a warning (TL1004). Errors: TL1001 too large,
 * TL1002 not a text, TL1003 bytes that belong to no character.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const nowhere = { source: createSource(file, ''), span: { start: 0, end: 0 } };
  if (bytes.length > MAX_BYTES) {
    return { findings: [finding('TL1001', nowhere, { bytes: bytes.length, limit: MAX_BYTES })] };
  }
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, file, utf16);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { findings: [finding('TL1002', nowhere, { offset: nul })] };
  const invalid = firstInvalidUtf8(bytes);
  if (invalid === undefined) {
    const encoding = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8-bom' : 'utf-8';
    return { source: createSource(file, new TextDecoder().decode(bytes)), encoding, findings: [] };
  }
  const gb = decodeGb18030(bytes);
  if (gb !== undefined) return savedAsGb18030(createSource(file, gb));
  return { findings: [invalidByte(bytes, invalid, file)] };
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeUtf16(bytes: Uint8Array, file: string, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const source = createSource(file, new TextDecoder(encoding).decode(bytes));
  const place = (start: number) => ({ source, span: { start, end: Math.min(start + 1, source.text.length) } });
  const nul = source.text.indexOf('\0');
  if (nul >= 0) return { findings: [finding('TL1002', place(nul), { offset: nul * 2 + 2 })] };
  const offset = firstInvalidUtf16(bytes, encoding === 'utf-16le');
  if (offset === undefined) return { source, encoding, findings: [] };
  // Two bytes are one unit of the text, and the byte order mark is none.
  const params = { offset, byte: bytes[offset] ?? 0, encoding: 'UTF-16' };
  return { findings: [finding('TL1003', place(offset / 2 - 1), params)] };
}

function savedAsGb18030(source: Source): DecodedText {
  const start = Math.max(source.text.search(/[^\0-\x7f]/u), 0);
  return {
    source,
    encoding: 'gb18030',
    findings: [finding('TL1004', { source, span: { start, end: start + 1 } }, {})],
  };
}

function invalidByte(bytes: Uint8Array, offset: number, file: string): Finding {
  // The damaged byte is shown as the replacement character, at the column that an editor shows.
  const start = new TextDecoder().decode(bytes.subarray(0, offset)).length;
  const source = createSource(file, new TextDecoder().decode(bytes));
  return finding(
    'TL1003',
    { source, span: { start, end: start + 1 } },
    { offset, byte: bytes[offset] ?? 0, encoding: 'UTF-8' },
  );
}
