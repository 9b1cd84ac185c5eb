import type { Clock } from '../../time/clock.ts';
import type { Activity } from './activity.ts';
import type { CaseWriter } from './case-writer.ts';
import { Pump } from './pump.ts';
import type { CaseStore } from '../store/store.ts';

/** So many timers are claimed at a time. */
const BATCH = 256;

/** What timers need of their host. */
export interface TimerTools {
  readonly store: CaseStore;
  readonly writer: CaseWriter;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly leaseMs: number;
  readonly onError: (error: unknown) => void;
  /** Looks whether the clock was set, before anything is fired by it. */
  look(): Promise<void> | undefined;
}

/** Fires timers when they are due; overdue ones first, in the order in which they were due. */
export class DueTimers {
  readonly #store: CaseStore;
  readonly #writer: CaseWriter;
  readonly #clock: Clock;
  readonly #leaseMs: number;
  readonly #pump: Pump;
  readonly #tools: TimerTools;

  constructor(tools: TimerTools) {
    const { store, writer, clock, activity, leaseMs, onError } = tools;
    this.#tools = tools;
    this.#store = store;
    this.#writer = writer;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
    this.#pump = new Pump(clock, activity, async () => this.#fireAllDue(), onError);
  }

  /** Fires what is due now; resolves when it has fired. */
  async poke(): Promise<void> {
    await this.#pump.poke();
  }

  /** A timer was set. */
  noticed(due: number): void {
    this.#pump.pokeAt(due);
  }

  /** True when something is due that can be fired now. */
  async isDue(): Promise<boolean> {
    return ((await this.#store.nextDue('timer')) ?? Infinity) <= this.#clock.now();
  }

  async stop(): Promise<void> {
    await this.#pump.stop();
  }

  async #fireAllDue(): Promise<number | undefined> {
    await this.#tools.look();
    for (;;) {
      const next = await this.#store.nextDue('timer');
      if (next === undefined || next > this.#clock.now()) return next;
      const due = await this.#store.claim('timer', this.#clock.now(), BATCH, this.#leaseMs);
      // All at once, begun in due order: each case takes its own one after another, and none waits for another.
      await Promise.all(due.map(async (timer) => this.#writer.fireDue(timer.caseId, timer.due)));
    }
  }
}
