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

  /** The first item for which something holds; the queue must not change meanwhile. */
  firstWith(holds: (item: T) => boolean): T | undefined {
    return this.#waiting.after().find(holds);
  }
}

/** By due instant, then by the order of asking. */
export function compareDue(a: Leasable, b: Leasable): number {
  return a.due - b.due || a.order - b.order;
}

/**
 * Takes what is due from several queues, earliest first, until an instant; passes over what may not be taken.
 *
 * @returns at most `limit` items in due order.
 */
export function takeDue<T extends Leasable>(
  queues: readonly LeaseQueue<T>[],
  { now, limit, until }: { readonly now: number; readonly limit: number; readonly until: number },
  mayTake: (item: T) => boolean = () => true,
): T[] {
  const taken: { queue: LeaseQueue<T>; item: T }[] = [];
  const passed: { queue: LeaseQueue<T>; item: T }[] = [];
  while (taken.length < limit) {
    const first = firstOf(queues);
    if (first === undefined || first.item.visibleAt > now) break;
    first.queue.remove(first.item);
    (mayTake(first.item) ? taken : passed).push(first);
  }
  for (const { queue, item } of passed) queue.add(item);
  for (const { queue, item } of taken) {
    item.visibleAt = until;
    queue.add(item);
  }
  return taken.map(({ item }) => item).sort(compareDue);
}

/** When the first item of several queues that may be taken can be taken. */
export function firstVisible<T extends Leasable>(
  queues: readonly LeaseQueue<T>[],
  mayTake?: (item: T) => boolean,
): number | undefined {
  return firstOf(queues, mayTake)?.item.visibleAt;
}

function firstOf<T extends Leasable>(
  queues: readonly LeaseQueue<T>[],
  mayTake?: (item: T) => boolean,
): { readonly queue: LeaseQueue<T>; readonly item: T } | undefined {
  let best: { queue: LeaseQueue<T>; item: T } | undefined;
  for (const queue of queues) {
    const item = mayTake === undefined ? queue.first() : queue.firstWith(mayTake);
    if (item === undefined) continue;
    if (best === undefined || (item.visibleAt - best.item.visibleAt || compareDue(item, best.item)) < 0)
      best = { queue, item };
  }
  return best;
}
