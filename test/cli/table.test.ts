import { describe, expect, test } from 'vitest';

import { GRADED } from '../support/csv-examples.ts';
import { call, CALL_BACK } from './support.ts';

const CSV = 'category,severity,-> level\nsafety,any,advanced\nany,>= 4,advanced\nany,any,ordinary\n';
const FEWER = 'category,severity,-> level\nsafety,any,advanced\nany,any,ordinary\n';
const AFTER = GRADED.replace('      - { if: [any, ">= 4"], then: [advanced] }\n', '');
const files = { 'g.blueprint.yaml': GRADED, 'fewer.csv': FEWER };
const textOf = (content: string | Uint8Array | undefined): string | undefined =>
  content instanceof Uint8Array ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(content) : content;

describe('table prints a decision table as CSV', () => {
  test('with a mark for Excel where it is asked for', async () => {
    expect(await call(['table', 'g.blueprint.yaml', 'grade'], { files })).toMatchObject({
      code: 0,
      stdout: CSV,
      stderr: '',
    });
    expect((await call(['table', 'g.blueprint.yaml', 'grade', '--bom'], { files })).stdout).toBe(`\uFEFF${CSV}`);
  });

  test('into a file', async () => {
    const argv = ['table', 'g.blueprint.yaml', 'grade', '-o', 'grade.csv'];
    const { stdout, stderr, files: after } = await call(argv, { files });
    expect([stdout, stderr, after.get('grade.csv')]).toEqual(['', 'Written: grade.csv\n', CSV]);
  });
});

describe('table --from takes the rows of a CSV', () => {
  test('and prints the blueprint with them; the file stays as it is', async () => {
    const {
      code,
      stdout,
      stderr,
      files: after,
    } = await call(['table', 'g.blueprint.yaml', 'grade', '--from', 'fewer.csv'], { files });
    expect([code, stdout, stderr, after.get('g.blueprint.yaml')]).toEqual([0, AFTER, '', GRADED]);
  });

  test('and with --write puts them into the file', async () => {
    const argv = ['table', 'g.blueprint.yaml', 'grade', '--from', 'fewer.csv', '--write'];
    const { code, stdout, stderr, files: after } = await call(argv, { files });
    expect([code, stdout, stderr]).toEqual([0, '', 'Written: g.blueprint.yaml\nThe table now has 2 rows.\n']);
    expect(textOf(after.get('g.blueprint.yaml'))).toBe(AFTER);
  });

  test('says when the rows are there already, and writes nothing', async () => {
    const argv = ['table', 'g.blueprint.yaml', 'grade', '--from', 'same.csv', '--write'];
    const world = { files: { ...files, 'same.csv': `\uFEFF${CSV.replaceAll('\n', '\r\n')}` } };
    expect(await call(argv, world)).toMatchObject({
      code: 0,
      stderr: 'Nothing to do: "g.blueprint.yaml" has these rows already.\n',
      files: new Map(Object.entries(world.files)),
    });
  });

  test('as Chinese Excel saves it: GBK', async () => {
    const blueprint = GRADED.replace('[billing, network, safety]', '[资费, 网络, safety]');
    // 资费,any,ordinary in GBK.
    const row = [0xd7, 0xca, 0xb7, 0xd1, ...new TextEncoder().encode(',any,ordinary\r\n')];
    const csv = new Uint8Array([...new TextEncoder().encode('category,severity,-> level\r\n'), ...row]);
    const world = { files: { 'g.yaml': blueprint, 'a.csv': csv } };
    const { code, stdout, stderr } = await call(['table', 'g.yaml', 'grade', '--from', 'a.csv'], world);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('      - { if: [资费, any], then: [ordinary] }\n');
  });

  test('Windows line ends and a mark of byte order of the blueprint stay', async () => {
    const blueprint = `\uFEFF${GRADED.replaceAll('\n', '\r\n')}`;
    const world = { files: { ...files, 'g.blueprint.yaml': blueprint } };
    const argv = ['table', 'g.blueprint.yaml', 'grade', '--from', 'fewer.csv', '--write'];
    const { files: after } = await call(argv, world);
    expect(textOf(after.get('g.blueprint.yaml'))).toBe(`\uFEFF${AFTER.replaceAll('\n', '\r\n')}`);
  });

  test('mistakes are shown at their place in the CSV, and nothing is written', async () => {
    const world = { files: { ...files, 'bad.csv': FEWER.replace('advanced', 'advancd') } };
    const argv = ['table', 'g.blueprint.yaml', 'grade', '--from', 'bad.csv', '--write'];
    expect(await call(argv, world)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `bad.csv:2:12  error TL2023  "advancd" is none of the values of "level".
   1 | category,severity,-> level
   2 | safety,any,advancd
     |            ^^^^^^^
help: Did you mean "advanced"?

Nothing was written: the CSV has errors.
`,
      files: new Map(Object.entries(world.files)),
    });
    const { stderr } = await call([...argv, '--lang', 'zh'], world);
    expect(stderr).toContain('建议：您是不是想写“advanced”？\n\n没有写入：CSV 有错误。\n');
  });

  test('rows that fit and still leave a gap are written, and the gap is mentioned', async () => {
    const world = { files: { ...files, 'gap.csv': 'category,severity,level\nsafety,any,advanced\n' } };
    const argv = ['table', 'g.blueprint.yaml', 'grade', '--from', 'gap.csv', '--write'];
    const { code, stderr } = await call(argv, world);
    expect([code, stderr]).toEqual([
      0,
      'Written: g.blueprint.yaml\nThe table now has 1 row.\n1 warning; see: throughline check g.blueprint.yaml\n',
    ]);
  });
});

describe('wrong usage of table is told in plain sentences', () => {
  test.each([
    ['which table', 'table g.blueprint.yaml', 'error: Say which table.\nhelp: There are: grade, note\n'],
    [
      'a misspelt table',
      'table g.blueprint.yaml grad',
      'error: There is no decision table "grad".\nhelp: Did you mean "grade"?\n',
    ],
    ['--write alone', 'table g.blueprint.yaml grade --write', 'error: --write needs --from with a CSV file.\n'],
    [
      'two places to write to',
      'table g.blueprint.yaml grade --from fewer.csv --write -o x',
      'error: --write and --out exclude each other.\n',
    ],
    [
      'the blueprint as output',
      'table g.blueprint.yaml grade -o ./g.blueprint.yaml',
      'error: "./g.blueprint.yaml" is the blueprint itself and would be lost. Name another file.\n',
    ],
    [
      'a CSV that is missing',
      'table g.blueprint.yaml grade --from few.csv',
      'error: There is no file "few.csv".\nhelp: Did you mean "fewer.csv"?\n',
    ],
    ['a blueprint without tables', 'table c.yaml', 'error: "c.yaml" has no decision tables.\n'],
  ])('%s', async (_name, command, stderr) => {
    const world = { files: { ...files, 'c.yaml': CALL_BACK } };
    expect(await call(command.split(' '), world)).toMatchObject({ code: 2, stdout: '', stderr });
  });

  test('a blueprint that cannot be read', async () => {
    const { code, stdout, stderr } = await call(['table', 'a.yaml'], { files: { 'a.yaml': 'a: [' } });
    expect([code, stdout, stderr.includes('TL1021')]).toEqual([1, '', true]);
  });
});
