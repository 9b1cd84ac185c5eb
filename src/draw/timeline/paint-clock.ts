import type { Bounds } from '../../blueprint/process.ts';
import { decimal, element, text, type Content, type Markup } from '../svg/markup.ts';
import type { PlacedPiece } from './timeline-layout.ts';

/** How far apart the lines of a hatching are. */
const HATCH = 6;

/** One stretch of a clock, with its reason for whoever points at it. */
export function paintClockPiece({ kind, bounds, lines }: PlacedPiece): Markup {
  return element('g', { class: kind }, element('title', {}, text(lines.join('\n'))), lookOf(kind, bounds));
}

/**
 * The look of a stretch: running is full, closed hours are a thin line, a pause is hatched in a broken frame, over time is
 * hatched closely the other way round, what has not come yet is an empty frame.
 */
export function lookOf(kind: PlacedPiece['kind'], bounds: Bounds): Content {
  const { x, y, width, height } = bounds;
  const box = (look: string, more: Readonly<Record<string, string | number>> = {}): Markup =>
    element('rect', { class: look, x, y, width, height, ...more });
  switch (kind) {
    case 'counted':
      return box('fill-accentSoft');
    case 'closed':
      return [box('fill-paper'), element('rect', { class: 'fill-hair', x, y: y + height / 2 - 1.5, width, height: 3 })];
    case 'paused':
      return [
        box('fill-paper'),
        hatching(bounds, HATCH, 'stroke-line', 1),
        box('stroke-line dashed', { fill: 'none' }),
      ];
    case 'over':
      return [box('fill-badSoft'), hatching(bounds, -4, 'stroke-bad', 0.8)];
    case 'ahead':
      return box('stroke-accent dashed', { fill: 'none' });
    case 'earlier':
      return [box('fill-paper'), element('rect', { class: 'fill-hair', x, y: y + height - 4, width, height: 4 })];
  }
}

/** Slanting lines within a box, drawn one by one: a pattern would need an id, which another picture on a page may have. */
function hatching({ x, y, width, height }: Bounds, step: number, look: string, stroke: number): Markup {
  const right = x + width;
  let d = '';
  for (let at = x - height + Math.abs(step); at < right; at += Math.abs(step)) {
    // The part of the slant from (at, bottom) to (at + height, top) that lies in the box.
    const from = Math.max(0, x - at);
    const to = Math.min(height, right - at);
    if (to <= from) continue;
    const [start, end] = step > 0 ? [y + height - from, y + height - to] : [y + from, y + to];
    d += `M${decimal(at + from)} ${decimal(start)}L${decimal(at + to)} ${decimal(end)}`;
  }
  return element('path', { class: look, 'stroke-width': stroke, fill: 'none', d });
}
