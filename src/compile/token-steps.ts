import { begin } from './begin-step.ts';
import { doneFact, INTERRUPTED } from './clock-plan.ts';
import { abandon, leave, stepOf } from './leave-step.ts';
import type { StepPlan } from './plan.ts';
import { stageActions } from './stage-actions.ts';
import { countVisit, stepActions } from './step-actions.ts';
import type { Turn } from './turn.ts';

/**
 * A token comes to a step. What a step does at once is done on the spot.
 *
 * @param isShared true where another token is at the same step already.
 * @returns true when the step is done already.
 */
export function beginStep(turn: Turn, id: string, isShared: boolean): boolean {
  const plan = stepOf(turn, id);
  const { step } = plan;
  if (step.stage !== undefined && !isStageBusy(turn)) stageActions.enterStage(turn, { stage: step.stage });
  const since = isShared ? turn.draft.active[id] : undefined;
  const visit = countVisit(turn, id);
  // What it waits for is the token's own: its timers are set with the token.
  if (step.action.verb === 'wait') turn.draft.active = { ...turn.draft.active, [id]: turn.at };
  else begin(turn, plan, visit);
  if (since !== undefined) turn.draft.active = { ...turn.draft.active, [id]: since };
  return step.action.verb === 'say' || step.action.verb === 'decide';
}

/**
 * A step is done.
 *
 * @param outcome the way by which it is left; absent where it was no choice.
 * @param isShared true where another token stays at the step.
 * @returns the flow that was chosen, at a gateway where a person decides.
 */
export function endStep(turn: Turn, id: string, outcome: string | undefined, isShared: boolean): string | undefined {
  const plan = stepOf(turn, id);
  const since = turn.draft.active[id];
  const [only] = plan.step.action.verb === 'wait' ? [] : plan.ways.values();
  const way = outcome === undefined ? only : plan.ways.get(outcome);
  if (way === undefined) done(turn, plan);
  else stepActions.finishStep(turn, { step: id, way: way.way.name });
  if (isShared && since !== undefined) turn.draft.active = { ...turn.draft.active, [id]: since };
  return way?.way.kind === 'picked' ? way.way.to.name : undefined;
}

/** A step is left because something interrupts it, or because another was faster. */
export function breakStep(
  turn: Turn,
  id: string,
  isShared: boolean,
  type: 'step.interrupted' | 'step.withdrawn' = 'step.interrupted',
): void {
  const since = turn.draft.active[id];
  if (since === undefined) return;
  if (type === 'step.interrupted') turn.hear(INTERRUPTED);
  abandon(turn, stepOf(turn, id), type);
  if (isShared) turn.draft.active = { ...turn.draft.active, [id]: since };
}

/** A step that says, decides or waits is left by nobody's choice. */
function done(turn: Turn, plan: StepPlan): void {
  const { id } = plan.step;
  leave(turn, plan);
  turn.note({ type: 'step.left', step: id, outcome: 'done' });
  turn.fact(`step.${id}.done`);
  turn.fact(`step.${id}.left`);
  turn.hear(doneFact(id));
}

/** The stage of a case is that in which somebody still works or waits. */
function isStageBusy(turn: Turn): boolean {
  const { active, stage } = turn.draft;
  return stage !== undefined && Object.keys(active).some((id) => turn.plan.steps.get(id)?.step.stage === stage);
}
