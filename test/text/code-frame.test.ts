import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFrame, type CodeFrameOptions } from '../../src/text/code-frame.ts';
import { visible } from '../../src/text/safe-text.ts';
import { createSource } from '../../src/text/source.ts';
import { displayWidth } from '../../src/text/width.ts';
import { runs } from '../support/runs.ts';

/** The frame around what stands between « and » in the text. */
function frameOf(marked: string, options?: CodeFrameOptions): string[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = createSource('desk.blueprint.yaml', marked.replace('«', '').replace('»', ''));
  return codeFrame(source, { start, end }, options).split('\n');
}

const cells = (text: string): number => displayWidth(visible(text));

describe('a code frame', () => {
  test('shows the line, the one before it, and carets under the place', () => {
    expect(frameOf('stages:\n  intake:\n    «titel»: Intake\n    kind: intake\n')).toEqual([
      '   2 |   intake:',
      '   3 |     titel: Intake',
      '     |     ^^^^^',
    ]);
  });

  test('puts carets right under Chinese, which takes two cells a character', () => {
    expect(frameOf('steps:\n  接收: { do: 登记投诉, «负责人»: 客服 }')).toEqual([
      '   1 | steps:',
      '   2 |   接收: { do: 登记投诉, 负责人: 客服 }',
      '     |                         ^^^^^^',
    ]);
  });

  test('counts full-width punctuation, emoji and accents as the terminal does', () => {
    expect(frameOf('say：👨‍👩‍👧 cafe\u0301 «😀！» x')).toEqual([
      '   1 | say：👨‍👩‍👧 cafe\u0301 😀！ x',
      '     |              ^^^^',
    ]);
  });

  test('expands tabs, so that the caret stays under its place', () => {
    expect(frameOf('\ta: b\n«\t»b:\tc')).toEqual(['   1 |     a: b', '   2 |     b:  c', '     | ^^^^']);
  });

  test('shows control and bidirectional characters instead of obeying them', () => {
    expect(frameOf('a: \u001B[2J\u202E «bad»')).toEqual(['   1 | a: ␛[2J‹U+202E› bad', '     |                 ^^^']);
  });

  test('a place of no length gets one caret, also at the end of a line and of the text', () => {
    expect(frameOf('a: «»b')).toEqual(['   1 | a: b', '     |    ^']);
    expect(frameOf('投诉:«»\nb')).toEqual(['   1 | 投诉:', '     |      ^']);
    expect(frameOf('a:\n«»')).toEqual(['   1 | a:', '   2 |', '     | ^']);
    expect(frameOf('«»')).toEqual(['   1 |', '     | ^']);
  });

  test('a place of several lines is shown from its first line, with a mark that it goes on', () => {
    expect(frameOf('a:\n  «b: 1\n  c: 2»\nd: 3')).toEqual(['   1 | a:', '   2 |   b: 1', '     |   ^^^^…']);
  });

  test('a line end inside the place is no further line', () => {
    expect(frameOf('a: «b\r\n»c: 2')).toEqual(['   1 | a: b', '     |    ^']);
  });

  test('a long line is cropped around the place', () => {
    const [row, carets] = frameOf(`x: [${'投诉处理, '.repeat(50)}«here», ${'y, '.repeat(300)}]`, { width: 40 });
    expect([row, carets]).toEqual(['   1 | …, 投诉处理, here, y, y, y, y, y, y, y,…', '     |              ^^^^']);
  });

  test('a place longer than the frame is cut off at the right', () => {
    expect(frameOf(`a: «${'字'.repeat(50)}»`, { width: 20 })).toEqual([
      '   1 | a: 字字字字字字字…',
      '     |    ^^^^^^^^^^^^^^^',
    ]);
  });

  test('the end of a long line needs no mark after it', () => {
    expect(frameOf(`${'ab '.repeat(50)}«end»`, { width: 20 })).toEqual([
      '   1 | …ab ab ab ab ab end',
      '     |                 ^^^',
    ]);
  });

  test('a long neighbour is cropped at its own end', () => {
    expect(frameOf(`${'ab '.repeat(50)}\n«c»`, { width: 20 })).toEqual([
      '   1 | ab ab ab ab ab ab a…',
      '   2 | c',
      '     | ^',
    ]);
  });

  test('context before and after can be chosen, and numbers keep their column', () => {
    const text = `${Array.from({ length: 9 }, (_, line) => `l${line + 1}`).join('\n')}\n«l10»\nl11\nl12`;
    expect(frameOf(text, { before: 2, after: 1 })).toEqual([
      '   8 | l8',
      '   9 | l9',
      '  10 | l10',
      '     | ^^^',
      '  11 | l11',
    ]);
    expect(frameOf(text, { before: 0 })).toEqual(['  10 | l10', '     | ^^^']);
  });

  test('colours are asked for the line numbers and for the carets', () => {
    expect(frameOf('«a»', { style: 'warning', paint: (style, text) => `<${style}>${text}</>` })).toEqual([
      '<gutter>   1 |</> a',
      '<gutter>     |</> <warning>^</>',
    ]);
  });

  test('a line of a megabyte is shown as fast as any other, in one row', () => {
    const source = createSource('x', `${'x'.repeat(500_000)}字${'y'.repeat(500_000)}`);
    expect(codeFrame(source, { start: 500_000, end: 500_001 }, { width: 20 }).split('\n')).toEqual([
      '   1 | …xxxxxx字yyyyyyyyyy…',
      '     |        ^^',
    ]);
  });

  test('thousands of accents on one letter do not hide where the place is', () => {
    const [row, carets] = frameOf(`a${'\u0301'.repeat(3000)}«b»`, { width: 20 });
    expect([row!.replaceAll('\u0301', ''), carets]).toEqual(['   1 | …b', '     |  ^']);
  });

  const unit = fc.constantFrom('a', ' ', '：', '投', '👨‍👩‍👧', '\u0301', '\u202E', '\u001B', '\uD800');
  const units = fc.array(unit, { maxLength: 6 }).map((all) => all.join(''));

  test('whatever stands before and in the place, there are as many cells before and in the carets', () => {
    fc.assert(
      fc.property(units, units, units, (before, place, after) => {
        expect(frameOf(`${before}«${place}»${after}`)[1]).toBe(
          `     | ${' '.repeat(cells(before))}${'^'.repeat(Math.max(1, cells(place)))}`,
        );
      }),
      { numRuns: runs(400) },
    );
  });

  test('whatever the text and the place, no row is wider than asked', () => {
    const text = fc.string({ unit: fc.oneof(unit, fc.constantFrom('\t', '\r\n', '\n', '\r')), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(220), fc.nat(220), (text, start, length) => {
        const frame = codeFrame(createSource('x', text), { start, end: start + length }, { width: 24 });
        const widths = frame.split('\n').map((row) => displayWidth(row.replace(/\^…$/u, '^')));
        expect(Math.max(...widths)).toBeLessThanOrEqual('   1 | '.length + 24);
        expect(frame).toMatch(/^ {5}\| +\^+…?$/mu);
      }),
      { numRuns: runs(400) },
    );
  });
});
