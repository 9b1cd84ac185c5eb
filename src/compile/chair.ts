import type { Reference } from '../blueprint/origin.ts';
import type { Step } from '../blueprint/step.ts';

/**
 * The role that reports what became of a step: its own `by`; at a meeting whoever takes the minutes, before the role
 * that the whole stage has. Undefined where everybody may.
 */
export function chairOf({ action, by }: Step): Reference | undefined {
  return action.verb === 'meet' && by?.how !== 'written' ? (action.minutes ?? by) : by;
}
