import { SaxesParser } from 'saxes';

import type { Bounds } from '../../src/blueprint/process.ts';

/** Pairs of boxes that overlap, as their indexes; by a sweep from left to right. */
export function overlapping(boxes: readonly Bounds[]): [number, number][] {
  const order = boxes.map((_, index) => index).toSorted((a, b) => boxes[a]!.x - boxes[b]!.x);
  const found: [number, number][] = [];
  for (const [place, one] of order.entries()) {
    const a = boxes[one]!;
    for (const other of order.slice(place + 1)) {
      const b = boxes[other]!;
      if (b.x >= a.x + a.width - 0.01) break;
      if (a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01) found.push([one, other]);
    }
  }
  return found;
}

export function isWithin(inner: Bounds, outer: Bounds): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** What an SVG document has: names of elements, values of attributes, and all that is written in it. */
export interface ReadSvg {
  readonly elements: ReadonlySet<string>;
  readonly attributes: readonly string[];
  readonly words: string;
}

/** Reads a document. @throws where it is no well-formed XML */
export function readSvg(svg: string): ReadSvg {
  const elements = new Set<string>();
  const attributes: string[] = [];
  let words = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: own }) => {
    elements.add(name);
    for (const [key, value] of Object.entries(own)) attributes.push(`${key}=${value}`);
  });
  parser.on('text', (text) => (words += `${text}\n`));
  parser.write(svg).close();
  return { elements, attributes, words };
}
