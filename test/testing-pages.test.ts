import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, test } from 'vitest';

import { JourneyActor } from '../src/journey/handle/journey-actor.ts';
import { JourneyCase } from '../src/journey/handle/journey-case.ts';
import { EXPECTATION_KEYS } from '../src/journey/expectation.ts';
import { journeyMatchers } from '../src/journey/expect/matchers.ts';
import { journeyFileSchema, journeySchema, lineSchema } from '../src/journey/journey-file.ts';
import { removeFolders, walk } from './support/testing-page.ts';

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

test('both pages show the same, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^<!-- (file: \S+|change: \S+)/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});
