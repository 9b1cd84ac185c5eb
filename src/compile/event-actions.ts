import { interruptSteps, isLeft } from './leave-step.ts';
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

  beginInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    turn.note({ type: 'event.received', event: eventName(turn), data: turn.event.data });
    turn.draft.interrupt = interrupt;
    turn.note({ type: 'interrupt.started', interrupt });
  },

  /** Back to where the case was: what fell due meanwhile fires now. */
  endInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    turn.draft.interrupt = undefined;
    turn.note({ type: 'interrupt.ended', interrupt });
    for (const [id, timer] of Object.entries(turn.draft.timers)) if (timer.due <= turn.at) turn.rearm(id, timer);
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

function eventName({ event }: Turn): string {
  return event.type.startsWith('fact.') ? event.type.slice('fact.'.length) : event.type;
}
