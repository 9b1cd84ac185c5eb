import { sequenceLength } from './invalid-bytes.ts';

/**
 * The text of bytes that are GB18030 (GBK, GB2312), the encoding in which older Chinese editors save; undefined when
 * they do not decode or do not look like Chinese text. Almost any bytes decode somehow, so nine in ten of the
 * characters outside ASCII must be of the common set of GB2312: in Western encodings and in damaged UTF-8 few are.
 * A few characters of damaged UTF-8 may all be common by chance: where half of the bytes outside ASCII are whole
 * three-byte characters of UTF-8, which GB18030 hardly ever shows, the bytes are taken for that.
 */
export function decodeGb18030(bytes: Uint8Array): string | undefined {
  if (!looksLikeGb(bytes) || looksLikeUtf8(bytes)) return undefined;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function looksLikeGb(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  for (let offset = 0; offset < bytes.length;) {
    const lead = bytes[offset] ?? 0;
    const trail = bytes[offset + 1] ?? 0;
    if (lead < 0x80) {
      offset += 1;
      continue;
    }
    if (trail >= 0x30 && trail <= 0x39) {
      rare += 1;
      offset += 4;
      continue;
    }
    // Symbols, punctuation and full-width forms are in rows A1–A9, hanzi in B0–F7.
    const inGb2312 = trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7));
    if (inGb2312) common += 1;
    else rare += 1;
    offset += 2;
  }
  return common > 0 && common >= 9 * rare;
}

function looksLikeUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let outside = 0;
  for (let offset = 0; offset < bytes.length;) {
    const length = sequenceLength(bytes, offset);
    if (length === 3) whole += 3;
    if ((bytes[offset] ?? 0) >= 0x80) outside += Math.max(length, 1);
    offset += Math.max(length, 1);
  }
  return 2 * whole >= outside;
}
