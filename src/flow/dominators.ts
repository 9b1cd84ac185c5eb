/** A graph as lists of the numbers that follow each number. */
export type Successors = readonly (readonly number[])[];

/**
 * The immediate dominator of every node: the last node that every way from the root to it must pass (Cooper, Harvey and
 * Kennedy 2001). The root is its own; a node to which no way leads has -1.
 */
export function dominators(next: Successors, root: number): Int32Array {
  const order = postOrder(next, root);
  const rank = new Int32Array(next.length).fill(-1);
  order.forEach((node, index) => (rank[node] = index));
  const before = reversed(next);
  const idom = new Int32Array(next.length).fill(-1);
  idom[root] = root;
  const meet = (a: number, b: number): number => {
    while (a !== b) {
      while (rank[a]! < rank[b]!) a = idom[a]!;
      while (rank[b]! < rank[a]!) b = idom[b]!;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let index = order.length - 1; index >= 0; index -= 1) {
      const node = order[index]!;
      if (node === root) continue;
      let best = -1;
      for (const from of before[node]!) if (idom[from] !== -1) best = best === -1 ? from : meet(from, best);
      if (best === idom[node]) continue;
      idom[node] = best;
      changed = true;
    }
  }
  return idom;
}

/** The same graph with every way turned round. */
export function reversed(next: Successors): number[][] {
  const before: number[][] = next.map(() => []);
  next.forEach((list, from) => {
    for (const to of list) before[to]!.push(from);
  });
  return before;
}

/** The nodes that can be reached, each after all that follow it. */
function postOrder(next: Successors, root: number): number[] {
  const order: number[] = [];
  const seen = new Uint8Array(next.length);
  const work = [{ node: root, at: 0 }];
  seen[root] = 1;
  for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
    const to = next[frame.node]![frame.at];
    frame.at += 1;
    if (to === undefined) {
      order.push(frame.node);
      work.pop();
    } else if (seen[to] === 0) {
      seen[to] = 1;
      work.push({ node: to, at: 0 });
    }
  }
  return order;
}
