import { balancedPixels, pixelWidth, wrapPixels } from '../../text/pixels.ts';
import { splitCharacters } from '../../text/width.ts';
import { visible } from '../../text/safe-text.ts';
import { element, text, type Markup } from './markup.ts';

/** Bold letters, and faces a little wider than those measured, still stay inside. */
const SLACK = 1.06;

/** A text that was broken into lines of a width. */
export interface Label {
  readonly lines: readonly string[];
  readonly size: number;
  readonly lineHeight: number;
  readonly width: number;
  readonly height: number;
  /** The whole text, where it had to be cut. */
  readonly full?: string;
}

export interface LabelOptions {
  /** Of the letters, in pixels; default 12. */
  readonly size?: number;
  /** How wide a line may be, in pixels. */
  readonly width: number;
  /** More lines than these are cut, with an ellipsis; default 3. */
  readonly lines?: number;
}

/** Longer texts are cut before they are measured: nobody reads them in a picture. */
const MOST_CHARACTERS = 1000;

/** Breaks a text into the lines that fit; what does not fit is cut with `…`, and kept whole beside it. */
export function fitLabel(words: string, { size = 12, width, lines: most = 3 }: LabelOptions): Label {
  const shown = visible(words.replace(/\s+/gu, ' ').trim(), { newline: 'keep' });
  const wide = width / SLACK;
  const room = shown.length > MOST_CHARACTERS ? `${splitCharacters(shown.slice(0, MOST_CHARACTERS)).join('')}…` : shown;
  const wrapped = wrapPixels(room, size, wide);
  const lines =
    wrapped.length > most
      ? [...wrapped.slice(0, most - 1), cut(wrapped.slice(most - 1).join(' '), size, wide)]
      : balancedPixels(room, size, wide);
  const lineHeight = Math.round(size * 1.3);
  return {
    lines,
    size,
    lineHeight,
    width: Math.ceil(Math.max(0, ...lines.map((line) => pixelWidth(line, size) * SLACK))),
    height: lines.length * lineHeight,
    ...(wrapped.length > most || room !== shown ? { full: words } : {}),
  };
}

function cut(line: string, size: number, width: number): string {
  const mark = pixelWidth('…', size) + size / 2;
  let kept = '';
  let used = 0;
  for (const character of splitCharacters(line)) {
    used += pixelWidth(character, size);
    if (used + mark > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export interface LabelPlace {
  /** Where the text begins, is centred or ends, as `anchor` says. */
  readonly x: number;
  /** The top of its first line. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The class of its colour; default `fill-ink`. */
  readonly colour?: string;
  readonly bold?: boolean;
}

/** Writes a label; one that was cut shows its whole text to whoever points at it. */
export function drawLabel(
  { lines, size, lineHeight, full }: Label,
  { x, y, anchor = 'start', colour = 'fill-ink', bold = false }: LabelPlace,
): Markup {
  // The base line of the first: ascenders reach about 0.8 of the size above it.
  const base = y + (lineHeight - size) / 2 + size * 0.82;
  const [first = '', ...rest] = lines;
  return element(
    'text',
    {
      x,
      y: base,
      class: [colour, ...(anchor === 'middle' ? ['mid'] : []), ...(bold ? ['bold'] : [])].join(' '),
      'font-size': size,
      'text-anchor': anchor === 'end' ? anchor : undefined,
    },
    full === undefined ? undefined : element('title', {}, text(full)),
    text(first),
    rest.map((line, index) => element('tspan', { x, y: base + (index + 1) * lineHeight }, text(line))),
  );
}
