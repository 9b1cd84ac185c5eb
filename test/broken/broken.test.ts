import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, wordingOf, type Finding } from '../../src/index.ts';
import { readBeside } from '../support/modules.ts';

// Each file is a blueprint with one mistake; its first line says which finding is expected, and where. What only the
// strict preset finds says so behind the place. The modules that some of them use lie in `modules`.
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.blueprint.yaml'))
  .toSorted();
// When these blueprints are checked: laws about dates look at it.
const NOW = Date.parse('2026-01-05T09:00+08:00');
const texts = new Map(files.map((file) => [file, readFileSync(`${import.meta.dirname}/${file}`, 'utf8')]));
const found = new Map([...texts].map(([file, text]) => [file, findingsIn(text, file)]));

function findingsIn(text: string, file: string): readonly Finding[] {
  const { blueprint, findings } = readBeside(import.meta.dirname, file, text);
  const preset = isStrict(text) ? 'strict' : 'recommended';
  return [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint, { preset, now: NOW }))];
}

function isStrict(text: string): boolean {
  return /^# expects .* under strict$/mu.test(text.slice(0, 100));
}

describe('a blueprint with one mistake gets the one finding that says so, at its place', () => {
  test.each(files)('%s', (file) => {
    const [first = ''] = (texts.get(file) ?? '').split('\n');
    const all = (found.get(file) ?? []).map(
      ({ code, line, column, endLine, endColumn }) => `# expects ${code} at ${line}:${column}-${endLine}:${endColumn}`,
    );
    expect(all).toEqual([first.replace(/ under strict$/u, '')]);
  });
});

describe('a finding is said in whole sentences in both languages', () => {
  test.each(files)('%s', (file) => {
    for (const finding of found.get(file) ?? []) {
      expect(wordingOf(finding, 'en')).toEqual({ message: finding.message, hint: finding.hint });
      for (const language of ['en', 'zh-CN'] as const) {
        const { message, hint } = wordingOf(finding, language);
        expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN|Infinity|\$\{|“”|""|\s{2}/);
        expect(message).toMatch(language === 'en' ? /^\S.+[.?!]$/su : /^\S.+[。？！]$/su);
        // A hint may end in what is to be written, which is no part of the sentence.
        expect(hint).toMatch(
          language === 'en' ? /^\S.+[.?!]$|^Write \S+$/su : /^\S.+[。？！]$|^请写成 .+$|^请用.+写成 .+$/su,
        );
      }
    }
  });
});

test('half of the blueprints are long ones, and every room of the reader and checker has its say', () => {
  const long = [...texts.values()].filter((text) => text.split('\n').length > 100);
  const codes = new Set([...found.values()].flat().map(({ code }) => code));
  expect(files.length).toBeGreaterThanOrEqual(45);
  expect(long.length * 2).toBeGreaterThanOrEqual(files.length);
  expect(codes.size).toBeGreaterThanOrEqual(30);
  expect(new Set([...codes].map((code) => code.slice(0, 3)))).toEqual(new Set(['TL1', 'TL2', 'TL3', 'TL4']));
});

test('the wording of every finding is reviewed', async () => {
  const lines = [...found].flatMap(([file, findings]) =>
    findings.flatMap((finding) => {
      const [en, zh] = [wordingOf(finding, 'en'), wordingOf(finding, 'zh-CN')];
      return [`${finding.code} ${file}`, `  ${en.message} ${en.hint}`, `  ${zh.message}${zh.hint}`];
    }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('wording.golden.txt');
});
