import type { Clock } from '../../time/clock.ts';
import type { Activity } from '../host/activity.ts';
import type { HandlerContext } from './handlers.ts';
import { loggedKept, reportTo, type HostLog, type LoggedEffect, type Report } from './log.ts';
import { keepError } from '../store/parked.ts';
import { Pump } from '../host/pump.ts';
import { askedPause, effectPolicy, type EffectOptions, type EffectPolicy } from './retry-policy.ts';
import type { OutboxItem, Settlement } from '../store/outbox-item.ts';
import type { CaseStore } from '../store/store.ts';

/** What a lane needs of its host. */
export interface LaneTools {
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly leaseMs: number;
  /** Aborted when the host stops. */
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
  readonly effects?: EffectOptions;
  readonly log?: HostLog;
}

/** What goes through a lane. */
export interface LaneWork {
  readonly topics: readonly string[];
  /** True when an effect waits until nothing of its case that was asked for earlier is still to leave. */
  readonly isOrdered: boolean;
  /**
   * Carries an effect out and says what became of it; a throw means another try later. `again` gives that instant, in
   * epoch milliseconds, for one that says itself that there is to be another try.
   */
  handle(item: OutboxItem, context: HandlerContext, again: (item: OutboxItem) => number): Promise<Settlement>;
}

/** Takes effects of some topics out of the outbox and has them carried out. Lanes do not wait for each other. */
export class EffectLane {
  readonly #tools: LaneTools;
  readonly #work: LaneWork;
  readonly #pump: Pump;
  readonly #policy: EffectPolicy;
  readonly #report: Report;
  /** What was taken and not settled yet, by id, with its present lease. */
  readonly #inHand = new Map<string, { lease: number }>();
  /** What became of effects that could not be settled because their lease was another by then. */
  readonly #unsettled = new Map<string, Settlement>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(tools: LaneTools, work: LaneWork) {
    this.#tools = tools;
    this.#work = work;
    this.#policy = effectPolicy(tools.effects);
    this.#report = reportTo(tools.log, tools.clock);
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
    if (this.#inHand.size >= this.#policy.concurrency) return false;
    return ((await this.#nextDue()) ?? Infinity) <= this.#tools.clock.now();
  }

  /** Takes nothing more; resolves when all that is being carried out has ended. */
  async stop(): Promise<void> {
    await this.#pump.stop();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #takeDue(): Promise<number | undefined> {
    const { store, clock, leaseMs, signal } = this.#tools;
    const { topics, isOrdered } = this.#work;
    for (;;) {
      // What was taken last is given back when the host stops: taken once more it would go round for ever.
      if (signal.aborted) return undefined;
      const free = this.#policy.concurrency - this.#inHand.size;
      // With all hands full there is nothing to wait for: whatever ends first pokes again.
      if (free <= 0) return undefined;
      // Mostly there is nothing to take; nobody needs to wait for the disk then.
      const due = await this.#nextDue();
      if (due === undefined || due > clock.now()) return due;
      const items = await store.claim('effect', clock.now(), free, leaseMs, topics, isOrdered);
      for (const item of items) {
        const mine = this.#inHand.get(item.id);
        // Its handler takes longer than its lease: taking it once more prolongs the lease.
        if (mine === undefined) this.#carryOut(item);
        else mine.lease = item.lease;
      }
    }
  }

  async #nextDue(): Promise<number | undefined> {
    return this.#tools.store.nextDue('effect', this.#work.topics, this.#work.isOrdered);
  }

  #carryOut(item: OutboxItem): void {
    const { store, clock, activity, onError } = this.#tools;
    this.#inHand.set(item.id, { lease: item.lease });
    const begun = clock.now();
    const underWay = activity.track(async () => {
      try {
        const settlement = this.#taken(item.id) ?? (await this.#attempt(item));
        const lease = this.#inHand.get(item.id)?.lease ?? item.lease;
        if (await store.settle({ ...item, lease }, settlement)) this.#tell(item, settlement, begun);
        // The lease was being prolonged, and this lane will have the effect once more; or another process has it.
        else this.#unsettled.set(item.id, settlement);
      } catch (error) {
        onError(error);
      } finally {
        this.#inHand.delete(item.id);
        this.#underWay.delete(underWay);
        // Before this effect counts as ended, so that the host never looks idle in between.
        void this.poke();
      }
    });
    this.#underWay.add(underWay);
  }

  /** What has become of an effect already, while its lease was being prolonged. */
  #taken(id: string): Settlement | undefined {
    const settlement = this.#unsettled.get(id);
    this.#unsettled.delete(id);
    return settlement;
  }

  async #attempt(item: OutboxItem): Promise<Settlement> {
    const { signal } = this.#tools;
    const giveBack: Settlement = { kind: 'again', due: item.due, attempts: item.attempts - 1 };
    if (signal.aborted) return giveBack;
    const { id, caseId } = item;
    try {
      const context = { id, caseId, signal, sleep: async (time: number) => this.#sleep(time) };
      return await this.#work.handle(item, context, ({ attempts }) => this.#again(attempts));
    } catch (thrown) {
      if (signal.aborted) return giveBack;
      const error = keepError(thrown);
      if (!error.retryable || item.attempts >= this.#policy.attempts) return { kind: 'dead', error };
      return { kind: 'again', due: this.#again(item.attempts, askedPause(thrown)), attempts: item.attempts, error };
    }
  }

  #again(attempts: number, asked?: number): number {
    return this.#tools.clock.now() + this.#policy.pause(attempts, asked);
  }

  #tell({ id, caseId, topic, attempts }: OutboxItem, settlement: Settlement, begun: number): void {
    const now = this.#tools.clock.now();
    const told: LoggedEffect = { caseId, effect: id, topic, attempt: attempts, ms: now - begun };
    switch (settlement.kind) {
      case 'done':
      case 'held':
        this.#report({ event: `effect.${settlement.kind}`, ...told });
        break;
      case 'again': {
        // Given back because the host stops: nothing has failed.
        if (settlement.error === undefined) break;
        const pause = Math.max(0, settlement.due - now);
        this.#report({ event: 'effect.failed', ...told, error: loggedKept(settlement.error), pause });
        break;
      }
      case 'dead':
        this.#report({ event: 'effect.dead', ...told, error: loggedKept(settlement.error) });
        break;
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
