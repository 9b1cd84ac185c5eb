import { describe, expect, test } from 'vitest';

import { findingsOf, fixed, said, smallBlueprint, told } from './small-blueprint.ts';

/** A blueprint that asks for the inputs and decides by a table with these rows. */
function table(
  rows: readonly string[],
  { hit = 'first', inputs = 'score, kind', outputs = 'level', cells = '' } = {},
): string {
  return smallBlueprint({
    data: 'kind: { type: enum, values: [red, green, blue] }\nlevel: { type: enum, values: [low, high] }\nlevels: { type: list, of: text }',
    sections: `decisions:\n  grade:\n    hit: ${hit}\n    inputs: [${inputs}]\n    outputs: [${outputs}]\n    rules:\n${rows.map((row) => `      - { ${row} }`).join('\n')}`,
    steps: `q: { ask: [score, kind, level, levels] }\nd: { decide: grade }\n${cells}`,
  });
}

const row = (cells: string, value = 'low'): string => `if: [${cells}], then: [${value}]`;

describe('a row under "first" decides only where no row above it fits', () => {
  test('a row for everything hides all below it, which is one mistake', () => {
    const text = table([row('any, any'), row('3, red'), row('4, green')]);
    expect(told(text)).toEqual(['TL4022 { if: [3, red], then: [low] }']);
    expect(findingsOf(text)[0]?.related).toHaveLength(1);
    expect(said(text)[0]).toEqual({
      en: 'Row 2 of "grade" never decides anything: whatever fits it fits an earlier row. 1 more row is like it. Move it up or remove it.',
      'zh-CN':
        '“grade”的第 2 行永远不起作用：凡是符合它的，前面已有一行先符合。另有 1 处同样如此。请把它上移，或者删除它。',
    });
  });

  test('several rows together may hide one', () => {
    const text = table([row('"<= 2", any'), row('">= 3", red'), row('any, red'), row('any, any')]);
    expect(told(text)).toEqual(['TL4022 { if: [any, red], then: [low] }']);
  });

  test('a row that some values reach is no mistake', () => {
    expect(told(table([row('">= 4", red'), row('any, red'), row('"not(1)", any'), row('any, any')]))).toEqual([]);
  });
});

describe('under "unique" one row fits', () => {
  test('a row that overlaps with all others is the one that is told', () => {
    const text = table([row('any, any'), row('1, red'), row('2, red')], { hit: 'unique' });
    expect(told(text)).toEqual(['TL4021 { if: [any, any], then: [low] }']);
  });

  test('of two rows that overlap it is the lower one', () => {
    const text = table([row('"<= 3", any'), row('">= 3", any')], { hit: 'unique' });
    expect(told(text)).toEqual(['TL4021 { if: [">= 3", any], then: [low] }']);
    expect(said(text)).toEqual([
      {
        en: 'Rows 1 and 2 of "grade" both fit score = 3 and kind = "red", but only one row may. Narrow one of the rows, or write "hit: first" to let the upper row decide.',
        'zh-CN':
          '“grade”的第 1 行和第 2 行都符合 score = 3、kind = "red"，而只能有一行符合。请收窄其中一行，或者写 hit: first，由上面的行决定。',
      },
    ]);
  });
});

test('values without a row are a warning that names some, but not under "collect"', () => {
  const rows = [row('any, red'), row('any, green')];
  expect(told(table(rows))).toEqual(['TL4020 grade']);
  expect(said(table(rows))[0]?.en).toContain('No row of "grade" fits score = 1 and kind = "blue"');
  expect(told(table([row('any, red', 'x')], { hit: 'collect', outputs: 'levels' }))).toEqual([]);
});

test('what is collected is a list', () => {
  expect(told(table([row('any, red')], { hit: 'collect' }))).toEqual(['TL4030 level']);
});

test('a column that was added and that no row has is one mistake', () => {
  expect(told(table([row('1'), row('2'), row('any')]))).toEqual(['TL4019 [1]']);
  expect(said(table([row('1'), row('2'), row('any')]))[0]?.en).toBe(
    'This row of "grade" has 1 entry under "if"; the table has 2 columns. 2 more rows are like it. Write "any" where an input does not matter.',
  );
  expect(told(table([row('1, red, any'), row('any, any')]))).toEqual(['TL4019 [1, red, any]']);
  // Where a comma cut a cell in two, its pieces stand under wrong columns and are not looked at.
  expect(told(table([row('1, red, green'), row('red, red, red'), row('any, any')]))).toEqual([
    'TL4019 [1, red, green]',
  ]);
});

describe('a column of another type is one mistake', () => {
  test('where no test fits it', () => {
    expect(told(table([row('big, any'), row('small, any')]))).toEqual(['TL3027 big']);
    expect(told(table([row('big, any'), row('1, any'), row('any, any')]))).toEqual(['TL3027 big']);
  });

  test('where no value fits it', () => {
    expect(told(table([row('1, any', 'x'), row('any, any', 'y')]))).toEqual(['TL2023 x']);
    expect(told(table([row('1, any', 'x'), row('any, any')]))).toEqual(['TL2023 x']);
  });
});

test('a range without quotes is told, and mended', () => {
  const text = table([row('[1..3], any'), row('any, any')]);
  expect(told(text)).toEqual(['TL2004 [1..3]']);
  expect(told(fixed(text))).toEqual([]);
  expect(said(text)[0]?.en).toBe(
    '[1..3] without quotes is read as a list, but text is meant here. Put it in quotes: "[1..3]".',
  );
});

describe('inputs are fields or facts', () => {
  test.each(['score', 'case.reopened', 'visits.begin', 'reached.resolved'])('%s', (input) => {
    expect(told(table([row('any')], { inputs: input }))).toEqual([]);
  });

  test('what would have to be calculated is none', () => {
    const text = table([row('any')], { inputs: 'score + 1' });
    expect(told(text)).toEqual(['TL4039 score + 1']);
    expect(said(text)).toEqual([
      {
        en: '"score + 1" is a calculation; a column of a table is a field or a fact. Set a field first and name it here; this one reads score.',
        'zh-CN':
          '“score + 1”是计算式，而决策表的列只能是字段或案例信息。请先把结果存入一个字段，再在这里写该字段（此处用到了 score）。',
      },
    ]);
  });

  test('an input that does not exist says nothing of the cells below it', () => {
    expect(told(table([row('red'), row('green')], { inputs: 'kinds' }))).toEqual(['TL3027 kinds']);
  });
});
