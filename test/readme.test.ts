import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compileBlueprint, step } from '../src/index.ts';
import { findingsIn, readOrThrow } from './support/blueprints.ts';

const READMES = [
  ['README.md', 'C.UTF-8'],
  ['README.zh-CN.md', 'zh_CN.UTF-8'],
] as const;

/** The contents of the fenced blocks of one kind. */
function blocks(file: string, kind: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\\n\`\`\``, 'g'))].map(([, inside = '']) => inside);
}

describe.each(READMES)('%s', (file, locale) => {
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

  test('shows the finding of the misspelt target', () => {
    const [yaml = ''] = blocks(file, 'yaml');
    expect(findingsIn(yaml.replace('no: dropped', 'no: droped'))).toEqual(['10:105 TL4002']);
    expect(readFileSync(file, 'utf8')).toContain('lamp-repair.blueprint.yaml:10:105');
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
