import { SortedList } from './sorted-list.ts';

/** Something that waits for its instant and can be taken for a while. */
export interface Leasable {
  /** Epoch milliseconds. */
  readonly due: number;
  /** Counts up: of two due at once the earlier one comes first. */
  readonly order: number;
  /** When it can next be taken: when it is due, or when the lease of whoever took it ends. */
  visibleAt: number;
}

/** What waits, in the order in which it falls due; what is taken comes back when its lease ends. */
export class LeaseQueue<T extends Leasable> {
  readonly #waiting = new SortedList<Leasable, T>((a, b) => a.visibleAt - b.visibleAt || compareDue(a, b));

  add(item: T): void {
    this.#waiting.add(item);
  }

  remove(item: T): void {
    this.#waiting.remove(item);
  }

  /** The item that can be taken first. */
  first(): T | undefined {
    return this.#waiting.first();
  }
}

/** By due instant, then by the order of asking. */
export function compareDue(a: Leasable, b: Leasable): number {
  return a.due - b.due || a.order - b.order;
}

/**
 * Takes what is due from several queues, earliest first, until an instant.
 *
 * @returns at most `limit` items in due order.
 */
export function takeDue<T extends Leasable>(
  queues: readonly LeaseQueue<T>[],
  now: number,
  limit: number,
  until: number,
): T[] {
  const taken: { queue: LeaseQueue<T>; item: T }[] = [];
  while (taken.length < limit) {
    const queue = firstOf(queues);
    const item = queue?.first();
    if (queue === undefined || item === undefined || item.visibleAt > now) break;
    queue.remove(item);
    taken.push({ queue, item });
  }
  for (const { queue, item } of taken) {
    item.visibleAt = until;
    queue.add(item);
  }
  return taken.map(({ item }) => item).sort(compareDue);
}

/** When the first item of several queues can be taken. */
export function firstVisible<T extends Leasable>(queues: readonly LeaseQueue<T>[]): number | undefined {
  return firstOf(queues)?.first()?.visibleAt;
}

function firstOf<T extends Leasable>(queues: readonly LeaseQueue<T>[]): LeaseQueue<T> | undefined {
  let best: { queue: LeaseQueue<T>; item: T } | undefined;
  for (const queue of queues) {
    const item = queue.first();
    if (item === undefined) continue;
    if (best === undefined || (item.visibleAt - best.item.visibleAt || compareDue(item, best.item)) < 0)
      best = { queue, item };
  }
  return best?.queue;
}
