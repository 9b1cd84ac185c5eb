import { SaxesParser } from 'saxes';

import type { Source } from '../text/source.ts';
import { type WrittenAttribute, XmlBuilder } from './xml-builder.ts';
import { scanXml } from './scan-xml.ts';
import type { XmlElement, XmlTree } from './xml-tree.ts';

/**
 * Reads XML to a tree in one pass. Nothing is opened and no entity is expanded but the five of XML; reading ends at the
 * first mistake, at a document type declaration, and where elements stand too deep. Plain files are scanned; a parser
 * that knows all of XML has the word about everything else.
 */
export function readXml(source: Source): XmlTree {
  return scanXml(source.text) ?? parseXml(source);
}

/** The same with the parser alone. */
export function parseXml({ text }: Source): XmlTree {
  const tree = new XmlBuilder();
  // Without a name for the file its messages hold nothing but its position and its words.
  const parser = new SaxesParser({ position: true });
  let closed: XmlElement | undefined;
  let start = 0;
  let written: WrittenAttribute[] = [];
  parser.on('opentagstart', () => {
    start = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('attribute', ({ name, value }) => written.push(tree.attribute(name, value)));
  parser.on('opentag', ({ name }) => {
    if (!tree.start(name, written, start, parser.position)) throw new Stop();
    written = [];
  });
  parser.on('closetag', () => {
    closed = tree.end(parser.position);
  });
  parser.on('text', (content) => tree.text(content));
  parser.on('cdata', (content) => tree.text(content));
  parser.on('comment', () => {
    // The parser stands before the last sign of the comment.
    tree.comments.push({ start: text.lastIndexOf('<!--', parser.position), end: parser.position + 1 });
  });
  parser.on('doctype', () => {
    tree.doctype = { start: text.lastIndexOf('<!DOCTYPE', parser.position), end: parser.position };
    throw new Stop();
  });
  parser.on('error', ({ message }) => {
    // The parser closes what is open before it says that it was not to be closed.
    const inside = message.includes('unexpected close tag') ? closed : tree.inside;
    const words = message.replace(/^\d+:\d+: /u, '');
    tree.broken = { words, offset: Math.max(parser.position - 1, 0), ...(inside ? { inside } : {}) };
    throw new Stop();
  });
  try {
    parser.write(text).close();
  } catch (reason) {
    if (!(reason instanceof Stop)) throw reason;
  }
  return tree;
}

/** Ends the reading from within. */
class Stop extends Error {}
