/** So many items stand in one chunk before it is halved. */
const LARGEST_CHUNK = 1024;

/**
 * Items in order, for lists of a hundred thousand that change all the time: adding and taking out move at most one chunk.
 * No two items may compare as equal. `K` is what the order looks at, so that one can ask for what comes after a key.
 */
export class SortedList<K, T extends K> {
  readonly #compare: (a: K, b: K) => number;
  readonly #chunks: T[][] = [];
  #size = 0;

  constructor(compare: (a: K, b: K) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#chunks[0]?.[0];
  }

  add(item: T): void {
    const index = Math.min(this.#chunkOf(item), this.#chunks.length - 1);
    const chunk = this.#chunks[index];
    this.#size += 1;
    if (chunk === undefined) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(this.#placeIn(chunk, item), 0, item);
    if (chunk.length > LARGEST_CHUNK) this.#chunks.splice(index + 1, 0, chunk.splice(LARGEST_CHUNK / 2));
  }

  /** Takes an item out; false when it is not in the list. */
  remove(item: K): boolean {
    const index = this.#chunkOf(item);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return false;
    const place = this.#placeIn(chunk, item);
    const found = chunk[place];
    if (found === undefined || this.#compare(found, item) !== 0) return false;
    chunk.splice(place, 1);
    if (chunk.length === 0) this.#chunks.splice(index, 1);
    this.#size -= 1;
    return true;
  }

  /** The items that come after a key, in order; all without one. The list must not change meanwhile. */
  *after(key?: K): Generator<T> {
    let index = key === undefined ? 0 : this.#chunkOf(key);
    for (let first = true; index < this.#chunks.length; index += 1, first = false) {
      const chunk = this.#chunks[index] ?? [];
      let place = first && key !== undefined ? this.#placeIn(chunk, key) : 0;
      for (; place < chunk.length; place += 1) {
        const item = chunk[place];
        if (item !== undefined && (key === undefined || this.#compare(item, key) !== 0)) yield item;
      }
    }
  }

  /** The first chunk whose last item is not before the key. */
  #chunkOf(key: K): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = this.#chunks[middle]?.at(-1);
      if (last !== undefined && this.#compare(last, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The place of the first item that is not before the key. */
  #placeIn(chunk: readonly T[], key: K): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = chunk[middle];
      if (item !== undefined && this.#compare(item, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
