import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readBlueprint } from '../../src/index.ts';
import { replaceRules } from '../../src/read/replace-rules.ts';
import { writeTest } from '../../src/read/table-cells.ts';
import { tableFromCsv, tableToCsv, type TableRow } from '../../src/read/table-csv.ts';
import { catalogue, isCode } from '../../src/text/catalogue.ts';
import { createSource } from '../../src/text/source.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { findingsInCsv, GRADED } from '../support/csv-examples.ts';
import { runs } from '../support/runs.ts';

const HEADER = 'category,severity,-> level';
const found = (text: string) => findingsInCsv(text).map(({ line, column, code }) => `${line}:${column} ${code}`);
const graded = readOrThrow(GRADED);
const grade = graded.decisions.get('grade')!;

function rowsOf(csv: string): readonly TableRow[] | undefined {
  return tableFromCsv(createSource('grade.csv', csv), grade, graded).rows;
}

describe('a table as CSV', () => {
  test('has a line with the columns, outputs behind an arrow, and a line for each row', () => {
    expect(tableToCsv(grade, graded.data)).toBe(
      `${HEADER}\nsafety,any,advanced\nany,>= 4,advanced\nany,any,ordinary\n`,
    );
  });

  test.each([
    ['commas', `${HEADER}\n"safety, network",[3..4],advanced\n`],
    [
      'semicolons, as where the comma is the decimal sign',
      'category;severity;-> level\nsafety, network;[3..4];advanced\n',
    ],
    ['tabs, as from the clipboard', 'category\tseverity\t-> level\nsafety, network\t[3..4]\tadvanced\n'],
    ['columns in another order', '-> level,severity,category\nadvanced,[3..4],"safety, network"\n'],
    ['a bare name and a wide arrow', 'category,severity,level\n"safety, network",[3..4],advanced\n'],
    ['Windows line ends and empty lines', `${HEADER}\r\n\r\n"safety, network",[3..4],advanced\r\n,,\r\n`],
    ['cells that were filled up', `${HEADER},,\n"safety, network",[3..4],advanced,,\n`],
    ['a line that names the separator', 'sep=;\ncategory;severity;→ level\nsafety, network;[3..4];advanced\n'],
  ])('%s', (_name, csv) => {
    expect(rowsOf(csv)).toEqual([{ if: ['safety, network', '[3..4]'], then: ['advanced'] }]);
  });

  test('an empty cell under an input is any, a number is a number', () => {
    expect(rowsOf(`${HEADER}\n,3,ordinary\n`)).toEqual([{ if: ['any', 3], then: ['ordinary'] }]);
  });
});

describe('what is wrong with a CSV is said at its line and column', () => {
  test.each([
    ['a quotation mark that is not closed', `${HEADER}\nany,"any,ordinary\n`, ['2:5 TL7001']],
    ['a column that the table has not', 'categroy,severity,-> level\nany,any,ordinary\n', ['1:1 TL7002']],
    ['a column that is missing', 'category,-> level\nany,ordinary\n', ['1:1 TL7003']],
    ['a column that stands twice', `${HEADER},severity\nany,any,ordinary,any\n`, ['1:28 TL7004']],
    ['a row that is too short', `${HEADER}\nany,any,ordinary\nany,ordinary\n`, ['3:1 TL7005']],
    ['a row that is too long', `${HEADER}\nany,< 2, > 4,ordinary\n`, ['2:1 TL7005']],
    ['a result that was forgotten', `${HEADER}\nany,any,\n`, ['2:9 TL7006']],
    ['no row', `${HEADER}\n`, ['1:1 TL7007']],
    ['nothing at all', '', ['1:1 TL7007']],
    ['a value that the field does not have', `${HEADER}\nany,any,"high"\n`, ['2:9 TL2023']],
    ['a test that cannot be understood, in quotes', `${HEADER}\nany,"< 3, = = 4",ordinary\n`, ['2:13 TL3004']],
    ['an expression that cannot be understood', `${HEADER}\nany,any,=levle\n`, ['2:10 TL3027']],
    ['all of it', `${HEADER}\nx,any,\nany,any,y\n`, ['2:1 TL3033', '2:7 TL7006', '3:9 TL2023']],
  ])('%s', (_name, csv, expected) => {
    expect(found(csv)).toEqual(expected);
  });

  test('a near miss is named', () => {
    expect(findingsInCsv('categroy,severity,-> level\nany,any,ordinary\n')[0]).toMatchObject({
      message: 'The table "grade" has no column "categroy".',
      hint: 'Did you mean "category"?',
    });
  });
});

/** A cell as it may stand in a blueprint, in columns of each type. */
const cells = {
  severity: fc.constantFrom('any', '-', 3, '>= 4', '[3..4]', '< 2, > 4', 'not(1, 2)', '-1', 'null'),
  vip: fc.constantFrom('any', true, false, 'not(true)'),
  summary: fc.constantFrom('any', '"a, b"', String.raw`"say \"x\""`, 'not("x", "y")', '"=1+1"', '"l", "m"', 'null'),
  answer: fc.oneof(
    fc.constantFrom('', ' x', '5', '"q"', 'null', '-1', '+1', '@x', 'a,b', 'a;b', 'l\nm', 'l\r\nm', '""', '=summary'),
    fc
      .string({ unit: 'grapheme' })
      .filter((text) => !text.trimStart().startsWith('=') && !/[\0-\x1f\x7f-\x9f]/u.test(text)), // oxlint-disable-line no-control-regex
    fc.constant(null),
  ),
  points: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    fc.constantFrom('=severity * 2', 0, null),
  ),
  loud: fc.oneof(fc.boolean(), fc.constantFrom('=severity > 2', null)),
};

const table = fc.array(
  fc.record({
    if: fc.tuple(cells.severity, cells.vip, cells.summary),
    then: fc.tuple(cells.answer, cells.points, cells.loud),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The blueprint with another table in it, written as JSON. */
function withTable(rules: unknown): string {
  const decision = {
    inputs: ['severity', 'vip', 'summary'],
    outputs: ['answer', 'points', 'loud'],
    hit: 'first',
    rules,
  };
  return GRADED.replace(/ {2}note: \{.*/, () => `  note: ${JSON.stringify(decision)}`);
}

const same = (rows: readonly TableRow[] | undefined) =>
  rows?.map((row) => ({ if: row.if.map(writeTest), then: row.then.map((value) => (value === 0 ? 0 : value)) }));

test('a table that goes to a spreadsheet and comes back is the same table, whatever stands in its cells', () => {
  fc.assert(
    fc.property(table, (rules) => {
      const blueprint = readOrThrow(withTable(rules));
      const decision = blueprint.decisions.get('note')!;
      const csv = tableToCsv(decision, blueprint.data);
      const back = tableFromCsv(createSource('note.csv', csv), decision, blueprint);
      expect(back.findings).toEqual([]);
      expect(same(back.rows)).toEqual(same(rules as TableRow[]));
      expect(replaceRules(blueprint, decision, back.rows!)).toContain('\n  note: {');
    }),
    { numRuns: runs(150) },
  );
});

test('rows put into a blueprint are read there as they were in the spreadsheet, and nothing else changes', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rules, end) => {
      const head = `  note:\n    hit: first\n    inputs: [severity, vip, summary]\n    outputs: [answer, points, loud]\n    rules:\n`;
      const text = GRADED.replace(
        / {2}note: \{.*\n/,
        () => `${head}      - if: [any, any, any]\n        then: [x, 1, true] # row\n`,
      );
      const before = readOrThrow(text.replaceAll('\n', end));
      const after = replaceRules(before, before.decisions.get('note')!, rules)!;
      const decision = readOrThrow(after).decisions.get('note')!;
      const read = decision.rules.map((row) => ({
        if: row.if.map(({ value }) => value),
        then: row.then.map(({ value }) => value),
      }));
      expect(same(read)).toEqual(same(rules as TableRow[]));
      const [above, below] = [text.slice(0, text.indexOf('      - if: ')), text.slice(text.indexOf('stages:'))];
      expect(after.startsWith(above.replaceAll('\n', end))).toBe(true);
      expect(after.endsWith(below.replaceAll('\n', end))).toBe(true);
    }),
    { numRuns: runs(100) },
  );
});

describe('putting rows into a blueprint', () => {
  const put = (rows: readonly TableRow[]) => replaceRules(graded, grade, rows);
  const rows = rowsOf(tableToCsv(grade, graded.data))!;

  test('the same rows leave the file as it is, byte for byte', () => {
    expect(put(rows)).toBe(GRADED);
  });

  test('rows that stay keep their layout and the comments on and above them', () => {
    const fresh: TableRow = { if: ['billing, network', '[2..3]'], then: ['ordinary'] };
    expect(put([fresh, rows[2]!, rows[0]!])).toBe(
      GRADED.replace(
        /(?<=# people first\n)(.*\n).*\n(\n.*\n)/,
        (_all, first, third) => `      - { if: ["billing, network", "[2..3]"], then: [ordinary] }\n${third}${first}`,
      ),
    );
  });

  test('a row that is too wide for a line gets two', () => {
    const long = `"${'x'.repeat(110)}"`;
    const text = put([{ if: ['any', long], then: ['ordinary'] }])!;
    expect(text).toContain(`      - if: [any, '${long}']\n        then: [ordinary]\n`);
  });

  test('a table at the very end of a file without a last line end', () => {
    const text =
      `${GRADED.replace(/decisions:[\s\S]*?(?=stages:)/, '')}decisions:\n  grade:\n    inputs: [vip]\n    outputs: [level]\n    rules:\n      - { if: [any], then: [ordinary] }`.replace(
        '      note: { decide: note }\n',
        '',
      );
    const blueprint = readOrThrow(text);
    const decision = blueprint.decisions.get('grade')!;
    expect(replaceRules(blueprint, decision, [{ if: [true], then: ['advanced'] }])).toBe(
      text.replace('[any], then: [ordinary]', '[true], then: [advanced]'),
    );
  });

  test('rows that another table repeats by reference are left alone', () => {
    const text = GRADED.replace(
      'rules: [{ if: [any], then: [ok] }]',
      'rules: &rows [{ if: [any], then: [ok] }]',
    ).replace('stages:\n', '  more: { hit: first, inputs: [severity], outputs: [answer], rules: *rows }\nstages:\n');
    const { blueprint } = readBlueprint(text, { file: 'x' });
    const decision = blueprint!.decisions.get('note')!;
    expect(replaceRules(blueprint!, decision, [{ if: ['any'], then: ['no'] }])).toBeUndefined();
  });
});

const PAGES = globSync('docs/rules/TL7*.md').toSorted();

describe('the page of each code about CSV', () => {
  test('there is one for each', () => {
    expect(PAGES.map((page) => page.slice('docs/rules/'.length, -'.md'.length))).toEqual(
      Object.keys(catalogue).filter((code) => code.startsWith('TL7')),
    );
  });

  test.each(PAGES)('%s names the law, and its examples are wrong and right', (page) => {
    const text = readFileSync(page, 'utf8');
    const [, code = '', rule] = /^# (TL\d+) · (\S+)\n/.exec(text) ?? [];
    expect(isCode(code) && catalogue[code].rule).toBe(rule);
    const [wrong = '', right = ''] = Array.from(text.matchAll(/```csv\n([\s\S]*?)```/g), ([, csv]) => csv);
    expect(findingsInCsv(wrong).map((one) => one.code)).toEqual([code]);
    expect(findingsInCsv(right)).toEqual([]);
  });
});
