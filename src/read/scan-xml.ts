import { type WrittenAttribute, XmlBuilder } from './xml-builder.ts';
import { afterName, afterSpace, Unit } from './xml-signs.ts';
import type { XmlTree } from './xml-tree.ts';

const DECLARATION =
  /^<\?xml version="1\.0"(?: encoding="[A-Za-z][A-Za-z0-9._-]*")?(?: standalone="(?:yes|no)")?[ \t\r\n]*\?>/;
/** Characters that XML does not have, and a sign that it has in one place only. */
// oxlint-disable-next-line no-control-regex
const ODD = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const REFERENCE = /&(?:(lt|gt|amp|quot|apos);|#(\d{1,7});|#x([0-9a-fA-F]{1,6});)?/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the XML that tools write: elements with plain names, attributes, text and comments, all of them right. Undefined
 * for everything else, right or wrong: it is several times as fast as a parser because it need not tell.
 */
export function scanXml(text: string): XmlTree | undefined {
  if (!text.isWellFormed() || text.includes(']]>') || ODD.test(text)) return undefined;
  const tree = new XmlBuilder();
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const sign = textBefore(tree, text, at);
    if (sign === undefined) return undefined;
    if (sign === text.length) break;
    const next = text.charCodeAt(sign + 1) === Unit.SLASH ? endTag(tree, text, sign) : opening(tree, text, sign);
    if (next === undefined) return undefined;
    if (tree.tooDeep !== undefined) return tree;
    at = next;
  }
  return tree.inside === undefined && tree.root !== undefined ? tree : undefined;
}

/** Where the text ends that stands before the next tag; white space is none where no text stands before it. */
function textBefore(tree: XmlBuilder, text: string, start: number): number | undefined {
  const { inside } = tree;
  const first = afterSpace(text, start);
  const isBlank = first === text.length || text.charCodeAt(first) === Unit.LESS;
  if (isBlank && (inside === undefined || inside.text === '')) return first;
  if (inside === undefined) return undefined;
  const sign = text.indexOf('<', first);
  const end = sign < 0 ? text.length : sign;
  const written = text.slice(start, end);
  const decoded = decode(written.includes('\r') ? written.replaceAll(/\r\n?/g, '\n') : written);
  if (decoded === undefined) return undefined;
  tree.text(decoded);
  return end;
}

/** Where a comment or start tag ends. */
function opening(tree: XmlBuilder, text: string, sign: number): number | undefined {
  if (text.startsWith('<!--', sign)) {
    const close = text.indexOf('--', sign + 4);
    if (close < 0 || text.charAt(close + 2) !== '>') return undefined;
    tree.comments.push({ start: sign, end: close + 3 });
    return close + 3;
  }
  const nameEnd = afterName(text, sign + 1);
  if (nameEnd === sign + 1 || (tree.inside === undefined && tree.root !== undefined)) return undefined;
  const attributes: WrittenAttribute[] = [];
  let at = nameEnd;
  let next = afterSpace(text, at);
  while (next > at && text.charCodeAt(next) !== Unit.GREATER && text.charCodeAt(next) !== Unit.SLASH) {
    const end = attribute(tree, text, next, attributes);
    if (end === undefined) return undefined;
    at = end;
    next = afterSpace(text, at);
  }
  const isEmpty = text.charCodeAt(next) === Unit.SLASH;
  const end = isEmpty ? next + 2 : next + 1;
  if (text.charCodeAt(end - 1) !== Unit.GREATER) return undefined;
  const isRead = tree.start(text.slice(sign + 1, nameEnd), attributes, sign, end);
  if (!isRead) return tree.tooDeep === undefined ? undefined : end;
  if (isEmpty) tree.end(end);
  return end;
}

/** Adds the attribute that begins at an offset to those of its tag, and says where it ends. */
function attribute(tree: XmlBuilder, text: string, at: number, others: WrittenAttribute[]): number | undefined {
  const nameEnd = afterName(text, at);
  const equals = afterSpace(text, nameEnd);
  if (nameEnd === at || text.charCodeAt(equals) !== Unit.EQUALS) return undefined;
  const start = afterSpace(text, equals + 1) + 1;
  const quote = text.charCodeAt(start - 1);
  if (quote !== Unit.QUOTE && quote !== Unit.APOSTROPHE) return undefined;
  let isPlain = true;
  let end = start;
  for (let unit = text.charCodeAt(end); unit !== quote; unit = text.charCodeAt(end)) {
    if (unit === Unit.LESS || end >= text.length) return undefined;
    if (unit < Unit.SPACE || unit === Unit.AMPERSAND) isPlain = false;
    end += 1;
  }
  const written = text.slice(start, end);
  const value = isPlain ? written : decode(oneLine(written));
  if (value === undefined) return undefined;
  const one = tree.attribute(text.slice(at, nameEnd), value);
  if (others.some(({ name }) => name === one.name)) return undefined;
  others.push(one);
  return end + 1;
}

/** Where an end tag ends, of the element that is open. */
function endTag(tree: XmlBuilder, text: string, sign: number): number | undefined {
  const name = tree.inside?.name ?? '';
  const nameEnd = afterName(text, sign + 2);
  if (name === '' || nameEnd !== sign + 2 + name.length || !text.startsWith(name, sign + 2)) return undefined;
  const end = afterSpace(text, nameEnd) + 1;
  if (text.charCodeAt(end - 1) !== Unit.GREATER) return undefined;
  tree.end(end);
  return end;
}

/** In the value of an attribute every line end and tab is read as a space, one for CRLF. */
function oneLine(value: string): string {
  return value.replaceAll(/\r\n|[\t\r\n]/g, ' ');
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
