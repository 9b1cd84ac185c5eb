import { describe, expect, test } from 'vitest';

import { decodeXml } from '../../src/read/decode-xml.ts';
import { encodeText } from '../../src/read/encode.ts';

const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<a name="报修"/>`;
const decode = (bytes: Uint8Array) => {
  const { source, findings } = decodeXml(bytes, 'a.bpmn');
  return [source?.text, findings.map(({ code, line, column }) => `${code} ${line}:${column}`)];
};

describe('a process file is read in the encoding that it declares', () => {
  test.each(['GB18030', 'GBK', 'gb2312'])('%s', (encoding) => {
    const text = xml(encoding);
    expect(decode(encodeText(text, 'gb18030') ?? new Uint8Array())).toEqual([text, []]);
  });

  test('UTF-8, with and without a byte order mark', () => {
    const text = xml('UTF-8');
    expect(decode(new TextEncoder().encode(text))).toEqual([text, []]);
    expect(decode(new TextEncoder().encode(`\uFEFF${text}`))).toEqual([text, []]);
  });

  test('UTF-16, with a byte order mark and without one', () => {
    const text = xml('UTF-16');
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
    expect(decode(encodeText(text, 'utf-16le') ?? new Uint8Array())).toEqual([text, []]);
    expect(decode(little)).toEqual([text, []]);
    expect(decode(big)).toEqual([text, []]);
  });

  test('a name that only GB18030 knows is read where the file declares it', () => {
    const text = '<?xml version="1.0" encoding="GB18030"?><a name="镕喆"/>';
    expect(decode(encodeText(text, 'gb18030') ?? new Uint8Array())[0]).toBe(text);
  });
});

describe('a file that is not what it declares is read by its bytes, and says so', () => {
  test('it declares GBK and is UTF-8', () => {
    expect(decode(new TextEncoder().encode(xml('GBK')))).toEqual([xml('GBK'), ['TL8006 1:31']]);
  });

  test('it declares UTF-8 and is GBK', () => {
    const text = xml('UTF-8');
    expect(decode(encodeText(text, 'gb18030') ?? new Uint8Array())).toEqual([text, ['TL1004 2:10']]);
  });

  test('letters of English alone are the same in every encoding', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a/>';
    expect(decode(new TextEncoder().encode(text))).toEqual([text, []]);
  });
});

test('an encoding that is not read is named at its place', () => {
  const bytes = new TextEncoder().encode('<?xml version="1.0" encoding="Shift_JIS"?><a name="');
  expect(decode(new Uint8Array([...bytes, 0x83, 0x65]))).toEqual([undefined, ['TL8007 1:31']]);
});
