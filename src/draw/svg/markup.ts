import { visible } from '../../text/safe-text.ts';

declare const MARKUP: unique symbol;

/** SVG text in which everything from outside was escaped: safe to put into a document as it is. */
export type Markup = string & { readonly [MARKUP]: true };

/** What an attribute may be; one that is undefined is left out. Numbers are rounded to a tenth. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What an element holds. */
export type Content = Markup | readonly Content[] | undefined;

/** One element. Names of elements and attributes are written by this program, never by a user. */
export function element(name: string, attributes: Attributes, ...content: readonly Content[]): Markup {
  let written = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${key}="${typeof value === 'number' ? decimal(value) : escaped(value)}"`;
  }
  const inner = joined(content);
  return (inner === '' ? `${written}/>` : `${written}>${inner}</${name}>`) as Markup;
}

/** Elements one after the other. */
export function joined(content: Content): Markup {
  if (content === undefined) return '' as Markup;
  return (typeof content === 'string' ? content : content.map(joined).join('')) as Markup;
}

/** Elements on lines of their own, so that a difference between two pictures shows what has changed. */
export function onLines(...content: readonly Content[]): Markup {
  const parts = content
    .flat(1)
    .map(joined)
    .filter((part) => part !== '');
  return parts.map((part) => `\n${part}`).join('') as Markup;
}

/**
 * A text as it is read: whatever it says stays text, and what could not be seen in it (controls, overrides of the reading
 * direction, lone surrogates) is shown.
 */
export function text(words: string): Markup {
  return escaped(words) as Markup;
}

/** A rounded number as it is written in a path. */
export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** ASCII that needs no escaping: nearly all attributes, and quickly told. */
const PLAIN = /^[ !#-%'-;=?-~]*$/;

function escaped(words: string): string {
  if (PLAIN.test(words)) return words;
  return visible(words, { newline: 'keep', tab: 'keep' })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
