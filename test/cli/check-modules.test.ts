import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = resolve('src/cli/main.ts');
const HOTEL = 'b7-hotel.blueprint.yaml';
const FEEDBACK = 'b7-hotel-feedback.blueprint.yaml';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'modules-'));
  for (const file of [HOTEL, FEEDBACK]) cpSync(join('test/fixtures/section', file), join(folder, file));
  const text = readFileSync(join(folder, FEEDBACK), 'utf8');
  writeFileSync(join(folder, FEEDBACK), text.replace('kind: intake', 'kind: intak'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (...files: string[]): string[] => {
  const { stdout } = spawnSync(process.execPath, [MAIN, 'check', '--lang', 'en', ...files], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout.split('\n');
};

test('a mistake in a module is shown where it stands, also when only the blueprint that uses it is checked', () => {
  const lines = check(HOTEL);
  expect(lines[0]).toContain(`${FEEDBACK}:47:11  error TL2005`);
  expect(lines.slice(1, 4).join('\n')).toContain('kind: intak\n');
});

test('it is one mistake when both are checked', () => {
  expect(check('.').find((line) => line.includes('files:'))).toContain('2 files: 1 error');
});
