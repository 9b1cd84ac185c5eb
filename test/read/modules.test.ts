import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { checkBlueprint, loadBlueprint, readBlueprint, wordingOf, type Blueprint } from '../../src/index.ts';
import { stepsOf } from '../../src/blueprint/blueprint.ts';

const root = mkdtempSync(join(tmpdir(), 'throughline-'));
afterAll(() => rmSync(root, { recursive: true }));

const blueprint = (id: string, steps: string, head = ''): string =>
  `throughline: 1\nid: ${id}\nversion: "1.0.0"\n${head}stages:\n  ${id}-stage:\n    kind: resolution\n    steps:\n${steps
    .trim()
    .replaceAll(
      /^/gmu,
      '      ',
    )}\nends: { done: { outcome: solved } }\nomits: { intake: No, confirmation: No, follow-up: No }\n`;
const work = (id: string): string => blueprint(id, 'work: { do: Work, by: agent }', 'roles: { agent: {} }\n');
const using = (...paths: string[]): string =>
  blueprint(
    'user',
    paths.map((path, index) => `use-${index}: { use: { module: ${path} } }`).join('\n'),
    'roles: { agent: {} }\n',
  );

let count = 0;
/** Writes files into a folder of their own that counts as a project, and gives its path. */
function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, `p${(count += 1)}`);
  for (const [name, content] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** All that is found when `user.yaml`, or another file of a folder, is read and checked: `file:line:column code`. */
async function told(folder: string, file = 'user.yaml'): Promise<string[]> {
  const { blueprint: read, findings } = await loadBlueprint(join(folder, file));
  const all = [...findings, ...(read === undefined ? [] : checkBlueprint(read))];
  return all.map((found) => `${found.file.slice(folder.length + 1)}:${found.line}:${found.column} ${found.code}`);
}

/** The same for the one finding that a file gives, in words. */
async function said(folder: string): Promise<{ en: string; 'zh-CN': string }> {
  const { findings } = await loadBlueprint(join(folder, 'user.yaml'));
  const [first] = findings;
  if (first === undefined) throw new Error('Nothing is found.');
  const [en, zh] = [wordingOf(first, 'en'), wordingOf(first, 'zh-CN')];
  return { en: `${en.message} ${en.hint}`, 'zh-CN': `${zh.message}${zh.hint}` };
}

const modulesIn = (read: Blueprint | undefined): string[] =>
  read === undefined
    ? []
    : stepsOf(read).flatMap(({ action }) => (action.verb === 'use' ? [action.module?.id ?? '?'] : []));

describe('a module is found by its path', () => {
  test('relative to the file that names it, whatever the working folder is', async () => {
    const folder = project({
      'user.yaml': using('./parts/middle.yaml'),
      'parts/middle.yaml': using('../deep/work.yaml').replace('id: user', 'id: middle'),
      'deep/work.yaml': work('deep'),
    });
    expect(await told(folder)).toEqual([]);
  });

  test('also by the short form, and through a link that stays in the project', async () => {
    const folder = project({
      'user.yaml': using('./link.yaml').replace('{ module: ./link.yaml }', './link.yaml'),
      'work.yaml': work('linked'),
    });
    symlinkSync(join(folder, 'work.yaml'), join(folder, 'link.yaml'));
    expect(modulesIn((await loadBlueprint(join(folder, 'user.yaml'))).blueprint)).toEqual(['linked']);
  });

  test('with line ends of Windows, a byte order mark and a Chinese name', async () => {
    const folder = project({
      'user.yaml': using('./模块.yaml'),
      '模块.yaml': `\uFEFF${work('模块').replaceAll('\n', '\r\n')}`,
    });
    expect(await told(folder)).toEqual([]);
  });

  test('and is read once, however many steps and modules use it', async () => {
    const folder = project({
      'user.yaml': using('./work.yaml', './middle.yaml', './work.yaml'),
      'middle.yaml': using('./work.yaml').replace('id: user', 'id: middle'),
      'work.yaml': work('shared').replace('do: Work', 'do: Work, wait: 3h'),
    });
    expect(await told(folder)).toEqual(['work.yaml:9:25 TL2015']);
  });
});

describe('a module that cannot be had is told where it is named', () => {
  test.each([
    ['it does not exist', './no.yaml', /^There is no file/u],
    ['it is a folder', './folder', /cannot be opened/u],
    ['it lies outside the project', '../other.yaml', /outside/u],
    ['its path leads out through a link', './link.yaml', /outside/u],
    ['it leads out by an absolute path', tmpdir(), /outside/u],
    ['it is the blueprint itself', './user.yaml', /itself/u],
  ])('because %s', async (_, path, words) => {
    const folder = project({ 'user.yaml': using(path), 'folder/a.yaml': '', '../other.yaml': work('other') });
    symlinkSync(join(folder, '../other.yaml'), join(folder, 'link.yaml'));
    expect(await told(folder)).toEqual(['user.yaml:9:31 TL2045']);
    const { en, 'zh-CN': zh } = await said(folder);
    expect(en).toMatch(words);
    expect(zh).toMatch(/[\u4E00-\u9FFF]/u);
  });

  test('because it uses, by way of another, the blueprint that uses it', async () => {
    const folder = project({ 'user.yaml': using('./middle.yaml'), 'middle.yaml': using('./user.yaml') });
    expect(await told(folder)).toEqual(['middle.yaml:9:31 TL2045']);
    expect(await told(folder, 'middle.yaml')).toEqual(['user.yaml:9:31 TL2045']);
  });

  test('because the text that names it was read without a place in the file system', () => {
    const { findings } = readBlueprint(using('./work.yaml'), { file: 'x' });
    expect(findings.map(({ code, params }) => [code, (params as { problem?: string }).problem])).toEqual([
      ['TL2045', 'no-files'],
    ]);
  });

  test('because it lies above the nearest folder that is a project', async () => {
    const folder = project({
      'package.json': '{}',
      'in/package.json': '{}',
      'in/user.yaml': using('../work.yaml'),
      'work.yaml': work('w'),
    });
    expect(await told(folder, 'in/user.yaml')).toEqual(['in/user.yaml:9:31 TL2045']);
  });
});

describe('what is wrong in a module is told at its own place', () => {
  test.each([
    ['it is not YAML', 'id: [', 'TL1', 'part.yaml:1'],
    ['it is no blueprint', 'throughline-journey: 1\n', 'TL2', 'part.yaml:1'],
    ['it is empty', '', 'TL1', 'part.yaml:1'],
    [
      'a target in it does not exist',
      work('part').replace('by: agent', 'by: agent, next: nowhere'),
      'TL4002',
      'part.yaml:9',
    ],
  ])('when %s', async (_, text, code, place) => {
    const folder = project({ 'user.yaml': using('./part.yaml'), 'part.yaml': text });
    const [first = '', ...more] = await told(folder);
    expect(first.slice(0, place.length)).toBe(place);
    expect(first).toContain(` ${code}`);
    expect(more.filter((line) => line.startsWith('user.yaml'))).toEqual([]);
  });

  test('and once, though two steps use it', async () => {
    const folder = project({
      'user.yaml': using('./part.yaml', './part.yaml'),
      'part.yaml': work('part').replace('by: agent', 'by: agent, next: nowhere'),
    });
    expect(await told(folder)).toEqual(['part.yaml:9:42 TL4002']);
  });

  test('but its warnings are for whoever checks the module itself', async () => {
    const folder = project({
      'user.yaml': using('./part.yaml'),
      'part.yaml': work('part').replace('roles: { agent: {} }', 'roles: { agent: {}, idle: {} }'),
    });
    expect(await told(folder)).toEqual(['user.yaml:9:31 TL4062']);
    expect(await told(folder, 'part.yaml')).toEqual(['part.yaml:4:21 TL4011']);
  });
});

test('a version is a semantic version range', async () => {
  const folder = project({ 'user.yaml': using('./work.yaml, version: latest-one'), 'work.yaml': work('w') });
  expect(await told(folder)).toEqual(['user.yaml:9:53 TL2044']);
});
