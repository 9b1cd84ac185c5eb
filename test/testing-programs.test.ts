import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { onDisk, removeFolders, walk } from './support/testing-page.ts';
import { diagnosticsOf } from './support/type-check.ts';

const PAGES = [
  ['docs/testing.md', 'en', (await walk('docs/testing.md', 'en')).files],
  ['docs/testing.zh-CN.md', 'zh-CN', (await walk('docs/testing.zh-CN.md', 'zh-CN')).files],
] as const;

afterAll(removeFolders);

test.each(PAGES)('%s shows tests and journeys that Vitest runs and that pass', (_file, _language, files) => {
  const { 'wrong.journey.yaml': _wrong, 'first.stories.txt': _stories, ...good } = files;
  const folder = onDisk(good);
  // Sources run as they are, as the built package does.
  writeFileSync(
    join(folder, 'sources.config.ts'),
    `import page from './vitest.config.ts';
const server = { deps: { external: [/\\/src\\//] } };
export default { ...page, test: { server, isolate: false, fileParallelism: false } };
`,
  );
  const cli = resolve('node_modules/vitest/vitest.mjs');
  const report = join(folder, 'report.json');
  const options = ['--config=sources.config.ts', '--configLoader=native', '--reporter=json', `--outputFile=${report}`];
  const env = { ...process.env, VITEST: undefined, NODE_ENV: undefined };
  const { stderr } = spawnSync(process.execPath, [cli, 'run', ...options], { cwd: folder, env, encoding: 'utf8' });
  if (!existsSync(report)) throw new Error(stderr);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
  };
  const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(ran.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(ran.filter(({ fullName }) => fullName.startsWith('desk.journey.yaml')).length).toBeGreaterThan(7);
  expect(ran.filter(({ fullName }) => !fullName.includes('.journey.yaml')).length).toBe(2);
});

test('both pages show programs in which the compiler finds nothing wrong', () => {
  const sources = new Map<string, string>();
  for (const [, language, files] of PAGES) {
    for (const name of ['desk.types.ts', 'story.ts', 'desk.test.ts']) {
      const text = String(files[name]).replace('./desk.types.ts', `./${language}.desk.types.ts`);
      sources.set(resolve(`test/${language}.${name}`), text);
    }
  }
  sources.set(resolve('test/globals.d.ts'), 'declare const console: { log: (...words: unknown[]) => void };');
  const found = [...diagnosticsOf(sources)].flatMap(([name, all]) => all.map((one) => `${name} ${one}`));
  expect([found, sources.size]).toEqual([[], 7]);
});
