/** How effects are carried out and tried again. */
export interface EffectOptions {
  /** So often an effect is tried before it is given up (`dead`); default 10. */
  readonly attempts?: number;
  /** The pause after the first failure, in milliseconds; each further pause is four times as long. Default a second. */
  readonly firstPause?: number;
  /** The longest pause, in milliseconds; default an hour. */
  readonly longestPause?: number;
  /**
   * Up to this share of a pause, from 0 to 1, is left out at random, so that what failed together is not tried again
   * together; default 0.2.
   */
  readonly jitter?: number;
  /** So many effects of one lane are under way at a time; default 64. */
  readonly concurrency?: number;
  /** From 0 up to 1, as `Math.random`. With `() => 0` pauses are what they are without jitter. */
  readonly random?: () => number;
}

/** What a lane goes by. */
export interface EffectPolicy {
  readonly attempts: number;
  readonly concurrency: number;
  /**
   * The pause after the nth attempt, in milliseconds.
   *
   * @param asked what the other side asked for (`retryAfter` of the error), where it did.
   */
  pause(attempt: number, asked?: number): number;
}

const GROWTH = 4;

/** Nobody waits longer than this, whatever the other side asks for: a day. */
const LONGEST_ASKED = 86_400_000;

/**
 * Works out the policy: pauses of a second, four, sixteen, …, at most an hour; ten attempts take about three and a half
 * hours. Where the other side asks for a pause of its own, that is what it gets, but at least the first one.
 *
 * @throws RangeError when an option is no such number.
 */
export function effectPolicy({
  attempts = 10,
  firstPause = 1_000,
  longestPause = 3_600_000,
  jitter = 0.2,
  concurrency = 64,
  random = Math.random,
}: EffectOptions = {}): EffectPolicy {
  requireNumber('attempts', attempts, Number.isInteger(attempts) && attempts >= 1, 'a whole number from 1 on');
  requireNumber(
    'concurrency',
    concurrency,
    Number.isInteger(concurrency) && concurrency >= 1,
    'a whole number from 1 on',
  );
  requireNumber('firstPause', firstPause, firstPause >= 0 && firstPause < Infinity, 'milliseconds, 0 or more');
  requireNumber('longestPause', longestPause, longestPause >= firstPause, 'milliseconds, no fewer than `firstPause`');
  requireNumber('jitter', jitter, jitter >= 0 && jitter <= 1, 'a share from 0 to 1');
  return {
    attempts,
    concurrency,
    pause(attempt, asked) {
      if (asked !== undefined) return Math.max(firstPause, Math.min(asked, LONGEST_ASKED));
      const whole = Math.min(longestPause, firstPause * GROWTH ** (attempt - 1));
      return Math.round(whole * (1 - jitter * random()));
    },
  };
}

/** The pause that an error asks for, in milliseconds; undefined when it asks for none. */
export function askedPause(thrown: unknown): number | undefined {
  const { retryAfter } = (thrown ?? {}) as { readonly retryAfter?: unknown };
  return typeof retryAfter === 'number' && retryAfter >= 0 ? retryAfter : undefined;
}

function requireNumber(name: string, value: number, isFine: boolean, what: string): void {
  if (!isFine) throw new RangeError(`The option \`${name}\` of effects is ${what}, not ${value}.`);
}
