import { ROWS, type Row } from '../../blueprint/step.ts';
import type { Page } from './pages.ts';

/** A box that wants a place: its column is given, its row is the one of the blueprint. */
interface Standing {
  readonly key: string;
  readonly kind: string;
  readonly row: Row;
  readonly column: number;
}

/**
 * The row of the grid for each box: rows of the blueprint have one each, and more where several things come in or go out
 * beside one another. Ends stand in no row of the blueprint: they are spread over all of them, near what leads to them.
 */
export function standingOf(
  boxes: readonly Standing[],
  page: Page,
): { readonly rows: ReadonlyMap<string, number>; readonly laneOfRow: ReadonlyMap<number, number> } {
  const lanes = new Map(boxes.map(({ key, row }) => [key, ROWS.indexOf(row)]));
  spread(boxes, page, lanes);
  const levels = new Map<string, number>();
  const taken = new Map<string, number>();
  const heights = ROWS.map(() => 1);
  for (const { key, column } of boxes) {
    const lane = lanes.get(key) ?? 0;
    const level = taken.get(`${lane} ${column}`) ?? 0;
    taken.set(`${lane} ${column}`, level + 1);
    levels.set(key, level);
    heights[lane] = Math.max(heights[lane] ?? 1, level + 1);
  }
  const starts = heights.map((_, lane) => heights.slice(0, lane).reduce((sum, height) => sum + height, 0));
  const rows = new Map(boxes.map(({ key }) => [key, (starts[lanes.get(key) ?? 0] ?? 0) + (levels.get(key) ?? 0)]));
  const laneOfRow = new Map(
    heights.flatMap((height, lane) =>
      Array.from({ length: height }, (_, level) => [(starts[lane] ?? 0) + level, lane] as const),
    ),
  );
  return { rows, laneOfRow };
}

/** Lets what goes out share all rows evenly, in the order of the rows from which it comes. */
function spread(boxes: readonly Standing[], page: Page, lanes: Map<string, number>): void {
  for (const kinds of [
    ['exit', 'end'],
    ['entry', 'start'],
  ]) {
    const own = boxes.filter(({ kind }) => kinds.includes(kind));
    const wish = new Map(own.map(({ key }) => [key, meanLane(key, page, lanes)]));
    const sorted = own.sort((a, b) => (wish.get(a.key) ?? 0) - (wish.get(b.key) ?? 0));
    const room = Math.ceil(sorted.length / ROWS.length);
    const used = ROWS.map(() => 0);
    let lane = 0;
    for (const [index, { key }] of sorted.entries()) {
      const left = sorted.length - index;
      // Those that are still to come must find room below.
      const latest = ROWS.length - Math.ceil(left / room);
      lane = Math.max(lane, Math.min(Math.round(wish.get(key) ?? 0), latest));
      if ((used[lane] ?? 0) >= room) lane = Math.min(lane + 1, ROWS.length - 1);
      used[lane] = (used[lane] ?? 0) + 1;
      lanes.set(key, lane);
    }
  }
}

/** Where the ways begin that lead to it, or end that come from it. */
function meanLane(key: string, { ways }: Page, lanes: ReadonlyMap<string, number>): number {
  const others = ways.flatMap(({ from, to }) => (to === key ? [from] : from === key ? [to] : []));
  if (others.length === 0) return lanes.get(key) ?? 0;
  return others.reduce((sum, other) => sum + (lanes.get(other) ?? 0), 0) / others.length;
}
