import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Effect } from '../../compile/case.ts';
import { findRecipients, type Directory, type Found, type FoundPerson, type Wanted } from '../../compile/recipients.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';

/**
 * Who was found at the time: rosters change, and a case of last year was not late because of this year's. What nobody was
 * asked then, the list of people says.
 */
export function recordedPeople(
  history: readonly JournalRecord[],
  roles: Blueprint['roles'],
  people: Directory | undefined,
): Directory | undefined {
  const answers = new Map<string, Found>();
  for (const { entries } of history) {
    for (const { at, ...entry } of entries) {
      if (entry.type === 'effect.requested' && entry.effect.kind === 'alert') remember(answers, at, entry.effect);
    }
  }
  if (answers.size === 0) return people;
  const nameOf = people?.nameOf?.bind(people);
  return {
    find: (wanted, at, handledBy) =>
      answers.get(keyOf(wanted, at)) ?? findRecipients(roles, people, wanted, at, handledBy),
    missing: (person, at) => people?.missing(person, at),
    ...(nameOf === undefined ? {} : { nameOf }),
  };
}

function remember(answers: Map<string, Found>, at: number, { to, untold }: Extract<Effect, { kind: 'alert' }>): void {
  const asked = [...to, ...untold];
  // Whoever is wanted twice is told once: of such an alert not all can be known.
  if (untold.some(({ why }) => why === 'already-told')) return;
  const ways = new Map(asked.map(({ wanted, way }) => [keyOf(wanted, at), way]));
  for (const [key, way] of ways) {
    const nobody = untold.find((one) => keyOf(one.wanted, at) === key && one.way === way);
    const people = to.flatMap(({ wanted, way: by, ...person }): FoundPerson[] =>
      keyOf(wanted, at) === key && by === way ? [person] : [],
    );
    if (nobody === undefined) answers.set(key, { people });
    else answers.set(key, { why: nobody.why, ...(nobody.missed === undefined ? {} : { missed: nobody.missed }) });
  }
}

function keyOf({ kind, name }: Wanted, at: number): string {
  return `${at} ${kind} ${name}`;
}
