import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import { stack, type Stacked, type Wanted } from './stack.ts';
import { cutOf, type TimeScale } from './time-scale.ts';
import type { PlacedBar, PlacedCount, PlacedLabel, PlacedPoint } from './timeline-layout.ts';
import type { TimelineItem, TimelineRow, Tone } from './timeline-model.ts';
import type { TimelineWords } from './timeline-words.ts';

export const TEXT = 11;
/** The height of a level, and of a bar on it. */
const PITCH = 20;
export const BAR = 15;
export const SIGN = 11;
/** A bar is never narrower. */
const LEAST = 7;
const LABEL_WIDTH = 220;
/** Who was told is read in full. */
const TOLD_WIDTH = 300;
const LEVELS = 6;
const TOLD_LEVELS = 10;
const NUMBER = 30;
/** Half of what a cut takes from a bar. */
const CUT = 6;
const APART = 8;

/** What a row comes to: its parts, from its top on, and its height. */
export interface RowContent {
  readonly height: number;
  readonly bars: PlacedBar[];
  readonly points: PlacedPoint[];
  readonly counts: PlacedCount[];
  readonly labels: PlacedLabel[];
}

interface WantedItem extends Wanted {
  readonly item: TimelineItem;
  readonly text: Label;
  /** Where its label begins in it; absent where it stands behind it. */
  readonly inside?: number;
}

/** Places the bars and points of a row on levels, each with its label inside it or behind it. */
export function layoutItems(row: TimelineRow, scale: TimeScale, top: number, words: TimelineWords): RowContent {
  const isTold = row.kind === 'escalation';
  const wanted = row.items.map((item) => wantedOf(item, scale, isTold ? TOLD_WIDTH : LABEL_WIDTH));
  const { placed, levels } = stack(wanted, {
    levels: isTold ? TOLD_LEVELS : LEVELS,
    numberWidth: NUMBER,
    apart: APART,
  });
  const content: RowContent = { height: levels * PITCH, bars: [], points: [], counts: [], labels: [] };
  for (const one of placed) place(one, { row, content, y: top + one.level * PITCH, words });
  return content;
}

function wantedOf(item: TimelineItem, scale: TimeScale, width: number): WantedItem {
  const text = fitLabel(item.label, { size: TEXT, width, lines: 1 });
  const key = [item.tone, item.sign, item.end, item.label].join('\n');
  const from = scale.x(item.from);
  if (item.sign !== undefined) {
    const left = from - SIGN / 2;
    return {
      item,
      text,
      key,
      left,
      body: left + SIGN,
      right: left + SIGN + 4 + text.width,
    };
  }
  const body = Math.max(scale.x(item.to), from + LEAST);
  const inside = insideOf({ left: from, body, text }, scale.breaks.map(cutOf));
  const right = inside === undefined ? body + 4 + text.width : body;
  return { item, text, key, left: from, body, right, ...(inside === undefined ? {} : { inside }) };
}

interface Placing {
  readonly row: TimelineRow;
  readonly content: RowContent;
  readonly y: number;
  readonly words: TimelineWords;
}

function place({ items, kind, right }: Stacked<WantedItem>, placing: Placing): void {
  const { row, content, y, words } = placing;
  const [first] = items;
  if (first === undefined) return;
  if (kind === 'more') {
    const bounds = { x: first.left, y: y + 2, width: right - first.left, height: BAR };
    content.counts.push({ row: row.id, kind: 'more', bounds });
    const text = fitLabel(words.more(items.length), { size: TEXT, width: 60, lines: 1 });
    const lines = items.flatMap(({ item }) => item.lines.join(' · '));
    content.labels.push({ ...labelAt(text, bounds.x + (bounds.width - text.width) / 2, y), colour: 'ink', lines });
    return;
  }
  draw(first.item, { x: first.left, y: y + 2, width: first.body - first.left, height: BAR }, placing);
  if (kind === 'same') {
    const last = Math.max(...items.map(({ body }) => body));
    content.counts.push({
      row: row.id,
      kind: 'same',
      bounds: { x: first.left, y: y + BAR + 3, width: last - first.left, height: 2 },
    });
  }
  const text =
    kind === 'one'
      ? first.text
      : fitLabel(words.times(first.item.label, items.length), { size: TEXT, width: LABEL_WIDTH + NUMBER, lines: 1 });
  const inside = kind === 'one' ? first.inside : undefined;
  const x = inside ?? first.body + 4;
  content.labels.push({
    ...labelAt(text, x, y),
    colour: COLOURS[first.item.tone],
    ...(inside === undefined ? { halo: true } : {}),
    lines: kind === 'one' ? first.item.lines : items.map(({ item }) => item.lines.join(' · ')),
  });
}

/** Where the label of a bar begins in it: at its beginning, or behind a cut that would go through it. */
function insideOf(
  { left, body, text }: Pick<WantedItem, 'left' | 'body' | 'text'>,
  breaks: readonly number[],
): number | undefined {
  const cuts = breaks.filter((x) => x > left && x < body);
  const isWhole = (start: number): boolean =>
    start + text.width <= body - 3 && cuts.every((x) => x + CUT <= start || x - CUT >= start + text.width);
  return [left + 5, ...cuts.map((x) => x + CUT)].find(isWhole);
}

function draw(item: TimelineItem, bounds: Bounds, { row, content }: Placing): void {
  const { from, to, tone, lines, sign, end } = item;
  if (sign !== undefined) {
    const at = { x: bounds.x, y: bounds.y + (BAR - SIGN) / 2, width: SIGN, height: SIGN };
    content.points.push({ row: row.id, at: from.at, sign, tone, bounds: at, lines });
    return;
  }
  const kind = row.kind === 'stages' ? 'stage' : 'step';
  content.bars.push({
    kind,
    row: row.id,
    from: from.at,
    to: to.at,
    bounds,
    tone,
    lines,
    pieces: [],
    ...(end && { end }),
  });
}

const COLOURS: Readonly<Record<Tone, PlacedLabel['colour']>> = {
  plain: 'ink',
  quiet: 'quiet',
  accent: 'ink',
  good: 'good',
  warn: 'warn',
  bad: 'bad',
};

/** A label whose text stands in the middle of a level. */
export function labelAt(label: Label, x: number, y: number): Pick<PlacedLabel, 'bounds' | 'label'> {
  return { label, bounds: { x, y: y + (PITCH - label.height) / 2 - 0.5, width: label.width, height: label.height } };
}
