import { decimal, element, type Markup } from '../svg/markup.ts';
import { lookOf } from './paint-clock.ts';
import { drawSign } from './signs.ts';
import type { LegendSample } from './timeline-layout.ts';
import type { Sign, Tone } from './timeline-model.ts';

const TONES: Readonly<Partial<Record<Sign, Tone>>> = {
  milestone: 'good',
  met: 'good',
  message: 'accent',
  told: 'accent',
  warning: 'warn',
  breached: 'bad',
  nobody: 'bad',
  cancelled: 'quiet',
};

/** What the legend shows of a sign, or of a look of a bar. */
export function paintLegendSample({ look, bounds }: LegendSample): Markup {
  const { x, y, width, height } = bounds;
  const box = (named: string): Markup =>
    element('rect', { class: named, x, y: y + 1, width, height: height - 2, 'stroke-width': 1.2, rx: 3 });
  switch (look) {
    case 'work':
      return box('fill-accentSoft stroke-accent');
    case 'missed':
      return element(
        'g',
        {},
        box('fill-badSoft stroke-bad'),
        element('rect', { class: 'fill-bad', x: x + width - 3.5, y: y + 1, width: 3.5, height: height - 2 }),
      );
    case 'open':
      return box('fill-accentSoft stroke-accent dashed');
    case 'same':
      return element('rect', { class: 'fill-soft', x, y, width, height });
    case 'break': {
      const wave = (at: number): string => `M${decimal(at)} ${decimal(y)}q3 4 0 7t0 7`;
      const d = wave(x + width / 2 - 3) + wave(x + width / 2 + 3);
      return element('path', { class: 'stroke-accent', fill: 'none', 'stroke-width': 1, d });
    }
    case 'counted':
      return element(
        'g',
        {},
        lookOf(look, { x, y: y + 1, width, height: height - 2 }),
        element('rect', { class: 'stroke-accent', fill: 'none', x, y: y + 1, width, height: height - 2 }),
      );
    case 'closed':
    case 'paused':
    case 'over':
    case 'ahead':
    case 'earlier':
      return element('g', {}, lookOf(look, { x, y: y + 1, width, height: height - 2 }));
    default:
      return element('g', {}, drawSign(look, TONES[look] ?? 'plain', x + width / 2, y + height / 2));
  }
}
