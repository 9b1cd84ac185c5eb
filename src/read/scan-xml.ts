import { type WrittenAttribute, XmlBuilder } from './xml-builder.ts';
import type { XmlTree } from './xml-tree.ts';

const DECLARATION =
  /<\?xml version="1\.0"(?: encoding="[A-Za-z][A-Za-z0-9._-]*")?(?: standalone="(?:yes|no)")?[ \t\r\n]*\?>/y;
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const SPACE = '[ \\t\\r\\n]';
const START = new RegExp(`<(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(`${SPACE}+(${NAME})${SPACE}*=${SPACE}*(?:"([^<"]*)"|'([^<']*)')`, 'y');
const START_END = new RegExp(`${SPACE}*(/?)>`, 'y');
const END = new RegExp(`</(${NAME})${SPACE}*>`, 'y');
const BLANK = /^[ \t\r\n]*$/;
/** Characters that XML does not have, and a sign that it has in one place only. */
// oxlint-disable-next-line no-control-regex
const ODD = /[\0-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|\]\]>/u;
const REFERENCE = /&(?:(lt|gt|amp|quot|apos);|#(\d{1,7});|#x([0-9a-fA-F]{1,6});)?/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the XML that tools write: elements with plain names, attributes, text and comments, all of them right. Undefined
 * for everything else, right or wrong: it is several times as fast as a parser because it need not tell.
 */
export function scanXml(text: string): XmlTree | undefined {
  if (ODD.test(text)) return undefined;
  const tree = new XmlBuilder();
  let at = after(DECLARATION, text, 0)?.end ?? 0;
  while (at < text.length) {
    const sign = text.indexOf('<', at);
    const content = text.slice(at, sign < 0 ? text.length : sign);
    if (tree.inside === undefined) {
      if (!BLANK.test(content)) return undefined;
    } else if (content !== '') {
      const decoded = decode(content.includes('\r') ? content.replaceAll(/\r\n?/g, '\n') : content);
      if (decoded === undefined) return undefined;
      tree.text(decoded);
    }
    if (sign < 0) break;
    const next = text.charAt(sign + 1) === '/' ? endTag(tree, text, sign) : opening(tree, text, sign);
    if (next === undefined) return undefined;
    if (tree.tooDeep !== undefined) return tree;
    at = next;
  }
  return tree.inside === undefined && tree.root !== undefined ? tree : undefined;
}

/** Where a comment or start tag ends. */
function opening(tree: XmlBuilder, text: string, sign: number): number | undefined {
  if (text.startsWith('<!--', sign)) {
    const close = text.indexOf('--', sign + 4);
    if (close < 0 || text.charAt(close + 2) !== '>') return undefined;
    tree.comments.push({ start: sign, end: close + 3 });
    return close + 3;
  }
  const begin = after(START, text, sign);
  if (begin === undefined || (tree.inside === undefined && tree.root !== undefined)) return undefined;
  const name = begin.match[1] ?? '';
  const written: WrittenAttribute[] = [];
  let at = begin.end;
  for (let found = after(ATTRIBUTE, text, at); found !== undefined; found = after(ATTRIBUTE, text, at)) {
    const [, own = '', double, single = ''] = found.match;
    const value = decode(oneLine(double ?? single));
    if (value === undefined || written.some((one) => one.name === own)) return undefined;
    written.push({ name: own, value });
    at = found.end;
  }
  const end = after(START_END, text, at);
  if (end === undefined) return undefined;
  if (!tree.start(name, written, sign, end.end)) return tree.tooDeep === undefined ? undefined : end.end;
  if (end.match[1] === '/') tree.end(end.end);
  return end.end;
}

function endTag(tree: XmlBuilder, text: string, sign: number): number | undefined {
  const found = after(END, text, sign);
  if (found === undefined || tree.inside?.name !== found.match[1]) return undefined;
  tree.end(found.end);
  return found.end;
}

/** What a pattern finds at an offset, and where that ends. */
function after(pattern: RegExp, text: string, at: number): { match: RegExpExecArray; end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : { match, end: pattern.lastIndex };
}

/** In the value of an attribute every line end and tab is read as a space, one for CRLF. */
function oneLine(value: string): string {
  return /[\t\r\n]/.test(value) ? value.replaceAll(/\r\n|[\t\r\n]/g, ' ') : value;
}

/** Undefined where there is a reference that only a parser can judge. */
function decode(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isPlain = true;
  const decoded = text.replaceAll(REFERENCE, (_, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (code >= 0x20 && code < 0xd800) return String.fromCodePoint(code);
    if (code === 9 || code === 10 || code === 13) return String.fromCodePoint(code);
    isPlain = false;
    return '';
  });
  return isPlain ? decoded : undefined;
}
