/**
 * Strongly connected components of a graph (Tarjan 1972), without recursion: sets of nodes that can all reach one another.
 *
 * @param keys all nodes, in the order in which members shall be given.
 * @param next the nodes that follow a node; those that are not among `keys` are passed over.
 */
export function components(keys: readonly string[], next: (key: string) => readonly string[]): string[][] {
  const order = new Map(keys.map((key, index) => [key, index]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of keys) {
    if (index.has(root)) continue;
    const work: { key: string; next: readonly string[]; at: number }[] = [];
    const enter = (key: string): void => {
      low.set(key, index.size);
      index.set(key, index.size);
      open.push(key);
      isOpen.add(key);
      work.push({ key, next: next(key).filter((to) => order.has(to)), at: 0 });
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const to = frame.next[frame.at];
      frame.at += 1;
      if (to !== undefined) {
        if (!index.has(to)) enter(to);
        else if (isOpen.has(to)) low.set(frame.key, Math.min(low.get(frame.key) ?? 0, index.get(to) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low.set(parent.key, Math.min(low.get(parent.key) ?? 0, low.get(frame.key) ?? 0));
      if (low.get(frame.key) !== index.get(frame.key)) continue;
      const members = open.splice(open.lastIndexOf(frame.key));
      for (const member of members) isOpen.delete(member);
      found.push(members.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
    }
  }
  return found;
}
