import { CUSTOMER } from './id.ts';
import type { Step } from './step.ts';

/**
 * True for a step at which the customer meets the organisation (Bitner, Ostrom & Morgan 2008: it crosses the line of
 * interaction): asking, surveying, telling the customer something, and work over a channel.
 */
export function isTouchpoint(step: Step): boolean {
  const { action } = step;
  if (action.verb === 'ask' || action.verb === 'survey') return true;
  if (action.verb === 'say') return action.to.name === CUSTOMER;
  return step.via.length > 0;
}
