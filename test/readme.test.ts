import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { describe, test } from 'vitest';

import packageJson from '../package.json' with { type: 'json' };
import { compileBlueprint, step } from '../src/index.ts';
import { openJourney } from '../src/testing.ts';
import { expect } from '../src/vitest.ts';
import { call } from './cli/support.ts';
import { findingsIn, readOrThrow } from './support/blueprints.ts';

const READMES = [
  ['README.md', 'C.UTF-8', 'en'],
  ['README.zh-CN.md', 'zh_CN.UTF-8', 'zh-CN'],
] as const;

/** How long it took is another every time. */
const timeless = (text: string): string => text.replaceAll(/(\(|用时 )\d+ (ms|毫秒)/gu, '$1… $2');

/** The contents of the fenced blocks of one kind. */
function blocks(file: string, kind: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\\n\`\`\``, 'g'))].map(([, inside = '']) => inside);
}

describe.each(READMES)('%s', (file, locale, language) => {
  test('shows what npm start prints', () => {
    const env = { ...process.env, NO_COLOR: '1', LANG: locale, LC_ALL: locale };
    const { stdout, status } = spawnSync('node', ['src/cli/start.ts'], { env, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(blocks(file, 'text')[0]).toBe(stdout.trimEnd());
  });

  test('shows a blueprint of fifteen lines in which nothing is wrong', () => {
    const [yaml = ''] = blocks(file, 'yaml');
    expect(yaml.split('\n').length).toBe(15);
    expect(findingsIn(yaml)).toEqual([]);
  });

  test('shows what check says of it, and of the misspelt target', async () => {
    const [yaml = ''] = blocks(file, 'yaml');
    const said = async (text: string) => {
      const files = { 'lamp-repair.blueprint.yaml': text };
      const { stdout } = await call(['check', 'lamp-repair.blueprint.yaml', '--lang', language], { files });
      return timeless(stdout.trimEnd());
    };
    const shown = timeless(readFileSync(file, 'utf8'));
    expect(shown).toContain(await said(yaml));
    expect(shown).toContain(`\n\`\`\`\n${await said(yaml.replace('no: dropped', 'no: droped'))}\n\`\`\`\n`);
  });

  test('shows a journey through it, with what is expected, and what test prints of it', async () => {
    const [blueprint = '', journey = ''] = blocks(file, 'yaml');
    const path = 'lamp-repair.journey.yaml';
    const files = { 'lamp-repair.blueprint.yaml': blueprint, [path]: journey };
    const { code, stdout } = await call(['test', path, '--lang', language], { files });
    const shown = timeless(readFileSync(file, 'utf8'));
    expect(code).toBe(0);
    expect(shown).toContain(`\n$ npx --no throughline test ${path}\n${timeless(stdout.trimEnd())}\n\`\`\`\n`);
  });

  test('shows a test with Vitest that passes', async () => {
    const c = openJourney(readOrThrow(blocks(file, 'yaml')[0] ?? ''));
    const fault = language === 'en' ? 'It flickers' : '灯在闪';
    c.reply('tell', { with: { fault } }).reply('agree', { outcome: 'no' });
    expect(c).toHaveEnded('dropped');
    expect(c).not.toHaveVisitedInOrder('mend');
    expect(blocks(file, 'ts')[0]).toContain(`  const c = await open();
  c.reply('tell', { with: { fault: '${fault}' } }).reply('agree', { outcome: 'no' });
  expect(c).toHaveEnded('dropped');
  expect(c).not.toHaveVisitedInOrder('mend');
`);
  });

  test('shows what init says', async () => {
    const { stdout } = await call(['init', '--lang', language], {
      files: { 'package.json': '{}', 'node_modules/throughline/package.json': '{}' },
    });
    expect(blocks(file, 'text')[1]).toBe(stdout.trimEnd());
  });

  test('speaks of every command there is', async () => {
    const { stdout } = await call(['--help', '--lang', 'en']);
    const commands = [...stdout.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+) {2}/gmu)].map(([, name]) => name);
    expect(commands).toContain('check');
    const shown = readFileSync(file, 'utf8');
    const left = commands.filter((name) => name !== 'help' && !shown.includes(`\n| \`throughline ${name}`));
    expect(left).toEqual([]);
  });

  test('leads to pages that are there, for whoever installed the package as well', () => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
    const packed = links.filter((link) =>
      packageJson.files.some((name) => link === name || link.startsWith(`${name}/`)),
    );
    expect(links.filter((link) => !packed.includes(link))).toEqual(['CONTRIBUTING.md']);
  });

  test('says where the case of its TypeScript example stands', () => {
    const compiled = compileBlueprint(readOrThrow(blocks(file, 'yaml')[0] ?? ''));
    const at = Date.parse('2026-01-05T09:00:00Z');
    const opened = step(compiled, null, { id: 'L-1', at }, at);
    const data = { fault: 'It flickers' };
    const told = step(
      compiled,
      opened.snapshot,
      { type: 'step.tell.answered', at, by: { role: 'customer' }, data },
      at,
    );
    expect(told.snapshot.value).toEqual({ journey: { 'stage-confirm': 'step-agree' } });
    expect(readFileSync(file, 'utf8')).toContain("{ journey: { 'stage-confirm': 'step-agree' } }");
  });
});
