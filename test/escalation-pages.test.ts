import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { escalationSchema, levelSchema, RECIPIENT_KINDS } from '../src/blueprint/escalation.ts';
import { call } from './cli/support.ts';
import { escalationsOn, findingsOnEscalationDesk, shownText } from './support/escalation-page.ts';

const PAGES = [
  ['docs/escalations.md', 'en'],
  ['docs/escalations.zh-CN.md', 'zh-CN'],
] as const;

const WORDS = [
  ...Object.keys(escalationSchema.shape),
  ...Object.keys(levelSchema.shape),
  ...RECIPIENT_KINDS.filter((kind) => kind !== 'role'),
];

describe.each(PAGES)('%s', (file, language) => {
  const shown = escalationsOn(file);

  test('shows no escalation of which the checker has something to say', () => {
    const found = shown.flatMap(({ line, yaml }) =>
      findingsOnEscalationDesk(yaml, language).map((finding) => `line ${line}: ${finding}`),
    );
    expect(found).toEqual([]);
  });

  test('shows who is told as its escalations run', () => {
    const shows = shown.flatMap(({ yaml, shows: all }) => all.map((show) => ({ yaml, show })));
    expect(shows.length).toBeGreaterThan(7);
    for (const { yaml, show } of shows) expect(shownText(yaml, show, language), `line ${show.line}`).toBe(show.text);
  });

  test('shows what its commands print', async () => {
    const text = readFileSync(file, 'utf8');
    for (const [, command = '', output] of text.matchAll(
      /```\nnpx --no throughline (.+)\n```\n\n```text\n([\s\S]*?)\n```/gu,
    )) {
      const argv = command.split(' ');
      const paths = argv.filter((word) => word.startsWith('examples/')).map((word) => word.replace(/#.*$/u, ''));
      const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
      expect((await call(argv, { files })).stdout.trimEnd()).toBe(output);
    }
  });

  test('leaves no word of an escalation out', () => {
    const text = readFileSync(file, 'utf8');
    const code = [...text.matchAll(/```yaml\n[\s\S]*?```|`[^`\n]+`/gu)].map(([found]) => found).join('\n');
    expect(WORDS.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code))).toEqual([]);
  });

  test('leads to headings that are there', () => {
    const text = readFileSync(file, 'utf8');
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

test('both pages show the same escalations and journeys, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^<!-- ([\s\S]*?)-->/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});
