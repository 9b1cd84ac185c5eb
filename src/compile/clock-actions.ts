import { extendedEvent } from './clock-plan.ts';
import { settleClocks } from './clocks.ts';
import { extensionIn } from './extend-clock.ts';
import type { Turn } from './turn.ts';

/** What a case does for its clocks. */
export const clockActions = {
  settleClocks,

  /** Somebody gives a clock more time: the look that follows takes it in. */
  extendClock(turn: Turn, { sla }: { sla: string }): void {
    turn.hear(extendedEvent(sla), turn.at, extensionIn(turn.event));
  },

  /** Something happened that moves a clock, whatever else it does. */
  hearForClocks(turn: Turn): void {
    const { type, at, data } = turn.event;
    if (turn.draft.told?.some(({ name }) => name === type) === true) return;
    turn.note({ type: 'event.received', event: type, ...(at < turn.at ? { happened: at } : {}), data });
  },
} as const;
