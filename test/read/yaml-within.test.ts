import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parseDocument, Scalar } from 'yaml';
import { readYaml } from '../../src/read/yaml.ts';
import type { Path } from '../../src/text/places.ts';
import { createSource } from '../../src/text/source.ts';
import { runs } from '../support/runs.ts';

/** The parts of the source that the units of a value came from, and the value. */
function partsOf(text: string, path: Path): { value: string; parts: string[]; spans: [number, number][] } {
  const { data, places, findings } = readYaml(createSource('a', text));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const value = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], data) as string;
  const spans = Array.from({ length: value.length }, (_, at): [number, number] => {
    const { start, end } = places.within(path, at, at + 1);
    return [start, end];
  });
  return { value, parts: spans.map(([start, end]) => text.slice(start, end)), spans };
}

describe('A part of a text value', () => {
  it.each([
    ['plain', 'a: abc\n', ['a', 'b', 'c']],
    ['plain over several lines', 'a: ab\n  c\n\n\n  d\n', ['a', 'b', '\n  ', 'c', '\n\n\n  ', '\n\n\n  ', 'd']],
    ['in single quotes', "a: 'b''c'\n", ['b', "''", 'c']],
    ['in single quotes over lines', "a: 'b  \n  c\n\n ''d '\n", ['b', '  \n  ', 'c', '\n\n ', "''", 'd', ' ']],
    ['in double quotes', 'a: "b c"\n', ['b', ' ', 'c']],
    [
      'in double quotes with escapes',
      'a: "\\t\\x41\\u4e2d\\U0001F600\\"b"\n',
      ['\\t', '\\x41', '\\u4e2d', '\\U0001F600', '\\U0001F600', '\\"', 'b'],
    ],
    ['in double quotes over lines', 'a: "b \n  c\\\n  d\n\n  e"\n', ['b', ' \n  ', 'c', 'd', '\n\n  ', 'e']],
    ['in a block', 'a: |\n  b\n    c\n\n  d\n', ['b', '\n  ', ' ', ' ', 'c', '\n', '\n  ', 'd', '\n']],
    ['in a block with a comment and its own indentation', 'a: |2- # x\n   b\n  c\n\n', [' ', 'b', '\n  ', 'c']],
    ['in a block that keeps its last lines', 'a: |+\n  b\n\n\n', ['b', '\n', '\n', '\n']],
    [
      'in a folded block',
      'a: >\n  b\n  c\n\n  d\n   e\n  f\n',
      ['b', '\n  ', 'c', '\n\n  ', 'd', '\n  ', ' ', 'e', '\n  ', 'f', '\n'],
    ],
  ])('is found in the source: %s', (_, text, expected) => {
    for (const lineEnd of ['\n', '\r\n']) {
      const { parts } = partsOf(text.replaceAll('\n', lineEnd), ['a']);
      expect(parts.map((part) => part.replaceAll('\r', ''))).toEqual(expected);
    }
  });

  it('that is empty lies where its first character would begin', () => {
    const { places } = readYaml(createSource('a', 'a: "b\\tc"\nb: 1\n'));
    expect([0, 1, 2, 3, 9].map((at) => places.within(['a'], at, at).start)).toEqual([4, 5, 7, 8, 8]);
    expect(places.within(['a'], 0, 3)).toEqual({ start: 4, end: 8 });
    expect(places.within(['a'], 1, 99)).toEqual({ start: 5, end: 8 });
    expect(places.within(['b'], 0, 1)).toEqual(places.value(['b']));
    expect(places.within(['c'], 0, 1)).toEqual(places.value([]));
  });

  it('is found in the source, whatever the text and however it is written', () => {
    const unit = fc.constantFrom(...Array.from('abc中文，：\'"\\#{}[]-:>|&*!?%@,0 \t\n\n😀é\u0085\u2028'));
    const style = fc.constantFrom(
      Scalar.PLAIN,
      Scalar.QUOTE_SINGLE,
      Scalar.QUOTE_DOUBLE,
      Scalar.BLOCK_LITERAL,
      Scalar.BLOCK_FOLDED,
    );
    const wrapping = fc.record({ lineWidth: fc.constantFrom(0, 20, 30), indent: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 120 }), style, wrapping, fc.boolean(), (sample, type, options, crlf) => {
        const scalar = new Scalar(sample);
        scalar.type = type;
        const written = new Document({ a: { b: [scalar] } }).toString({ ...options, minContentWidth: 0 });
        // A line feed inside the value is the same whichever way lines end.
        const text = crlf ? written.replaceAll('\n', '\r\n') : written;
        // Not all that the writer writes is read as the same text: it splits surrogate pairs, and writes a plain dash.
        const value = parseDocument(text, { logLevel: 'error' }).getIn(['a', 'b', 0]);
        fc.pre(written.isWellFormed() && typeof value === 'string' && parseDocument(text).errors.length === 0);
        const read = partsOf(text, ['a', 'b', 0]);
        expect(read.value).toBe(value);
        read.parts.forEach((part, at) => {
          expect([part, value[at], standsFor(part, value[at] ?? '', type)]).toEqual([part, value[at], true]);
        });
        read.spans.slice(1).forEach(([start, end], at) => {
          const [lastStart, lastEnd] = read.spans[at]!;
          // Units that come from one place share it; all others follow each other.
          expect(start >= lastEnd || (start === lastStart && end === lastEnd)).toBe(true);
        });
      }),
      { numRuns: runs(400) },
    );
  });

  it('is found in the source of flow texts folded by hand', () => {
    const letter = fc.constantFrom('a', 'b', '中', '，', '😀').map((text): Piece => [text, text]);
    const gap = fc.constantFrom<Piece>([' ', ' '], [' \n  ', ' '], ['\n\n   ', '\n'], ['\t\n \n  \t\n  ', '\n\n']);
    const escapes = fc.constantFrom<Piece>(
      ['\\n', '\n'],
      ['\\x41', 'A'],
      ['\\u4e2d', '中'],
      ['\\U0001F600', '😀'],
      ['\\\n   ', ''],
      ['\\ ', ' '],
      ['\\\\', '\\'],
      ["'", "'"],
    );
    const quote = fc.constant<Piece>(["''", "'"]);
    const kinds: [string, fc.Arbitrary<Piece>][] = [
      ['', gap],
      ["'", fc.oneof(gap, quote)],
      ['"', fc.oneof(gap, escapes)],
    ];
    const written = fc
      .constantFrom(...kinds)
      .chain(([around, special]) =>
        fc.tuple(fc.constant(around), fc.array(fc.tuple(letter, special), { minLength: 1, maxLength: 20 }), letter),
      );
    fc.assert(
      fc.property(written, ([around, pairs, last]) => {
        const pieces = [...pairs.flat(), last];
        const text = `a:\n- ${around}${pieces.map(([raw]) => raw).join('')}${around}\n`;
        const expected = pieces.flatMap(([raw, value]) =>
          // A pair of surrogates is two units, each at its own place unless one escape stands for both.
          raw === value ? raw.split('') : Array.from({ length: value.length }, () => raw),
        );
        const { value, parts } = partsOf(text, ['a', 0]);
        expect([value, parts]).toEqual([pieces.map((piece) => piece[1]).join(''), expected]);
      }),
      { numRuns: runs(300) },
    );
  });
});

/** Whether a part of the source means a unit of the value: itself, an escape, a doubled quote, or folded line breaks. */
function standsFor(part: string, unit: string, style: Scalar.Type): boolean {
  if (part.length > 1 && part.startsWith('\\')) {
    return (readYaml(createSource('a', `"${part}"`)).data as string).includes(unit);
  }
  if (part === "''" && style === Scalar.QUOTE_SINGLE) return unit === "'";
  return /^[ \t]*\r?\n[ \t\r\n]*$/u.test(part) ? unit === ' ' || unit === '\n' : part === unit;
}

type Piece = [raw: string, value: string];
