import type { Size } from '../layout/sizes.ts';
import { decimal, element, onLines, text, type Content, type Markup } from './markup.ts';
import { styleSheet, type Theme } from './theme.ts';

/** What a picture is called, and how it is coloured. */
export interface Picture extends Size {
  /** What a screen reader says first. */
  readonly title: string;
  /** The picture in a few sentences, for those who cannot see it. */
  readonly description: string;
  /** The BCP 47 tag of its words. */
  readonly locale: string;
  readonly theme: Theme;
  /** What kind of picture it is, for those who style or search it. */
  readonly kind: 'blueprint' | 'statechart' | 'timeline';
}

/**
 * A whole SVG 1.1 document: no scripts, nothing from outside, as large as its content, shrinking with the room it is given.
 * It is the same text on every machine.
 */
export function svgDocument(picture: Picture, ...content: readonly Content[]): string {
  const { width, height, title, description, locale, theme, kind } = picture;
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${decimal(Math.ceil(width))} ${decimal(Math.ceil(height))}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: 'img',
      'aria-label': title,
      'xml:lang': locale,
      lang: locale,
      class: `throughline ${kind}`,
    },
    element('title', {}, text(title)),
    element('desc', {}, text(description)),
    element('style', {}, styleSheet(theme) as Markup),
    element('rect', { class: 'fill-paper', width: '100%', height: '100%' }),
    onLines(...content),
  );
  return `${root}\n`;
}
