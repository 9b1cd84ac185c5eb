import { checkDelay, type Clock } from './clock.ts';
import { parseInstant } from './parse-instant.ts';
import { createTimerQueue, type Timer } from './timer-queue.ts';

/** A clock that moves only when it is told to. */
export interface VirtualClock extends Clock {
  /** Moves the clock on by a number of milliseconds and fires what falls due, its last instant included. */
  advance(milliseconds: number): void;
  /** Moves the clock on to an instant in epoch milliseconds, which must not be past. */
  advanceTo(instant: number): void;
  /** The instant at which the next timer is due; undefined when none is set. */
  nextDue(): number | undefined;
  /** How many timers are set. */
  pending(): number;
}

/** So long a chain of timers that set each other without delay never ends. */
const DEEPEST_CHAIN = 10_000;

/**
 * A clock for tests, journeys and simulation. It starts at epoch milliseconds or at an instant in ISO 8601 with offset
 * (a RangeError otherwise).
 *
 * Timers fire in the order in which they are due, those of one instant in the order in which they were set; while one
 * runs, `now()` is its due instant, and what it sets fires in the same advance if it falls due in it. A timer that
 * throws has fired: the error passes through, the clock stays at its instant, and the rest can be fired by advancing
 * again. A timer must not advance its own clock.
 */
export function virtualClock(start: number | string): VirtualClock {
  let now = readStart(start);
  let isAdvancing = false;
  let depth = 0;
  const queue = createTimerQueue();

  function advanceTo(instant: number): void {
    if (isAdvancing) throw new Error('A timer cannot advance the clock that is firing it.');
    if (!Number.isSafeInteger(instant) || instant < now) {
      throw new RangeError(`The clock stands at ${now} and cannot be moved to ${instant}.`);
    }
    isAdvancing = true;
    try {
      for (let timer = queue.takeDue(instant); timer !== undefined; timer = queue.takeDue(instant)) {
        if (timer.depth > DEEPEST_CHAIN) throw endless(timer);
        now = timer.due;
        depth = timer.depth;
        timer.fn();
      }
      now = instant;
    } finally {
      depth = 0;
      isAdvancing = false;
    }
  }

  return {
    now: () => now,
    setTimeout(fn, milliseconds) {
      const due = now + checkDelay(milliseconds);
      return queue.add(due, fn, isAdvancing && due === now ? depth + 1 : 0);
    },
    clearTimeout: (id) => queue.remove(id),
    advance: (milliseconds) => advanceTo(now + milliseconds),
    advanceTo,
    nextDue: () => queue.nextDue(),
    pending: () => queue.size(),
  };
}

function readStart(start: number | string): number {
  const instant = typeof start === 'number' ? start : parsedStart(start);
  if (!Number.isSafeInteger(instant)) {
    throw new RangeError(`A clock starts at whole epoch milliseconds, but was given ${instant}.`);
  }
  return instant;
}

function parsedStart(text: string): number {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is not an instant such as "2026-01-05T09:00+08:00".`);
  return parsed.instant;
}

function endless({ due }: Timer): Error {
  return new Error(`At ${due} each timer sets the next without delay, more than ${DEEPEST_CHAIN} times.`);
}
