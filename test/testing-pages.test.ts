import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { JourneyActor } from '../src/journey/handle/journey-actor.ts';
import { JourneyCase } from '../src/journey/handle/journey-case.ts';
import { EXPECTATION_KEYS } from '../src/journey/expectation.ts';
import { journeyMatchers } from '../src/journey/expect/matchers.ts';
import { journeyFileSchema, journeySchema, lineSchema } from '../src/journey/journey-file.ts';
import { onDisk, removeFolders, walk } from './support/testing-page.ts';
import { diagnosticsOf } from './support/type-check.ts';

const PAGES = [
  ['docs/testing.md', 'en'],
  ['docs/testing.zh-CN.md', 'zh-CN'],
] as const;

/** How long it took is another every time. */
const timeless = (text: string): string => text.replaceAll(/(\(|用时 )\d+ (ms|毫秒)/gu, '$1… $2');

/** What a class offers beside its constructor. */
const membersOf = ({ prototype }: { readonly prototype: object }): string[] =>
  Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');

/** Members that are for the matchers and for whoever writes some. */
const BESIDES = ['compiled', 'language', 'persons'];

const WORDS: readonly string[] = [
  ...[...EXPECTATION_KEYS, 'not'],
  ...[journeyFileSchema, journeySchema, lineSchema].flatMap((schema) => Object.keys(schema.shape)),
  ...Object.keys(journeyMatchers),
  ...[...membersOf(JourneyCase), ...membersOf(JourneyActor)].filter((name) => !BESIDES.includes(name)),
  ...['--filter', '--format', '--update', '--watch', '--coverage', '--threshold', '--resume'],
  ...['throughline/testing', 'throughline/vitest', 'throughline/vitest-plugin', 'openJourney', 'journeyTest'],
];

afterAll(removeFolders);

describe.each(PAGES)('%s', (file, language) => {
  const text = readFileSync(file, 'utf8');
  const page = walk(file, language);

  test('shows what its commands print', async () => {
    const { commands } = await page;
    expect(commands.length).toBeGreaterThan(9);
    for (const { line, command, shown, printed } of commands) {
      expect(timeless(printed), `line ${line}: ${command}`).toBe(timeless(shown));
    }
  });

  test('shows tests and journeys that Vitest runs and that pass', async () => {
    const { files } = await page;
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
    const options = [
      '--config=sources.config.ts',
      '--configLoader=native',
      '--reporter=json',
      `--outputFile=${report}`,
    ];
    const env = { ...process.env, VITEST: undefined, NODE_ENV: undefined };
    const { stderr } = spawnSync(process.execPath, [cli, 'run', ...options], { cwd: folder, env, encoding: 'utf8' });
    expect(existsSync(report), stderr).toBe(true);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
    };
    const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(ran.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(ran.filter(({ fullName }) => fullName.startsWith('desk.journey.yaml')).length).toBeGreaterThan(7);
    expect(ran.filter(({ fullName }) => !fullName.includes('.journey.yaml')).length).toBe(2);
  });

  test('leaves no word of journeys, no matcher and no method out', () => {
    const code = [...text.matchAll(/```\w*\n[\s\S]*?```|`[^`\n]+`/gu)].map(([found]) => found).join('\n');
    expect(WORDS.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code))).toEqual([]);
  });

  test('leads to headings that are there', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});

test('both pages show programs in which the compiler finds nothing wrong', async () => {
  const sources = new Map<string, string>();
  for (const [file, language] of PAGES) {
    const { files } = await walk(file, language);
    for (const name of ['desk.types.ts', 'story.ts', 'desk.test.ts']) {
      sources.set(resolve('test', language, name), String(files[name]));
    }
  }
  sources.set(resolve('test/globals.d.ts'), 'declare const console: { log: (...words: unknown[]) => void };');
  const found = [...diagnosticsOf(sources)].flatMap(([name, all]) => all.map((one) => `${name} ${one}`));
  expect([found, sources.size]).toEqual([[], 7]);
});

test('both pages show the same, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^<!-- (file: \S+|change: \S+)/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});
