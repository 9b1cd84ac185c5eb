import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
writeFileSync(join(folder, 'sub/flow.blueprint.yaml'), CALL_BACK);
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

test('a file on the disk is checked, without colours into a pipe, and the exit code says that it has errors', async () => {
  const { code, stdout, stderr } = await inShell('throughline check 回电.blueprint.yaml');
  expect([code, stderr, stdout.split('  ')[0], stdout.includes('\u001b')]).toEqual([
    1,
    '',
    '回电.blueprint.yaml:16:42',
    false,
  ]);
});

test('FORCE_COLOR brings colours even into a pipe', async () => {
  const { stdout } = await inShell('throughline check 回电.blueprint.yaml', { FORCE_COLOR: '1' });
  expect(stdout).toContain('\u001b[31merror\u001b[39m');
});

test('a reader that stops reading is no reason to complain', async () => {
  const { code, stdout, stderr } = await inShell('throughline schema good.blueprint.yaml | head -c 10');
  expect([code, stdout, stderr]).toEqual([0, '{\n  "$sche', '']);
});

test('a folder is told from a file', async () => {
  const stderr = 'error: "sub" is a folder, not a file.\nhelp: Name a file in it: sub/flow.blueprint.yaml\n';
  expect(await inShell('throughline compile sub')).toEqual({ code: 2, stdout: '', stderr });
});

test('a file that is too large, or never ends, is not read to its end', async () => {
  const { code, stdout } = await inShell('throughline check huge.yaml /dev/zero');
  expect([code, stdout.match(/error TL1001/gu)?.length]).toEqual([1, 2]);
});

test('a file is written where it was told to be', async () => {
  const { code, stdout, stderr } = await inShell('throughline compile good.blueprint.yaml -o sub/machine.json');
  expect([code, stdout, stderr]).toEqual([0, '', 'Written: sub/machine.json\n']);
  expect(JSON.parse(readFileSync(join(folder, 'sub/machine.json'), 'utf8'))).toHaveProperty('states');
});

test('a file that is watched is checked when it is saved, and Ctrl-C ends that with exit code 0', async () => {
  const path = join(folder, 'watched.blueprint.yaml');
  writeFileSync(path, CALL_BACK);
  const child = spawn(process.execPath, [main, 'check', path, '--watch', '--lang', 'en'], { cwd: folder });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  let waits = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (!text.includes('Waiting')) return;
    waits += 1;
    // As many editors save: a new file takes the place of the old one.
    if (waits === 1) {
      writeFileSync(`${path}.new`, CALL_BACK.replace('by: agent', 'by: agnet'));
      renameSync(`${path}.new`, path);
    } else child.kill('SIGINT');
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect([code, stdout.match(/1 file: .*(?= \()/gu)]).toEqual([0, ['1 file: no problems found', '1 file: 1 error']]);
});

test('a case is played by what is piped in, line by line, whatever the line ends', async () => {
  const typed = String.raw`1\r\n13800000000\r\n1\r\n1\r\nw\r\nRung back\r\n\r\n\r\nq\r\n`;
  const { code, stdout, stderr } = await inShell(`printf '${typed}' | throughline play good.blueprint.yaml`);
  expect([code, stderr, stdout.split('\n').slice(-2)]).toEqual([0, '', ['Goodbye.', '']]);
  const run = await inShell('throughline run good.blueprint.yaml --journey good.journey.yaml#rung-back');
  expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('◉ The case is closed: solved')]);
  rmSync(join(folder, 'good.journey.yaml'));
});

test('a play whose input is empty says so and leaves', async () => {
  const { code, stdout, stderr } = await inShell('throughline play good.blueprint.yaml < /dev/null');
  expect([code, stderr, stdout.split('\n').slice(-3)]).toEqual([0, '', ['The input has ended.', 'Goodbye.', '']]);
});
