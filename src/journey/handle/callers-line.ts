import { JourneyError } from './journey-error.ts';

type Method = (this: unknown, ...given: unknown[]) => unknown;

/** Errors that point to the line of a test already: one method may have been called inside another. */
const pointing = new WeakSet<JourneyError>();

/**
 * Calls something for a test; an error that it throws shows the line of the test first, and not where in this library it
 * was thrown.
 *
 * @param entrance the function that the test called: it and all that it called are left out of the stack.
 */
export function atCallersLine<T>(entrance: (...given: never[]) => unknown, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof JourneyError && !pointing.has(error)) {
      pointing.add(error);
      // Engines other than V8 have no such function, and show the whole stack.
      Error.captureStackTrace?.(error, entrance);
    }
    throw error;
  }
}

/**
 * Where a function was called that waits for something before it calls for a test: by then the line of the test is gone.
 * Gives what {@link atCallersLine} is for others.
 */
export function rememberCaller(entrance: (...given: never[]) => unknown): <T>(act: () => T) => T {
  const called = { stack: '' };
  Error.captureStackTrace?.(called, entrance);
  return (act) => {
    try {
      return act();
    } catch (error) {
      const frames = /\n {4}at .*/su.exec(called.stack);
      if (error instanceof JourneyError && frames !== null) error.stack = `${error.name}: ${error.message}${frames[0]}`;
      throw error;
    }
  };
}

/** Does the same as {@link atCallersLine} for every method of a class; for its static block. */
export function pointToCallers(methods: object): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
    const value: unknown = descriptor.value;
    if (name === 'constructor' || typeof value !== 'function') continue;
    const method = value as Method;
    const entrance: Method = function (...given) {
      return atCallersLine(entrance, () => method.apply(this, given));
    };
    Object.defineProperty(methods, name, { ...descriptor, value: entrance });
  }
}
