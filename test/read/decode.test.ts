import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/decode.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { runs } from '../support/runs.ts';

/** GB18030 bytes of `id: a\ntitle: 投诉处理，中心\n`. */
const GB = Uint8Array.from(
  Array.from('id: a\ntitle: ', (letter) => letter.charCodeAt(0)).concat(
    [0xcd, 0xb6, 0xcb, 0xdf, 0xb4, 0xa6, 0xc0, 0xed],
    [0xa3, 0xac, 0xd6, 0xd0, 0xd0, 0xc4, 0x0a],
  ),
);

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2 + 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** What is said about bytes that cannot be read, in both languages. */
function refusal(bytes: Uint8Array): string[] {
  const { source, findings } = decodeText(bytes, 'desk.blueprint.yaml');
  expect(source).toBeUndefined();
  return findings.flatMap((found) => {
    const { code, severity, file, line, column, endLine, endColumn, message, hint } = found;
    const chinese = wordingOf(found, 'zh-CN');
    return [
      `${severity} ${code} ${file}:${line}:${column}-${endLine}:${endColumn}`,
      `${message} ${hint}`,
      `${chinese.message}${chinese.hint}`,
    ];
  });
}

describe('The bytes of a file', () => {
  it('are read as UTF-8', () => {
    const { source, findings } = decodeText(utf8('title: 投诉 😀\n'), 'a.yaml');
    expect([source?.file, source?.text, findings]).toEqual(['a.yaml', 'title: 投诉 😀\n', []]);
  });

  it('may begin with a byte order mark, which is no part of the text', () => {
    const { source, findings } = decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('id: a\r\nb: c')]), 'a.yaml');
    expect([source?.text, source?.lineStarts, findings]).toEqual(['id: a\r\nb: c', [0, 7], []]);
  });

  it.each([true, false])('are read as UTF-16 with a byte order mark (little-endian: %s)', (littleEndian) => {
    const { source, findings } = decodeText(utf16('title: 投诉 😀 \uFFFD', littleEndian), 'a.yaml');
    expect([source?.text, findings]).toEqual(['title: 投诉 😀 \uFFFD', []]);
  });

  it('are read as GB18030 with the advice to save the file as UTF-8', () => {
    const { source, findings } = decodeText(GB, 'desk.yaml');
    expect(source?.text).toBe('id: a\ntitle: 投诉处理，中心\n');
    expect(findings).toMatchObject([
      {
        code: 'TL1004',
        severity: 'warning',
        file: 'desk.yaml',
        line: 2,
        column: 8,
        endLine: 2,
        endColumn: 9,
        message: 'The file is saved as GB18030 (GBK), not as UTF-8.',
        hint: 'It was read all the same. Save it as UTF-8, so that every program reads the same text.',
      },
    ]);
    expect(findings.map((found) => wordingOf(found, 'zh-CN'))).toEqual([
      {
        message: '文件是按 GB18030（GBK）编码保存的，不是 UTF-8。',
        hint: '内容已照常读取。请另存为 UTF-8 编码，免得在别的软件里变成乱码。',
      },
    ]);
  });

  it('that belong to no character are named by value and offset, with line and column', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('id: a\ntitle: 投诉'), 0xff, ...utf8('处理\n')]);
    expect(refusal(bytes)).toEqual([
      'error TL1003 desk.blueprint.yaml:2:10-2:11',
      'The file is not valid UTF-8: the byte 0xFF at offset 22 (counted from 0) belongs to no character. Open the file in the program it was written with and save it again as UTF-8.',
      '文件不是有效的 UTF-8：偏移 22 处（从 0 数起）的字节 0xFF 不属于任何字符。请用原来编写它的软件打开，再另存为 UTF-8 编码。',
    ]);
  });

  it.each([
    ['a letter of Western Europe', [...utf8('name: caf'), 0xe9, 0x0a], '1:10-1:11', '0xE9', 9],
    ['a character cut short by the end of the file', [...utf8('id: '), 0xe6, 0x8a], '1:5-1:6', '0xE6', 4],
    ['an overlong form', [0x41, 0xc0, 0x80], '1:2-1:3', '0xC0', 1],
    ['half of a surrogate pair', [0x41, 0xed, 0xa0, 0x80], '1:2-1:3', '0xED', 1],
    ['more than Unicode holds', [0x41, 0xf4, 0x90, 0x80, 0x80], '1:2-1:3', '0xF4', 1],
  ])('are not read when there is %s', (_, bytes, place, value, offset) => {
    const [at, english] = refusal(Uint8Array.from(bytes));
    expect(at).toBe(`error TL1003 desk.blueprint.yaml:${place}`);
    expect(english).toContain(`the byte ${value} at offset ${offset} (counted from 0)`);
  });

  it.each([
    ['half of a pair', [0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00], '1:2-1:3', 'the byte 0x3D at offset 4'],
    ['a single last byte', [0xfe, 0xff, 0x00, 0x41, 0x00], '1:2-1:3', 'the byte 0x00 at offset 4'],
  ])('are not read as UTF-16 when there is %s', (_, bytes, place, value) => {
    const [at, english] = refusal(Uint8Array.from(bytes));
    expect(at).toBe(`error TL1003 desk.blueprint.yaml:${place}`);
    expect(english).toContain(`not valid UTF-16: ${value}`);
  });

  it('with a zero byte are no text', () => {
    expect(refusal(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x14]))).toEqual([
      'error TL1002 desk.blueprint.yaml:1:1-1:1',
      'This is not a text file: the byte at offset 4 (counted from 0) is 0x00. Save it as plain text in UTF-8. Word, Excel, PDF and picture files cannot be read.',
      '这不是文本文件：偏移 4 处（从 0 数起）的字节是 0x00。请另存为 UTF-8 编码的纯文本。Word、Excel、PDF 和图片文件无法读取。',
    ]);
    expect(refusal(utf16('a\0', true))[0]).toBe('error TL1002 desk.blueprint.yaml:1:2-1:3');
  });

  it('are read up to 2 MB and refused above, whatever they hold', () => {
    const limit = 2 * 1024 * 1024;
    expect(decodeText(new Uint8Array(limit).fill(0x61), 'a.yaml').source?.text.length).toBe(limit);
    expect(refusal(new Uint8Array(limit + 1))).toEqual([
      'error TL1001 desk.blueprint.yaml:1:1-1:1',
      'The file has 2.01 MB; at most 2 MB are read. Check that this is the right file. If it is, split it into several files.',
      '文件有 2.01 MB，最多只能读取 2 MB。请确认没有选错文件；如果没有选错，请拆成几个文件。',
    ]);
  });

  it('give back the text that was saved as UTF-8 or UTF-16', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((sample) => !sample.includes('\0') && !sample.startsWith('\uFEFF'));
    fc.assert(
      fc.property(text, fc.constantFrom('utf-8', 'le', 'be'), (sample, encoding) => {
        const bytes = encoding === 'utf-8' ? utf8(sample) : utf16(sample, encoding === 'le');
        expect(decodeText(bytes, 'a').source?.text).toBe(sample);
      }),
      { numRuns: runs(300) },
    );
  });

  it('are text or refused with a finding, and damaged UTF-8 is never taken for GB18030', () => {
    const damaged = fc.tuple(
      fc.stringMatching(/^[一-龥，。：a-z ]{5,40}$/u),
      fc.nat(),
      fc.integer({ min: 0x80, max: 0xff }),
    );
    fc.assert(
      fc.property(damaged, ([text, at, byte]) => {
        const bytes = utf8(`title: ${text}`);
        bytes[at % bytes.length] = byte;
        const { source, findings } = decodeText(bytes, 'a');
        const codes = findings.map(({ code }) => code);
        expect(codes).toEqual(source ? [] : ['TL1003']);
      }),
      // One whole character and a stray byte, all of it common in GB18030.
      { numRuns: runs(300), examples: [[['颡aaaaa aaa', 10, 0xa1]], [['中颡aaaaa', 7, 0xd4]]] },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { source, findings } = decodeText(bytes, 'a');
        expect(source !== undefined || findings.length === 1).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});
