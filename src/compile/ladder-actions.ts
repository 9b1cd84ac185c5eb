import { moveRegion, settleLadders } from './ladders.ts';
import type { LadderLedger } from './case.ts';
import type { Turn } from './turn.ts';

/** What a case does for its escalations. */
export const ladderActions = {
  settleLadders,

  /** Somebody who was told takes the matter: nobody else is told in this run. */
  accept(turn: Turn, { escalation }: { escalation: string }): void {
    const { draft, plan } = turn;
    const before = draft.ladders?.[escalation];
    if (before === undefined) return;
    const { pending, cycle, level } = before;
    const base = { escalation, cycle };
    if (pending !== undefined) {
      const { round, level: waiting, repeat } = pending;
      turn.note({ type: 'escalation.skipped', ...base, round, level: waiting, repeat, because: 'ended' });
    }
    turn.note({ type: 'escalation.accepted', ...base, level });
    turn.disarm(plan.ladders?.all.find(({ id }) => id === escalation)?.timer ?? '');
    const { pending: _gone, ...rest } = before;
    const after: LadderLedger = { ...rest, state: 'accepted', ended: 'accepted' };
    draft.ladders = { ...draft.ladders, [escalation]: after };
    moveRegion(turn, escalation, before, after);
  },
} as const;
