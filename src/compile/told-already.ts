import type { Step } from '../blueprint/step.ts';
import { stepKey } from '../flow/keys.ts';
import type { CaseContext, ClockLedger } from './case.ts';
import { handlerKey } from './plan.ts';
import type { Turn } from './turn.ts';

/**
 * A clock tells each thing once in a run. A step that is entered later and whose `on` names it takes it at once; what one
 * of its handlers has taken it does not take again in that run, so that a way back to the step comes to rest there.
 */
export function takeWhatWasTold(turn: Turn, step: Step): void {
  for (const { event } of step.on) {
    const key = handlerKey(stepKey(step.id), event.name);
    if (isUntaken(turn.draft, event.name, key)) turn.fact(atOnce(key));
  }
}

/** What a handler hears when its step is entered after a clock has told its event. */
export function atOnce(handler: string): string {
  return `at-once.${handler}`;
}

/** True for what clocks tell: only that stands after it was told. */
export function isOfClock(event: string): boolean {
  return event.startsWith('sla.');
}

/** True where a clock has told something in its present run that a handler has not taken. */
export function isUntaken({ clocks }: Pick<CaseContext, 'clocks'>, event: string, handler: string): boolean {
  const ledger = clocks?.[clockOf(event)];
  if (!isOfClock(event) || ledger === undefined || ledger.taken?.includes(handler) === true) return false;
  return isTold(ledger, event.slice(event.lastIndexOf('.') + 1));
}

/** Notes that a handler has taken what a clock told. */
export function noteTaken({ draft }: Turn, event: string, handler: string): void {
  const id = clockOf(event);
  const ledger = draft.clocks?.[id];
  if (!isOfClock(event) || ledger === undefined || ledger.taken?.includes(handler) === true) return;
  draft.clocks = { ...draft.clocks, [id]: { ...ledger, taken: [...(ledger.taken ?? []), handler] } };
}

function isTold({ state, breached, warned }: ClockLedger, what: string): boolean {
  if (what === 'met') return state === 'met';
  if (state === 'off' || state === 'cancelled') return false;
  return what === 'breached' ? breached !== undefined : warned?.includes(what) === true;
}

/** The clock of `sla.<id>.<what>`. */
function clockOf(event: string): string {
  return event.slice('sla.'.length, event.lastIndexOf('.'));
}
