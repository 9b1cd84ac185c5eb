/**
 * Where time comes from. It fits the `clock` option of XState's `createActor`, so that a machine, a host and a test can
 * run on the same time.
 */
export interface Clock {
  /** The present instant, in epoch milliseconds. */
  now(): number;
  /**
   * A stopwatch in milliseconds that is never set: by it one sees that `now` was. Absent where time moves only as it is
   * told to.
   */
  steady?(): number;
  /**
   * Calls a function once, a number of milliseconds from now and never earlier; a delay below 0 counts as 0. Returns an
   * id for {@link Clock.clearTimeout}. Throws a RangeError when the delay is no finite number, because such a timer
   * would fire at once instead of never.
   */
  setTimeout(fn: () => void, milliseconds: number): unknown;
  /** Cancels a timer; an id that is unknown, fired or cancelled already is ignored. */
  clearTimeout(id: unknown): void;
}

/** The delay as a whole number of milliseconds, rounded up, so that no timer is early. */
export function checkDelay(milliseconds: number): number {
  if (!Number.isFinite(milliseconds)) {
    throw new RangeError(`A timer needs a delay in milliseconds, but was given ${String(milliseconds)}.`);
  }
  return Math.max(0, Math.ceil(milliseconds));
}
