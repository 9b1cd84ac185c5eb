import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import * as handlers from '../src/handlers.ts';
import { removeFolders, walk } from './support/testing-page.ts';
import { diagnosticsOf } from './support/type-check.ts';

const PAGES = ['docs/handlers.md', 'docs/handlers.zh-CN.md'] as const;
const page = walk('docs/handlers.md', 'en');
const texts = PAGES.map((file) => readFileSync(file, 'utf8'));

afterAll(removeFolders);

test('the page of handlers shows what its programs print', async () => {
  const { commands } = await page;
  expect(commands.map(({ command }) => command)).toEqual([
    'node console.ts',
    'node webhook.ts',
    'node contract.ts',
    'node log.ts',
  ]);
  for (const { line, command, shown, printed } of commands) expect(printed, `line ${line}: ${command}`).toBe(shown);
});

test('the compiler finds nothing wrong with its programs', async () => {
  const { files } = await page;
  const programs = Object.entries(files).filter(([name]) => name.endsWith('.ts'));
  const sources = new Map(programs.map(([name, text]) => [resolve('test', name), String(text)]));
  const found = [...diagnosticsOf(sources, ['node'])].flatMap(([name, all]) => all.map((one) => `${name} ${one}`));
  expect([found, sources.size]).toEqual([[], 7]);
});

test('both pages show the same files, commands and lines, but for what comments say', () => {
  const [english, chinese] = texts.map((text) =>
    [...text.matchAll(/<!-- file: \S+ -->|```\w*\n[\s\S]*?```/gu)].map(([block]) =>
      block.replaceAll(/\/\*\* .* \*\/|^ *\/\/ .*$/gmu, '…'),
    ),
  );
  expect(chinese).toEqual(english);
  const outlines = texts.map((text) =>
    [...text.matchAll(/^(#+) |^(\|)|^(-) /gmu)].map((found) => found.slice(1).join('')),
  );
  expect(outlines[1]).toEqual(outlines[0]);
});

describe.each(PAGES)('%s', (file) => {
  const text = texts[PAGES.indexOf(file)] ?? '';

  test('leaves out no handler and no option of retries', () => {
    const words = [
      ...Object.keys(handlers).filter((name) => /^[a-z]/u.test(name)),
      'handlerContract',
      'describeHandlers',
    ];
    const options = ['attempts', 'firstPause', 'longestPause', 'jitter', 'concurrency', 'retryable', 'retryAfter'];
    expect([...words, ...options].filter((word) => !text.includes(word))).toEqual([]);
  });

  test('leads to headings that are there', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor ?? '');
    expect([links.length, links.filter((anchor) => !headings.includes(anchor))]).toEqual([8, []]);
  });
});
