import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBlueprint, type Finding } from '../../src/index.ts';
import { encodeText, type TextEncoding } from '../../src/read/encode.ts';
import { applyEdits } from '../../src/text/edits.ts';
import { call } from '../cli/support.ts';

// Of the blueprints with one mistake, those whose mistake can be mended without asking.
const broken = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.blueprint.yaml'))
  .toSorted()
  .map((file) => {
    const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
    return { file, text, findings: findingsIn(text, file) };
  });
const fixable = broken.flatMap(({ file, text, findings }) => {
  const [first] = findings;
  return first?.fix === undefined ? [] : [{ file, text, code: first.code, fix: first.fix }];
});

function findingsIn(text: string, file: string): readonly Finding[] {
  const { blueprint, findings } = readBlueprint(text, { file });
  return [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
}

describe('a mistake that can be mended without asking is gone after --fix, and nothing else in the file has moved', () => {
  test.each(fixable)('$code $file', async ({ file, text, fix }) => {
    const { code, stdout, stderr, files } = await call(['check', file, '--fix'], { files: { [file]: text } });
    expect([code, stderr, stdout.split('\n').at(-2)]).toEqual([0, '', '1 file: no problems found (0 ms)']);
    const after = files.get(file);
    expect(after).toBeInstanceOf(Uint8Array);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(after as Uint8Array)).toBe(applyEdits(text, fix));
  });
});

test('files whose mistake needs a decision are left alone', async () => {
  const others = broken.filter(({ file }) => fixable.every((one) => one.file !== file));
  const world = { files: Object.fromEntries(others.map(({ file, text }) => [file, text])) };
  const { files } = await call(['check', '.', '--fix'], world);
  for (const { file, text } of others) expect(files.get(file)).toBe(text);
});

describe('a file is written back as it was saved', () => {
  const encodings: readonly TextEncoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'];
  const samples = fixable.filter(({ text }) => /\p{Script=Han}/u.test(text)).filter((_, index) => index % 4 === 0);
  test.each(encodings)('%s with Windows line ends', async (encoding) => {
    for (const { file, text } of samples) {
      const windows = text.replaceAll('\n', '\r\n');
      const [found] = findingsIn(windows, file);
      const bytes = encodeText(windows, encoding) ?? new Uint8Array();
      const { files } = await call(['check', file, '--fix'], { files: { [file]: bytes } });
      expect(files.get(file)).toEqual(encodeText(applyEdits(windows, found?.fix ?? []), encoding));
    }
  });
});

test('the kinds of mistakes that are mended without asking', () => {
  expect([...new Set(fixable.map(({ code }) => code))].toSorted()).toMatchInlineSnapshot(`
    [
      "TL1024",
      "TL1025",
      "TL1032",
      "TL1041",
      "TL1042",
      "TL1043",
      "TL1045",
      "TL1046",
      "TL2003",
      "TL2004",
      "TL2005",
      "TL2010",
      "TL2013",
      "TL2019",
      "TL2023",
      "TL2030",
      "TL2032",
      "TL2035",
      "TL2046",
      "TL3009",
      "TL3010",
      "TL3011",
      "TL3012",
      "TL3016",
      "TL3019",
      "TL3028",
      "TL3043",
      "TL3050",
      "TL4092",
      "TL4093",
      "TL4094",
    ]
  `);
});
