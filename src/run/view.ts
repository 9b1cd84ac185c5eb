import { CUSTOMER } from '../blueprint/id.ts';
import { labelOf, type Verb } from '../blueprint/verbs.ts';
import type { Step } from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import { chairOf } from '../compile/chair.ts';
import { limitOnBorder } from '../compile/token-limit.ts';
import { openVotes } from '../compile/votes.ts';
import { SERVICE, SYSTEM, type CaseContext, type Timer } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { StepPlan } from '../compile/plan.ts';
import { viewClocks, type ClockView } from './clock-view.ts';
import { viewEscalations, type EscalationView } from './escalation-view.ts';
import { acceptedEvents, type AcceptedEvent } from './accepted.ts';
import { statusOf, type CaseSnapshot, type CaseStatus } from './step.ts';

/** What people want to know of a case. Instants are epoch milliseconds. */
export interface CaseView {
  readonly id: string;
  readonly blueprint: string;
  readonly version: string;
  readonly status: CaseStatus;
  readonly openedAt: number;
  /** The instant of the last event. */
  readonly at: number;
  /** The stage it is in; absent once closed. */
  readonly stage?: string;
  /** What the case waits at; while an interrupt is dealt with, only that. */
  readonly waiting: readonly WaitingStep[];
  /** Service clocks that have begun, in the order of the blueprint. */
  readonly clocks: readonly ClockView[];
  /** Escalations that have been set off, in the order of the blueprint. */
  readonly escalations: readonly EscalationView[];
  /** What can happen now. */
  readonly accepts: readonly AcceptedEvent[];
  readonly data: Readonly<Record<string, unknown>>;
  /** Milestones with the instant at which they were reached. */
  readonly reached: Readonly<Record<string, number>>;
  readonly visits: Readonly<Record<string, number>>;
  readonly reopened: number;
  readonly interrupt?: string;
  readonly end?: string;
  readonly closedAt?: number;
}

/** A step at which a case waits, and for whom. */
export interface WaitingStep {
  readonly step: string;
  readonly verb: Verb;
  readonly label?: Text;
  readonly since: number;
  /** A role, `customer`, `service` for a called service, or `system` for time and events. */
  readonly for: string;
  /** The person whose work it is, where it went to one. */
  readonly person?: string;
  /** When its time limit runs out: the last instant that is still in time. */
  readonly due?: number;
}

/** The present state of a case in words that need no knowledge of the machine. */
export function viewCase(compiled: CompiledBlueprint, snapshot: CaseSnapshot): CaseView {
  const { context } = snapshot;
  const waiting = Object.entries(context.active).flatMap(([id, since]) => {
    const plan = compiled.plan.steps.get(id);
    return plan === undefined || plan.interrupt !== context.interrupt ? [] : waitingAt(compiled, snapshot, plan, since);
  });
  return {
    id: context.id,
    blueprint: compiled.id,
    version: compiled.version,
    status: statusOf(snapshot),
    openedAt: context.opened_at,
    at: context.at,
    stage: context.stage,
    waiting,
    clocks: viewClocks(compiled, context),
    escalations: viewEscalations(compiled, context),
    accepts: acceptedEvents(compiled, snapshot),
    data: context.data,
    reached: context.reached,
    visits: context.visits,
    reopened: context.reopened,
    interrupt: context.interrupt,
    end: context.closed?.end,
    closedAt: context.closed?.at,
  };
}

/** Whoever is waited for at a step; nobody at a step that only holds others. */
function waitingAt(
  compiled: CompiledBlueprint,
  { context }: CaseSnapshot,
  plan: StepPlan,
  since: number,
): WaitingStep[] {
  const { step } = plan;
  const limit =
    context.timers[`within:${step.id}`] ??
    firstOf(context.timers, plan.timers.filter(isOfWait)) ??
    limitOnBorder(compiled.plan, context, step.id);
  const { verb } = step.action;
  if (verb === 'parallel' || verb === 'use') return [];
  const other = context.reassigned?.[step.id];
  const waited = verb === 'approve' ? new Set(openVotes(plan, context)) : [other?.role ?? waitsFor(step)];
  return [...waited].map((who) => ({
    step: step.id,
    verb,
    label: labelOf(step.action) ?? step.title,
    since,
    for: who,
    ...(other?.person === undefined ? {} : { person: other.person }),
    due: limit === undefined ? undefined : limit.due - (step.within === undefined ? 0 : 1),
  }));
}

/** True for the timers of what a step waits for; the others remind. */
function isOfWait(timer: string): boolean {
  return timer.startsWith('wait:');
}

/** The one of these timers that is due first. */
function firstOf(timers: CaseContext['timers'], ids: readonly string[]): Timer | undefined {
  const running = ids.flatMap((id) => timers[id] ?? []);
  return running.toSorted((a, b) => a.due - b.due)[0];
}

/** Who is waited for at a step: a role, `customer`, `service`, or `system` for time and events. */
export function waitsFor(step: Step): string {
  const { action, by } = step;
  switch (action.verb) {
    case 'ask':
    case 'survey':
      return CUSTOMER;
    case 'call':
      return SERVICE;
    case 'do':
      return by?.name ?? 'staff';
    case 'meet':
      return chairOf(step)?.name ?? 'staff';
    // Whoever works in its stage has nothing to do meanwhile.
    case 'wait':
      return SYSTEM.role;
    default:
      return by?.name ?? SYSTEM.role;
  }
}
