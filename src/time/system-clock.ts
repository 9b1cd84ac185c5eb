import { checkDelay, type Clock } from './clock.ts';

/** What Node and browsers take at most; a longer delay silently becomes 1 ms. */
const LONGEST_DELAY = 2 ** 31 - 1;

interface Timer {
  readonly due: number;
  readonly fn: () => void;
  handle: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The machine's own clock. Delays of more than 24.8 days are chained from shorter ones, and a timer that the machine
 * fires too early (its timers and its clock run apart, and the clock may be set back) is set again for the rest.
 */
export function systemClock(): Clock {
  const timers = new WeakSet<object>();
  return {
    now: () => Date.now(),
    setTimeout(fn, milliseconds) {
      const timer: Timer = { due: Date.now() + checkDelay(milliseconds), fn, handle: undefined };
      timers.add(timer);
      wait(timer);
      return timer;
    },
    clearTimeout(id) {
      if (typeof id === 'object' && id !== null && timers.has(id)) clearTimeout((id as Timer).handle);
    },
  };
}

function wait(timer: Timer): void {
  const rest = Math.max(0, timer.due - Date.now());
  timer.handle = setTimeout(
    () => {
      if (Date.now() < timer.due) wait(timer);
      else timer.fn();
    },
    Math.min(rest, LONGEST_DELAY),
  );
}
