import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { call } from './cli/support.ts';
import { printedOn } from './support/cases-page.ts';

const PAGES = [
  ['docs/cases.md', 'en'],
  ['docs/cases.zh-CN.md', 'zh-CN'],
] as const;

test.each(PAGES)('%s shows what its commands print, one after another', async (file, language) => {
  const all = await printedOn(file, language);
  expect(all.length).toBeGreaterThan(10);
  for (const { shown, printed } of all) expect(printed, `line ${shown.line}`).toBe(shown.output);
});

test.each(PAGES)('%s speaks of every command on kept cases', async (file) => {
  const { stdout, stderr } = await call(['case', '--lang', 'en']);
  const names = [...`${stdout}${stderr}`.matchAll(/^ {2}([a-z]+) {3,}/gmu)].map(([, name = '']) => name);
  expect(names).toContain('history');
  const text = readFileSync(file, 'utf8');
  const wanted = [...names.map((name) => `case ${name}`), 'serve', 'audit', 'backup', 'restore', 'run'];
  expect(wanted.filter((name) => !text.includes(`throughline ${name}`))).toEqual([]);
});
