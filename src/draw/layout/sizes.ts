import type { ProcessNode } from '../../blueprint/process.ts';
import { balancedPixels, pixelWidth, wrapPixels } from '../../text/pixels.ts';

/** How large things are drawn, in pixels; text as the common viewers write it. */
export const INSIDE_TEXT = 12;
export const BESIDE_TEXT = 11;
/**
 * A viewer writes with the faces it finds, and the widest of the common ones (DejaVu Sans, Verdana) take 18 % more than
 * those that are measured: a name beside something is given the room that it needs in them.
 */
const BESIDE_ROOM = BESIDE_TEXT * 1.18;
export const LINE = 14;
export const GATEWAY = 50;
export const EVENT = 36;
/** How wide a name may be that stands beside its gateway, event or flow. */
export const LABEL_WIDTH = 100;
/** Room that an event on a border takes, with its name to the right of the line that leaves it. */
export const BORDER_EVENT = 104;

const TASK_WIDTH = 128;
const TASK_HEIGHT = 80;
/** Between the border of a task and its name. */
const INSET = 8;
/** What the sign of a task's kind takes from its top. */
const ICON = 22;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a node without what stands beside it: as large as the name inside needs. */
export function sizeOf(node: ProcessNode, borderEvents: number): Size {
  if (node.kind === 'gateway') return { width: GATEWAY, height: GATEWAY };
  if (node.kind === 'event') return { width: EVENT, height: EVENT };
  const lines = wrapPixels(node.name ?? '', INSIDE_TEXT, TASK_WIDTH - 2 * INSET).length;
  // The name is centred: what the sign takes above it is left free below it as well.
  const height = Math.max(TASK_HEIGHT, lines * LINE + 2 * ICON);
  return { width: Math.max(TASK_WIDTH, borderEvents * BORDER_EVENT + 16), height: Math.ceil(height / 10) * 10 };
}

/** The room that a name takes beside what it names; nothing where there is no name. */
export function labelSize(name: string | undefined, width = LABEL_WIDTH, most = 2 * width): Size {
  const lines = labelLines(name, width, most);
  if (lines.length === 0) return { width: 0, height: 0 };
  const widest = Math.max(...lines.map((line) => pixelWidth(line, BESIDE_ROOM)));
  return { width: Math.ceil(widest) + 4, height: lines.length * LINE };
}

/** A name as it is broken beside what it names; `most` is how wide it grows for a word that is read in one piece. */
export function labelLines(name: string | undefined, width = LABEL_WIDTH, most = 2 * width): readonly string[] {
  if (name === undefined || name === '') return [];
  // Names of facts such as sla.answer.due are read in one piece.
  const words = name.split(/\s+/u).filter((word) => /^[\x21-\x7E]+$/u.test(word));
  const longest = Math.max(0, ...words.map((word) => pixelWidth(word, BESIDE_ROOM)));
  return balancedPixels(name, BESIDE_ROOM, Math.min(Math.max(width, longest + 1), most));
}
