import { catalogue } from '../../text/catalogue.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { acceptedEvents } from '../accepted.ts';
import type { LiveCase } from './live-cases.ts';
import { wordingOfRefusal, type CaseRefusal } from '../refusal.ts';

/**
 * Refuses what is not among the blueprint's events before the machine sees it: timers and facts are the machine's own, and
 * a sender must not be able to forge them.
 */
export function refuseForeignEvent({ compiled, snapshot }: LiveCase, type: string): CaseRefusal | undefined {
  const { events } = compiled;
  if (events.includes(type)) return undefined;
  const refused = { code: 'TL6002', params: { event: type, known: events, near: nearest(type, events) } } as const;
  const accepted = acceptedEvents(compiled, snapshot);
  return { ...refused, rule: catalogue.TL6002.rule, accepted, ...wordingOfRefusal(refused, 'en') };
}
