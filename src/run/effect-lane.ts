import type { Clock } from '../time/clock.ts';
import type { Activity } from './activity.ts';
import type { HandlerContext } from './handlers.ts';
import { keepError } from './parked.ts';
import { Pump } from './pump.ts';
import type { CaseStore, OutboxItem, Settlement } from './store.ts';

/** So many effects of one lane are under way at a time. */
const MOST_AT_ONCE = 64;

/** So often an effect is tried before it is given up: over about three and a half hours. */
const MOST_ATTEMPTS = 10;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 3_600_000;

/** What a lane needs of its host. */
export interface LaneTools {
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly leaseMs: number;
  /** Aborted when the host stops. */
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** What goes through a lane. */
export interface LaneWork {
  readonly topics: readonly string[];
  /** True when the effects of one case are carried out one after another. */
  readonly isOrdered: boolean;
  /** Carries an effect out and says what became of it; a throw means another try later. */
  handle(item: OutboxItem, context: HandlerContext): Promise<Settlement>;
}

/** Takes effects of some topics out of the outbox and has them carried out. Lanes do not wait for each other. */
export class EffectLane {
  readonly #tools: LaneTools;
  readonly #work: LaneWork;
  readonly #pump: Pump;
  /** What was taken and not settled yet, by id, with its present lease. */
  readonly #inHand = new Map<string, { lease: number }>();
  /** What waits for an earlier effect of the same case, by case. */
  readonly #behind = new Map<string, OutboxItem[]>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(tools: LaneTools, work: LaneWork) {
    this.#tools = tools;
    this.#work = work;
    this.#pump = new Pump(tools.clock, tools.activity, async () => this.#takeDue(), tools.onError);
  }

  /** Takes what is due now. */
  async poke(): Promise<void> {
    await this.#pump.poke();
  }

  /** Effects were added to the outbox. */
  noticed(topics: readonly string[] | 'all'): void {
    if (topics === 'all' || topics.some((topic) => this.#work.topics.includes(topic))) void this.poke();
  }

  /** True when something is due that can be taken now. */
  async isDue(): Promise<boolean> {
    if (this.#inHand.size >= MOST_AT_ONCE) return false;
    return ((await this.#tools.store.nextDue('effect', this.#work.topics)) ?? Infinity) <= this.#tools.clock.now();
  }

  /** Takes nothing more; resolves when all that is being carried out has ended. */
  async stop(): Promise<void> {
    await this.#pump.stop();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #takeDue(): Promise<number | undefined> {
    const { store, clock, leaseMs } = this.#tools;
    const { topics } = this.#work;
    for (;;) {
      const free = MOST_AT_ONCE - this.#inHand.size;
      // With all hands full there is nothing to wait for: whatever ends first pokes again.
      if (free <= 0) return undefined;
      const items = await store.claim('effect', clock.now(), free, leaseMs, topics);
      if (items.length === 0) return store.nextDue('effect', topics);
      for (const item of items) {
        const mine = this.#inHand.get(item.id);
        // Its handler takes longer than its lease: taking it once more prolongs the lease.
        if (mine === undefined) this.#begin(item);
        else mine.lease = item.lease;
      }
    }
  }

  #begin(item: OutboxItem): void {
    this.#inHand.set(item.id, { lease: item.lease });
    if (this.#work.isOrdered) {
      const behind = this.#behind.get(item.caseId);
      if (behind !== undefined) {
        behind.push(item);
        return;
      }
      this.#behind.set(item.caseId, []);
    }
    this.#carryOut(item);
  }

  #carryOut(item: OutboxItem): void {
    const { store, activity, onError } = this.#tools;
    const underWay = activity.track(async () => {
      try {
        const settlement = await this.#attempt(item);
        await store.settle({ ...item, lease: this.#inHand.get(item.id)?.lease ?? item.lease }, settlement);
      } catch (error) {
        onError(error);
      } finally {
        this.#inHand.delete(item.id);
        this.#underWay.delete(underWay);
        this.#goOn(item.caseId);
      }
    });
    this.#underWay.add(underWay);
  }

  /** Begins what comes next before the last effect counts as ended, so that the host never looks idle in between. */
  #goOn(caseId: string): void {
    const behind = this.#behind.get(caseId);
    const next = behind?.shift();
    if (next !== undefined) this.#carryOut(next);
    else this.#behind.delete(caseId);
    void this.poke();
  }

  async #attempt(item: OutboxItem): Promise<Settlement> {
    const { clock, signal } = this.#tools;
    const giveBack: Settlement = { kind: 'again', due: item.due, attempts: item.attempts - 1 };
    if (signal.aborted) return giveBack;
    const { id, caseId } = item;
    try {
      return await this.#work.handle(item, { id, caseId, signal, sleep: async (time) => this.#sleep(time) });
    } catch (thrown) {
      if (signal.aborted) return giveBack;
      const error = keepError(thrown);
      if (!error.retryable || item.attempts >= MOST_ATTEMPTS) return { kind: 'dead', error };
      return { kind: 'again', due: clock.now() + pauseAfter(item.attempts), attempts: item.attempts, error };
    }
  }

  /** A handler that sleeps is not at work: whoever waits for the host to be done may move the clock meanwhile. */
  async #sleep(milliseconds: number): Promise<void> {
    const { clock, signal, activity } = this.#tools;
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const wake = (): void => {
        activity.enter();
        clock.clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        if (signal.aborted) reject(signal.reason as Error);
        else resolve();
      };
      const timer = clock.setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake, { once: true });
      activity.leave();
    });
  }
}

/** The pause after the nth attempt, in milliseconds: a second, four, sixteen, …, at most an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 4 ** (attempts - 1));
}
