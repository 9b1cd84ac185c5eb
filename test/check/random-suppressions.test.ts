import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkBlueprint, checkPrinciples, type Blueprint, type Finding } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';
import { findingsOf, fixed, smallBlueprint } from './small-blueprint.ts';

/** Codes of findings about suppressions themselves. */
const ABOUT_SUPPRESSIONS = /^TL409[0-4]$/u;

function read(text: string, files: ReadonlyMap<string, string> = new Map()): Blueprint {
  const { blueprint, findings } = readWithModules(text, files);
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return blueprint;
}

function key({ code, span, message }: Finding): string {
  return `${span.start} ${code} ${message}`;
}

test('a stricter preset finds all that a milder one finds, and no rule fails on any blueprint', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { blueprint } = randomBlueprint(seed);
      const found = (['minimal', 'recommended', 'strict'] as const).map(
        (preset) => new Set(checkBlueprint(blueprint, { preset }).map(key)),
      );
      const [minimal, recommended, strict] = found;
      expect(minimal?.isSubsetOf(recommended ?? new Set())).toBe(true);
      expect(recommended?.isSubsetOf(strict ?? new Set())).toBe(true);
      expect([...(strict ?? [])].filter((line) => line.includes('TL4033'))).toEqual([]);
      const report = checkPrinciples(blueprint);
      expect(report.sections).toHaveLength(5);
      const told = report.sections.flatMap(({ findings }) => findings).map(key);
      expect(new Set(told).isSubsetOf(new Set(report.findings.map(key)))).toBe(true);
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: runs(15) },
  );
});

test('whatever is silenced at its place with a reason is gone, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (seed, pick) => {
      const { text, files } = randomBlueprint(seed);
      const before = checkBlueprint(read(text, files), { preset: 'strict' });
      const one = before[pick % Math.max(before.length, 1)];
      if (one === undefined) return;
      const lines = text.split('\n');
      lines[one.line - 1] += ` # throughline-ignore ${one.code}: as agreed`;
      const after = checkBlueprint(read(lines.join('\n'), files), { preset: 'strict' });
      const kept = before.filter(({ code, line }) => code !== one.code || line !== one.line);
      expect(after.map(({ code, line, message }) => [code, line, message])).toEqual(
        kept.map(({ code, line, message }) => [code, line, message]),
      );
    }),
    { numRuns: runs(15) },
  );
});

test('whatever a comment says, it is a comment: only findings about it come or go, and their fixes mend them', () => {
  const word = fc.constantFrom(
    ...[
      'TL4035',
      'TL4011',
      'tl4035',
      'TL4001',
      'TL9999',
      'x',
      ',',
      '，',
      ':',
      '：',
      ' ',
      '  ',
      'why',
      '原因',
      '#',
      '…',
      '\t',
    ],
  );
  const unset = smallBlueprint({
    sections: 'parameters: { limit: { type: integer, value: unset } }@',
    steps: 'a: { do: Work, when: limit > 3 }',
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.boolean(), (words, crlf) => {
      const written = unset.replace('@', () => ` # throughline-ignore ${words.join(' ')}`);
      const text = crlf ? written.replaceAll('\n', '\r\n') : written;
      const codes = findingsOf(text).map(({ code }) => code);
      expect(codes.filter((code) => code !== 'TL4035' && !ABOUT_SUPPRESSIONS.test(code))).toEqual([]);
      let mended = text;
      for (let pass = 0; pass < 2; pass += 1) mended = fixed(mended);
      expect(findingsOf(mended).filter(({ fix }) => fix !== undefined)).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
});
