import { describe, expect, it } from 'vitest';
import { fullWidthIn, readYaml, writtenText } from '../../src/read/yaml.ts';
import type { Path } from '../../src/text/places.ts';
import { createSource, positionAt, type Span } from '../../src/text/source.ts';

function read(text: string) {
  return readYaml(createSource('desk.blueprint.yaml', text));
}

/** The data of a document in which nothing is wrong. */
function dataOf(text: string): unknown {
  const { data, findings } = read(text);
  expect(findings).toEqual([]);
  return data;
}

const repeated = (count: number) => `a: &a x\nb: [${Array.from({ length: count }, () => '*a').join(', ')}]\n`;
const blocks = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n') + ' b\n';
const dashes = (depth: number) => `${'- '.repeat(depth)}a\n`;
const brackets = (depth: number) => `${'['.repeat(depth)}a${']'.repeat(depth)}\n`;
const referred = (depth: number) => `a: &a ${brackets(depth - 2)}b: [*a]\n`;

describe('A YAML document', () => {
  it('becomes plain data in the order of writing', () => {
    const text = [
      'throughline: 1',
      'title: { zh-CN: 投诉处理中心, en: "Complaint desk" }',
      'stages:',
      '  resolution: { steps: [a, b] }',
      '  intake:',
      '  - x: 1',
      "    y: 'it''s'",
      '  -',
      '    - |',
      '      一',
      '      二',
      'note: >-',
      '  one',
      '  two',
      'nothing:',
      '',
    ].join('\n');
    const data = dataOf(text);
    expect(JSON.stringify(data)).toBe(
      '{"throughline":1,"title":{"zh-CN":"投诉处理中心","en":"Complaint desk"},' +
        '"stages":{"resolution":{"steps":["a","b"]},"intake":[{"x":1,"y":"it\'s"},["一\\n二\\n"]]},' +
        '"note":"one two","nothing":null}',
    );
  });

  it('follows the core schema of YAML 1.2: no, on and 12:30 are texts', () => {
    const words = 'no, on, off, yes, y, 12:30, 09:00-12:00, 50%, 24x7, 1_000, 2026-01-05, 0b1, .';
    expect(dataOf(`[${words}]`)).toEqual(words.split(', '));
    expect(dataOf('[1.10, 007, -5, +3, 0o14, 0xff, 1e3, .5, true, False, null, ~, .inf]')).toEqual([
      1.1,
      7,
      -5,
      3,
      12,
      255,
      1000,
      0.5,
      true,
      false,
      null,
      null,
      Infinity,
    ]);
    expect(dataOf('on: 1\nno: 2\n"": 3\n"1": 4\n"<<": 5\n')).toEqual({ on: 1, no: 2, '': 3, 1: 4, '<<': 5 });
  });

  it('may have keys that mean something to JavaScript', () => {
    const data = dataOf('__proto__: { a: 1 }\nconstructor: 2\ntoString: 3\n') as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect((data['__proto__'] as Record<string, unknown>)['a']).toBe(1);
    expect((dataOf('a: 1') as Record<string, unknown>)['hasOwnProperty']).toBeUndefined();
  });

  it('repeats a value by reference', () => {
    expect(dataOf('base: &b { by: agent, via: [mail] }\nsteps: [*b, &n 核实, *n]\nlast: *b\n')).toEqual({
      base: { by: 'agent', via: ['mail'] },
      steps: [{ by: 'agent', via: ['mail'] }, '核实', '核实'],
      last: { by: 'agent', via: ['mail'] },
    });
  });

  it('may repeat one value a hundred times, and no more', () => {
    expect(dataOf(repeated(100))).toMatchObject({ a: 'x' });
    const { data, findings } = read(repeated(101));
    expect([data, findings.map(({ code, line, column }) => [code, line, column])]).toEqual([
      undefined,
      [['TL1017', 2, 405]],
    ]);
  });

  it('may be 64 levels deep, and no deeper, however the levels are written', () => {
    for (const write of [blocks, dashes, brackets, referred]) {
      expect(read(write(64)).findings).toEqual([]);
      expect(read(write(65)).findings.map(({ code }) => code)).toEqual(['TL1018']);
      expect(read(write(65)).data).toBeUndefined();
    }
  });

  it.each([
    ['a million brackets', '['.repeat(1e6)],
    ['a million dashes', `${'- '.repeat(1e6)}\na: 1`],
    ['a million question marks', '? '.repeat(1e6)],
    ['nested keys as far as 2 MB go', Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
  ])('is refused at once when it has %s', (_, text) => {
    expect(read(text).findings.map(({ code }) => code)).toEqual(['TL1018']);
  });

  it('is read up to 2 MB and refused above, counted in bytes', () => {
    const limit = 2 * 1024 * 1024;
    const { data, findings } = read(`# ${'汉'.repeat(limit / 3)}\na: 1`);
    expect([data, findings.map(({ code, line, column }) => [code, line, column])]).toEqual([
      undefined,
      [['TL1001', 1, 1]],
    ]);
    expect(dataOf(`#${'x'.repeat(limit - 6)}\na: 1`)).toEqual({ a: 1 });
  });

  it('may begin with a version and a document mark, and end with dots', () => {
    expect(dataOf('%YAML 1.2\n---\n# comment\na: 1\n...\n')).toEqual({ a: 1 });
    expect(dataOf('\uFEFFa: 1\n')).toEqual({ a: 1 });
  });

  it('keeps its data when a repeated key drops only a plain value, and drops all when it would drop a group', () => {
    expect(read('a: 1\nb: 2\na: 3\n').data).toEqual({ a: 1, b: 2 });
    expect(read('a: { b: 1 }\na: { c: 2 }\n').data).toBeUndefined();
  });

  it('keeps its data beside a warning', () => {
    expect(read('title: 订单 #12\n')).toMatchObject({ data: { title: '订单' }, findings: [{ code: 'TL1043' }] });
  });

  it('tells which line a key was first written on', () => {
    const [found] = read('a: 1\nb: 2\na: 3\n').findings;
    expect(found?.related).toEqual([{ file: 'desk.blueprint.yaml', line: 1, column: 1 }]);
  });

  it('tells with which line a misplaced line should stand', () => {
    const [found] = read('a:\n    b: 1\n  c: 2\n').findings;
    expect(found).toMatchObject({ code: 'TL1029', line: 3, related: [{ line: 1, column: 1 }] });
  });

  it('refuses a key of more than 1024 characters', () => {
    expect(dataOf(`${'k'.repeat(1024)}: 1\n`)).toEqual({ ['k'.repeat(1024)]: 1 });
    const { findings } = read(`id: a\n${'k'.repeat(1025)}: 1\n`);
    expect(findings).toMatchObject([{ code: 'TL1033', line: 2, column: 1, endLine: 2, endColumn: 1029 }]);
  });
});

describe('Chinese prose', () => {
  it.each([
    '说明：请先核实，再（登记）；完成后“回访”',
    '［重要］请先核实',
    '【重要】请先核实，再登记',
    '｛联系人｝您好',
    '倾听，致歉，登记',
    '甲、乙、丙',
    '２４小时内答复',
    '第一步：核实；第二步：登记',
    '订单＃12',
  ])('is text in every place where text may stand: %s', (prose) => {
    const text = `a: ${prose}\nb: [${prose}, x]\nc: { d: ${prose} }\ne:\n  - ${prose}\n  - >\n    ${prose}\nf:\n  ${prose}\n`;
    expect(dataOf(text)).toEqual({
      a: prose,
      b: [prose, 'x'],
      c: { d: prose },
      e: [prose, `${prose}\n`],
      f: prose,
    });
  });

  it('may hold what looks like syntax, between quotes and in blocks', () => {
    const text = `a: "x: [y] #12, {z} '"\nb: 'say "no": >= 4'\nc: |\n  - a: b # c\n  ：，\nd: https://example.org/#a\ne: a#b\n`;
    expect(dataOf(text)).toEqual({
      a: "x: [y] #12, {z} '",
      b: 'say "no": >= 4',
      c: '- a: b # c\n：，\n',
      d: 'https://example.org/#a',
      e: 'a#b',
    });
  });

  it('may be followed by comments, which have a space after their sign', () => {
    expect(dataOf('a: 1 # 注释\nb: x ## y\nc: #!shebang\n  z\nd: # 说明\n  - e # f\n#紧挨着\n')).toEqual({
      a: 1,
      b: 'x',
      c: 'z',
      d: ['e'],
    });
  });
});

describe('Places', () => {
  const text = [
    'id: desk',
    'stages:',
    '  intake: { kind: "in\\u0074ake", via: [mail, phone] }',
    '  plan:',
    '    - a: 1.10',
    '      b:',
    '    - 007   # seven',
    'note: |',
    '  一',
    '  二',
    'same: &s [x]',
    'again: *s',
    '',
  ].join('\n');
  const document = read(text);
  const { places } = document;
  const at = ({ start, end }: Span) => {
    const [from, to] = [positionAt(document.source, start), positionAt(document.source, end)];
    return `${from.line}:${from.column}-${to.line}:${to.column} ${text.slice(start, end)}`;
  };

  it.each<[Path, string, string]>([
    [['id'], '1:1-1:3 id', '1:5-1:9 desk'],
    [['stages', 'intake', 'kind'], '3:13-3:17 kind', '3:19-3:32 "in\\u0074ake"'],
    [['stages', 'intake', 'via'], '3:34-3:37 via', '3:39-3:52 [mail, phone]'],
    [['stages', 'intake', 'via', 1], '3:46-3:51 phone', '3:46-3:51 phone'],
    [['stages', 'plan'], '4:3-4:7 plan', '5:5-7:10 - a: 1.10\n      b:\n    - 007'],
    [['stages', 'plan', 0], '5:7-6:9 a: 1.10\n      b:', '5:7-6:9 a: 1.10\n      b:'],
    [['stages', 'plan', 0, 'b'], '6:7-6:8 b', '6:9-6:9 '],
    [['note'], '8:1-8:5 note', '8:7-10:4 |\n  一\n  二'],
    [['again'], '12:1-12:6 again', '12:8-12:10 *s'],
    [['again', 0], '11:11-11:12 x', '11:11-11:12 x'],
  ])('know where %j was written', (path, key, value) => {
    expect([places.has(path), at(places.key(path)), at(places.value(path))]).toEqual([true, key, value]);
  });

  it.each<[Path, string]>([
    [['stages', 'intake', 'title'], '3:3-3:9 intake'],
    [['stages', 'intake', 'via', 2, 'x'], '3:34-3:37 via'],
    [['id', 'x'], '1:1-1:3 id'],
    [['stages', 'intake', 'via', 'mail'], '3:34-3:37 via'],
  ])('answer with the nearest ancestor where %j was not written', (path, key) => {
    expect([places.has(path), at(places.key(path)), places.keys(path)]).toEqual([false, key, []]);
  });

  it('give the keys of a map in the order of writing, also where JavaScript orders otherwise', () => {
    expect(places.keys([])).toEqual(['id', 'stages', 'note', 'same', 'again']);
    expect(places.keys(['stages', 'plan'])).toEqual([]);
    expect(read('b: 1\n"10": 2\n"9": 3\n').places.keys([])).toEqual(['b', '10', '9']);
  });

  it('are quick in large maps, too', () => {
    const large = read(Array.from({ length: 2000 }, (_, index) => `k${index}: ${index}\n`).join(''));
    expect(large.places.keys([]).map((key) => large.data![key as never])).toEqual(
      Array.from({ length: 2000 }, (_, index) => index),
    );
    expect(large.places.value(['k1999'])).toEqual({
      start: large.source.text.length - 5,
      end: large.source.text.length - 1,
    });
  });

  it('give back what was written, before it became a number', () => {
    expect(writtenText(document, ['stages', 'plan', 0, 'a'])).toBe('1.10');
    expect(writtenText(document, ['stages', 'plan', 1])).toBe('007');
    expect(writtenText(document, ['stages', 'intake', 'kind'])).toBe('"in\\u0074ake"');
    expect(writtenText(document, ['stages', 'plan', 0, 'b'])).toBe('');
  });

  it('lie inside the file even when nothing could be read', () => {
    const empty = read('');
    expect([
      empty.places.has([]),
      empty.places.value(['a']),
      empty.places.key(['a']),
      empty.places.within([], 1, 2),
    ]).toEqual([false, { start: 0, end: 0 }, { start: 0, end: 0 }, { start: 0, end: 0 }]);
  });
});

describe('Line ends', () => {
  const lines = ['a:', '  b: "x', '    y"', '  c: |', '    1', '    2', 'd: [', '  e ]', 'f: 1', 'f: 2', ''];
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['a lone CR', '\r'],
  ])('are %s', (_, lineEnd) => {
    const { data, findings } = read(lines.join(lineEnd));
    expect(data).toEqual({ a: { b: 'x y', c: '1\n2\n' }, d: ['e'], f: 1 });
    expect(
      findings.map(({ code, line, column, endLine, endColumn }) => [code, line, column, endLine, endColumn]),
    ).toEqual([['TL1011', 10, 1, 10, 2]]);
  });
});

describe('Full-width marks in a text', () => {
  it('are found with the half-width ones that they stand for', () => {
    expect(fullWidthIn('a：１５m、【x】“y”　。')).toEqual([
      { index: 1, char: '：', ascii: ':' },
      { index: 2, char: '１', ascii: '1' },
      { index: 3, char: '５', ascii: '5' },
      { index: 5, char: '、', ascii: ',' },
      { index: 6, char: '【', ascii: '[' },
      { index: 8, char: '】', ascii: ']' },
      { index: 9, char: '“', ascii: '"' },
      { index: 11, char: '”', ascii: '"' },
      { index: 12, char: '　', ascii: ' ' },
      { index: 13, char: '。', ascii: '.' },
    ]);
    expect(fullWidthIn('plain 汉字')).toEqual([]);
  });
});
