import { SERVICE, SYSTEM, type Actor } from '../compile/case.ts';
import { actingFor } from '../compile/reassign.ts';
import { catalogue } from '../text/catalogue.ts';
import { acceptedEvents } from './accepted.ts';
import type { LiveCase } from './live-cases.ts';
import { wordingOfRefusal, type CaseRefusal } from './refusal.ts';

/** Refuses to complete work that another person has claimed. */
export function refuseClaimed(live: LiveCase, type: string, by: Actor): CaseRefusal | undefined {
  const step = /^step\.([^.]+)\./.exec(type)?.[1];
  if (step === undefined || by?.role === SERVICE || by?.role === SYSTEM.role) return undefined;
  const here = live.work.filter((item) => item.step === step);
  const taken = here.find(({ owner }) => owner !== undefined && owner !== by?.person);
  if (taken?.owner === undefined || here.some((item) => item !== taken && isFree(live, item, by))) return undefined;
  const refused = { code: 'TL6020', params: { step, owner: taken.owner } } as const;
  const accepted = acceptedEvents(live.compiled, live.snapshot);
  return { ...refused, rule: catalogue.TL6020.rule, accepted, ...wordingOfRefusal(refused, 'en') };
}

/** Of an approval, the vote of one role may be claimed and that of another not. */
function isFree({ compiled }: LiveCase, item: LiveCase['work'][number], by: Actor): boolean {
  return (item.owner === undefined || item.owner === by.person) && actingFor(compiled.plan, item.for).has(by.role);
}
