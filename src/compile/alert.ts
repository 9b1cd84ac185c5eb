import { recipientsOf, WAYS_OF_TELLING, type Level } from '../blueprint/escalation.ts';
import { alertText } from './alert-text.ts';
import type { LadderPlan } from './ladder-plan.ts';
import { renderMessage } from './message.ts';
import { findRecipients } from './recipients.ts';
import type { FoundPerson, Told, Untold } from './recipients.ts';
import type { CaseContext, PendingAlert } from './case.ts';
import type { Turn } from './turn.ts';

/** Asks for people to be told, and says in the journal who and why. @returns those who were found. */
export function sendAlert(
  turn: Turn,
  ladder: LadderPlan,
  level: Level,
  { cycle, round, level: number, repeat, due }: PendingAlert & { readonly cycle: number },
): readonly FoundPerson[] {
  const { plan, at } = turn;
  const draft = inLanguageOf(turn, level);
  const to: Told[] = [];
  const untold: Untold[] = [];
  for (const way of WAYS_OF_TELLING) {
    for (const { kind, name } of level[way]) {
      const wanted = { kind, name };
      const found = findRecipients(plan.blueprint.roles, turn.people, wanted, at, draft.handled);
      if ('why' in found) {
        untold.push({ way, wanted, ...found });
        continue;
      }
      // Whoever is meant twice is told once.
      const others = found.people.filter((person) => !to.some((told) => told.way === way && isSame(told, person)));
      if (others.length === 0) untold.push({ way, wanted, why: 'already-told' });
      to.push(...others.map((person) => ({ way, wanted, ...person })));
    }
  }
  const message = level.message?.name;
  const text =
    message === undefined
      ? alertText(plan, draft, ladder, { level: number, at })
      : renderMessage(plan, draft, message, at);
  turn.request({
    kind: 'alert',
    escalation: ladder.id,
    cycle,
    round,
    level: number,
    repeat,
    to,
    untold,
    message,
    text,
    locale: draft.locale,
    late: at > due ? due : undefined,
  });
  return to;
}

/** The customer is told in the customer's language, staff in that of the blueprint. */
function inLanguageOf({ plan, draft }: Turn, level: Level): CaseContext {
  const isForCustomer = recipientsOf(level).some(({ kind }) => kind === 'customer');
  return isForCustomer ? draft : { ...draft, locale: plan.blueprint.locales[0] ?? draft.locale };
}

/** Somebody known by name is the same person in whatever role. */
function isSame(one: FoundPerson, other: FoundPerson): boolean {
  if (one.person !== undefined || other.person !== undefined) return one.person === other.person;
  return one.role === other.role;
}
