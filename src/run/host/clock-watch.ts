import type { Clock } from '../../time/clock.ts';
import type { Report } from '../effects/log.ts';
import type { StoreNote } from '../store/journal-record.ts';
import type { CaseStore } from '../store/store.ts';

/** Clocks of machines are corrected by little all the time: that is no jump. */
const TOLERANCE = 1_000;
/** A machine that was busy, or a clock that was corrected forward by little. */
const FORWARD_TOLERANCE = 60_000;

/**
 * Notices when the machine's clock was set back or jumped on, and writes it into the journal: cases go on either way, never
 * before what they know already, and what a jump has made overdue falls due at once.
 */
export class ClockWatch {
  readonly #clock: Clock;
  readonly #store: CaseStore;
  readonly #report: Report;
  #seen: { readonly now: number; readonly steady: number | undefined } | undefined;

  constructor(clock: Clock, store: CaseStore, report: Report) {
    this.#clock = clock;
    this.#store = store;
    this.#report = report;
  }

  /** Looks; undefined where there is nothing to note. To be done before anything is changed. */
  look(): Promise<void> | undefined {
    const before = this.#seen;
    const now = this.#clock.now();
    const steady = this.#clock.steady?.();
    this.#seen = { now, steady };
    if (before === undefined) return this.#compareWithJournal(now);
    // As much time has passed as the steady clock says; without one, time may pass as it likes, but not backwards.
    const passed = steady === undefined || before.steady === undefined ? undefined : steady - before.steady;
    const expected = Math.round(before.now + (passed ?? 0));
    if (now < expected - TOLERANCE) return this.#note('clock.back', expected, now);
    const hasJumped = passed !== undefined && now > expected + FORWARD_TOLERANCE;
    return hasJumped ? this.#note('clock.forward', expected, now) : undefined;
  }

  /** The journal may know a later instant than the clock shows when the host begins. */
  async #compareWithJournal(now: number): Promise<void> {
    const latest = await this.#store.latest();
    if (latest !== undefined && now < latest - TOLERANCE) await this.#note('clock.back', latest, now);
  }

  async #note(type: Extract<StoreNote, { readonly from: number }>['type'], from: number, to: number): Promise<void> {
    this.#report({ event: type, by: Math.abs(to - from) });
    await this.#store.note({ at: to, type, from, to });
  }
}
