import { describe, expect, test } from 'vitest';

import { renderStory } from '../../src/story/render-story.ts';
import type { StoryKind, StoryLine } from '../../src/story/story-line.ts';
import { displayWidth } from '../../src/text/width.ts';

function line(kind: StoryKind, text: string, more: Partial<StoryLine> = {}): StoryLine {
  return { kind, at: 0, day: 'Mon 5 Jan 2026', time: '09:00', text, data: [], ...more };
}

describe('a story is laid out for a terminal', () => {
  test('days and stages are headings; the time stands where it changes', () => {
    const lines = [
      line('case', 'The case is opened'),
      line('stage', 'Report'),
      line('asked', 'Waiting'),
      line('done', 'Done', { time: '09:30' }),
      line('sent', 'Message', { time: '09:30' }),
      line('done', 'Next', { day: 'Tue 6 Jan 2026', time: '09:30' }),
      line('waiting', 'Still waiting', { day: 'Tue 6 Jan 2026', time: '09:30' }),
    ];
    expect(renderStory(lines)).toBe(
      [
        'Mon 5 Jan 2026',
        '',
        '09:00  ◉ The case is opened',
        '',
        '       ── Report ──',
        '       › Waiting',
        '09:30  ✓ Done',
        '       ✉ Message',
        '',
        'Tue 6 Jan 2026',
        '',
        '09:30  ✓ Next',
        '',
        '       › Still waiting',
      ].join('\n'),
    );
  });

  test('the column of times is as wide as the widest', () => {
    expect(renderStory([line('case', 'a'), line('done', 'b', { time: '09:00:30' })])).toBe(
      ['Mon 5 Jan 2026', '', '09:00     ◉ a', '09:00:30  ✓ b'].join('\n'),
    );
  });

  test('values stand in a column that counts wide characters twice', () => {
    const data = [
      { name: 'a', label: '严重程度', text: '3' },
      { name: 'b', label: 'id', text: 'one\ntwo' },
      { name: 'c', label: '', text: '–' },
    ];
    expect(
      renderStory([line('done', 'x', { data })])
        .split('\n')
        .slice(2),
    ).toEqual([
      '09:00  ✓ x',
      '           严重程度  3',
      '           id        one',
      '                     two',
      '                     –',
    ]);
  });

  test('a label that is wider than a third of the line pushes its value into the next', () => {
    const data = [{ name: 'a', label: 'How satisfied are you with us', text: 'very' }];
    expect(
      renderStory([line('done', 'x', { data })], { width: 40 })
        .split('\n')
        .slice(3),
    ).toEqual(['           How satisfied are you with us', '                       very']);
  });

  test('quotes keep their lines and hang behind their quotation mark', () => {
    const quote = `Hello\n${'word '.repeat(9)}`;
    expect(
      renderStory([line('sent', 'Message', { quote })], { width: 40 })
        .split('\n')
        .slice(3),
    ).toEqual(['         “Hello', '          word word word word word word', '          word word word”']);
  });

  test('what people wrote is shown, never executed', () => {
    const shown = renderStory([
      line('stage', 'A\u001B[2J'),
      line('event', 'b\u202Ec', {
        quote: 'd\u0007\r\ne',
        data: [{ name: 'f', label: 'g\u001B', text: 'h\u001B[31m' }],
      }),
    ]);
    expect(shown.split('\n').slice(2)).toEqual([
      '       ── A␛[2J ──',
      '09:00  ! b‹U+202E›c',
      '         “d␇',
      '          e”',
      '           g␛  h␛[31m',
    ]);
  });

  test.each([40, 60, 100])('no line is wider than %i cells, whatever people wrote', (width) => {
    const long = '这是一段很长的说明，'.repeat(12);
    const words = 'a very long explanation indeed '.repeat(8);
    const shown = renderStory(
      [
        line('stage', long),
        line('case', words),
        line('sent', long, { quote: words + long }),
        line('done', 'x'.repeat(250), { data: [{ name: 'a', label: long, text: words }] }),
      ],
      { width },
    );
    expect(shown.split('\n').filter((row) => displayWidth(row) > width)).toEqual([]);
    expect(shown.split('\n').filter((row) => row !== row.trimEnd())).toEqual([]);
  });

  test("colours are the reader's choice and change no column", () => {
    const lines = [
      line('case', 'opened'),
      line('stage', 'Report'),
      line('missed', 'late', { quote: 'hm', data: [{ name: 'a', label: 'a', text: '1' }] }),
    ];
    const painted = renderStory(lines, { paint: (style, text) => `<${style}>${text}</>` });
    expect(painted.split('\n')).toEqual([
      '<code>Mon 5 Jan 2026</>',
      '',
      '<gutter>09:00</>  <info>◉</> <info>opened</>',
      '',
      '       <info>── Report ──</>',
      '       <warning>✗</> <warning>late</>',
      '         <place>“hm”</>',
      '           <gutter>a</>  1',
    ]);
    expect(painted.replaceAll(/<[^>]*>/gu, '')).toBe(renderStory(lines));
  });

  test('a story without lines is empty', () => {
    expect(renderStory([])).toBe('');
  });
});
