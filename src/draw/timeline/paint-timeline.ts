import type { Bounds } from '../../blueprint/process.ts';
import { drawLabel } from '../svg/label.ts';
import { decimal, element, text, type Content, type Markup } from '../svg/markup.ts';
import { paintClockPiece } from './paint-clock.ts';
import { paintLegendSample } from './paint-legend.ts';
import { COLOUR, drawSign } from './signs.ts';
import type { PlacedBar, PlacedBreak, PlacedLabel, PlacedPoint, TimelineLayout } from './timeline-layout.ts';

/** Paints a layout: grounds first, then bars, cuts, signs and words. */
export function paintTimeline(layout: TimelineLayout): Markup {
  const { rows, columns, ticks, plot, bars, breaks, counts, points, labels, legend, now } = layout;
  const bottom = plot.y + plot.height;
  return element(
    'g',
    {},
    rows.map(({ bounds }, index) => rect(bounds, index % 2 === 0 ? 'fill-band' : 'fill-bandAlt')),
    columns.map((bounds) => rect(bounds, 'fill-soft')),
    element('path', {
      class: 'stroke-hair',
      'stroke-width': 1,
      fill: 'none',
      d: ticks.map(({ x }) => `M${decimal(x)} ${decimal(plot.y - 4)}V${decimal(bottom)}`).join(''),
    }),
    rows.map(({ bounds: { x, y, width }, begins }) =>
      begins === undefined
        ? undefined
        : line(x, x + width, y, begins === 'part' ? 'stroke-line' : 'stroke-line dashed'),
    ),
    line(rows[0]?.bounds.x ?? plot.x, layout.width - (rows[0]?.bounds.x ?? 0), bottom, 'stroke-line'),
    now === undefined
      ? undefined
      : element('path', {
          class: 'stroke-accent dashed',
          'stroke-width': 1.2,
          d: `M${decimal(now)} ${decimal(plot.y)}V${decimal(bottom)}`,
        }),
    breaks.map((one) => paintBreak(one, plot)),
    bars.map((bar) => [paintBar(bar), ...breaks.map(({ x }) => paintCut(bar.bounds, x))]),
    counts.map(({ kind, bounds }) =>
      kind === 'same' ? rect(bounds, 'fill-line') : rect(bounds, 'fill-soft stroke-line', { 'stroke-width': 1, rx: 7 }),
    ),
    points.map((point) => paintPoint(point)),
    legend.map((sample) => paintLegendSample(sample)),
    labels.map((label) => paintLabel(label)),
  );
}

function paintBar(bar: PlacedBar): Markup {
  const { kind, bounds, tone, end, lines, pieces } = bar;
  if (kind === 'clock') {
    return element(
      'g',
      { class: 'clock' },
      element('title', {}, text(lines.join('\n'))),
      rect(bounds, `fill-paper stroke-${COLOUR[tone]}`, { 'stroke-width': 1, rx: 2 }),
      pieces.map((piece) => paintClockPiece(piece)),
      rect(bounds, `stroke-${COLOUR[tone]}`, { 'stroke-width': 1.2, rx: 2, fill: 'none' }),
    );
  }
  const colour = COLOUR[tone];
  const soft = tone === 'plain' || tone === 'quiet' ? 'box' : `${tone}Soft`;
  const dash = end === undefined || end === 'missed' ? '' : end === 'open' ? ' dashed' : ' dotted';
  return element(
    'g',
    { class: kind },
    element('title', {}, text(lines.join('\n'))),
    rect(bounds, `fill-${soft} stroke-${colour}${dash}`, { 'stroke-width': kind === 'stage' ? 1 : 1.2, rx: 3 }),
    end === 'missed' ? rect({ ...bounds, x: bounds.x + bounds.width - 3.5, width: 3.5 }, `fill-${colour}`) : undefined,
  );
}

function paintPoint({ sign, tone, bounds, lines }: PlacedPoint): Markup {
  const x = bounds.x + bounds.width / 2;
  const y = bounds.y + bounds.height / 2;
  return element(
    'g',
    { class: sign },
    element('title', {}, text(lines.join('\n'))),
    sign === 'due'
      ? [
          element('path', {
            class: `stroke-${COLOUR[tone]}`,
            'stroke-width': 1.6,
            d: `M${decimal(x)} ${decimal(bounds.y)}V${decimal(bounds.y + bounds.height)}`,
          }),
          drawSign(sign, tone, x, bounds.y + 5),
        ]
      : drawSign(sign, tone, x, y),
  );
}

function wave(x: number, y: number, count: number): string {
  return `M${decimal(x)} ${decimal(y)}q3 4 0 8${'t0 8'.repeat(Math.max(0, count - 1))}`;
}

/** Time that is left out: a faint double wave through all rows, plain to see above them. */
function paintBreak({ x }: PlacedBreak, { y, height }: Bounds): Markup {
  const both = (from: number, count: number): string => wave(x - 3, from, count) + wave(x + 3, from, count);
  const quiet = { fill: 'none', 'stroke-width': 1 };
  return element(
    'g',
    { class: 'break' },
    element('path', { class: 'stroke-hair', ...quiet, d: both(y, Math.ceil(height / 8)) }),
    element('rect', { class: 'fill-paper', x: x - 3, y: y - 7, width: 6, height: 14 }),
    element('path', { class: 'stroke-accent', ...quiet, 'stroke-width': 1.4, d: both(y - 8, 2) }),
  );
}

/** A bar that goes on through time that is left out is cut in two. */
function paintCut({ x: left, y, width, height }: Bounds, x: number): Markup | undefined {
  if (x - 5 <= left || x + 5 >= left + width) return undefined;
  const [top, bottom] = [y - 2, y + height + 2];
  const slant = (at: number): string => `M${decimal(at + 2)} ${decimal(top)}L${decimal(at - 2)} ${decimal(bottom)}`;
  return element(
    'g',
    {},
    element('path', {
      class: 'fill-paper',
      d: `M${decimal(x - 1)} ${decimal(top)}h6L${decimal(x + 1)} ${decimal(bottom)}h-6Z`,
    }),
    element('path', { class: 'stroke-accent', 'stroke-width': 1.2, fill: 'none', d: slant(x - 3) + slant(x + 3) }),
  );
}

/** Words that stand on something are set off from it by a rim of paper. */
function paintLabel({ bounds, label, colour, bold, halo, lines }: PlacedLabel): Markup {
  const place = { x: bounds.x, y: bounds.y, ...(bold === undefined ? {} : { bold }) };
  const words = drawLabel(label, {
    ...place,
    colour: halo === true ? `fill-${colour} stroke-paper` : `fill-${colour}`,
  });
  const title: Content = lines === undefined ? undefined : element('title', {}, text(lines.join('\n')));
  if (halo !== true) return title === undefined ? words : element('g', {}, title, words);
  const rim = { 'paint-order': 'stroke', 'stroke-width': 3, 'stroke-linejoin': 'round' };
  return element('g', rim, title, words);
}

function rect(bounds: Bounds, look: string, more: Readonly<Record<string, string | number>> = {}): Markup {
  const { x, y, width, height } = bounds;
  return element('rect', { class: look, x, y, width, height, ...more });
}

function line(from: number, to: number, y: number, look: string): Markup {
  return element('path', { class: look, 'stroke-width': 1, d: `M${decimal(from)} ${decimal(y)}H${decimal(to)}` });
}
