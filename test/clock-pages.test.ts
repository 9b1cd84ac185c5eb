import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { ownerSlaSchema, PAUSE_TAGS, slaSchema } from '../src/blueprint/sla.ts';
import { call } from './cli/support.ts';
import { findingsOnDesk, shownOn, timelineOf } from './support/clock-page.ts';

const PAGES = [
  ['docs/clocks.md', 'en'],
  ['docs/clocks.zh-CN.md', 'zh-CN'],
] as const;

const WORDS = [...Object.keys(slaSchema.shape), ...Object.keys(ownerSlaSchema.shape), ...PAUSE_TAGS];

describe.each(PAGES)('%s', (file, language) => {
  const shown = shownOn(file);

  test('shows no clock of which the checker has something to say', () => {
    const found = shown.flatMap(({ line, yaml }) => findingsOnDesk(yaml).map((finding) => `line ${line}: ${finding}`));
    expect(found).toEqual([]);
  });

  test('shows timelines as its clocks run', () => {
    const timelines = shown.flatMap(({ yaml, timelines: all }) => all.map((timeline) => ({ yaml, ...timeline })));
    expect(timelines.length).toBeGreaterThan(15);
    for (const { yaml, line, journey, text } of timelines) {
      expect(timelineOf(yaml, journey, language), `line ${line}`).toBe(text);
    }
  });

  test('shows what its commands print', async () => {
    const text = readFileSync(file, 'utf8');
    const shownAfter = [...text.matchAll(/```\nnpx --no throughline (.+)\n```\n\n```text\n([\s\S]*?)\n```/gu)];
    expect(shownAfter.length).toBeGreaterThan(0);
    for (const [, command = '', output] of shownAfter) {
      const argv = command.split(' ');
      const paths = argv.filter((word) => word.startsWith('examples/')).map((word) => word.replace(/#.*$/u, ''));
      const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
      expect((await call(argv, { files })).stdout.trimEnd()).toBe(output);
    }
  });

  test('leaves no word of a clock out', () => {
    const text = readFileSync(file, 'utf8');
    const code = [...text.matchAll(/```yaml\n[\s\S]*?```|`[^`\n]+`/gu)].map(([found]) => found).join('\n');
    expect(WORDS.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code))).toEqual([]);
  });

  test('leads to pages and headings that are there', () => {
    const text = readFileSync(file, 'utf8');
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});

test('both pages show the same clocks and journeys, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^<!-- plays:\n([\s\S]*?)-->/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});
