import { TokenRun } from './token-run.ts';
import type { TokenPlan } from './token-plan.ts';
import type { Turn } from './turn.ts';

/** What a case does that moves by tokens through a BPMN process. */
export const tokenActions = {
  openProcess(turn: Turn): void {
    new TokenRun(turn, planOf(turn)).open();
  },

  finishNode(turn: Turn, { step, way }: { step: string; way: string }): void {
    new TokenRun(turn, planOf(turn)).finish(step, way);
  },

  hearEvent(turn: Turn, { event }: { event: string }): void {
    turn.note({ type: 'event.received', event, data: turn.event.data });
    new TokenRun(turn, planOf(turn)).hear(event);
  },

  ringTimer(turn: Turn): void {
    new TokenRun(turn, planOf(turn)).ring(turn.event.timer ?? '');
  },
} as const;

function planOf({ plan }: Turn): TokenPlan {
  if (plan.tokens === undefined) throw new Error('The blueprint has no process of its own.');
  return plan.tokens;
}
