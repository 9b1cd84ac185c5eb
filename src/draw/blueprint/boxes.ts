import type { Size } from '../layout/sizes.ts';
import { EVENT, GATEWAY } from '../layout/sizes.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import type { Badge, SceneEnd, SceneNode } from './scene.ts';

/** The parts of a step's box, from its top. */
export interface BoxText {
  readonly name: Label;
  readonly doer?: Label;
  readonly condition?: Label;
  readonly detail?: Label;
  /** Icons of channels, then badges of clocks: how high those lines are. */
  readonly foot: number;
  readonly clocks: readonly ClockText[];
}

/** A clock in a box: its words beside its sign, the count of its levels apart, so that it is never what is cut. */
export interface ClockText {
  readonly label: Label;
  readonly levels: number;
  readonly explained: string;
  readonly height: number;
}

export const BOX_WIDTH = 136;
export const PAD = 9;
export const FOOT = 20;
/** Between the parts of a box. */
export const PART_GAP = 3;
/** Where the words of a clock begin, behind its sign, and where the count of its levels ends. */
export const CLOCK_WORDS = 26;
export const CLOCK_END = BOX_WIDTH - 5;
/** The room of a count of levels. */
const COUNT = 16;
const SMALL = 10.5;
const MOST_CHANNELS = 5;

/** The channels of a step that have an icon in its box; more are counted. */
export function shownChannels({ channels }: SceneNode): SceneNode['channels'] {
  return channels.slice(0, MOST_CHANNELS);
}

/** Measures what stands in the box of a step. */
export function boxText(node: SceneNode): BoxText {
  const width = BOX_WIDTH - 2 * PAD;
  // Signs of waiting and failure stand on the upper edge; the name keeps clear of them.
  const name = fitLabel(node.name, { size: 12, width, lines: 3 });
  const small = (words: string, lines: number): Label => fitLabel(words, { size: SMALL, width, lines });
  const clocks = node.clocks.map((clock) => clockText(clock));
  const channels = node.channels.length > 0 ? FOOT : 0;
  return {
    name,
    clocks,
    foot: clocks.reduce((sum, { height }) => sum + height, channels),
    ...(node.doer === undefined ? {} : { doer: small(node.doer, 2) }),
    ...(node.condition === undefined ? {} : { condition: small(node.condition, 3) }),
    ...(node.detail === undefined || node.detail === node.name ? {} : { detail: small(node.detail, 3) }),
  };
}

function clockText({ text, levels, explained }: Badge): ClockText {
  const width = CLOCK_END - CLOCK_WORDS - (levels > 0 ? COUNT : 0);
  const label = fitLabel(text, { size: SMALL, width, lines: 2 });
  return { label, levels, explained, height: FOOT + label.height - label.lineHeight };
}

export function nodeSize(node: SceneNode, text: BoxText): Size {
  if (node.shape === 'gateway') return { width: GATEWAY, height: GATEWAY };
  if (node.shape === 'event') return { width: EVENT, height: EVENT };
  const parts = [text.condition, text.name, text.detail, text.doer].filter((part) => part !== undefined);
  const height = parts.reduce((sum, part) => sum + part.height + PART_GAP, 0) + text.foot + 2 * PAD - PART_GAP;
  return { width: BOX_WIDTH, height: Math.max(44, height + 4) };
}

/** The text of a cell in one of the other rows. */
export function cellText(words: string): Label {
  return fitLabel(words, { size: 11, width: BOX_WIDTH - 2 * PAD, lines: 4 });
}

export function cellSize({ height }: Label): Size {
  return { width: BOX_WIDTH, height: Math.max(34, height + 14) };
}

const END_WIDTH = 118;

/** The name of an end and, where that says something else, what it means. */
export interface EndText {
  readonly name: Label;
  readonly outcome?: Label;
}

export function endText({ name, outcome }: SceneEnd): EndText {
  const width = END_WIDTH - 36;
  const shown = fitLabel(name, { size: 11, width, lines: 4 });
  return name === outcome
    ? { name: shown }
    : { name: shown, outcome: fitLabel(outcome, { size: 10, width, lines: 2 }) };
}

export function endSize({ name, outcome }: EndText): Size {
  return { width: END_WIDTH, height: Math.max(34, name.height + (outcome?.height ?? 0) + 12) };
}

/** A connector to another page: a circle with a letter, and beside it where it leads. */
export const CONNECTOR: Size = { width: 26, height: 26 };
