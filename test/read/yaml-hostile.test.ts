import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readYaml } from '../../src/read/yaml.ts';
import { compareFindings } from '../../src/text/diagnostic.ts';
import { createSource, positionAt } from '../../src/text/source.ts';
import { runs } from '../support/runs.ts';
import { sample } from './sample-blueprint.ts';

/** What a slip of the hand leaves in a line. */
const SLIPS = [...Array.from(' -:,#"\'{}[]&*!|>%@`?\\a1，：、“（　'), ': ', '- ', ' #', '? ', '<<', '  '];
/** What a slip, a bad paste or an attacker leaves in a file. */
const WRECKS = [
  ...SLIPS,
  '\n',
  '\r\n',
  '\r',
  '\t',
  '---\n',
  '...\n',
  '\0',
  '\uFEFF',
  '\u2028',
  '\ud83d',
  '😀',
  '&a ',
  '*a',
];

type Mutation = (text: string) => string;

/** One change of some characters. */
const mutateCharacter = (pieces: readonly string[]): fc.Arbitrary<Mutation> =>
  fc
    .tuple(fc.nat(), fc.constantFrom(...pieces), fc.constantFrom('delete', 'insert', 'replace'))
    .map(([where, piece, kind]) => (text) => {
      const at = where % (text.length + 1);
      const kept = kind === 'insert' ? at : at + 1;
      return text.slice(0, at) + (kind === 'delete' ? '' : piece) + text.slice(kept);
    });

/** One line deleted, repeated, or swapped with another. */
const mutateLine: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(), fc.nat(), fc.constantFrom('delete', 'repeat', 'swap'))
  .map(([first, second, kind]) => (text) => {
    const lines = text.split('\n');
    const [from, to] = [first % lines.length, second % lines.length];
    const [line = '', other = ''] = [lines[from], lines[to]];
    if (kind === 'delete') return lines.toSpliced(from, 1).join('\n');
    return (kind === 'repeat' ? lines.toSpliced(to, 0, line) : lines.with(from, other).with(to, line)).join('\n');
  });

const wrecked = fc
  .array(fc.oneof(mutateCharacter(WRECKS), mutateLine), { minLength: 1, maxLength: 12 })
  .map((mutations) => mutations.reduce((text, mutate) => mutate(text), sample));

function read(text: string) {
  return readYaml(createSource('desk.blueprint.yaml', text));
}

describe('A blueprint that was damaged', () => {
  it('is right before', () => {
    expect(read(sample).findings).toEqual([]);
    expect(sample.split('\n').length).toBeGreaterThan(150);
  });

  it('never crashes the reader, and each finding has its place in the file', () => {
    fc.assert(
      fc.property(wrecked, (text) => {
        const { source, data, findings, places } = read(text);
        expect(findings).toEqual(findings.toSorted(compareFindings));
        for (const { span, line, column, endLine, endColumn, fix = [] } of findings) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(text.length).toBeGreaterThanOrEqual(span.end);
          expect({ line, column }).toEqual(positionAt(source, span.start));
          expect({ line: endLine, column: endColumn }).toEqual(positionAt(source, span.end));
          for (const { start, end } of fix) expect([start >= 0, start <= end, end <= text.length]).not.toContain(false);
        }
        if (data === undefined) expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        for (const key of places.keys([])) expect(places.within([key], 0, 1).end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is read as the yaml package reads it, or refused, and refused wherever that package refuses it', () => {
    fc.assert(
      fc.property(wrecked, (text) => {
        const { data, findings } = read(text);
        if (data === undefined) return;
        // A lone CR ends a line in YAML, but not for the package.
        const document = parseDocument(text.replaceAll(/\r(?!\n)/gu, '\n'), { uniqueKeys: false, logLevel: 'error' });
        expect(document.errors).toEqual([]);
        // Of two equal keys the package keeps the last.
        if (!findings.some(({ code }) => code === 'TL1011')) expect(data).toEqual(document.toJS());
      }),
      { numRuns: runs(200) },
    );
  });

  it('with a question mark that stands between the columns is refused there', () => {
    const { findings, data } = read('a:\n  b: 1\n ? c\nd: 2\n');
    expect(data).toBeUndefined();
    expect(findings.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(['TL1029 3:2']);
  });

  it('has one error after one slip of the hand, at the line of the slip or below', () => {
    fc.assert(
      fc.property(mutateCharacter(SLIPS), (mutate) => {
        const text = mutate(sample);
        const { findings } = read(text);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.length).toBeLessThanOrEqual(1);
        let slip = 0;
        while (slip < text.length && sample[slip] === text[slip]) slip += 1;
        for (const { line } of findings) expect(line).toBeGreaterThanOrEqual(lineOf(sample, slip));
      }),
      { numRuns: runs(200), seed: 20_260_105 },
    );
  });
});

function lineOf(text: string, offset: number): number {
  return positionAt(createSource('', text), offset).line;
}
