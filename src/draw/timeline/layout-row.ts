import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import { stack, type Stacked, type Wanted } from './stack.ts';
import type { TimeScale } from './time-scale.ts';
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
const LABEL_WIDTH = 190;
const LEVELS = 6;
const NUMBER = 30;
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
  readonly isInside: boolean;
}

/** Places the bars and points of a row on levels, each with its label inside it or behind it. */
export function layoutItems(row: TimelineRow, scale: TimeScale, top: number, words: TimelineWords): RowContent {
  const wanted = row.items.map((item) => wantedOf(item, scale));
  const { placed, levels } = stack(wanted, { levels: LEVELS, numberWidth: NUMBER, apart: APART });
  const content: RowContent = { height: levels * PITCH, bars: [], points: [], counts: [], labels: [] };
  for (const one of placed) place(one, { row, content, y: top + one.level * PITCH, words });
  return content;
}

function wantedOf(item: TimelineItem, scale: TimeScale): WantedItem {
  const text = fitLabel(item.label, { size: TEXT, width: LABEL_WIDTH, lines: 1 });
  const from = scale.x(item.from);
  if (item.sign !== undefined) {
    const left = from - SIGN / 2;
    return {
      item,
      text,
      isInside: false,
      label: item.label,
      left,
      body: left + SIGN,
      right: left + SIGN + 4 + text.width,
    };
  }
  const body = Math.max(scale.x(item.to), from + LEAST);
  const isInside = body - from >= text.width + 8;
  return { item, text, isInside, label: item.label, left: from, body, right: isInside ? body : body + 4 + text.width };
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
    content.counts.push({ row: row.id, bounds });
    const text = fitLabel(words.more(items.length), { size: TEXT, width: 60, lines: 1 });
    const lines = items.flatMap(({ item }) => item.lines.join(' · '));
    content.labels.push({ ...labelAt(text, bounds.x + (bounds.width - text.width) / 2, y), colour: 'ink', lines });
    return;
  }
  for (const { item, left, body } of items) draw(item, { x: left, y: y + 2, width: body - left, height: BAR }, placing);
  const text =
    kind === 'one'
      ? first.text
      : fitLabel(words.times(first.label, items.length), { size: TEXT, width: LABEL_WIDTH + NUMBER, lines: 1 });
  const behind = Math.max(...items.map(({ body }) => body)) + 4;
  const x =
    first.isInside && kind === 'one'
      ? Math.max(first.left, 0) + 5
      : kind === 'one'
        ? behind
        : Math.min(behind, right - text.width);
  content.labels.push({
    ...labelAt(text, x, y),
    colour: COLOURS[first.item.tone],
    ...(first.isInside ? {} : { halo: true }),
    lines: kind === 'one' ? first.item.lines : items.map(({ item }) => item.lines.join(' · ')),
  });
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
