import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, wordingOf, type Finding } from '../../src/index.ts';
import { readBpmnBytes } from '../../src/read/bpmn.ts';

// Each file is a process with one mistake; a comment at its beginning says which finding is expected, and where. What is
// proposed about the rest of it (roles, stages, ends), and what is advised about any blueprint, is left out.
const FOLDER = new URL('broken/', import.meta.url);
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.bpmn'))
  .toSorted();
const bytes = new Map(files.map((file) => [file, readFileSync(new URL(file, FOLDER))]));
const found = new Map(await Promise.all(files.map(async (file) => [file, await findingsIn(file)] as const)));

async function findingsIn(file: string): Promise<readonly Finding[]> {
  const expected = new Set(expectations(file).map((line) => /TL\d+/u.exec(line)?.[0]));
  const { blueprint, findings } = await readBpmnBytes(bytes.get(file) ?? new Uint8Array(), file);
  const all = [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
  return all.filter(({ code, severity }) => expected.has(code) || severity === 'error' || /^TL80[0-4]/u.test(code));
}

function expectations(file: string): readonly string[] {
  const text = new TextDecoder().decode(bytes.get(file)?.subarray(0, 1000));
  return [...text.matchAll(/^<!-- (expects .+) -->$/gmu)].map(([, line = '']) => line);
}

describe('a process with one mistake gets the finding that says so, at its place', () => {
  test.each(files)('%s', (file) => {
    const all = (found.get(file) ?? []).map(
      ({ code, line, column, endLine, endColumn }) => `expects ${code} at ${line}:${column}-${endLine}:${endColumn}`,
    );
    expect(all).toEqual(expectations(file));
  });
});

describe('a finding about a process is said in whole sentences in both languages', () => {
  test.each(files)('%s', (file) => {
    for (const finding of found.get(file) ?? []) {
      for (const language of ['en', 'zh-CN'] as const) {
        const { message, hint } = wordingOf(finding, language);
        expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN|Infinity|\$\{|“”|""|\s{2}/);
        expect(message).toMatch(language === 'en' ? /^\S.+[.?!]$/su : /^\S.+[。？！]$/su);
        expect(hint).toMatch(language === 'en' ? /^\S.+[.?!…]$/su : /^\S.+[。？！]$/su);
      }
    }
  });
});

test('the wording of every finding about a process is reviewed', async () => {
  const lines = [...found].flatMap(([file, findings]) =>
    findings.flatMap((finding) => {
      const [en, zh] = [wordingOf(finding, 'en'), wordingOf(finding, 'zh-CN')];
      return [`${finding.code} ${file}`, `  ${en.message} ${en.hint}`, `  ${zh.message}${zh.hint}`];
    }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('broken/wording.golden.txt');
});
