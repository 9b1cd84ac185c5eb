import { levelsOf, recipientsOf } from '../../blueprint/escalation.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { Staffing } from '../staffing.ts';

/** The deputy of a role is told only where it has one. */
export const toldDeputies: Rule = {
  name: 'deputies-that-are-told-exist',
  phase: 4,
  check(check) {
    const { roles, escalations, people } = check.blueprint;
    const staffing = people?.people && new Staffing(people.people, roles);
    // Persons have deputies of their own.
    const hasDeputy = (role: string): boolean =>
      roles.get(role)?.deputy !== undefined ||
      (staffing?.reachedBy({ kind: 'deputy-of', name: role }) ?? []).length > 0;
    for (const escalation of escalations.values()) {
      for (const { kind, name, path } of levelsOf(escalation).flatMap(recipientsOf)) {
        if (kind === 'deputy-of' && !hasDeputy(name)) check.atValue(path, 'TL4161', { role: name });
      }
    }
  },
};

/**
 * A role to which escalations turn has a deputy: what is urgent waits for nobody's return. Whoever answers for the whole
 * service is the last one, in whose place nobody can act.
 */
export const escalationDeputies: Rule = {
  name: 'roles-of-escalations-have-a-deputy',
  phase: 4,
  check(check) {
    const { roles, escalations, places, people, owner } = check.blueprint;
    const staffing = people?.people && new Staffing(people.people, roles);
    const isCovered = (role: string): boolean => {
      const holders = staffing?.holdersOf(role) ?? [];
      return holders.length > 0 && holders.every(({ deputies }) => deputies.length > 0);
    };
    const alone = new Repeats('TL4160');
    const turnedTo = [...escalations.values()].flatMap((escalation) =>
      levelsOf(escalation).flatMap((level): Reference[] => [
        ...recipientsOf(level).filter(({ kind }) => kind === 'role'),
        ...(level.reassign === undefined ? [] : [level.reassign]),
      ]),
    );
    for (const { name, path } of turnedTo) {
      const role = roles.get(name);
      if (role === undefined || name === owner?.name || role.deputy !== undefined || role.automatic || isCovered(name))
        continue;
      alone.add(name, places.value(path), { role: name, others: 0 });
    }
    alone.report(check);
  },
};
