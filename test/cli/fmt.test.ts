import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { replaceFile } from '../../src/cli/replace-file.ts';
import { call, CALL_BACK, systemError } from './support.ts';

const UNTIDY = CALL_BACK.replace('receive: { ask: [number] }', 'receive:   {ask: [ number ]}   # first');
const TIDY = CALL_BACK.replace('receive: { ask: [number] }', 'receive: { ask: [number] } # first');
const BROKEN = 'a: [1\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (content: string | Uint8Array | undefined): string | undefined =>
  content instanceof Uint8Array ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(content) : content;

describe('fmt lays files out', () => {
  test('a file that is laid out otherwise is written, one that is not stays untouched', async () => {
    const files = { 'a.blueprint.yaml': UNTIDY, 'b.blueprint.yaml': TIDY };
    const { code, stdout, stderr, files: after } = await call(['fmt', ...Object.keys(files)], { files });
    expect([code, stdout, stderr]).toEqual([0, '', 'Laid out: a.blueprint.yaml\n']);
    expect([textOf(after.get('a.blueprint.yaml')), after.get('b.blueprint.yaml')]).toEqual([TIDY, TIDY]);
  });

  test('when there is nothing to do it says so, in either language', async () => {
    const files = { 'a.yaml': TIDY, 'b.yaml': TIDY };
    expect(await call(['fmt', 'a.yaml', 'b.yaml'], { files })).toMatchObject({
      code: 0,
      stderr: 'Nothing to do: all 2 files are laid out well.\n',
    });
    expect(await call(['fmt', 'a.yaml', '--lang', 'zh'], { files })).toMatchObject({ stderr: '排版无须改动。\n' });
  });

  test('a file with mistakes of syntax is left alone and reported; the others are laid out', async () => {
    const files = { 'a.yaml': BROKEN, 'b.yaml': UNTIDY };
    const { code, stdout, stderr, files: after } = await call(['fmt', 'a.yaml', 'b.yaml'], { files });
    expect([code, stdout, after.get('a.yaml'), textOf(after.get('b.yaml'))]).toEqual([1, '', BROKEN, TIDY]);
    expect(stderr).toContain('a.yaml:1:4  error TL1021');
    expect(stderr).toContain('Left as it is: a.yaml (it cannot be read)\nLaid out: b.yaml\n');
  });

  test('mistakes that are none of syntax do not matter', async () => {
    const files = { 'a.yaml': 'stages:   nowhere\n' };
    const { code, files: after } = await call(['fmt', 'a.yaml'], { files });
    expect([code, textOf(after.get('a.yaml'))]).toEqual([0, 'stages: nowhere\n']);
  });

  test.each([
    ['a mark of byte order', bytes(`\uFEFF${TIDY}`), TIDY],
    ['Windows line ends', bytes(UNTIDY.replaceAll('\n', '\r\n')), TIDY.replaceAll('\n', '\r\n')],
    ['GBK', new Uint8Array([0x61, 0x3a, 0x20, 0xb7, 0xfe, 0xce, 0xf1, 0x0a]), 'a: 服务\n'],
  ])('%s: the mark goes, line ends stay, all is UTF-8', async (_name, content, expected) => {
    const { code, files: after } = await call(['fmt', 'a.yaml'], { files: { 'a.yaml': content } });
    expect([code, textOf(after.get('a.yaml'))]).toEqual([0, expected]);
  });

  test('a journey too', async () => {
    const files = { 'a.journey.yaml': 'throughline-journey:   1\njourneys:\n- {a:  1}\n' };
    const { files: after } = await call(['fmt', 'a.journey.yaml'], { files });
    expect(textOf(after.get('a.journey.yaml'))).toBe('throughline-journey: 1\njourneys:\n  - { a: 1 }\n');
  });
});

describe('fmt --check', () => {
  test('lists what is laid out otherwise, says how to mend it, changes nothing and fails', async () => {
    const files = { 'a.yaml': UNTIDY, 'b.yaml': TIDY };
    expect(await call(['fmt', '--check', 'a.yaml', 'b.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: 'a.yaml\n',
      stderr: '1 file is laid out otherwise.\nhelp: Run: throughline fmt a.yaml\n',
      files: new Map(Object.entries(files)),
    });
  });

  test('is content with files that are laid out well', async () => {
    expect(await call(['fmt', 'a.yaml', '--check'], { files: { 'a.yaml': TIDY } })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Nothing to do.\n',
    });
  });

  test('fails on a file that cannot be read', async () => {
    const { code, stdout } = await call(['fmt', 'a.yaml', '--check'], { files: { 'a.yaml': BROKEN } });
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('fmt -', () => {
  test('lays out what comes in and prints it', async () => {
    expect(await call(['fmt', '-'], { input: UNTIDY })).toMatchObject({ code: 0, stdout: TIDY, stderr: '' });
    expect(await call(['fmt', '-'], { input: TIDY })).toMatchObject({ code: 0, stdout: TIDY, stderr: '' });
  });

  test('prints nothing when it cannot be read', async () => {
    expect(await call(['fmt', '-'], { input: BROKEN })).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('what the world refuses is told in a sentence', () => {
  test.each([
    ['a file that is missing', ['fmt', 'b.yaml'], 'error: There is no file "b.yaml".\nhelp: Did you mean "a.yaml"?\n'],
    ['a folder', ['fmt', 'sub'], 'error: "sub" is a folder, not a file.\nhelp: Name a file in it.\n'],
    [
      'no file at all',
      ['fmt'],
      'error: "throughline fmt" needs to know which file.\nhelp: Run: throughline fmt --help\n',
    ],
  ])('%s', async (_name, argv, stderr) => {
    const files = { 'a.yaml': UNTIDY, 'sub/x.txt': '' };
    expect(await call(argv, { files })).toMatchObject({ code: 2, stderr });
  });

  test('a file that may not be written; no other file was touched before all were read', async () => {
    const world = { files: { 'a.yaml': UNTIDY }, broken: { 'b.yaml': systemError('EACCES') } };
    expect(await call(['fmt', 'a.yaml', 'b.yaml'], world)).toMatchObject({
      code: 2,
      stderr: 'error: The file "b.yaml" may not be read: permission denied.\n',
      files: new Map([['a.yaml', UNTIDY]]),
    });
  });
});

test('a file on the disk keeps its permissions, a link stays a link, and nothing is left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'));
  try {
    await writeFile(join(folder, 'a.yaml'), 'old');
    await chmod(join(folder, 'a.yaml'), 0o640);
    await symlink('a.yaml', join(folder, 'link.yaml'));
    await replaceFile(join(folder, 'link.yaml'), bytes('新'));
    expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('新');
    expect((await stat(join(folder, 'a.yaml'))).mode & 0o777).toBe(0o640);
    expect((await lstat(join(folder, 'link.yaml'))).isSymbolicLink()).toBe(true);
    expect((await readdir(folder)).toSorted()).toEqual(['a.yaml', 'link.yaml']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
