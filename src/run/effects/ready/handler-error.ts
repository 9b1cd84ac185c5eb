import type { Effect } from '../../../compile/case.ts';
import type { HandlerContext } from '../handlers.ts';

/**
 * Why an effect did not get out. The message names the effect by kind and id, and who was asked by host; it never has a
 * text, an address or an answer in it.
 */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  /** False: trying the same again does not help, and the effect is given up. */
  readonly retryable: boolean;
  /** The pause that the other side asked for, in milliseconds. */
  readonly retryAfter?: number;
  /** What the other side answered: an HTTP status, an SMTP reply code. */
  readonly status?: number;

  constructor(
    message: string,
    options: { readonly retryable: boolean; readonly retryAfter?: number; readonly status?: number },
  ) {
    super(message);
    this.retryable = options.retryable;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
    if (options.status !== undefined) this.status = options.status;
  }
}

/** An effect as errors name it: `The message C-1:3:1`, `The call of "stock" C-1:3:2`. */
export function nameOf(effect: Effect, { id }: HandlerContext): string {
  return `The ${effect.kind === 'call' ? `call of "${effect.service}"` : effect.kind} ${id}`;
}

/** Where handlers look for secrets: the environment of the process, unless a test has one of its own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A secret from the environment.
 *
 * @param what for the error: what it is, as `the key that signs webhooks`.
 * @throws Error when the variable is missing or empty; its value is in no error.
 */
export function secretFrom(environment: Environment, variable: string, what: string): string {
  const value = environment[variable]?.trim();
  if (value === undefined || value === '') {
    throw new Error(`The environment variable ${variable} is missing: it holds ${what}.`);
  }
  return value;
}

/** Ends waiting as soon as the host stops; what was begun goes on by itself, and nobody listens to it any more. */
export async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
