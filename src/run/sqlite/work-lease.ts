import { randomUUID } from 'node:crypto';

import type { WorkLease } from '../store.ts';

/** A process that has died is known to have after so many milliseconds of the machine's own time. */
const LASTS = 15_000;
const PROLONG_EVERY = 4_000;

/** What a lease is written with; instants are the machine's own. */
export interface LeaseBook {
  /** Takes or prolongs it; false while another has it. */
  take(owner: string, now: number, ms: number): Promise<boolean>;
  end(owner: string): Promise<void>;
}

/** Takes the lease, unless another has it, and keeps it alive until it is ended or lost. */
export async function takeWorkLease(book: LeaseBook): Promise<WorkLease | undefined> {
  const owner = randomUUID();
  if (!(await book.take(owner, Date.now(), LASTS))) return undefined;
  const losing = new AbortController();
  let until = Date.now() + LASTS;
  const prolong = async (): Promise<void> => {
    const now = Date.now();
    // A full disk is no reason to stop before the lease itself has ended.
    const answer = await book.take(owner, now, LASTS).catch(() => undefined);
    if (answer === true) until = now + LASTS;
    else if (answer === false || now > until) losing.abort();
  };
  const timer = setInterval(() => void prolong(), PROLONG_EVERY);
  timer.unref();
  return {
    lost: losing.signal,
    async end() {
      clearInterval(timer);
      // Whoever cannot give it back lets it run out.
      await book.end(owner).catch(() => undefined);
    },
  };
}
