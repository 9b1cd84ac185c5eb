import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import type { Page } from './pages.ts';
import type { Scene, SceneBar } from './scene.ts';

/** A clock's bar on a page; `begins` and `ends` are false where it goes on on another page. */
export interface PlacedBar {
  readonly bar: SceneBar;
  readonly bounds: Bounds;
  readonly text: Label;
  /** Its words stand behind it, where it is too short for them. */
  readonly isBeside: boolean;
  readonly begins: boolean;
  readonly ends: boolean;
}

const BAR = 18;
const BAR_GAP = 6;

/** Lays the clocks of a page in lines, as few as there can be; y counts from the first line. */
export function barRows(
  { bars }: Scene,
  { first, nodes }: Page,
  columns: readonly { readonly left: number; readonly right: number }[],
  x: number,
): { readonly placed: readonly PlacedBar[]; readonly height: number } {
  const last = first + nodes.length - 1;
  const free: number[] = [];
  const placed: PlacedBar[] = [];
  const own = bars.filter(({ from, to }) => from <= last && to >= first).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const bar of own) {
    const [from, to] = [Math.max(bar.from, first), Math.min(bar.to, last)];
    const level = free.findIndex((end) => end < from);
    const line = level === -1 ? free.length : level;
    const left = columns[from - first]?.left ?? 0;
    const right = columns[to - first]?.right ?? left;
    const begins = bar.from >= first;
    const words = begins ? bar.text : `… ${bar.text}`;
    const label = (width: number): Label => fitLabel(words, { size: 10.5, width, lines: 1 });
    const inside = label(right - left - 30 - (bar.levels > 0 ? 34 : 0));
    const whole = label(Infinity);
    const reach = columns.findIndex((column) => column.right >= right + whole.width + 2 * BAR_GAP);
    const isBeside = inside.full !== undefined && reach !== -1;
    free[line] = isBeside ? first + reach : to;
    placed.push({
      bar,
      bounds: { x: x + left, y: line * (BAR + BAR_GAP), width: right - left, height: BAR },
      text: isBeside ? whole : inside,
      isBeside,
      begins,
      ends: bar.to <= last,
    });
  }
  return { placed, height: free.length === 0 ? 0 : free.length * (BAR + BAR_GAP) + 4 };
}
