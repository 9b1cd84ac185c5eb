import type { GridEdge } from './columns.ts';

/** What places a node in its row. */
export interface RowNode {
  readonly id: string;
  readonly column: number;
  readonly lane: number;
  /** True for a node that only an event on a border leads to: it stands below. */
  readonly isAside: boolean;
}

/**
 * The row of each node, counted over all lanes from the top: on the row of the node before it where that is free, else the
 * nearest free one below. A node shares its place in the grid with no other.
 *
 * @returns the row of each node, and the first row of each lane with their number at the end.
 */
export function rowsOf(
  nodes: readonly RowNode[],
  edges: readonly GridEdge[],
  lanes: number,
): { readonly rows: ReadonlyMap<string, number>; readonly starts: readonly number[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const taken = new Set<string>();
  const own = new Map<string, number>();
  const heights = Array.from({ length: lanes }, () => 1);
  const order = [...nodes].sort((a, b) => a.column - b.column || Number(a.isAside) - Number(b.isAside));
  for (const { id, column, lane, isAside } of order) {
    const previous = (before.get(id) ?? []).find((one) => {
      const node = byId.get(one);
      return node !== undefined && node.lane === lane && node.column < column && own.has(one);
    });
    let row = previous === undefined ? 0 : (own.get(previous) ?? 0) + (isAside ? 1 : 0);
    while (taken.has(`${lane} ${column} ${row}`)) row += 1;
    taken.add(`${lane} ${column} ${row}`);
    own.set(id, row);
    heights[lane] = Math.max(heights[lane] ?? 1, row + 1);
  }
  const starts = heights.reduce((sums, height) => [...sums, (sums.at(-1) ?? 0) + height], [0]);
  return { rows: new Map(nodes.map(({ id, lane }) => [id, (starts[lane] ?? 0) + (own.get(id) ?? 0)])), starts };
}
