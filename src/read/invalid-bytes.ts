/**
 * The offset of the first byte that belongs to no character of UTF-8 (Unicode 16, table 3-7), or undefined when all
 * bytes do. For a character that is cut short it is the offset of its first byte.
 */
export function firstInvalidUtf8(bytes: Uint8Array): number | undefined {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return undefined;
}

/** How many bytes the character of UTF-8 at the offset has; 0 where none begins there. */
export function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  // The second byte has a narrower range after these leads: no overlong forms, no surrogates, nothing past U+10FFFF.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let at = 1; at < length; at += 1) {
    const byte = bytes[offset + at] ?? 0;
    if (byte < (at === 1 ? low : 0x80) || byte > (at === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

/**
 * The offset of the first byte of UTF-16 that belongs to no character (half of a surrogate pair, or a single last
 * byte), or undefined when there is none. The byte order mark may be among the bytes.
 */
export function firstInvalidUtf16(bytes: Uint8Array, littleEndian: boolean): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = bytes.length >> 1;
  for (let index = 0; index < units; index += 1) {
    const unit = view.getUint16(index * 2, littleEndian);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = index + 1 < units ? view.getUint16(index * 2 + 2, littleEndian) : 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return index * 2;
    index += 1;
  }
  return bytes.length % 2 === 0 ? undefined : bytes.length - 1;
}
