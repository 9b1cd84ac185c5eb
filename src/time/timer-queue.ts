/** A function to call at an instant. */
export interface Timer {
  /** Epoch milliseconds. */
  readonly due: number;
  /** Counts up: of two timers due at once the one set first comes first. */
  readonly order: number;
  readonly fn: () => void;
  /** How many timers set each other without delay up to this one. */
  readonly depth: number;
}

/** Timers in the order in which they are due. */
export interface TimerQueue {
  /** Returns the timer's id. */
  add(due: number, fn: () => void, depth: number): unknown;
  /** Takes a timer out; an id that is not in the queue is ignored. */
  remove(id: unknown): void;
  /** Takes out the first timer when it is due at an instant or before. */
  takeDue(instant: number): Timer | undefined;
  nextDue(): number | undefined;
  size(): number;
}

/**
 * A binary heap: adding and taking cost the logarithm of the number of timers. A removed timer stays in the heap until
 * its turn comes or until half of the heap is dead.
 */
export function createTimerQueue(): TimerQueue {
  let heap: Timer[] = [];
  const live = new Map<number, Timer>();
  let order = 0;

  /** The first timer that was not removed, with everything before it dropped. */
  function first(): Timer | undefined {
    while (heap[0] !== undefined && !live.has(heap[0].order)) takeFirst(heap);
    return heap[0];
  }

  return {
    add(due, fn, depth) {
      order += 1;
      const timer = { due, order, fn, depth };
      live.set(order, timer);
      insert(heap, timer);
      return order;
    },
    remove(id) {
      if (typeof id !== 'number' || !live.delete(id)) return;
      if (heap.length > 2 * live.size + 64) heap = [...live.values()].sort(compare);
    },
    takeDue(instant) {
      const timer = first();
      if (timer === undefined || timer.due > instant) return undefined;
      takeFirst(heap);
      live.delete(timer.order);
      return timer;
    },
    nextDue: () => first()?.due,
    size: () => live.size,
  };
}

function compare(a: Timer, b: Timer): number {
  return a.due - b.due || a.order - b.order;
}

function insert(heap: Timer[], timer: Timer): void {
  let place = heap.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || compare(parent, timer) <= 0) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = timer;
}

function takeFirst(heap: Timer[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    let child = heap[below];
    const right = heap[below + 1];
    if (child !== undefined && right !== undefined && compare(right, child) < 0) {
      below += 1;
      child = right;
    }
    if (child === undefined || compare(last, child) <= 0) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = last;
}
