import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { allCodes } from '../src/cli/find-rules.ts';
import type { PagePart } from '../src/cli/rule-page.ts';
import { catalogue, isCode } from '../src/text/catalogue.ts';
import { rulePage, RULES, toldAbout, type Signs } from './support/rule-examples.ts';

const pages = readdirSync(RULES)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length))
  .toSorted();

/** What stands on a page for what a page cannot show. */
const SIGNS: Readonly<Record<string, Signs>> = {
  TL1005: { '␇': '\u0007' },
  TL1030: { '→': '\t' },
  TL1034: { '·': ' ' },
};

/** Wrong examples that no text of a page can be, and why. */
const ONLY_DESCRIBED: Readonly<Record<string, string>> = {
  TL1001: 'a file of more than 2 MB',
  TL1002: 'bytes that are no text',
  TL1003: 'bytes that belong to no character',
  TL1004: 'bytes of another encoding',
  TL1033: 'a text of more than 1024 characters',
  TL3002: 'an expression of more than 4000 characters',
  TL4033: 'a fault of the checker',
  TL4176: 'a process of more than 20,000 situations',
  TL8004: 'more than 200 elements inside each other',
  TL8006: 'bytes of another encoding than the one declared',
  TL8007: 'bytes of an encoding that is not read',
  TL5030: 'a story that is kept beside the journeys',
  TL5031: 'a story that is kept beside the journeys',
  TL5032: 'a file beside the journeys',
  TL5033: 'what all journeys together cover',
  TL6009: 'in a blueprint that has an error (TL4017)',
  TL6018: 'work that was claimed at a host',
};

const isCodeBlock = (part: PagePart): boolean => part.kind === 'code';

test('every code has a page, and no page is without a code', () => {
  const missing = allCodes.filter((code) => !pages.includes(code));
  expect(missing).toEqual([]);
  expect(pages.filter((page) => !isCode(page))).toEqual([]);
});

describe('a page names its law and explains it in both languages', () => {
  test.each(pages.filter(isCode))('%s', (code) => {
    const { prose, wrong, right, ...heading } = rulePage(code);
    expect(heading).toEqual({ code, rule: catalogue[code].rule });
    const [english, chinese] = [prose.en.join(' '), prose['zh-CN'].join('')];
    expect(english.length).toBeGreaterThan(60);
    expect(english.replaceAll(/`[^`]*`|[“"][^”"]*[”"]/gu, '')).not.toMatch(/\p{sc=Han}/u);
    expect(chinese.match(/\p{sc=Han}/gu)?.length ?? 0).toBeGreaterThan(20);
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
    if (!code.startsWith('TL6')) expect([wrong, right].map((parts) => parts.some(isCodeBlock))).toEqual([true, true]);
  });
});

describe('the wrong example of a page gives its code and no other error', () => {
  const shown = pages.filter(isCode).filter((code) => !Object.hasOwn(ONLY_DESCRIBED, code));
  test.each(shown)('%s', async (code) => {
    const examples = await toldAbout(code, rulePage(code).wrong, SIGNS[code]);
    const isError = catalogue[code].severity === 'error';
    for (const { errors, others } of examples) {
      expect(errors).toEqual(isError ? [code] : []);
      if (!isError) expect(others).toContain(code);
    }
    expect(examples.length).toBeGreaterThan(0);
  });
});

describe('the right example of a page does not give its code, and no error', () => {
  test.each(pages.filter(isCode))('%s', async (code) => {
    for (const { errors, others } of await toldAbout(code, rulePage(code).right)) {
      expect(errors).toEqual([]);
      expect(others).not.toContain(code);
    }
  });
});
