import { printInstant } from './instant.ts';

/**
 * An answer would need dates that a calendar does not know: it has no holidays and make-up days for them, and anything
 * else would be a guess. Without dated days only what lies more than a hundred years away is outside. Trying again does
 * not help; newer dated days do.
 */
export class OutsideCalendar extends Error {
  override readonly name = 'OutsideCalendar';
  /** Epoch milliseconds of the first instant that the dated days know; undefined without them. */
  readonly from: number | undefined;
  /** Epoch milliseconds of the first instant that they no longer know; undefined without them. */
  readonly until: number | undefined;

  constructor(what: string, zone: string, from: number | undefined, until: number | undefined) {
    const known =
      from === undefined || until === undefined
        ? 'more than a hundred years away'
        : `outside the days that the calendar knows, ${printInstant(from, zone)} to ${printInstant(until, zone)}`;
    super(`${what} lies ${known}.`);
    this.from = from;
    this.until = until;
  }
}
