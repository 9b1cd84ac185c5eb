import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, compileBlueprint } from '../../src/index.ts';
import { readBeside } from '../support/modules.ts';
import { SMALL_EDITS } from './small-edits.ts';

// Large blueprints as designers write them, with nothing wrong: here no rule may find anything, however strict.
// The modules that they use lie in `modules`.
const ENDING = '.blueprint.yaml';
const EXAMPLES = ['equipment-repair'];
const texts = new Map([
  ...readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(ENDING))
    .toSorted()
    .map((name): [string, string] => [
      name.slice(0, -ENDING.length),
      readFileSync(`${import.meta.dirname}/${name}`, 'utf8'),
    ]),
  ...EXAMPLES.map((name): [string, string] => [
    name,
    readFileSync(`${import.meta.dirname}/../../examples/${name}/${name}${ENDING}`, 'utf8'),
  ]),
]);

/** When these blueprints are checked: laws about dates look at it. */
const NOW = Date.parse('2026-01-05T09:00+08:00');

/** What reading and the strictest checking find, as `line:column code message`. */
function findingsIn(text: string): string[] {
  const { blueprint, findings } = readBeside(import.meta.dirname, 'a.blueprint.yaml', text);
  const all = [
    ...findings,
    ...(blueprint === undefined ? [] : checkBlueprint(blueprint, { preset: 'strict', now: NOW })),
  ];
  return all.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);
}

describe('a large blueprint with nothing wrong gets no finding, however strictly it is checked, and compiles', () => {
  test.each([...texts.keys()])('%s', (name) => {
    const text = texts.get(name) ?? '';
    expect(text.split('\n').length).toBeGreaterThan(150);
    expect(findingsIn(text)).toEqual([]);
    const { blueprint } = readBeside(import.meta.dirname, name, text);
    expect(compileBlueprint(blueprint!).events.length).toBeGreaterThan(10);
  });

  test('also with the line ends of Windows, behind a byte order mark', () => {
    for (const text of texts.values()) expect(findingsIn(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });
});

describe('one small edit, and a correct blueprint has that mistake and no other', () => {
  test.each(SMALL_EDITS.map(({ code, file, replace }) => [code, file, replace] as const))(
    '%s in %s',
    (code, file, edits) => {
      let text = texts.get(file) ?? '';
      for (const [from, to] of edits) {
        expect(text.split(from)).toHaveLength(2);
        text = text.replace(from, () => to);
      }
      expect(findingsIn(text).map((line) => line.split(' ')[1])).toEqual([code]);
    },
  );
});

test('for every mistake of the broken blueprints there is a correct one that is an edit away from it', () => {
  const folder = `${import.meta.dirname}/../broken`;
  const expected = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => /^# expects (\S+)/u.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.[1]);
  const missing = new Set(expected).difference(new Set(SMALL_EDITS.map(({ code }) => code)));
  expect([...missing]).toEqual([]);
});
