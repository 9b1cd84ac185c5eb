import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import type { Page } from './pages.ts';
import type { Scene, SceneBar } from './scene.ts';

/** A clock's bar on a page; `begins` and `ends` are false where it goes on on another page. */
export interface PlacedBar {
  readonly bar: SceneBar;
  readonly bounds: Bounds;
  readonly text: Label;
  /** Where it is too short for its words, they stand behind it, or before it at the right edge of the page. */
  readonly words: 'inside' | 'behind' | 'before';
  readonly begins: boolean;
  readonly ends: boolean;
}

const BAR = 18;
const BAR_GAP = 6;

/** Where the columns of a page begin and end, and how wide the page is. */
interface Columns {
  readonly columns: readonly { readonly left: number; readonly right: number }[];
  readonly width: number;
}

/** Lays the clocks of a page in lines, as few as there can be; y counts from the first line. */
export function barRows(
  { bars }: Scene,
  { first, nodes }: Page,
  { columns, width }: Columns,
  x: number,
): { readonly placed: readonly PlacedBar[]; readonly height: number } {
  const last = first + nodes.length - 1;
  const free: number[] = [];
  const placed: PlacedBar[] = [];
  const own = bars.filter(({ from, to }) => from <= last && to >= first).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const bar of own) {
    const [from, to] = [Math.max(bar.from, first), Math.min(bar.to, last)];
    const left = columns[from - first]?.left ?? 0;
    const right = columns[to - first]?.right ?? left;
    const begins = bar.from >= first;
    const words = begins ? bar.text : `… ${bar.text}`;
    const label = (room: number): Label => fitLabel(words, { size: 10.5, width: room, lines: 1 });
    const inside = label(right - left - 30 - (bar.levels > 0 ? 34 : 0));
    const whole = label(Infinity);
    const needed = whole.width + 2 * BAR_GAP;
    const stand =
      inside.full === undefined
        ? 'inside'
        : right + needed <= width
          ? 'behind'
          : left - needed >= 0
            ? 'before'
            : 'inside';
    const taken = {
      from: stand === 'before' ? first + columns.findLastIndex((column) => column.left <= left - needed) : from,
      to: stand === 'behind' ? first + reached(columns, right + needed) : to,
    };
    const level = free.findIndex((end) => end < taken.from);
    const line = level === -1 ? free.length : level;
    free[line] = taken.to;
    placed.push({
      bar,
      bounds: { x: x + left, y: line * (BAR + BAR_GAP), width: right - left, height: BAR },
      text: stand === 'inside' ? inside : whole,
      words: stand,
      begins,
      ends: bar.to <= last,
    });
  }
  return { placed, height: free.length === 0 ? 0 : free.length * (BAR + BAR_GAP) + 4 };
}

/** The column in which a place lies; the last where it lies behind all of them. */
function reached(columns: Columns['columns'], place: number): number {
  const found = columns.findIndex(({ right }) => right >= place);
  return found === -1 ? columns.length - 1 : found;
}
