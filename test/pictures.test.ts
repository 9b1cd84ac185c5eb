import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, test } from 'vitest';

import { examplePictures } from '../src/cli/write-pictures.ts';

const drawn = await examplePictures(pathToFileURL(`${process.cwd()}/`));

describe('the pictures of the pages are drawn from the examples as they are; `npm run pictures` draws them anew', () => {
  it.each(drawn)('$file', ({ file, svg }) => {
    expect(readFileSync(file, 'utf8') === svg).toBe(true);
  });
});

test('no other picture lies beside them, and every page shows only those that are there', () => {
  expect(readdirSync('docs/pictures').sort()).toEqual(
    drawn.map(({ file }) => file.replace('docs/pictures/', '')).sort(),
  );
  const pages = ['README.md', 'README.zh-CN.md', 'docs/pictures.md', 'docs/pictures.zh-CN.md'];
  for (const page of pages) {
    for (const [, shown = ''] of readFileSync(page, 'utf8').matchAll(/\((?:docs\/)?pictures\/([^)]+\.svg)\)/gu)) {
      expect(readdirSync('docs/pictures')).toContain(shown);
    }
  }
});
