import { fitLabel, type Label } from '../svg/label.ts';
import type { ChartEdge, ChartNode } from './chart.ts';
import { Sheet } from './chart-geometry.ts';

/** How wide a state is that holds no others, in pixels. */
export const BOX = 192;
const INSET = 10;
/** Corners are round or cut: no arrow leaves so near to one. */
const CORNER = 12;
export const DOT = 16;
export const BULL = 24;
/** How wide the words on an arrow may be. */
const ARROW_WORDS = 150;
const MOST_WORDS = 4;

/** Heights are rounded to this: arrows that leave lie on it, those that enter lie half of it lower. */
export const STEP = 8;

export const snap = (value: number): number => Math.ceil(value / STEP) * STEP;

/** An arrow that leaves to the right: its height below the top of its state, and the words above it. */
export interface Port {
  readonly edge: ChartEdge;
  readonly y: number;
  readonly labels: readonly Label[];
}

/** A state with its size and its texts, its upper left corner at 0, 0. */
export interface Box {
  readonly node: ChartNode;
  readonly width: number;
  /** With a text below it, where it has one there. */
  readonly height: number;
  /** What arrows end on. */
  readonly shape: { readonly x: number; readonly width: number; readonly height: number };
  readonly sheet: Sheet;
  readonly bar?: number;
  /** How high it must be for its own texts. */
  readonly least: number;
  readonly ports: readonly Port[];
  /** How far below the top arrows enter from the left, and from the right. */
  readonly left: number;
  readonly right: number;
}

/** The words of an arrow, a label for each transition. */
export function arrowLabels({ words }: ChartEdge, more: (count: number) => string): Label[] {
  const labels = words
    .slice(0, words.length > MOST_WORDS ? MOST_WORDS - 1 : MOST_WORDS)
    .map((one) => fitLabel(one, { size: 11, width: ARROW_WORDS, lines: 2 }));
  if (words.length <= MOST_WORDS) return labels;
  const rest = fitLabel(more(words.length - labels.length), { size: 11, width: ARROW_WORDS, lines: 1 });
  return [...labels, { ...rest, full: words.slice(labels.length).join('\n') }];
}

export const heightOf = (labels: readonly Label[]): number => labels.reduce((sum, { height }) => sum + height, 0);

/** How a box is to be made. */
export interface BoxRequest {
  readonly node: ChartNode;
  /** Draws the regions that it holds. */
  readonly inside: (node: ChartNode) => Sheet;
}

/** A state with its texts and what it holds; arrows come to it by {@link withPorts}. */
export function boxOf({ node, inside }: BoxRequest): Box {
  if (node.kind === 'initial') return dot(node);
  if (node.kind === 'final') return bull(node);
  const sheet = new Sheet();
  const inner = node.inner.length === 0 ? undefined : inside(node);
  const width = Math.max(BOX, inner === undefined ? 0 : inner.width);
  let y = writeTitle(node, { sheet, width: width - 2 * INSET, x: INSET, y: 8 });
  let bar: number | undefined;
  if (node.notes.length > 0) {
    bar = y + 2;
    y = writeNotes(node, { sheet, width: width - 2 * INSET, x: INSET, y: bar + 5 });
  }
  if (inner !== undefined) {
    bar = y + 4;
    sheet.add(inner, { x: (width - inner.width) / 2, y: bar }, node.id);
    y = bar + inner.height;
  }
  const height = Math.max(y + 8, 40);
  return {
    node,
    width,
    height,
    shape: { x: 0, width, height },
    sheet,
    least: height,
    ...(bar === undefined ? {} : { bar }),
    ports: [],
    left: STEP * 2.5,
    right: STEP * 2,
  };
}

/** Where texts are written, and how wide they may be. */
interface Column {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A title and its second words. @returns where they end. */
export function writeTitle(
  { id, title, caption }: Pick<ChartNode, 'id' | 'title' | 'caption'>,
  { sheet, x, y, width }: Column,
  size = 12,
): number {
  const name = fitLabel(title, { size, width, lines: 3 });
  const second = fitLabel(caption, { size: 10, width, lines: 2 });
  sheet.write(id, 'title', name, { x, y });
  if (second.lines.length === 0) return y + name.height + 2;
  sheet.write(id, 'caption', second, { x, y: y + name.height + 1 });
  return y + name.height + second.height + 3;
}

export function writeNotes({ id, notes }: Pick<ChartNode, 'id' | 'notes'>, { sheet, x, y, width }: Column): number {
  let next = y;
  for (const note of notes) {
    const label = fitLabel(note, { size: 10.5, width, lines: 2 });
    sheet.write(id, 'note', label, { x, y: next });
    next += label.height + 1;
  }
  return next;
}

/** How arrows leave and enter a box. */
export interface PortsRequest {
  /** The arrows that leave it to the right. */
  readonly out: readonly ChartEdge[];
  /** True where an arrow comes from a state in the same column. */
  readonly entersRight: boolean;
  readonly labelsOf: (edge: ChartEdge) => readonly Label[];
}

/** The box with its arrows on the right, one below the other, and high enough for them. */
export function withPorts(box: Box, { out, entersRight, labelsOf }: PortsRequest): Box {
  if (box.node.kind === 'initial') return { ...box, ports: out.map((edge) => ({ edge, y: DOT / 2, labels: [] })) };
  const ports: Port[] = [];
  let bottom = entersRight ? STEP * 2 : 0;
  for (const edge of out) {
    const labels = labelsOf(edge);
    bottom = snap(bottom + Math.max(STEP * 1.5, heightOf(labels) + 4));
    ports.push({ edge, y: bottom, labels });
  }
  if (box.node.kind === 'final') return { ...box, ports };
  const height = Math.max(box.least, bottom + CORNER);
  return { ...box, height, shape: { ...box.shape, height }, ports };
}

/** Where a scope begins. */
function dot(node: ChartNode): Box {
  return {
    node,
    width: DOT,
    height: DOT,
    shape: { x: 0, width: DOT, height: DOT },
    sheet: new Sheet(),
    least: DOT,
    ports: [],
    left: DOT / 2,
    right: DOT / 2,
  };
}

/** Where a scope ends; its name stands below. */
function bull(node: ChartNode): Box {
  const sheet = new Sheet();
  const name = fitLabel(node.title, { size: 12, width: BOX, lines: 2 });
  const id = fitLabel(node.caption, { size: 10, width: BOX, lines: 1 });
  sheet.write(node.id, 'title', name, { x: BOX / 2, y: BULL + 4 }, 'middle');
  sheet.write(node.id, 'caption', id, { x: BOX / 2, y: BULL + 4 + name.height }, 'middle');
  return {
    node,
    width: BOX,
    height: BULL + 6 + name.height + id.height,
    shape: { x: (BOX - BULL) / 2, width: BULL, height: BULL },
    sheet,
    least: BULL,
    ports: [],
    left: BULL / 2,
    right: BULL / 2,
  };
}
