import { acceptLadder, settleLadders } from './ladders.ts';
import type { Turn } from './turn.ts';

/** What a case does for its escalations. */
export const ladderActions = {
  settleLadders,

  accept(turn: Turn, { escalation }: { escalation: string }): void {
    acceptLadder(turn, escalation);
  },
} as const;
