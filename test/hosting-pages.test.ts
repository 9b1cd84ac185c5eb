import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { removeFolders, walk } from './support/testing-page.ts';
import { diagnosticsOf } from './support/type-check.ts';

const PAGES = ['docs/hosting.md', 'docs/hosting.zh-CN.md'] as const;
const page = walk('docs/hosting.md', 'en');
const texts = PAGES.map((file) => readFileSync(file, 'utf8'));

afterAll(removeFolders);

test('the page of hosting shows what its program prints', async () => {
  const { commands } = await page;
  expect(commands.map(({ command }) => command)).toEqual(['node desk.ts']);
  for (const { line, command, shown, printed } of commands) expect(printed, `line ${line}: ${command}`).toBe(shown);
});

test('the compiler finds nothing wrong with its program', async () => {
  const { files } = await page;
  const sources = new Map([[resolve('test', 'desk.ts'), String(files['desk.ts'])]]);
  expect([...diagnosticsOf(sources, ['node'])].flatMap(([, all]) => all)).toEqual([]);
});

test('both pages show the same files, commands and lines, but for what comments say', () => {
  const [english, chinese] = texts.map((text) =>
    [...text.matchAll(/<!-- file: \S+ -->|```\w*\n[\s\S]*?```/gu)].map(([block]) =>
      block.replaceAll(/^ *\/\/ .*$/gmu, '…'),
    ),
  );
  expect(chinese).toEqual(english);
  const outlines = texts.map((text) =>
    [...text.matchAll(/^(#+) |^(\|)|^(-) /gmu)].map((found) => found.slice(1).join('')),
  );
  expect(outlines[1]).toEqual(outlines[0]);
});
