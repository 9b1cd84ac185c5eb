import { SYSTEM, type Timer } from './case.ts';
import { interruptSteps, isLeft, stepOf } from './leave-step.ts';
import { noteTaken } from './told-already.ts';
import type { Turn } from './turn.ts';

/** What a case does when something happens that no step waits for: handlers and interrupts. */
export const eventActions = {
  handle(turn: Turn, { handler }: { handler: string }): void {
    const plan = turn.plan.handlers.get(handler);
    if (plan === undefined) throw new Error(`There is no handler "${handler}".`);
    turn.note({ type: 'event.received', event: plan.handler.event.name, data: turn.event.data });
    noteTaken(turn, plan.handler.event.name, handler);
    turn.setData({}, plan.set, handler);
    turn.reach(plan.reach);
    if (plan.handler.to !== undefined) interruptSteps(turn, (step) => isLeft(step, plan));
  },

  /** An interrupt that leaves for good: the journey, or the module to which it belongs. */
  interrupt(turn: Turn, { step }: { step?: string } = {}): void {
    turn.note({ type: 'event.received', event: eventName(turn), data: turn.event.data });
    interruptSteps(turn, (plan) => (step === undefined ? plan.interrupt === undefined : plan.scope.includes(step)));
  },

  /** The case stands still: until it goes on, none of its time limits runs out. */
  beginInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    turn.note({ type: 'event.received', event: eventName(turn), data: turn.event.data });
    for (const [id] of timersOfJourney(turn)) turn.suspend(id);
    turn.draft.interrupt = interrupt;
    turn.note({ type: 'interrupt.started', interrupt });
  },

  /** Back to where the case was: what fell due meanwhile fires now. */
  endInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    goOn(turn);
    turn.note({ type: 'interrupt.ended', interrupt });
  },

  /** The steps of an interrupt lead to an end: the journey goes on, and goes there before it does anything else. */
  leaveInterrupt(turn: Turn, { to }: { to: string }): void {
    goOn(turn);
    turn.outputs.push({
      kind: 'fact',
      event: { type: `fact.${leavingFact(to)}`, at: turn.at, by: turn.by ?? SYSTEM },
    });
  },

  /** The steps of an interrupt are left because the case closes. */
  abandonInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    interruptSteps(turn, (plan) => plan.interrupt === interrupt);
    turn.draft.interrupt = undefined;
    turn.note({ type: 'interrupt.ended', interrupt });
  },

  /** What the customer writes is kept, whatever the case is doing. */
  receive(turn: Turn): void {
    turn.note({ type: 'event.received', event: turn.event.type, data: turn.event.data });
  },
} as const;

/** What the journey hears when an interrupt leads to one of its ends; `key` is that of the end's state. */
export function leavingFact(key: string): string {
  return `leave.${key}`;
}

/** The timers begin to run again with the instants that they had, in the order of these. */
function goOn(turn: Turn): void {
  turn.draft.interrupt = undefined;
  for (const [id, timer] of timersOfJourney(turn)) turn.rearm(id, timer);
}

/** The running timers of the steps that stand still while an interrupt is dealt with; clocks and escalations run on. */
function timersOfJourney(turn: Turn): [id: string, timer: Timer][] {
  const { active, timers } = turn.draft;
  return Object.keys(active)
    .map((id) => stepOf(turn, id))
    .filter(({ interrupt }) => interrupt === undefined)
    .flatMap((plan) => plan.timers)
    .flatMap((id): [string, Timer][] => (timers[id] === undefined ? [] : [[id, timers[id]]]))
    .toSorted(([, a], [, b]) => a.due - b.due || a.generation - b.generation);
}

function eventName({ event }: Turn): string {
  return event.type.startsWith('fact.') ? event.type.slice('fact.'.length) : event.type;
}
