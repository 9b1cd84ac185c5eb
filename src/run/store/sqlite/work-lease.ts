import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { WorkLease } from '../store.ts';

/** How a lease is taken and given back in the store. */
export interface Leases {
  /** Takes or prolongs it, until `ms` after `now`; false while another has it. */
  take(owner: string, now: number, ms: number): Promise<boolean>;
  end(owner: string): Promise<void>;
}

/** How long it lasts unless it is prolonged, how often it is, and how often one who waits asks; in milliseconds. */
export interface LeaseTimes {
  readonly lasts: number;
  readonly prolonged: number;
  readonly asked: number;
}

const TIMES: LeaseTimes = { lasts: 10_000, prolonged: 3_000, asked: 500 };

/** Waits until nobody else has the lease, and keeps it alive. Goes by the real time: processes share no other. */
export async function takeWorkLease(
  leases: Leases,
  { signal, waits }: { readonly signal: AbortSignal; readonly waits?: () => void },
  { lasts, prolonged, asked }: LeaseTimes = TIMES,
): Promise<WorkLease> {
  const owner = randomUUID();
  signal.throwIfAborted();
  while (!(await leases.take(owner, Date.now(), lasts))) {
    waits?.();
    await sleep(asked, undefined, { signal });
  }
  const losing = new AbortController();
  let until = Date.now() + lasts;
  const prolong = async (): Promise<void> => {
    const now = Date.now();
    try {
      if (await leases.take(owner, now, lasts)) until = now + lasts;
      else losing.abort(new Error('Another process has taken over timers and effects.'));
    } catch (error) {
      // A full disk may have room again before the time is over.
      if (Date.now() >= until) losing.abort(error);
    }
    if (losing.signal.aborted) clearInterval(timer);
  };
  const timer = setInterval(() => void prolong(), prolonged);
  timer.unref();
  return {
    lost: losing.signal,
    end: async () => {
      clearInterval(timer);
      await leases.end(owner);
    },
  };
}

/** True while a process of this machine lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
