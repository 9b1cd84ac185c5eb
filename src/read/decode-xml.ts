import { finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import { decodeText, type DecodedText } from './decode.ts';
import { firstInvalidUtf8 } from './invalid-bytes.ts';
import { MAX_BYTES } from './yaml-limits.ts';

/**
 * Turns the bytes of an XML file into text: by its byte order mark, else by the encoding that its first line declares,
 * else as UTF-8. Where bytes and declaration contradict each other the bytes are believed, with a warning (TL8006).
 */
export function decodeXml(bytes: Uint8Array, file: string): DecodedText {
  if (bytes.length > MAX_BYTES || hasMark(bytes)) return decodeText(bytes, file);
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== undefined) return decodeText(utf16, file);
  const declared = declaredEncoding(bytes);
  const isUtf8 = firstInvalidUtf8(bytes) === undefined && !bytes.includes(0);
  if (declared === undefined || /^utf-?8$/iu.test(declared)) return decodeText(bytes, file);
  if (isUtf8) {
    const source = createSource(file, new TextDecoder().decode(bytes));
    const isAscii = bytes.every((byte) => byte < 0x80);
    const findings = isAscii && !/^utf-?16/iu.test(declared) ? [] : [untrue(source, declared, 'UTF-8')];
    return { source, encoding: 'utf-8', findings };
  }
  if (/^(?:gb-?18030|gbk|gb-?2312|cp936|ms936)$/iu.test(declared)) {
    const text = decodeGb(bytes);
    if (text === undefined) return decodeText(bytes, file);
    return { source: createSource(file, text), encoding: 'gb18030', findings: [] };
  }
  if (/^(?:utf-?16|us-ascii$|ascii$)/iu.test(declared)) return decodeText(bytes, file);
  const shown = createSource(file, new TextDecoder('latin1').decode(bytes));
  return { findings: [finding('TL8007', declaration(shown, declared), { declared })] };
}

/** What the file itself says need not look like Chinese. */
function decodeGb(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}

/** XML begins with `<`, so that UTF-16 is seen even without a mark; with the mark that it lacks. */
function unmarkedUtf16(bytes: Uint8Array): Uint8Array | undefined {
  const [first, second, third, fourth] = bytes;
  const isLittle = first === 0x3c && second === 0 && third !== 0 && fourth === 0;
  const isBig = first === 0 && second === 0x3c && third === 0 && fourth !== 0;
  if (!isLittle && !isBig) return undefined;
  const marked = new Uint8Array(bytes.length + 2);
  marked.set(isLittle ? [0xff, 0xfe] : [0xfe, 0xff]);
  marked.set(bytes, 2);
  return marked;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/u.exec(begin)?.[1];
}

function untrue(source: Source, declared: string, read: string) {
  return finding('TL8006', declaration(source, declared), { declared, read });
}

function declaration(source: Source, declared: string) {
  const start = Math.max(source.text.indexOf(declared), 0);
  return { source, span: { start, end: start + declared.length } };
}
