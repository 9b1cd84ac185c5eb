import { CUSTOMER } from '../blueprint/id.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import { answersOf } from './admit.ts';
import { begin, effectBase } from './begin-step.ts';
import { SYSTEM, type Actor } from './case.ts';
import { brokenFact, doneFact } from './clock-plan.ts';
import { callService, tryAgain } from './calls.ts';
import { isLeftBehind, leave, stepOf, withdraw } from './leave-step.ts';
import { renderMessage, sayIn } from './message.ts';
import { givenBack } from './module-run.ts';
import type { StepPlan, WayPlan } from './plan.ts';
import { isLive } from './races.ts';
import { takeWhatWasTold } from './told-already.ts';
import type { Turn } from './turn.ts';
import { openVotes, tally } from './votes.ts';

/** What a case does at its steps: comes to them, works on them, and goes on. */
export const stepActions = {
  enterStep(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    // The event that brought the case here has also ended enough other branches: they are left in a moment.
    if (!isLive(turn.plan, turn.draft, plan)) return;
    begin(turn, plan, countVisit(turn, step));
    takeWhatWasTold(turn, plan.step);
  },

  skipStep(turn: Turn, { step }: { step: string }): void {
    turn.note({ type: 'step.skipped', step });
  },

  finishStep(turn: Turn, { step, way }: { step: string; way: string }): void {
    const plan = stepOf(turn, step);
    const taken = plan.ways.get(way);
    if (taken === undefined) throw new Error(`Step "${step}" has no way "${way}".`);
    const isModule = taken.way.kind === 'end';
    const answers = isModule ? givenBack(turn, plan) : bringsAnswers(plan, taken) ? answersOf(plan, turn.event) : {};
    leave(turn, plan);
    withdraw(turn, (other) => other.scope.includes(step) || (isModule && isLeftBehind(turn, other)));
    remember(turn, plan);
    if (taken.way.name === 'held' && plan.step.action.verb === 'meet') {
      const { present, lasted } = (turn.event.data ?? {}) as { present?: readonly string[]; lasted?: string };
      turn.note({ type: 'meeting.held', step, present, lasted });
    }
    turn.setData(answers, taken.set, step);
    turn.doer = doerOf(plan) ?? turn.by;
    turn.reach(taken.reach);
    turn.note({ type: 'step.left', step, outcome: outcomeName(plan, taken.way) });
    turn.fact(`step.${step}.${taken.way.name}`);
    turn.fact(`step.${step}.left`);
    turn.hear(isOutcome(taken) ? doneFact(step) : brokenFact(step));
  },

  /** A vote that does not decide yet. */
  castVote(turn: Turn, { step }: { step: string }): void {
    const counted = tally(turn.plan, turn.draft, turn.event, stepOf(turn, step));
    if (!('vote' in counted)) throw new Error(`A vote at step "${step}" was not allowed.`);
    const { role, vote } = counted.vote;
    turn.draft.votes = { ...turn.draft.votes, [step]: [...(turn.draft.votes?.[step] ?? []), counted.vote] };
    turn.note({ type: 'vote.cast', step, role, vote });
  },

  endBranch(turn: Turn, { step, branch }: { step: string; branch: string }): void {
    const ended = turn.draft.branches?.[step] ?? [];
    turn.draft.branches = { ...turn.draft.branches, [step]: [...ended, branch] };
    turn.note({ type: 'branch.ended', step, branch });
  },

  tryAgain(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    const visit = turn.draft.visits[step] ?? 1;
    tryAgain(turn, plan, effectBase(turn, plan, visit), turn.event.type === 'timer');
  },

  callAgain(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    turn.disarm(`retry:${step}`);
    const failures = turn.draft.calls?.[step]?.failures ?? 0;
    callService(turn, plan, effectBase(turn, plan, turn.draft.visits[step] ?? 1), { failures });
  },

  remind(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    const { remind } = plan.step;
    const id = `remind:${step}`;
    const timer = turn.draft.timers[id];
    if (remind === undefined || timer === undefined) return;
    const count = (timer.count ?? 0) + 1;
    const text = reminderText(turn, plan);
    const base = effectBase(turn, plan, turn.draft.visits[step] ?? 1);
    for (const to of remindedOf(turn, plan)) turn.request({ kind: 'reminder', to, text, count, ...base });
    turn.disarm(id);
    if (count < remind.times) turn.armReminder(id, remind.every, step, timer.due, count);
  },
} as const;

/** The case comes to a step: once more than before, and to whoever has not replied yet. Gives which visit it is. */
export function countVisit(turn: Turn, step: string): number {
  const visit = (turn.draft.visits[step] ?? 0) + 1;
  turn.draft.visits = { ...turn.draft.visits, [step]: visit };
  forgetReply(turn, step);
  turn.note({ type: 'step.entered', step, visit });
  turn.fact(`step.${step}.entered`);
  return visit;
}

/** Whoever is asked again has not answered yet. */
function forgetReply(turn: Turn, step: string): void {
  if (turn.draft.replied?.includes(step) !== true) return;
  const others = turn.draft.replied.filter((other) => other !== step);
  turn.draft.replied = others.length === 0 ? undefined : others;
}

/** What a machine does by itself is done by whoever signs it, else by nobody. */
function doerOf({ step }: StepPlan): Actor | undefined {
  const { action, by } = step;
  const isByItself = ['say', 'decide', 'choose', 'call', 'wait', 'parallel', 'use'].includes(action.verb);
  return isByItself ? { role: by?.name ?? SYSTEM.role } : undefined;
}

/** A step that failed or ran out of time was not left by an outcome of its own. */
function isOutcome({ way }: WayPlan): boolean {
  return way.kind !== 'failure' && way.kind !== 'time-out';
}

/** Who did a step is kept where it decides who may vote, or to whom the case comes back. */
function remember(turn: Turn, { step }: StepPlan): void {
  const { role, person } = turn.by ?? {};
  if (role === undefined || person === undefined) return;
  if (turn.plan.asksWhoHandled && turn.plan.blueprint.roles.has(role)) {
    turn.draft.handled = { ...turn.draft.handled, [role]: person };
  }
  if (!turn.plan.makers.has(role)) return;
  const known = turn.draft.makers?.[role] ?? [];
  if (step.action.verb === 'approve' || known.includes(person)) return;
  turn.draft.makers = { ...turn.draft.makers, [role]: [...known, person] };
}

/** Outcomes that somebody sends bring answers; time, failures, conditions alone and what a wait hears do not. */
function bringsAnswers({ step }: StepPlan, { way }: WayPlan): boolean {
  const { verb } = step.action;
  const sent = verb === 'ask' || verb === 'do' || verb === 'survey' || verb === 'call' || verb === 'meet';
  return sent && way.kind !== 'failure' && way.kind !== 'time-out';
}

/** A computed outcome is journalled by its own name, a branch by its target. */
function outcomeName({ step }: StepPlan, way: { readonly name: string; readonly kind: string }): string {
  return way.kind === 'ordinary' ? ordinaryOutcome(step.action.verb) : way.name;
}

function reminderText(turn: Turn, { step }: StepPlan): string | undefined {
  const { action, remind } = step;
  const message = remind?.message?.name ?? (action.verb === 'ask' ? action.message?.name : undefined);
  if (message !== undefined) return renderMessage(turn.plan, turn.draft, message, turn.at);
  return sayIn(labelOf(action) ?? step.title, turn.draft.locale);
}

/** Whom a reminder goes to: who works, who has not voted yet, else the customer. */
function remindedOf(turn: Turn, plan: StepPlan): readonly string[] {
  const { verb } = plan.step.action;
  if (verb === 'approve') return [...new Set(openVotes(plan, turn.draft))];
  return [verb === 'do' ? (plan.step.by?.name ?? '') : CUSTOMER];
}
