import type { Blueprint } from '../blueprint/blueprint.ts';
import type { People } from '../blueprint/people.ts';
import { findPeople } from './find-people.ts';
import type { Directory } from './recipients.ts';
import { Staff } from './staff.ts';

/** A list of people that answers what cases ask; it may be told who is there, whatever it says itself. */
export interface PeopleDirectory extends Directory {
  /** The same list where these persons are there or away; what an earlier call said of others stays so. */
  withPresence(presence: Presence): PeopleDirectory;
}

/** Who is there (true) and who is away (false), by person; nothing is said of anybody else. */
export type Presence = Readonly<Record<string, boolean>>;

/**
 * The answers of a people file to what a case asks. Of a role everybody is told who is on duty; where nobody is, those who
 * stand in for these persons, else those of the role's deputy; where nobody at all is on duty, those who are off duty but
 * not away; else nobody, with the reasons.
 *
 * @param people what `readPeople` gave.
 * @param roles those of the blueprint, for their deputies.
 * @example
 * const directory = directoryOf(people, blueprint.roles);
 * directory.find({ kind: 'role', name: 'agent' }, Date.now()); // { people: [{ role: 'agent', person: 'li-na' }] }
 */
export function directoryOf(people: People, roles: Blueprint['roles']): PeopleDirectory {
  return directoryWith(new Staff(people, roles), new Map());
}

/** As {@link PeopleDirectory.withPresence}. */
export function withPresence(directory: PeopleDirectory, presence: Presence): PeopleDirectory {
  return directory.withPresence(presence);
}

function directoryWith(staff: Staff, presence: ReadonlyMap<string, boolean>): PeopleDirectory {
  const missing: Directory['missing'] = (person, at) => {
    const present = presence.get(person);
    if (present === undefined) return staff.missing(person, at);
    return present ? undefined : { person, why: 'away' };
  };
  return {
    find: (wanted, at, handledBy = {}) => findPeople(staff, (person) => missing(person, at), { wanted, at, handledBy }),
    missing,
    nameOf: (person) => staff.person(person)?.name,
    withPresence: (more) => directoryWith(staff, new Map([...presence, ...Object.entries(more)])),
  };
}
