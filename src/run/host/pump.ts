import type { Clock } from '../../time/clock.ts';
import type { Activity } from './activity.ts';

/**
 * Runs a job when it is poked and at the instant that the job itself names for its next run. One run at a time: a poke
 * during a run means one more afterwards. Nothing is polled, so that a host may run on virtual time.
 */
export class Pump {
  readonly #clock: Clock;
  readonly #activity: Activity;
  /** Works off what is due and gives the instant of what is due next. */
  readonly #job: () => Promise<number | undefined>;
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #isStopped = false;
  #alarm: { readonly due: number; readonly id: unknown } | undefined;

  constructor(
    clock: Clock,
    activity: Activity,
    job: () => Promise<number | undefined>,
    onError: (error: unknown) => void,
  ) {
    this.#clock = clock;
    this.#activity = activity;
    this.#job = job;
    this.#onError = onError;
  }

  /** Runs the job; resolves when it has run since. */
  async poke(): Promise<void> {
    if (this.#isStopped) return;
    this.#again = true;
    this.#running ??= this.#activity.track(async () => this.#run());
    await this.#running;
  }

  /** Makes sure that the job runs at an instant, in epoch milliseconds. */
  pokeAt(instant: number): void {
    if (this.#running !== undefined || instant <= this.#clock.now()) void this.poke();
    else if (this.#alarm === undefined || instant < this.#alarm.due) this.#wakeAt(instant);
  }

  /** No run begins after this; resolves when the last one has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wakeAt(undefined);
    await this.#running;
  }

  async #run(): Promise<void> {
    let next: number | undefined;
    try {
      while (this.#again && !this.#isStopped) {
        this.#again = false;
        next = await this.#job();
      }
    } catch (error) {
      this.#isStopped = true;
      this.#onError(error);
    } finally {
      this.#running = undefined;
    }
    this.#wakeAt(this.#isStopped ? undefined : next);
  }

  #wakeAt(due: number | undefined): void {
    if (this.#alarm?.due === due) return;
    if (this.#alarm !== undefined) this.#clock.clearTimeout(this.#alarm.id);
    this.#alarm = undefined;
    if (due === undefined) return;
    const id = this.#clock.setTimeout(
      () => {
        this.#alarm = undefined;
        void this.poke();
      },
      Math.max(0, due - this.#clock.now()),
    );
    this.#alarm = { due, id };
  }
}
