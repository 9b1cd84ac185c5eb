import { CUSTOMER } from '../blueprint/id.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Channel } from '../blueprint/channel.ts';
import type { Step } from '../blueprint/step.ts';

/** Channels at whose other end somebody is; the rest are pages, letters and machines. */
const SPOKEN: ReadonlySet<Channel['kind']> = new Set(['phone', 'chat', 'social', 'video', 'in-person'] as const);

/** What the case does by itself, whatever role its stage has. */
const AUTOMATIC: ReadonlySet<string> = new Set(['say', 'call', 'decide', 'choose', 'wait']);

/** True for a step at which the customer has a person before them, or a person works on the case. */
export function hasPerson(blueprint: Blueprint, { action, by, via }: Step): boolean {
  if (by?.name === CUSTOMER || AUTOMATIC.has(action.verb)) return false;
  if (action.verb !== 'ask' && action.verb !== 'survey') return true;
  // Who takes part in a question is the role that asks it, or whoever answers the phone.
  return by !== undefined || via.some(({ name }) => SPOKEN.has(blueprint.channels.get(name)?.kind ?? 'web'));
}
