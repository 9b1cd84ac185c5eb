/** How the characters of a file are written as bytes; `utf-8-bom` and both kinds of UTF-16 begin with a byte order mark. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The bytes of a text, the opposite of `decodeText`: character by character, so that the same part of a text always gives
 * the same bytes. Undefined when a character has none in this encoding, or none that this platform can read again.
 */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8-bom':
      return new TextEncoder().encode(`\uFEFF${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return encodeUtf16(`\uFEFF${text}`, encoding === 'utf-16le');
    case 'gb18030':
      return encodeGb18030(text);
  }
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

function encodeGb18030(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code > 0xffff) bytes.push(...fourBytes(code - 0x10000 + SUPPLEMENTARY));
    else {
      const known = gb18030Bytes().get(character);
      if (known === undefined) return undefined;
      bytes.push(...known);
    }
  }
  return Uint8Array.from(bytes);
}

/** The number of the four-byte sequence that U+10000 has; the supplementary planes follow in order (GB 18030-2005). */
const SUPPLEMENTARY = 189_000;
/** So many sequences of four bytes hold what of the basic plane has no two bytes. */
const BASIC = 39_420;

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** Platforms decode GB18030 but do not encode it: the table is their decoder turned round. */
function gb18030Bytes(): ReadonlyMap<string, readonly number[]> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const known = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (character.length === 1 && character !== '\uFFFD' && !known.has(character)) known.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) learn([lead, trail]);
  }
  for (let index = 0; index < BASIC; index += 1) learn(fourBytes(index));
  table = known;
  return known;
}

function fourBytes(index: number): readonly number[] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}
