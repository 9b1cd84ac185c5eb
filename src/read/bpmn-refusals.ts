import type { OtherFormat, XmlFault } from '../text/catalogue/bpmn-xml.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { BPMN } from './bpmn-names.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { startTag } from './xml-places.ts';
import { MAX_XML_DEPTH, type XmlElement, type XmlProblem } from './xml-tree.ts';
import { bytesOf, MAX_BYTES } from './yaml-limits.ts';

/** Why a text is not read as BPMN at all; undefined when it is. */
export function refusalOf({ source, tree }: BpmnReading): Finding | undefined {
  const place = (span: Span) => ({ source, span });
  const { text } = source;
  const { doctype, broken, tooDeep, root } = tree;
  const bytes = bytesOf(text);
  if (bytes > MAX_BYTES) return finding('TL1001', place({ start: 0, end: 0 }), { bytes, limit: MAX_BYTES });
  if (doctype !== undefined) return finding('TL8002', place(doctype), {});
  if (text.trim() === '') return finding('TL1006', place({ start: 0, end: 0 }), {});
  const other = root === undefined ? formatOfText(text) : formatOfRoot(root);
  if (other !== undefined && (root !== undefined || other !== 'text')) {
    const { name, namespace } = root ?? { name: '', namespace: '' };
    const span = root === undefined ? firstWord(text) : startTag(root);
    return finding('TL8003', place(span), { found: other, name, namespace });
  }
  if (broken !== undefined) {
    const { fault, name, span, related } = faultOf(text, broken);
    const open = broken.inside?.name ?? '';
    return finding(
      'TL8001',
      place(span),
      { fault, name, open },
      { related: related.map((one) => place(startTag(one))) },
    );
  }
  return tooDeep === undefined ? undefined : finding('TL8004', place(startTag(tooDeep)), { limit: MAX_XML_DEPTH });
}

const ROOTS: readonly (readonly [pattern: RegExp, found: OtherFormat])[] = [
  [/schema\.omg\.org\/spec\/BPMN\/1|bpmn\.org\/.*1\.|BPMN\/1\./iu, 'bpmn-1'],
  [/wfmc\.org\/.*xpdl/iu, 'xpdl'],
  [/spec\/DMN/iu, 'dmn'],
  [/spec\/CMMN/iu, 'cmmn'],
  [/wsbpel|business-process/iu, 'bpel'],
  [/pnml/iu, 'pnml'],
  [/xmi|\/UML/iu, 'xmi'],
  [/xhtml/iu, 'html'],
  [/2000\/svg/iu, 'svg'],
];

const ROOT_NAMES: Readonly<Record<string, OtherFormat>> = {
  html: 'html',
  svg: 'svg',
  mxfile: 'drawing',
  mxGraphModel: 'drawing',
  Package: 'xpdl',
  pnml: 'pnml',
  XMI: 'xmi',
  BusinessProcessDiagram: 'bpmn-1',
};

/** What XML of another kind is; undefined for BPMN 2.0. */
function formatOfRoot({ local, namespace }: XmlElement): OtherFormat | undefined {
  if (local === 'definitions' && namespace === BPMN) return undefined;
  const known = ROOTS.find(([pattern]) => pattern.test(namespace))?.[1] ?? ROOT_NAMES[local];
  if (known !== undefined) return known;
  return local === 'definitions' || namespace === BPMN ? 'namespace' : 'xml';
}

/** What a text is that holds no element. */
function formatOfText(text: string): OtherFormat | undefined {
  const begin = text.trimStart();
  if (begin.startsWith('PK')) return 'archive';
  if (/^<(?:!doctype\s+)?html\b/iu.test(begin)) return 'html';
  if (/^[{[]/u.test(begin)) return 'json';
  if (/^(?:---|[\w-]+:(?:\s|$))/mu.test(begin) && !begin.startsWith('<')) return 'yaml';
  return begin.startsWith('<') ? undefined : 'text';
}

function firstWord(text: string): Span {
  const start = text.search(/\S/u);
  const length = /\s/u.exec(text.slice(start, start + 40))?.index ?? 1;
  return { start, end: start + length };
}

interface Fault {
  readonly fault: XmlFault;
  readonly name: string;
  readonly span: Span;
  readonly related: readonly XmlElement[];
}

/** What the words of the parser mean, and the place of it. */
function faultOf(text: string, { words, offset, inside }: XmlProblem): Fault {
  const one = (start: number): Span => ({ start, end: Math.min(start + 1, text.length) });
  const from = (sign: string): Span => {
    const start = text.lastIndexOf(sign, offset);
    return start < 0 ? one(offset) : { start, end: Math.min(offset + 1, text.length) };
  };
  const at = (fault: XmlFault, name = '', span = one(offset), related: readonly XmlElement[] = []): Fault => {
    return { fault, name, span, related };
  };
  const quoted = /["{]([^"{}]+)["}]/u.exec(words)?.[1] ?? '';
  const last = /: (.+?)\.?$/u.exec(words)?.[1] ?? '';
  if (words.startsWith('unclosed tag') || words.startsWith('unexpected end')) {
    const end = text.trimEnd().length;
    const name = inside?.name ?? /<([^\s<>/]+)[^<]*$/u.exec(text)?.[1] ?? '…';
    return at('cut', name, one(Math.max(end - 1, 0)), inside === undefined ? [] : [inside]);
  }
  if (/unexpected close tag|unmatched closing tag|empty close tag/u.test(words)) {
    const span = from('</');
    return at('close', text.slice(span.start + 2, span.end - 1).trim(), span, inside === undefined ? [] : [inside]);
  }
  if (words.startsWith('attribute without value')) {
    const span = wordBefore(text, offset);
    return at('value', text.slice(span.start, span.end), span);
  }
  if (words.startsWith('unquoted attribute')) return at('quotes');
  if (words.startsWith('duplicate attribute')) return at('twice', last.replace(/^\{.*\}/u, ''), from('<'));
  if (words.startsWith('no whitespace between')) return at('space');
  if (words.startsWith('unbound namespace prefix')) return at('prefix', quoted, from('<'));
  if (/entity/u.test(words)) {
    const span = from('&');
    return at('entity', /^&([\w#:.-]+);/u.exec(text.slice(span.start))?.[1] ?? '', span);
  }
  if (/XML declaration|processing instruction|version number|encoding value|standalone|expected/u.test(words)) {
    return at('declaration', '', from('<?'));
  }
  if (words.startsWith('malformed comment')) return at('comment', '', from('<!--'));
  if (words.startsWith('documents may contain only one root')) return at('roots', '', from('<'));
  if (words.startsWith('text data outside')) return at('outside');
  if (/tag name|forward-slash|attribute name|closing tag|incorrect syntax|malformed name/u.test(words)) {
    return at('tag', '', from('<'));
  }
  if (words.startsWith('disallowed character') || words.includes(']]>')) {
    const code = text.codePointAt(offset) ?? 0;
    const shown = code > 0x20 && code < 0x7f ? String.fromCodePoint(code) : codeOf(code);
    return at('character', shown);
  }
  if (words.startsWith('document must contain a root')) {
    return at('cut', /<([^\s<>/!?]+)[^<]*$/u.exec(text)?.[1] ?? '…', one(Math.max(text.trimEnd().length - 1, 0)));
  }
  return at('other');
}

function wordBefore(text: string, offset: number): Span {
  const before = /([^\s<>="']+)[\s=]*$/u.exec(text.slice(Math.max(offset - 200, 0), offset));
  if (before === null) return { start: offset, end: Math.min(offset + 1, text.length) };
  const start = Math.max(offset - 200, 0) + before.index;
  return { start, end: start + (before[1]?.length ?? 1) };
}

function codeOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
