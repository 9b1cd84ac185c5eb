import fc from 'fast-check';

import { cells, drawn } from './bpmn-cells.ts';

/** A BPMN file to which something happened, as bytes. */
export interface MutatedXml {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** It cannot be run any more: there must be an error. */
  readonly isBroken: boolean;
}

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const original = fc.constantFrom(...cells, ...drawn, ...drawn, ...drawn, ...drawn);

/** What can happen to a text: in a mailbox, in an editor, or because somebody wants it to. */
type Change = (xml: string, at: number, roll: (limit: number) => number) => { text: string; isBroken: boolean };

const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from(
  { length: 12 },
  (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`,
).join('')}]>`;

function inBody(xml: string, at: number): number {
  const start = xml.indexOf('<', xml.indexOf('definitions'));
  return Math.max(xml.indexOf('<', Math.min(at, xml.lastIndexOf('<'))), start);
}

/** One of the matches of a pattern, replaced. */
function replaceOne(xml: string, pattern: RegExp, place: number, by: (match: RegExpMatchArray) => string): string {
  const matches = [...xml.matchAll(pattern)];
  const match = matches[place % Math.max(matches.length, 1)];
  if (match === undefined) return xml;
  return xml.slice(0, match.index) + by(match) + xml.slice(match.index + match[0].length);
}

const changes: Readonly<Record<string, Change>> = {
  'cut off': (xml, at) => ({ text: xml.slice(0, at), isBroken: at < xml.trimEnd().length }),
  'another namespace': (xml, at) => ({
    text: xml.replaceAll(MODEL, at % 2 === 0 ? 'http://schema.omg.org/spec/BPMN/1.1' : 'urn:nothing'),
    isBroken: true,
  }),
  'no namespace': (xml) => ({ text: xml.replace(/ xmlns(?::bpmn2?)?="[^"]*"/u, ''), isBroken: true }),
  'an entity bomb': (xml) => ({
    text: xml.replace(/<(?=[\w:]*definitions)/u, `${bomb}<`).replace(/name="[^"]*"/u, 'name="&a11;"'),
    isBroken: true,
  }),
  'a file from outside': (xml) => ({
    text: xml.replace(
      /<(?=[\w:]*definitions)/u,
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY % y SYSTEM "http://localhost:9/y"> %y;]><',
    ),
    isBroken: true,
  }),
  'a flow to nowhere': (xml, at) => ({
    text: replaceOne(xml, /targetRef="[^"]*"/gu, at, () => 'targetRef="nowhere_at_all"'),
    isBroken: false,
  }),
  'any reference to nowhere': (xml, at) => ({
    text: replaceOne(xml, /\b(\w{1,40}Ref)(="|>)[^"<]+/gu, at, ([, name, sign]) => `${name}${sign}nowhere_at_all`),
    isBroken: false,
  }),
  'the same id twice': (xml, at) => ({
    text: replaceOne(xml, / id="[^"]*"/gu, 1 + (at % 5), () => xml.match(/ id="[^"]*"/u)?.[0] ?? ''),
    isBroken: true,
  }),
  'nested 10,000 deep': (xml, at) => {
    const place = inBody(xml, at);
    const text = `${xml.slice(0, place)}${'<task>'.repeat(10_000)}${'</task>'.repeat(10_000)}${xml.slice(place)}`;
    return { text, isBroken: true };
  },
  'a huge attribute': (xml, at) => ({
    text: replaceOne(xml, / name="/gu, at, () => ` name="${'名'.repeat(200_000)}`),
    isBroken: false,
  }),
  'over the limit': (xml) => ({ text: `${xml}<!--${'x'.repeat(2 * 1024 * 1024)}-->`, isBroken: true }),
  'a character lost': (xml, at) => ({ text: xml.slice(0, at) + xml.slice(at + 1), isBroken: false }),
  'a character more': (xml, at, roll) => ({
    text: xml.slice(0, at) + ('<>&"\'=/\u0000\uFFFE中 ]'[roll(12)] ?? '') + xml.slice(at),
    isBroken: false,
  }),
  'a line lost': (xml, at) => ({
    text: xml.slice(0, at) + xml.slice(Math.max(xml.indexOf('>', at), at)),
    isBroken: false,
  }),
  'a piece twice': (xml, at, roll) => {
    const piece = xml.slice(at, at + roll(200));
    return { text: xml.slice(0, at) + piece + xml.slice(at), isBroken: false };
  },
  'an element renamed': (xml, at, roll) => ({
    text: replaceOne(
      xml,
      /(<\/?(?:\w+:)?)([a-z]\w+)/gu,
      at,
      ([, begin = '', name = '']) => begin + ['', name.toUpperCase(), 'task', 'process', '流程', `${name}s`][roll(6)],
    ),
    isBroken: false,
  }),
  'an attribute lost': (xml, at) => ({ text: replaceOne(xml, / [\w:]+="[^"]*"/gu, at, () => ''), isBroken: false }),
  'a value changed': (xml, at, roll) => ({
    text: replaceOne(
      xml,
      /="[^"]*"/gu,
      at,
      () => `="${['', 'true', '-1', 'a b', '&#x41;', '&lt;', '中文', 'st', 'p', '${x}'][roll(10)]}"`,
    ),
    isBroken: false,
  }),
};

/** One file with one or two changes, in some encoding. */
export const mutatedXml: fc.Arbitrary<MutatedXml> = fc
  .record({
    from: original,
    names: fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 2 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
    encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'bom', 'utf-16le', 'utf-16be', 'gbk as utf-8', 'gbk', 'wrong'),
  })
  .map(({ from, names, at, seed, encoding }) => {
    let text = from.xml;
    let isBroken = false;
    for (const [place, name] of names.entries()) {
      const offset = Math.floor(at * text.length);
      const roll = (limit: number): number => (seed + place * 7) % limit;
      const changed = changes[name]?.(text, offset, roll) ?? { text, isBroken: false };
      // A second change may mend what the first one broke.
      isBroken = names.length === 1 && changed.isBroken;
      ({ text } = changed);
    }
    const encoded = encode(text, encoding);
    const what = `${from.file}: ${names.join(', ')} at ${at}, ${seed}, ${encoding}`;
    return { what, bytes: encoded, isBroken };
  });

function encode(text: string, encoding: string): Uint8Array {
  const declared = (name: string): string => text.replace(/encoding="UTF-8"/u, `encoding="${name}"`);
  switch (encoding) {
    case 'bom':
      return utf8(`\uFEFF${text}`);
    case 'utf-16le':
      return new Uint8Array(Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le'));
    case 'utf-16be':
      return new Uint8Array(Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16());
    case 'gbk as utf-8':
      return utf8(declared('GB18030'));
    case 'gbk':
      // Two bytes of GB18030 for every character outside of ASCII, all of them the same.
      return new Uint8Array(
        Array.from(declared('GBK')).flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : [0xb1, 0xa8])),
      );
    case 'wrong':
      return utf8(declared('Shift_JIS'));
    default:
      return utf8(text);
  }
}
