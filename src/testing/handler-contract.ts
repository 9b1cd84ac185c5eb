import type { Effect } from '../compile/case.ts';
import type { EffectHandlers, HandlerContext } from '../run/effects/handlers.ts';
import { ORDINARY_EFFECTS, sampleCall, UNUSUAL_TEXTS, withText } from './sample-effects.ts';

/** Handlers, and what a test must be able to see of and do to the world behind them. */
export interface HandlersUnderTest {
  readonly handlers: EffectHandlers;
  /**
   * The idempotency keys that the outside world has got so far, one for each time that something arrived; leave it out where
   * the outside world takes no keys.
   */
  readonly keys?: () => readonly string[] | Promise<readonly string[]>;
  /**
   * Makes the outside world fail from now on: `for-now` as a server that is busy, `for-good` as one that does not want it.
   * Leave it out where that cannot be had.
   */
  readonly fail?: (how: 'for-now' | 'for-good') => void | Promise<void>;
  /** Makes the outside world answer nothing from now on. Leave it out where that cannot be had. */
  readonly hang?: () => void | Promise<void>;
  /** Ends what was begun for the test. */
  readonly close?: () => void | Promise<void>;
}

export interface HandlerContractOptions {
  /** More effects that must be carried out, beside ordinary ones of each kind that there is a handler for. */
  readonly effects?: readonly Effect[];
  /** Within so many milliseconds a handler must be done, sleeping not counted; default 5000. */
  readonly patienceMs?: number;
}

/** One thing that must hold of handlers; `run` rejects with an Error that says what does not. */
export interface HandlerLaw {
  readonly title: string;
  readonly run: () => Promise<void>;
}

/** So soon after the host stops a handler must have ended, in milliseconds. */
const STOPPED_WITHIN = 1_000;

/**
 * What must hold of every handler of effects, as tests for any test runner: it is done in time and waits by the host's clock
 * alone, comes through unusual texts, leaves the effect as it is, hands the idempotency key on, ends when the host stops, and
 * says of a failure whether another try helps. `describeHandlers` of `throughline/vitest` is the same for Vitest.
 *
 * @param name how the handlers are called in titles.
 * @param make makes them anew for each law.
 * @example
 * for (const { title, run } of handlerContract('mail', () => ({ handlers: mailHandlers(testServer) }))) test(title, run);
 */
export function handlerContract(
  name: string,
  make: () => HandlersUnderTest | Promise<HandlersUnderTest>,
  options: HandlerContractOptions = {},
): readonly HandlerLaw[] {
  return handlerLaws(make, options).map(({ title, run }) => ({ title: `${name}: ${title}`, run }));
}

/** {@link handlerContract}, with titles that name nobody. */
export function handlerLaws(
  make: () => HandlersUnderTest | Promise<HandlersUnderTest>,
  options: HandlerContractOptions,
): readonly HandlerLaw[] {
  const law = (title: string, holds: (world: World) => Promise<void>): HandlerLaw => ({
    title,
    run: async () => {
      const made = await make();
      try {
        await holds(new World(made, options));
      } finally {
        await made.close?.();
      }
    },
  });
  return [
    law('carries out an ordinary effect of each kind that it has a handler for', async (world) => {
      requireThat(world.effects.length > 0, 'There is no handler at all.');
      for (const effect of world.effects) await world.carryOut(effect);
    }),
    law('carries out unusual texts, or refuses them for good', async (world) => {
      for (const [what, text] of UNUSUAL_TEXTS) {
        for (const effect of world.effects) {
          const error = await world.failureOf(withText(effect, text));
          if (error === undefined) continue;
          const says = `The handler of ${effect.kind} failed at ${what}, and not with \`retryable: false\`: ${error.message}`;
          requireThat(isFinal(error), says);
        }
      }
    }),
    law('leaves the effect as it is', async (world) => {
      for (const effect of world.effects) {
        requireThat(!(await world.isChanged(effect)), `The handler of ${effect.kind} has changed its effect.`);
      }
    }),
    law('hands on the idempotency key, the same when an effect comes again', async (world) => {
      for (const effect of world.effects) {
        const before = (await world.made.keys?.())?.length ?? 0;
        const id = world.newId();
        await world.carryOut(effect, id);
        await world.carryOut(effect, id);
        const keys = (await world.made.keys?.())?.slice(before);
        if (keys === undefined) continue;
        const isKnown = keys.length > 0 && keys.every((key) => key === keys[0]);
        requireThat(isKnown, `Two attempts at ${effect.kind} arrived under other keys: ${keys.join(', ') || 'none'}.`);
        await world.carryOut(effect);
        const other = (await world.made.keys?.())?.at(-1);
        requireThat(other !== keys[0], `Two different effects (${effect.kind}) arrived under one key: ${other}.`);
      }
    }),
    law('answers a call with a JSON object or with nothing', async (world) => {
      for (const effect of world.effects.filter(({ kind }) => kind === 'call')) {
        const answer = await world.carryOut(effect);
        if (answer === undefined) continue;
        const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
        requireThat(isObject && isSame(answer, JSON.parse(JSON.stringify(answer))), 'The answer is no JSON object.');
      }
    }),
    law('begins nothing once the host has stopped', async (world) => {
      for (const effect of world.effects) {
        const before = (await world.made.keys?.())?.length ?? 0;
        await world.endsWhenStopped(effect, AbortSignal.abort(new Error('The host has stopped.')));
        const after = (await world.made.keys?.())?.length ?? 0;
        requireThat(after === before, `The handler of ${effect.kind} sent something after the host had stopped.`);
      }
    }),
    law('ends within a second when the host stops', async (world) => {
      await world.made.hang?.();
      for (const effect of world.effects) {
        const stopping = new AbortController();
        const timer = setTimeout(() => stopping.abort(new Error('The host stops.')), 20);
        await world.endsWhenStopped(effect, stopping.signal);
        clearTimeout(timer);
      }
    }),
    ...(['for-now', 'for-good'] as const).map((how) => {
      const [what, wanted] = how === 'for-now' ? ['passing', 'not false'] : ['final', 'false'];
      return law(`throws at a ${what} failure an error whose \`retryable\` is ${wanted}`, async (world) => {
        if (world.made.fail === undefined) return;
        await world.made.fail(how);
        for (const effect of world.effects) {
          const error = await world.failureOf(effect);
          requireThat(
            error !== undefined,
            `The handler of ${effect.kind} does not throw when the outside world fails.`,
          );
          const says = `The handler of ${effect.kind} throws at a ${what} failure, but \`retryable\` is ${String(retryableOf(error))}.`;
          requireThat(isFinal(error) === (how === 'for-good'), says);
        }
      });
    }),
  ];
}

/** Handlers in the hands of a law. */
class World {
  readonly made: HandlersUnderTest;
  /** Those that there is a handler for. */
  readonly effects: readonly Effect[];
  readonly #patienceMs: number;
  #number = 0;

  constructor(made: HandlersUnderTest, { effects = [], patienceMs = 5_000 }: HandlerContractOptions) {
    this.made = made;
    this.#patienceMs = patienceMs;
    const { call } = made.handlers;
    const services = typeof call === 'function' ? ['sample'] : Object.keys(call ?? {});
    const samples = [...ORDINARY_EFFECTS, ...services.map((service) => sampleCall(service)), ...effects];
    this.effects = samples.filter((effect) => handlerOf(made.handlers, effect) !== undefined);
  }

  newId(): string {
    return `C-1:3:${(this.#number += 1)}`;
  }

  async carryOut(effect: Effect, id?: string): Promise<unknown> {
    return this.#attempt(structuredClone(effect), new AbortController().signal, this.#patienceMs, id);
  }

  /** True when the handler changes the effect that it carries out. */
  async isChanged(effect: Effect): Promise<boolean> {
    const given = structuredClone(effect);
    await this.#attempt(given, new AbortController().signal, this.#patienceMs);
    return !isSame(given, effect);
  }

  /** What the handler throws; undefined when it carries the effect out. */
  async failureOf(effect: Effect): Promise<Error | undefined> {
    try {
      await this.carryOut(effect);
      return undefined;
    } catch (error) {
      if (error instanceof TooSlow) throw error;
      requireThat(error instanceof Error, `The handler of ${effect.kind} throws something that is no Error.`);
      return error;
    }
  }

  /** It may throw or be done, but it must end. */
  async endsWhenStopped(effect: Effect, signal: AbortSignal): Promise<void> {
    await this.#attempt(structuredClone(effect), signal, STOPPED_WITHIN).catch((error: unknown) => {
      if (error instanceof TooSlow) {
        throw new Error(`The handler of ${effect.kind} goes on for more than a second after the host has stopped.`);
      }
    });
  }

  async #attempt(effect: Effect, signal: AbortSignal, patienceMs: number, given?: string): Promise<unknown> {
    const id = given ?? this.newId();
    const handler = handlerOf(this.made.handlers, effect);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TooSlow(effect.kind, patienceMs)), patienceMs);
    });
    const context: HandlerContext = { id, caseId: 'C-1', signal, sleep: async () => sleepNoTime(signal) };
    try {
      return await Promise.race([Promise.resolve().then(() => handler?.(effect, context)), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The host's clock of a law goes on by itself: who waits by it waits no time at all. */
async function sleepNoTime(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

class TooSlow extends Error {
  constructor(kind: string, patienceMs: number) {
    super(
      `The handler of ${kind} is not done after ${patienceMs} ms. Does it wait by a timer of its own instead of \`sleep\`?`,
    );
  }
}

type AnyHandler = (effect: Effect, context: HandlerContext) => unknown;

function handlerOf(handlers: EffectHandlers, effect: Effect): AnyHandler | undefined {
  if (effect.kind !== 'call') return handlers[effect.kind] as AnyHandler | undefined;
  const { call } = handlers;
  return (typeof call === 'function' ? call : call?.[effect.service]) as AnyHandler | undefined;
}

function retryableOf(error: Error): unknown {
  return (error as { readonly retryable?: unknown }).retryable;
}

/** As a host sees it: everything else is tried again. */
function isFinal(error: Error): boolean {
  return retryableOf(error) === false;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function requireThat(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
