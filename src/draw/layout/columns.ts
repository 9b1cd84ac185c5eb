/** An edge between two nodes of a grid. */
export interface GridEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The column of each node: stages one after the other, inside a stage as far right as the longest way to it. Ways back are
 * left out of account, so that loops do not matter.
 *
 * @param nodes in their order; it decides which way of a loop counts as the way back.
 * @param stageOf the position of a node's stage.
 */
export function columnsOf(
  nodes: readonly string[],
  edges: readonly GridEdge[],
  stageOf: (node: string) => number,
): ReadonlyMap<string, number> {
  const forward = withoutBackEdges(nodes, edges);
  const columns = new Map<string, number>();
  const stages = [...new Set(nodes.map(stageOf))].sort((a, b) => a - b);
  let next = 0;
  for (const stage of stages) {
    const own = nodes.filter((node) => stageOf(node) === stage);
    const depths = depthsOf(own, forward);
    for (const [node, depth] of depths) columns.set(node, next + depth);
    next += Math.max(0, ...depths.values()) + 1;
  }
  return columns;
}

/** Longest ways inside a set of nodes; the edges have no loop. */
function depthsOf(nodes: readonly string[], edges: readonly GridEdge[]): Map<string, number> {
  const own = new Set(nodes);
  const before = new Map<string, string[]>(nodes.map((node) => [node, []]));
  for (const { from, to } of edges) if (own.has(from) && own.has(to)) before.get(to)?.push(from);
  const depths = new Map<string, number>();
  // Without recursion: processes may be thousands of nodes long.
  for (const root of nodes) {
    const stack = [root];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const open = depths.has(node) ? [] : (before.get(node) ?? []).filter((one) => !depths.has(one));
      if (open.length > 0) {
        stack.push(...open);
        continue;
      }
      stack.pop();
      if (depths.has(node)) continue;
      depths.set(node, Math.max(-1, ...(before.get(node) ?? []).map((one) => depths.get(one) ?? 0)) + 1);
    }
  }
  return depths;
}

/** The edges without those that close a loop, seen from the nodes in their order. */
function withoutBackEdges(nodes: readonly string[], edges: readonly GridEdge[]): GridEdge[] {
  const out = new Map<string, GridEdge[]>(nodes.map((node) => [node, []]));
  for (const edge of edges) out.get(edge.from)?.push(edge);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const hasIncoming = new Set(edges.map(({ to }) => to));
  const roots = [...nodes.filter((node) => !hasIncoming.has(node)), ...nodes];
  for (const root of roots) {
    if (state.has(root)) continue;
    const stack: { node: string; next: number }[] = [{ node: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = out.get(top.node)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.node, 'done');
        stack.pop();
      } else if (state.get(edge.to) === 'open') back.add(edge.id);
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        stack.push({ node: edge.to, next: 0 });
      }
    }
  }
  return edges.filter(({ id }) => !back.has(id));
}
