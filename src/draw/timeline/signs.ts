import { element, joined, type Content, type Markup } from '../svg/markup.ts';
import type { Sign, Tone } from './timeline-model.ts';

/** The part of the palette that colours a tone. */
export const COLOUR: Readonly<Record<Tone, string>> = {
  plain: 'line',
  quiet: 'quiet',
  accent: 'accent',
  good: 'good',
  warn: 'warn',
  bad: 'bad',
};

/** A sign around a point, about 11 pixels wide. Signs differ by shape, not only by colour. */
export function drawSign(sign: Sign, tone: Tone, x: number, y: number): Markup {
  const colour = COLOUR[tone];
  const path = (d: string, filled: boolean): Content =>
    element('path', {
      class: filled ? `fill-${colour}` : `fill-paper stroke-${colour}`,
      d: shifted(d, x, y),
      ...(filled ? {} : { 'stroke-width': 1.4, 'stroke-linejoin': 'round' }),
    });
  const line = (d: string, over: string): Content =>
    element('path', {
      class: `stroke-${over}`,
      d: shifted(d, x, y),
      fill: 'none',
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
  const disc = (filled: boolean): Content =>
    element('circle', {
      class: filled ? `fill-${colour}` : `fill-paper stroke-${colour}`,
      cx: x,
      cy: y,
      r: filled ? 5.5 : 4.8,
      ...(filled ? {} : { 'stroke-width': 1.4 }),
    });
  switch (sign) {
    case 'dot':
      return joined(element('circle', { class: `fill-${colour}`, cx: x, cy: y, r: 4 }));
    case 'opened':
      return joined(path('M-4 -5L5 0L-4 5Z', true));
    case 'ended':
      return joined(path('M-4.5 -4.5L4.5 -4.5L4.5 4.5L-4.5 4.5Z', true));
    case 'milestone':
      return joined(path('M0 -5.5L5.5 0L0 5.5L-5.5 0Z', true));
    case 'message':
      return joined([path('M-5.5 -4L5.5 -4L5.5 4L-5.5 4Z', false), line('M-5 -3.5L0 0.8L5 -3.5', colour)]);
    case 'reminder':
      return joined([path('M-5.5 -4L5.5 -4L5.5 4L-5.5 4Z', true), line('M-5 -3.5L0 0.8L5 -3.5', 'paper')]);
    case 'warning':
      return joined([path('M0 -5.5L5.8 5L-5.8 5Z', true), line('M0 -1.8L0 1', 'paper'), line('M0 3.2L0 3.3', 'paper')]);
    case 'met':
      return joined([disc(true), line('M-2.6 0.2L-0.7 2.2L2.8 -2', 'paper')]);
    case 'breached':
      return joined([disc(true), line('M-2 -2L2 2', 'paper'), line('M2 -2L-2 2', 'paper')]);
    case 'cancelled':
      return joined([disc(false), line('M-3 3L3 -3', colour)]);
    case 'told':
      return joined([disc(true), line('M0 3L0 -3', 'paper'), line('M-2.2 -0.8L0 -3L2.2 -0.8', 'paper')]);
    case 'nobody':
      return joined([disc(false), line('M-2 -2L2 2', colour), line('M2 -2L-2 2', colour)]);
    case 'failed':
      return joined([line('M-3.5 -3.5L3.5 3.5', colour), line('M3.5 -3.5L-3.5 3.5', colour)]);
    case 'due':
      return joined(path('M0 -6L8 -2.5L0 1Z', true));
  }
}

/** A path of corners around the origin, moved to a point. */
function shifted(d: string, x: number, y: number): string {
  return d.replaceAll(
    /(-?[\d.]+) (-?[\d.]+)/gu,
    (_, dx: string, dy: string) => `${short(x + Number(dx))} ${short(y + Number(dy))}`,
  );
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
