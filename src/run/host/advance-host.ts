import type { VirtualClock } from '../../time/virtual-clock.ts';
import type { CaseHost } from './host.ts';

/**
 * Moves a virtual clock on to an instant in epoch milliseconds, stopping wherever something is due, so that every timer
 * fires and every effect leaves at its own instant. (A clock that is moved in one leap fires overdue timers too, with
 * their own instants; but what services answer then comes after all of them.)
 */
export async function advanceHost(host: CaseHost, clock: VirtualClock, instant: number): Promise<void> {
  for (;;) {
    await host.settled();
    const due = clock.nextDue();
    if (due === undefined || due > instant) break;
    clock.advanceTo(due);
  }
  clock.advanceTo(instant);
  await host.settled();
}
