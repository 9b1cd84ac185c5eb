import type { CompiledBlueprint, Effect } from '../../src/index.ts';
import type { CallHandler, EffectHandlers, HandlerContext, ServiceOutputs } from '../../src/run/effects/handlers.ts';
import { createHost, type CaseHost } from '../../src/run/host/host.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import type { Clock } from '../../src/time/clock.ts';
import type { VirtualClock } from '../../src/time/virtual-clock.ts';
import type { Roll } from '../support/random-events.ts';
import { answerOf, hashOf } from './store-model.ts';

/** A store, and how what it keeps is opened again after a death of its process. */
export interface StoreKind {
  open(): CaseStore | Promise<CaseStore>;
  /** Absent: what is kept lives on in the very same store. */
  reopen?(dead: CaseStore): CaseStore | Promise<CaseStore>;
}

/** What goes wrong at a call of the store. */
type Fault = 'before' | 'after' | 'death before' | 'death after';

/** Calls that change something. */
const WRITES: ReadonlySet<string | symbol> = new Set(['commit', 'claim', 'settle', 'keepBlueprint', 'note']);

export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** One life of a process: a host on a store, with a clock of its own, until it is killed. */
export class Life {
  readonly host: CaseHost;
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  isDead = false;
  /** True once its run has failed. */
  hasFailed = false;
  skew = 0;
  readonly #store: CaseStore;
  readonly #clock: VirtualClock;
  readonly #faults: () => Fault | undefined;
  readonly #alarms = new Set<unknown>();
  #die: () => void = () => undefined;
  #stopping = new AbortController();
  #run: Promise<void> = Promise.resolve();

  constructor(
    store: CaseStore,
    clock: VirtualClock,
    compiled: CompiledBlueprint,
    heard: Map<string, number>,
    faults: () => Fault | undefined,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#faults = faults;
    this.death = new Promise((resolve) => (this.#die = resolve));
    const handlers = this.#handlers(heard);
    this.host = createHost({
      store: this.#gate(),
      blueprints: [compiled],
      handlers,
      clock: this.#ownClock(),
      // Whatever a death has interrupted counts as an attempt, and nothing is to be given up here.
      effects: { attempts: 1000, jitter: 0 },
    });
    this.run();
  }

  /** Works off timers and effects; whoever watches over a process starts it again when it fails. */
  run(): void {
    this.hasFailed = false;
    this.#run = this.host.run(this.#stopping.signal);
    this.#run.catch(() => (this.hasFailed = true));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#run;
  }

  kill(): void {
    this.isDead = true;
    for (const alarm of this.#alarms) this.#clock.clearTimeout(alarm);
    this.#die();
  }

  /** What a dead process has begun never comes back to it. */
  #gate(): CaseStore {
    return new Proxy(this.#store, {
      get: (store, name: keyof CaseStore) => {
        // There is no other process.
        if (name === 'takeLease' || name === 'watch') return undefined;
        const method = store[name] as ((...given: unknown[]) => Promise<unknown>) | undefined;
        return async (...given: unknown[]): Promise<unknown> => {
          if (this.isDead) return never();
          const fault = WRITES.has(name) ? this.#faults() : undefined;
          if (fault === 'before') throw new StoreAway('The store is away.');
          if (fault === 'death before') this.kill();
          const answer = this.isDead ? undefined : await method?.apply(store, given);
          if (fault === 'death after') this.kill();
          if (this.isDead) return never();
          if (fault === 'after') throw new StoreAway('The store is away; what it was asked for is done.');
          return answer;
        };
      },
    });
  }

  #ownClock(): Clock {
    return {
      now: () => this.#clock.now() + this.skew,
      setTimeout: (fn, milliseconds) => {
        const alarm = this.#clock.setTimeout(() => {
          this.#alarms.delete(alarm);
          fn();
        }, milliseconds);
        this.#alarms.add(alarm);
        return alarm;
      },
      clearTimeout: (alarm) => {
        this.#alarms.delete(alarm);
        this.#clock.clearTimeout(alarm);
      },
    };
  }

  /** Handlers that take their time, fail up to twice, and note every success. */
  #handlers(heard: Map<string, number>): EffectHandlers {
    const failed = new Map<string, number>();
    const hear = async (_effect: Effect, { id, sleep }: HandlerContext): Promise<void> => {
      if (hashOf(`${id}!`) % 5 === 0) await sleep(20_000);
      if (this.isDead) return never();
      const failures = failed.get(id) ?? 0;
      if (failures < (hashOf(id) % 7) - 4) {
        failed.set(id, failures + 1);
        throw new Error('away');
      }
      heard.set(id, (heard.get(id) ?? 0) + 1);
    };
    const call: CallHandler = async (_effect, { id, sleep }) => {
      const delay = [0, 1, 90_000][hashOf(`${id}?`) % 3]!;
      if (delay > 0) await sleep(delay);
      if (this.isDead) return never();
      heard.set(id, (heard.get(id) ?? 0) + 1);
      return answerOf(id) as ServiceOutputs;
    };
    return { message: hear, ask: hear, survey: hear, reminder: hear, alert: hear, call };
  }
}

/** Faults that come by chance while it storms. */
export function stormOf(roll: Roll): { isUp: boolean; readonly next: () => Fault | undefined } {
  const storm = {
    isUp: false,
    next: (): Fault | undefined => {
      if (!storm.isUp || roll(8) > 0) return undefined;
      return (['before', 'after', 'before', 'after', 'death before', 'death after'] as const)[roll(6)];
    },
  };
  return storm;
}

async function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
