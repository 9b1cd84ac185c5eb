import type { Turn } from './turn.ts';

/** The case leaves its stage, if it is in one. */
export function leaveStage(turn: Turn): void {
  const { stage } = turn.draft;
  if (stage === undefined) return;
  turn.note({ type: 'stage.left', stage });
  turn.fact(`stage.${stage}.left`);
}

/** A module leaves the stage in which it is; `step` is the one that uses the module. */
export function leaveInnerStage(turn: Turn, step: string): void {
  const stage = turn.draft.modules?.[step];
  if (stage === undefined) return;
  turn.note({ type: 'stage.left', stage });
  turn.fact(`stage.${stage}.left`);
}
