import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, isCollection, isNode, isScalar, Scalar, visit } from 'yaml';

import { formatYaml } from '../../src/read/format-yaml.ts';
import { readYaml } from '../../src/read/yaml.ts';
import { createSource } from '../../src/text/source.ts';
import { displayWidth } from '../../src/text/width.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

function format(text: string): string {
  const formatted = formatYaml(createSource('test.yaml', text));
  if (formatted.kind === 'formatted') return formatted.text;
  throw new Error(`${formatted.kind} ${JSON.stringify(formatted)}\n${text}`);
}

const read = (text: string) => readYaml(createSource('test.yaml', text));
const codesOf = ({ findings }: ReturnType<typeof read>) => findings.map(({ code }) => code).toSorted();

/** All that must hold of any text that can be read. */
function expectTidy(text: string): void {
  const once = format(text);
  const [before, after] = [read(text), read(once)];
  expect(format(once)).toBe(once);
  expect(JSON.stringify(after.data)).toBe(JSON.stringify(before.data));
  expect(codesOf(after)).toEqual(codesOf(before));
}

describe('the canonical layout', () => {
  test('two spaces for each level, lists included; one space behind colons, dashes and inside braces', () => {
    expect(format('a:\n    b:   {x:   1,y:  [ 1,2 ]}\nc:\n-   1\n-   d: 2\n    e: 3\n')).toBe(
      'a:\n  b: { x: 1, y: [1, 2] }\nc:\n  - 1\n  - d: 2\n    e: 3\n',
    );
  });

  test('columns that were lined up by hand get single spaces', () => {
    expect(format('channels:\n  hotline: { kind: phone }\n  portal:  { kind: web }   # the site\n')).toBe(
      'channels:\n  hotline: { kind: phone }\n  portal: { kind: web } # the site\n',
    );
  });

  test('at most one empty line in a row, none at the beginning and the end, one line end at the end', () => {
    expect(format('\n\na: 1\n\n\n\nb: 2\n\n\n')).toBe('a: 1\n\nb: 2\n');
  });

  test('empty lines are kept between entries, not between a key and its first entry', () => {
    expect(format('a:\n\n  b: 1\n\n  c: 2\nd: 3')).toBe('a:\n  b: 1\n\n  c: 2\nd: 3\n');
  });

  test('the order of keys stays, because it is the order of running', () => {
    expect(format('z: 1\na: 2\nm: { y: 1, b: 2 }\n')).toBe('z: 1\na: 2\nm: { y: 1, b: 2 }\n');
  });

  test('brackets go on one line where they fit into 120 cells', () => {
    expect(format('a: {\n  b: 1,\n  c: [x,\n    y],\n  }\n')).toBe('a: { b: 1, c: [x, y] }\n');
  });

  test.each([
    ['Latin letters', 'x'.repeat(109)],
    ['Chinese, which takes two cells', `${'字'.repeat(54)}x`],
  ])('where they do not fit each entry gets a line: %s', (_kind, fits) => {
    const line = `k: { a: ${fits} }`;
    expect(displayWidth(line)).toBe(119);
    expect(format(`${line}\n`)).toBe(`${line}\n`);
    expect(format(`k: { ab: ${fits} }\n`)).toBe(`k: { ab: ${fits} }\n`);
    expect(format(`k: { abc: ${fits} }\n`)).toBe(`k:\n  abc: ${fits}\n`);
  });

  test('what is in lines already stays in lines, however short', () => {
    expect(format('a:\n  b: 1\n  c:\n    - 2\n')).toBe('a:\n  b: 1\n  c:\n    - 2\n');
  });

  test('quotes go where they are not needed, and are double where they are', () => {
    expect(
      format(
        `a: 'plain text'\nb: '>= 4'\nc: "it's"\nd: ['a, b', 'c']\ne: 'level = "gold"'\nf: '"gold"'\ng: ": x"\n'h': "# no"\n`,
      ),
    ).toBe(`a: plain text\nb: ">= 4"\nc: it's\nd: ["a, b", c]\ne: level = "gold"\nf: '"gold"'\ng: ": x"\nh: "# no"\n`);
  });

  test('a text that could be taken for a number, a time or a truth value keeps its quotes', () => {
    const text = 'a: "1.0.0"\nb: "13800000000"\nc: "09:00"\nd: "no"\ne: "2026-01-05"\nf: "+86 10"\ng: "true"\nh: ""\n';
    expect(format(text)).toBe(text);
    expect(format(text.replaceAll('"', "'"))).toBe(text);
  });

  test('characters that cannot be seen stay written as escapes', () => {
    expect(format(String.raw`a: "x\u00A0y\nz"`)).toBe(`${String.raw`a: "x\u00A0y\nz"`}\n`);
  });

  test('blocks of text and texts over several lines keep their lines', () => {
    const text = 'a:\n    b: |-\n            one\n              two\n\n            three\n    c: long\n      text\n';
    expect(format(text)).toBe('a:\n  b: |-\n    one\n      two\n\n    three\n  c: long\n    text\n');
  });

  test('empty lines that belong to a block of text are no layout', () => {
    const text = 'a: |+\n  one\n\n\nb: |2\n    two\n   three\n';
    expect(format(text)).toBe(text);
  });

  test('a block of nothing but empty lines stays one', () => {
    expect(format('a: |+\n  \n\nb: 1\n')).toBe('a: |+\n\n\nb: 1\n');
  });

  test('marks and references stay', () => {
    expect(format('a:   &limit   24h\nb:  *limit\nc: &all {x: 1}\nd: &deep\n    y: *all\n')).toBe(
      'a: &limit 24h\nb: *limit\nc: &all { x: 1 }\nd: &deep\n  y: *all\n',
    );
  });

  test('line ends stay those of the file; a mark of byte order is no part of the text', () => {
    expect(format('a:   1\r\nb: |\r\n    x\r\n\r\n')).toBe('a: 1\r\nb: |\r\n  x\r\n');
  });
});

describe('comments stay with their line', () => {
  test('at line ends, above entries, behind keys and dashes, and at the end of a section', () => {
    const text = `# about the file

# about a
a: # behind a
    # above b
    b:    1      # behind b
    # after b, still in a
# about c
c:
-   # behind the dash
    d: {x: 1}   # behind d
    # at the end of the item
  # at the end of the list
# the last word
`;
    expect(format(text)).toBe(`# about the file

# about a
a: # behind a
  # above b
  b: 1 # behind b
  # after b, still in a
# about c
c:
  - # behind the dash
    d: { x: 1 } # behind d
    # at the end of the item
  # at the end of the list
# the last word
`);
  });

  test('comments between brackets make lines of them', () => {
    expect(format('a: { # what\n  b: 1, # one\n  # and\n  c: 2 # two\n  # end\n} # out\n')).toBe(
      'a: # what # out\n  b: 1 # one\n  # and\n  c: 2 # two\n  # end\n',
    );
  });

  test('comments between empty brackets stand behind them', () => {
    expect(format('a: [\n  # none yet\n]\nb: { # nothing\n}\n')).toBe('a: [] # none yet\nb: {} # nothing\n');
  });

  test('comments around the marks of a document stay too', () => {
    expect(format('# one\n--- # two\n# three\na: 1 # four\n... # five\n# six\n')).toBe(
      '# one\n# two\n# three\na: 1 # four\n# five\n# six\n',
    );
  });

  test('a comment between a key and its value stands above them', () => {
    expect(format('a:\n  # why\n  1\n')).toBe('# why\na: 1\n');
  });

  test('what a comment lets pass on its line is not moved to another line', () => {
    const long = `a: { b: ${'x'.repeat(120)} }`;
    const above = `# throughline-ignore TL2104: because\n${long}\n`;
    const beside = `${long} # throughline-ignore TL2104: because\n`;
    expect([format(above), format(beside)]).toEqual([above, beside]);
  });

  test('a line that was put out of use stays where it was', () => {
    const text = 'steps:\n  a: { do: x }\n  # b: { do: y }\n\n  # c: { do: z }\nends:\n  d: {}\n';
    expect(format(text)).toBe(text);
  });
});

describe('what cannot be read is left alone', () => {
  test.each([
    ['a bracket that is not closed', 'a: [1\nb: 2\n', 'TL1021'],
    ['nothing at all', '', 'TL1006'],
    ['a mark of byte order inside', 'a: 1\n\uFEFFb: 2\n', 'TL1005'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'TL1007'],
  ])('%s', (_name, text, code) => {
    expect(formatYaml(createSource('x', text))).toMatchObject({ kind: 'unreadable', findings: [{ code }] });
  });
});

const FILES = [
  ...globSync(['examples/**/*.yaml', 'test/fixtures/**/*.yaml']),
  // Many of them are one large blueprint with one line changed.
  ...globSync('test/broken/*.yaml').filter((file) => runs(1) > 1 || /\d\d7-/.test(file)),
].toSorted();

const READABLE = FILES.filter(
  (file) => formatYaml(createSource(file, readFileSync(file, 'utf8'))).kind !== 'unreadable',
);

test('most files of the repository can be laid out', () => {
  expect(READABLE.length).toBeGreaterThan(15);
});

test.each(READABLE)('%s keeps its data, comments and findings', (file) => {
  const text = readFileSync(file, 'utf8');
  expectTidy(text);
  expect(commentsIn(format(text))).toEqual(commentsIn(text));
});

/** Comments of files that hold no `#` inside quotes. */
const commentsIn = (text: string): string[] =>
  Array.from(text.matchAll(/(?<=^|\s)#.*$/gm), ([comment]) => comment.trim());

test('formatting twice is formatting once, and neither data nor comments get lost, however a blueprint is written', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (seed, style) => {
      const { text, comments } = writtenAnyhow(JSON.parse(randomBlueprint(seed, 2).text), dice(style));
      expectTidy(text);
      expect(
        commentsIn(format(text))
          .flatMap((found) => found.match(/# c\d+/g) ?? [])
          .toSorted(),
      ).toEqual(comments);
    }),
    { numRuns: runs(25) },
  );
});

/** Data as somebody might write it: any style of quotes and brackets, any indentation, comments everywhere. */
function writtenAnyhow(data: unknown, roll: (limit: number) => number): { text: string; comments: string[] } {
  const document = new Document(data);
  const comments: string[] = [];
  const comment = (): string => {
    const text = `# c${comments.length + 100}`;
    comments.push(text);
    return text.slice(1);
  };
  visit(document, (key, node) => {
    if (!isNode(node)) return;
    if (isScalar(node)) {
      if (typeof node.value === 'string') {
        const types = [Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE, Scalar.PLAIN] as const;
        node.type = key !== 'key' && roll(12) === 0 ? Scalar.BLOCK_LITERAL : types[roll(4)];
      }
      if (key !== 'key' && node.type !== Scalar.BLOCK_LITERAL && roll(8) === 0) node.comment = comment();
    } else if (isCollection(node)) node.flow = roll(3) === 0;
    if ((key === 'key' || typeof key === 'number') && roll(6) === 0) node.commentBefore = comment();
    if (key === 'key' && roll(5) === 0) node.spaceBefore = true;
  });
  const text = document.toString({
    indent: 2 + roll(4),
    indentSeq: roll(2) === 0,
    lineWidth: [0, 40, 80][roll(3)],
    flowCollectionPadding: roll(2) === 0,
  });
  return { text: roll(4) === 0 ? text.replaceAll('\n', '\r\n') : text, comments: comments.toSorted() };
}
