/** Something that wants a place in a row; pixels. */
export interface Wanted {
  readonly left: number;
  /** Where it ends without its label. */
  readonly body: number;
  /** Where it ends with its label. */
  readonly right: number;
  /** What things that may be told together have in common. */
  readonly key: string;
}

/** What was placed on a level: one thing, or several that say the same, or several of which only the number is told. */
export interface Stacked<T extends Wanted> {
  readonly level: number;
  readonly items: readonly T[];
  readonly kind: 'one' | 'same' | 'more';
  readonly right: number;
}

export interface StackOptions {
  /** How many levels a row has before only numbers are told. */
  readonly levels: number;
  /** How wide the number of things is that are not told one by one. */
  readonly numberWidth: number;
  /** What is left free behind something. */
  readonly apart: number;
}

type Draft<T extends Wanted> = { level: number; items: T[]; kind: 'one' | 'same' | 'more'; right: number };

/**
 * Places things on as few levels as keep them apart, in the order in which they begin. What repeats a thing that is
 * in its way joins it; where all levels are taken, the last one tells how many there are.
 *
 * @returns what was placed, and how many levels that took.
 */
export function stack<T extends Wanted>(
  wanted: readonly T[],
  { levels, numberWidth, apart }: StackOptions,
): { readonly placed: readonly Stacked<T>[]; readonly levels: number } {
  const placed: Draft<T>[] = [];
  const ends: number[] = [];
  const byKey = new Map<string, Draft<T>>();
  const counts = new Map<string, number>();
  for (const { key } of wanted) counts.set(key, (counts.get(key) ?? 0) + 1);
  let group: Draft<T> | undefined;
  for (const item of wanted.toSorted((a, b) => a.left - b.left)) {
    const same = byKey.get(item.key);
    if (same !== undefined && same.right > item.left && item.body <= same.right && isPoint(item)) {
      same.items.push(item);
      same.kind = 'same';
      continue;
    }
    // What repeats may have to say how often.
    const right = item.right + ((counts.get(item.key) ?? 0) > 1 ? numberWidth : 0);
    const free = ends.findIndex((end) => end <= item.left);
    const level = free === -1 ? ends.length : free;
    if (level < levels) {
      const own: Draft<T> = { level, items: [item], kind: 'one', right };
      ends[level] = right + apart;
      placed.push(own);
      if (isPoint(item)) byKey.set(item.key, own);
    } else if (group !== undefined && group.right + apart > item.left) {
      group.items.push(item);
    } else {
      group = { level: levels, items: [item], kind: 'more', right: item.left + numberWidth };
      placed.push(group);
    }
  }
  return { placed, levels: Math.max(1, ends.length + (group === undefined ? 0 : 1)) };
}

/** What is as short as a point has all of its width in its label. */
function isPoint({ left, body }: Wanted): boolean {
  return body - left <= 16;
}
