import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel } from '../svg/label.ts';
import type { LegendSample, PlacedBar, PlacedBreak, PlacedLabel, PlacedPoint } from './timeline-layout.ts';
import type { TimelineWords } from './timeline-words.ts';

const SIZE = 11;
const LINE = 20;
const SAMPLE = 24;
const APART = 18;

type Look = LegendSample['look'] & keyof TimelineWords['legend'];

const ORDER: readonly Look[] = [
  'work',
  'missed',
  'open',
  'milestone',
  'message',
  'counted',
  'closed',
  'paused',
  'over',
  'ahead',
  'due',
  'met',
  'warning',
  'breached',
  'cancelled',
  'told',
  'nobody',
  'break',
  'same',
];

interface Drawn {
  readonly bars: readonly PlacedBar[];
  readonly points: readonly PlacedPoint[];
  readonly columns: readonly Bounds[];
  readonly breaks: readonly PlacedBreak[];
}

/** Explains whatever this picture has, line by line, within a width. */
export function layoutLegend(
  drawn: Drawn,
  { x: left, y: top, width }: { readonly x: number; readonly y: number; readonly width: number },
  { legend }: TimelineWords,
): { readonly samples: readonly LegendSample[]; readonly labels: readonly PlacedLabel[]; readonly bottom: number } {
  const used = looksOf(drawn);
  const samples: LegendSample[] = [];
  const labels: PlacedLabel[] = [];
  let [x, y] = [left, top];
  for (const look of ORDER) {
    if (!used.has(look)) continue;
    const label = fitLabel(legend[look], { size: SIZE, width: 220, lines: 1 });
    const whole = SAMPLE + 6 + label.width;
    if (x > left && x + whole > left + width) [x, y] = [left, y + LINE];
    samples.push({ look, bounds: { x, y, width: SAMPLE, height: 14 } });
    labels.push({ bounds: { x: x + SAMPLE + 6, y, width: label.width, height: label.height }, label, colour: 'quiet' });
    x += whole + APART;
  }
  return { samples, labels, bottom: y + LINE };
}

function looksOf({ bars, points, columns, breaks }: Drawn): ReadonlySet<string> {
  return new Set([
    ...bars.flatMap(({ kind, end, pieces }) => [
      ...(kind === 'step' ? ['work'] : []),
      ...(end === 'missed' || end === 'open' ? [end] : []),
      ...pieces.map((piece) => piece.kind),
    ]),
    ...points.map(({ sign }) => sign),
    ...(breaks.length > 0 ? ['break'] : []),
    ...(columns.length > 0 ? ['same'] : []),
  ]);
}
