import { stepOf } from './leave-step.ts';
import { isLive } from './races.ts';
import { leaveInnerStage, leaveStage } from './stage-change.ts';
import type { Turn } from './turn.ts';

/** What a case does at its stages. */
export const stageActions = {
  enterStage(turn: Turn, { stage }: { stage: string }): void {
    if (turn.draft.stage === stage) return;
    leaveStage(turn);
    turn.draft.stage = stage;
    turn.note({ type: 'stage.entered', stage });
    turn.fact(`stage.${stage}.entered`);
  },

  /** The stages of a module are kept beside the stage of the case. */
  enterInnerStage(turn: Turn, { stage, step }: { stage: string; step: string }): void {
    if (turn.draft.modules?.[step] === stage || !isLive(turn.plan, turn.draft, stepOf(turn, step))) return;
    leaveInnerStage(turn, step);
    turn.draft.modules = { ...turn.draft.modules, [step]: stage };
    turn.note({ type: 'stage.entered', stage });
    turn.fact(`stage.${stage}.entered`);
  },

  skipStage(turn: Turn, { stage }: { stage: string }): void {
    turn.note({ type: 'stage.skipped', stage });
  },
} as const;
