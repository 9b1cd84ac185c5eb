import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from 'vitest';

import { CALL_BACK } from './support.ts';

// What only a real process shows: streams, colours, the disk.

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
writeFileSync(join(folder, '回电.blueprint.yaml'), CALL_BACK.replace('by: agent', 'by: agnet'));
writeFileSync(join(folder, 'good.blueprint.yaml'), CALL_BACK);
writeFileSync(join(folder, 'huge.yaml'), 'x'.repeat(2 * 1024 * 1024 + 1));
mkdirSync(join(folder, 'sub'));
afterAll(() => rmSync(folder, { recursive: true }));

async function inShell(
  command: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  const shell = spawn('/bin/sh', ['-c', command.replaceAll('throughline', `"${process.execPath}" "${main}"`)], {
    cwd: folder,
    env: { ...rest, LC_ALL: 'en_US.UTF-8', ...env },
  });
  let stdout = '';
  let stderr = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => shell.on('close', resolve));
  return { code, stdout, stderr };
}

test('a file on the disk is checked and the exit code says that it has errors', async () => {
  const { code, stdout, stderr } = await inShell('throughline check 回电.blueprint.yaml');
  expect([code, stderr, stdout.split('  ')[0]]).toEqual([1, '', '回电.blueprint.yaml:16:42']);
});

test.each([
  ['into a pipe there are no colours', {}, false],
  ['FORCE_COLOR brings them back', { FORCE_COLOR: '1' }, true],
  ['NO_COLOR takes them away', { NO_COLOR: '1' }, false],
])('%s', async (_case, env, coloured) => {
  const { stdout } = await inShell('throughline check 回电.blueprint.yaml', env);
  expect(stdout.includes('\u001b[')).toBe(coloured);
});

test('a reader that stops reading is no reason to complain', async () => {
  const { code, stderr } = await inShell('throughline schema good.blueprint.yaml | head -c 10');
  expect([code, stderr]).toEqual([0, '']);
});

test('folders, missing files and files that are too large are told as they are', async () => {
  expect(await inShell('throughline check sub')).toMatchObject({
    code: 2,
    stderr: 'error: "sub" is a folder, not a file.\nhelp: Name a file in it.\n',
  });
  expect(await inShell('throughline check goood.blueprint.yaml')).toMatchObject({
    code: 2,
    stderr: 'error: There is no file "goood.blueprint.yaml".\nhelp: Did you mean "good.blueprint.yaml"?\n',
  });
  expect(await inShell('throughline check huge.yaml')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('TL1001'),
  });
  expect(await inShell('throughline compile good.blueprint.yaml -o sub/machine.json')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'Written: sub/machine.json\n',
  });
});
