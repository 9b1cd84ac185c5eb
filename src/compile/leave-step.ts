import { brokenFact, INTERRUPTED } from './clock-plan.ts';
import type { HandlerPlan, StepPlan } from './plan.ts';
import { leaveInnerStage } from './stage-change.ts';
import type { Turn } from './turn.ts';

/** The plan of a step by its id. */
export function stepOf(turn: Turn, id: string): StepPlan {
  const plan = turn.plan.steps.get(id);
  if (plan === undefined) throw new Error(`There is no step "${id}".`);
  return plan;
}

/** A step that is left waits no more, and its timers end. */
export function leave(turn: Turn, plan: StepPlan): void {
  const { id } = plan.step;
  if (turn.draft.active[id] === undefined) return;
  const { [id]: _since, ...others } = turn.draft.active;
  turn.draft.active = others;
  turn.draft.calls = without(turn.draft.calls, id);
  turn.draft.votes = without(turn.draft.votes, id);
  turn.draft.branches = without(turn.draft.branches, id);
  turn.draft.reassigned = without(turn.draft.reassigned, id);
  if (turn.draft.modules?.[id] !== undefined) {
    leaveInnerStage(turn, id);
    turn.draft.modules = without(turn.draft.modules, id);
  }
  for (const timer of plan.timers) turn.disarm(timer);
}

/** An entry taken out; undefined when nothing is left, so that a case holds nothing empty. */
function without<T>(
  record: Readonly<Record<string, T>> | undefined,
  id: string,
): Readonly<Record<string, T>> | undefined {
  if (record?.[id] === undefined) return record;
  const { [id]: _gone, ...others } = record;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Something takes the case out of some of its steps. */
export function interruptSteps(turn: Turn, isMeant: (plan: StepPlan) => boolean): void {
  turn.hear(INTERRUPTED);
  giveUp(turn, 'step.interrupted', isMeant);
}

/** Steps are given up because the case has gone on without them; their work is withdrawn. */
export function withdraw(turn: Turn, isMeant: (plan: StepPlan) => boolean): void {
  giveUp(turn, 'step.withdrawn', isMeant);
}

/** Steps that others hold are left before those that hold them. */
function giveUp(turn: Turn, type: 'step.interrupted' | 'step.withdrawn', isMeant: (plan: StepPlan) => boolean): void {
  for (const id of Object.keys(turn.draft.active).toReversed()) {
    const plan = stepOf(turn, id);
    if (!isMeant(plan)) continue;
    abandon(turn, plan, type);
  }
}

/** True for a step of an interrupt that another of its steps has led out of: it is left with what the case leaves there. */
export function isLeftBehind({ draft }: Turn, { interrupt }: StepPlan): boolean {
  return interrupt !== undefined && draft.interrupt === undefined;
}

/** One step is left without being done. */
export function abandon(turn: Turn, plan: StepPlan, type: 'step.interrupted' | 'step.withdrawn'): void {
  const { id } = plan.step;
  leave(turn, plan);
  turn.note({ type, step: id });
  turn.hear(brokenFact(id));
  turn.fact(`step.${id}.left`);
}

/** What a handler leaves: its step with all that it holds, or all that its stage or module holds. */
export function isLeft({ step, scope, interrupt }: StepPlan, { leaves, interrupt: own }: HandlerPlan): boolean {
  if (leaves.step !== undefined) return step.id === leaves.step || scope.includes(leaves.step);
  return leaves.within === undefined ? interrupt === own : scope.includes(leaves.within);
}
