import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { CHANNEL_KINDS } from '../src/blueprint/channel.ts';
import { pictureWords } from '../src/draw/blueprint/picture-words.ts';
import { pageWords } from '../src/draw/html/page-words.ts';
import type { CaseStore } from '../src/index.ts';
import { call } from './cli/support.ts';
import { removeFolders, walk } from './support/testing-page.ts';
import { diagnosticsOf } from './support/type-check.ts';

const PAGES = [
  ['docs/pictures.md', 'en'],
  ['docs/pictures.zh-CN.md', 'zh-CN'],
] as const;

const EXAMPLE = ['card-fraud.blueprint.yaml', 'card-fraud.journey.yaml', 'staff.people.yaml'];

const example = Object.fromEntries(EXAMPLE.map((name) => [name, readFileSync(`examples/card-fraud/${name}`, 'utf8')]));

/** The example, and the next release of which the page speaks. */
const given = {
  ...example,
  'next.blueprint.yaml': String(example['card-fraud.blueprint.yaml']).replaceAll('by: investigator', 'by: vip-agent'),
};

const walked = { en: walk(PAGES[0][0], 'en', given), 'zh-CN': walk(PAGES[1][0], 'zh-CN', given) };

afterAll(removeFolders);

describe.each(PAGES)('%s', (file, language) => {
  const text = readFileSync(file, 'utf8');

  test('shows what its commands print', async () => {
    const { commands } = await walked[language];
    expect(commands.map(({ command }) => command.split(' ')[0])).toEqual([...Array<string>(7).fill('draw'), 'node']);
    for (const { line, command, shown, printed } of commands) {
      // A diagram in words is long: the page shows how it begins.
      const told = command.includes('mermaid') ? printed.split('\n').slice(0, shown.split('\n').length) : [printed];
      expect(told.join('\n'), `line ${line}: ${command}`).toBe(shown);
    }
  });

  test('has commands and a program that write the pictures of which they speak', async () => {
    const { files } = await walked[language];
    for (const name of ['card-fraud.svg', 'case.svg', 'machine.svg', 'coverage.svg', 'difference.svg']) {
      expect(String(files[name])).toContain(` lang="${language}" class="throughline `);
    }
    expect(String(files['card-fraud.html'])).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`, 'u'));
  });

  test('draws a kept case by the two commands it names', async () => {
    const [, block = ''] = /```\n(throughline case open [\s\S]*?)\n```/u.exec(text) ?? [];
    const stores = new Map<string, CaseStore>();
    const codes = [];
    let drawn: string | Uint8Array | undefined;
    for (const command of block.split('\n')) {
      const { code, files } = await call(command.split(' ').slice(1), { files: example, stores });
      codes.push(code);
      drawn = files.get('now.svg');
    }
    expect([codes, String(drawn).slice(0, 4)]).toEqual([[0, 0], '<svg']);
  });

  test('leaves out no option of the command, and no row, line or kind of channel of the picture', async () => {
    const { stdout } = await call(['draw', '--help', '--lang', 'en']);
    const options = [...stdout.matchAll(/--([a-z]+)/gu)].map(([option]) => option);
    expect(options.length).toBeGreaterThan(9);
    const { rows, interaction, visibility, internal, anyTime, kinds, legend } = pictureWords[language];
    const lines = [interaction, visibility, internal];
    const drawn = [...Object.values(rows), ...lines, anyTime, legend.waits, legend.fails, ...Object.values(kinds)];
    const { whole, follow, dark, light, language: change } = pageWords[language];
    const words = [...options.filter((option) => option !== '--help'), ...drawn, whole, follow, dark, light, change];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    const channels = text.split('\n').find((line) => /^\| (?:small pictures|框底部)/u.test(line)) ?? '';
    expect(channels.split('|')[2]?.split(/[,、]/u)).toHaveLength(CHANNEL_KINDS.length);
  });

  test('names where each point of the canonical layout is from, and says of every point what ours is', () => {
    const sources = [...text.matchAll(/^(\d)\. /gmu)].map(([, number]) => number);
    const table = /\n\|---\|---\|---\|---\|\n([\s\S]*?)\n\n/u.exec(text)?.[1]?.split('\n') ?? [];
    expect(table.length).toBeGreaterThan(15);
    const cells = table.map((row) => row.split('|').slice(1, -1));
    expect(cells.filter((row) => row.length !== 4 || row.some((cell) => cell.trim() === ''))).toEqual([]);
    const cited = [...table.join('\n').matchAll(/\[([\d, ]+)\]/gu)].flatMap(([, found = '']) => found.split(', '));
    expect([...new Set(cited)].sort()).toEqual(sources);
  });

  test('leads to headings, pages and pictures that are there', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
    const files = [...text.matchAll(/\]\((?!#|https?:)([^)#]+)/gu)].map(([, link = '']) => link);
    expect(files.filter((link) => !existsSync(resolve('docs', link)))).toEqual([]);
    const shown = files.map((link) => link.replace(`.${language}.svg`, '')).filter((link) => !link.endsWith('.svg'));
    const kinds = ['blueprint', 'timeline', 'statechart', 'coverage', 'difference'];
    expect(kinds.filter((kind) => !shown.some((link) => link.endsWith(`.${kind}`)))).toEqual([]);
  });
});

test('the compiler finds nothing wrong with the program of either page', async () => {
  const programs = await Promise.all(
    PAGES.map(async ([, language]) => [
      resolve(`test/${language}.pictures.ts`),
      String((await walked[language]).files['pictures.ts']),
    ]),
  );
  const sources = new Map(programs.map(([path = '', text = '']) => [path, text]));
  const found = [...diagnosticsOf(sources, ['node'])].flatMap(([name, all]) => all.map((one) => `${name} ${one}`));
  expect([found, sources.size]).toEqual([[], 2]);
});

test('both pages say the same, section by section, point by point, with the same program', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^(\d\.) |^(\[!\[)|^<!-- (file: \S+)/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
  const programs = PAGES.map(([file, language]) =>
    /```ts\n([\s\S]*?)```/u
      .exec(readFileSync(file, 'utf8'))?.[1]
      ?.replace(`'${language}'`, 'its language')
      .replaceAll(/^\/\/ .*$/gmu, '//'),
  );
  expect(programs[1]).toBe(programs[0]);
});
