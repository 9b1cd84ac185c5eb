import { checkDelay, type Clock } from './clock.ts';

/**
 * A delay is waited for in parts, because the clock may be set while it lasts, or the machine sleep. (Node and browsers
 * take at most 2^31 - 1 ms; a longer delay silently becomes 1 ms.)
 */
const LONGEST_PART = 60_000;

interface Timer {
  readonly due: number;
  readonly fn: () => void;
  handle: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The machine's own clock. A delay ends at the instant that the clock showed for it: when the clock is set on, or the
 * machine has slept, at most a minute late; when it is set back, later.
 */
export function systemClock(): Clock {
  const timers = new WeakSet<object>();
  return {
    now: () => Date.now(),
    steady: () => performance.now(),
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
    Math.min(rest, LONGEST_PART),
  );
}
