import type { Actor } from '../../compile/case.ts';
import { actingFor } from '../../compile/reassign.ts';
import { catalogue } from '../../text/catalogue.ts';
import type { LiveCase } from './live-cases.ts';
import { wordingOfRefusal, type CaseRefusal } from '../refusal.ts';

/** Refuses to complete work that another person has claimed. */
export function refuseClaimed({ compiled, view, work }: LiveCase, type: string, by: Actor): CaseRefusal | undefined {
  if (!work.some(({ owner }) => owner !== undefined)) return undefined;
  const accepted = view.accepts.find((event) => event.type === type);
  // What the case does not take from this role is refused by the case itself, with its own reason.
  if (accepted?.step === undefined || by === undefined || !accepted.by.includes(by.role)) return undefined;
  const { step } = accepted;
  const here = work.filter((item) => item.step === step);
  // Of an approval, the vote of one role may be claimed and that of another not.
  const own = here.filter((item) => actingFor(compiled.plan, item.for).has(by.role));
  const mine = own.length === 0 ? here : own;
  const [{ owner } = {}] = mine;
  if (owner === undefined || mine.some((item) => item.owner === undefined || item.owner === by.person))
    return undefined;
  const refused = { code: 'TL6018', params: { step, owner } } as const;
  return { ...refused, rule: catalogue.TL6018.rule, accepted: view.accepts, ...wordingOfRefusal(refused, 'en') };
}
