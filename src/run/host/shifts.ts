import type { LaneTools } from '../effects/effect-lane.ts';
import { loggedError, type Report } from '../effects/log.ts';
import { CaseWork, type Duties } from './case-work.ts';
import type { Notice } from './case-writer.ts';
import type { TimerTools } from './due-timers.ts';

/** What working off timers and effects needs of its host. */
export type ShiftTools = Omit<LaneTools & TimerTools, 'signal' | 'onError'> & {
  readonly report: Report;
  /** Looks whether the host may touch its store; to be done before anything else is. */
  enter(): Promise<void>;
};

/** The times in which a host works off timers and effects: while it runs, and has the lease of its store. */
export class Shifts {
  readonly #tools: ShiftTools;
  readonly #duties: Duties;
  /** Present while it works. */
  #work: CaseWork | undefined;

  constructor(tools: ShiftTools, duties: Duties) {
    this.#tools = tools;
    this.#duties = duties;
  }

  /** Something was written that asks for work. */
  notice(notice: Notice): void {
    this.#work?.notice(notice);
  }

  /** Takes up what is due now; false where nothing is, or nobody works. */
  async takeUpDue(): Promise<boolean> {
    return (await this.#work?.takeUpDue()) ?? false;
  }

  /** Works while this process has the lease; when it is lost, waits for it anew. */
  async workUntil(signal: AbortSignal): Promise<void> {
    const { store, activity, report } = this.#tools;
    if (store.takeLease === undefined) return this.#shift(signal);
    while (!signal.aborted) {
      // Whoever waits for this host waits until it works, unless it has to wait for another process itself.
      const letGo = activity.hold();
      try {
        await this.#tools.enter();
        const lease = await store.takeLease(signal, letGo).catch((error: unknown) => {
          if (signal.aborted) return undefined;
          throw error;
        });
        if (lease === undefined) return;
        report({ event: 'lease.taken' });
        try {
          const working = this.#shift(AbortSignal.any([signal, lease.lost]));
          letGo();
          await working;
          if (lease.lost.aborted) report({ event: 'lease.lost' });
        } finally {
          await lease.end();
        }
      } finally {
        letGo();
      }
    }
  }

  async #shift(signal: AbortSignal): Promise<void> {
    const { store, activity, report } = this.#tools;
    const failing = new AbortController();
    const ending = AbortSignal.any([signal, failing.signal]);
    const onError = (error: unknown): void => failing.abort(error);
    const work = new CaseWork({ ...this.#tools, signal: ending, onError }, this.#duties);
    // What another process has written is found by looking at everything that is due.
    const unwatch = store.watch?.(() => void activity.track(async () => work.takeUpDue()));
    await activity.track(async () => {
      await this.#tools.enter();
      if (ending.aborted) return;
      this.#work = work;
      report({ event: 'host.started' });
      await work.start();
    });
    if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }));
    this.#work = undefined;
    unwatch?.();
    await work.stop();
    if (failing.signal.aborted) {
      report({ event: 'host.failed', error: loggedError(failing.signal.reason) });
      throw failing.signal.reason;
    }
    report({ event: 'host.stopped' });
  }
}
