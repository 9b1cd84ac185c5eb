import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { examine, isWorse, type Examined } from '../../src/cli/examine.ts';
import { fixText } from '../../src/cli/fix-text.ts';
import { words } from '../../src/cli/words.ts';
import { finding, type Edit, type Finding } from '../../src/text/diagnostic.ts';
import { createSource } from '../../src/text/source.ts';
import { CALL_BACK, worldOf } from './support.ts';

/** A language in which some words are mistakes, each with the word that its fix puts in its place. */
function readerOf(mistakes: Readonly<Record<string, string>>): (text: string) => Promise<Examined> {
  return async (text) => {
    const source = createSource('a.yaml', text);
    const findings = Array.from(text.matchAll(/\w+/gu)).flatMap(({ 0: word, index }): Finding[] => {
      const newText = mistakes[word];
      if (newText === undefined) return [];
      const span = { start: index, end: index + word.length };
      return [finding('TL2005', { source, span }, { value: word, allowed: [], near: undefined }, edit(span, newText))];
    });
    return { text, findings, errors: findings.length, depth: () => 1 };
  };
}

function edit(span: { start: number; end: number }, newText: string): { fix: Edit[] } {
  return { fix: [{ ...span, newText }] };
}

async function fixed(text: string, mistakes: Readonly<Record<string, string>>): Promise<unknown> {
  const result = await fixText(text, readerOf(mistakes));
  return [result.text, result.fixed.length, result.refused.length];
}

/** A text with two mistakes whose fixes overlap. */
async function readOverlapping(text: string): Promise<Examined> {
  const source = createSource('a.yaml', text);
  const at = (start: number, end: number, newText: string): Finding =>
    finding('TL2004', { source, span: { start, end } }, { written: '', others: 0 }, edit({ start, end }, newText));
  const findings = text === 'abc' ? [at(0, 2, 'x'), at(1, 3, 'y')] : text === 'xc' ? [at(1, 2, 'z')] : [];
  return { text, findings, errors: findings.length, depth: () => 1 };
}

describe('fixes are applied until none is left', () => {
  test('all that can be mended at once', async () => {
    expect(await fixed('teh cat adn teh dog', { teh: 'the', adn: 'and' })).toEqual(['the cat and the dog', 3, 0]);
  });

  test('one fix may make the next one possible', async () => {
    expect(await fixed('a', { a: 'bb', bb: 'ccc' })).toEqual(['ccc', 2, 0]);
  });

  test('a fix that brings more errors is taken back, and the others stay', async () => {
    expect(await fixed('bad x1 good x2', { bad: 'x3 x4', x1: 'y', x2: 'y', x3: '', x4: '' })).toEqual([
      'bad y good y',
      2,
      1,
    ]);
  });

  test('a fix that mends nothing is taken back', async () => {
    expect(await fixed('a', { a: 'a' })).toEqual(['a', 0, 1]);
  });

  test('two mistakes whose fixes lead to each other do not go round for ever', async () => {
    const result = await fixText('a', readerOf({ a: 'bb', bb: 'a' }));
    expect(result.fixed.length).toBeLessThanOrEqual(10);
  });

  test('fixes that overlap are applied one after the other', async () => {
    expect((await fixText('abc', readOverlapping)).text).toBe('xz');
  });
});

function state(errors: number, depth: number): Examined {
  return { text: '', findings: [], errors, depth: () => depth };
}

describe('a change is for the worse', () => {
  test('when as much is understood and there are more errors', () => {
    expect([isWorse(state(2, 1), state(1, 1)), isWorse(state(1, 1), state(1, 1))]).toEqual([true, false]);
  });

  test('when less is understood, but not when more errors show because more is', () => {
    expect([isWorse(state(1, 0), state(3, 1)), isWorse(state(3, 1), state(1, 0))]).toEqual([true, false]);
  });
});

test('whatever slips of the keyboard a blueprint has, fixing never makes it worse, and doing it again changes nothing', async () => {
  const { io } = worldOf({});
  const session = { io, language: 'en', words: words.en } as const;
  const look = async (text: string): Promise<Examined> =>
    examine(session, 'a.blueprint.yaml', text, { preset: 'recommended', now: 0 });
  const slips: readonly (readonly [string, string])[] = [
    [': ', '：'],
    [', ', '，'],
    ['{', '｛'],
    ['"', '“'],
    ['  ', '\t'],
    [': ', ':'],
    ['kind', 'knid'],
    ['"1.0.0"', '1.0'],
    ['steps', 'step'],
    ['[', '【'],
    [']', ''],
  ];
  const slip = fc.record({ which: fc.nat(slips.length - 1), where: fc.nat(8) });
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 3 }), async (made) => {
      const text = made.reduce((before, { which, where }) => {
        const [right = '', wrong = ''] = slips[which] ?? [];
        const parts = before.split(right);
        const cut = 1 + (where % Math.max(1, parts.length - 1));
        return parts.length < 2 ? before : `${parts.slice(0, cut).join(right)}${wrong}${parts.slice(cut).join(right)}`;
      }, CALL_BACK);
      const before = await look(text);
      const result = await fixText(text, look);
      const after = await look(result.text);
      expect(isWorse(after, before)).toBe(false);
      expect((await fixText(result.text, look)).text).toBe(result.text);
    }),
    { numRuns: 60 },
  );
});
