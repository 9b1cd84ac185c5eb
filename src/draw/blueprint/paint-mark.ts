import type { Bounds } from '../../blueprint/process.ts';
import type { OverlayMark } from '../overlay.ts';
import { diamond } from '../svg/diamond.ts';
import { element, text, type Markup } from '../svg/markup.ts';
import type { PictureWords } from './picture-words.ts';

const TONES: Readonly<Record<OverlayMark['tone'], { colour: string; sign: string; dashed: boolean }>> = {
  added: { colour: 'good', sign: '+', dashed: false },
  removed: { colour: 'bad', sign: '−', dashed: true },
  changed: { colour: 'warn', sign: '≠', dashed: false },
  covered: { colour: 'good', sign: '✓', dashed: false },
  partly: { colour: 'warn', sign: '◐', dashed: false },
  uncovered: { colour: 'bad', sign: '○', dashed: true },
  visited: { colour: 'accent', sign: '●', dashed: false },
};

/** How a tone is shown: a colour, a sign, and whether the line is broken. */
export function toneOf(tone: OverlayMark['tone']): { colour: string; sign: string; dashed: boolean } {
  return TONES[tone];
}

export function marked(mark: OverlayMark | undefined): Record<string, string> {
  return mark === undefined ? {} : { 'data-tone': mark.tone };
}

const OF_COVERAGE: readonly OverlayMark['tone'][] = ['covered', 'partly', 'uncovered'];

/** One mark for ways that are drawn as one from here on, with what is said of each. */
export function together(
  marks: readonly { readonly name: string; readonly mark: OverlayMark }[],
  { colon }: PictureWords,
): OverlayMark | undefined {
  const [first, ...others] = marks;
  if (first === undefined || others.length === 0) return first?.mark;
  const tones = marks.map(({ mark }) => mark.tone);
  const isOne = tones.every((tone) => tone === first.mark.tone);
  const mixed = tones.every((tone) => OF_COVERAGE.includes(tone)) ? 'partly' : 'changed';
  const notes = marks.flatMap(({ name, mark }) => (mark.note === undefined ? [] : [`${name}${colon}${mark.note}`]));
  return {
    tone: isOne ? first.mark.tone : mixed,
    ...(notes.length === 0 ? {} : { note: notes.join('\n') }),
  };
}

/** What an overlay marks: a box with round corners, or the diamond of a gateway. */
export type MarkedShape = { readonly radius: number } | 'diamond';

/** A frame on the border of what an overlay speaks of, where arrows end, with its sign and what it says. */
export function paintMark({ tone, note }: OverlayMark, bounds: Bounds, shape: MarkedShape): Markup {
  const { colour, sign, dashed } = TONES[tone];
  const { x, y } = signOf(bounds, shape);
  return element(
    'g',
    { class: `mark ${tone}` },
    note === undefined ? undefined : element('title', {}, text(note)),
    // Between its dashes the border of the box would be seen.
    dashed ? frame(bounds, shape, 'stroke-box') : undefined,
    frame(bounds, shape, `stroke-${colour}${dashed ? ' dashed' : ''}`),
    element('circle', { class: `fill-${colour}Soft stroke-${colour}`, cx: x, cy: y, r: 8, 'stroke-width': 1.2 }),
    element(
      'text',
      { class: `fill-${colour}`, 'font-size': 11, 'font-weight': 700, 'text-anchor': 'middle', x, y: y + 4 },
      text(sign),
    ),
  );
}

function frame(bounds: Bounds, shape: MarkedShape, colour: string): Markup {
  const line = { class: colour, fill: 'none', 'stroke-width': 3 };
  if (shape === 'diamond') return element('path', { ...line, d: diamond(bounds) });
  const { x, y, width, height } = bounds;
  return element('rect', { ...line, x, y, width, height, rx: shape.radius });
}

/** Above a gateway stands its name. */
function signOf({ x, y, width, height }: Bounds, shape: MarkedShape): { x: number; y: number } {
  return shape === 'diamond' ? { x: x + width / 4, y: y + (height * 3) / 4 } : { x, y };
}
