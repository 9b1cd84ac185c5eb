import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseXml } from '../../src/read/read-xml.ts';
import { scanXml } from '../../src/read/scan-xml.ts';
import type { XmlTree } from '../../src/read/xml-tree.ts';
import { createSource } from '../../src/text/source.ts';
import { cells, drawn, processXml } from '../support/bpmn-cells.ts';
import { mutatedXml } from '../support/mutated-xml.ts';
import { runs } from '../support/runs.ts';

/** Everything that a tree says, with parents by their numbers. */
function plain({ elements, comments, repeated, doctype, broken, tooDeep }: XmlTree): unknown {
  const flat = elements.map(({ parent, children, ...own }) => ({
    ...own,
    parent: parent?.index,
    children: children.map(({ index }) => index),
  }));
  return { flat, comments, repeated: repeated.map(({ index }) => index), doctype, broken, tooDeep: tooDeep?.index };
}

const parsed = (text: string) => plain(parseXml(createSource('x.bpmn', text)));

describe('a plain process file is scanned to what a parser makes of it', () => {
  test.each([...cells, ...drawn].filter(({ xml }) => !xml.includes('CDATA')))('$file', ({ xml }) => {
    const tree = scanXml(xml);
    expect(tree && plain(tree)).toEqual(parsed(xml));
  });

  test.each([
    ['line ends of Windows', processXml('<task id="a"\r\n name="b\r\nc\td" />').replaceAll('\n', '\r\n')],
    [
      'references',
      processXml('<task name="&lt;&#65;&#x4e2d;&amp;lt;"><documentation> a &gt; b\r\n</documentation></task>'),
    ],
    ['comments', '<!-- a --><a><!----><b/> x <!-- - - --> y </a><!-- z -->\n'],
    ['too deep', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
    ['namespaces of parts', '<a xmlns="u"><b:c xmlns:b="v" b:d="1"><e xmlns=""/></b:c><f/></a>'],
  ])('%s', (_, xml) => {
    const tree = scanXml(xml);
    expect(tree && plain(tree)).toEqual(parsed(xml));
  });
});

test('what is scanned of any file is what a parser makes of it; all else is left to the parser', () => {
  fc.assert(
    fc.property(mutatedXml, ({ bytes, what }) => {
      const text = new TextDecoder().decode(bytes);
      const tree = scanXml(text);
      // Compared as text: the differences of large trees take long to show.
      const isSame = tree === undefined || JSON.stringify(plain(tree)) === JSON.stringify(parsed(text));
      expect([what, isSame]).toEqual([what, true]);
    }),
    { numRuns: runs(100), seed: 20260106 },
  );
});
