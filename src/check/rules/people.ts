import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { People } from '../../blueprint/people.ts';
import { finding, type Finding } from '../../text/diagnostic.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { checkPeople } from '../people.ts';
import type { Rule } from '../rule.ts';

/** The people of a blueprint keep the laws of people files: nobody is away for ever, and somebody is always on call. */
export const people: Rule = {
  name: 'people-can-be-found',
  phase: 4,
  check(check) {
    const { people: file } = check.blueprint;
    if (file?.people === undefined) return;
    const all = [...checkPeople(file.people), ...misspeltRoles(check.blueprint, file.people)];
    for (const found of all) check.once(JSON.stringify([found.code, found.span]), found);
  },
};

/**
 * Roles that most likely are misspelt: the blueprint has none of that name, and nobody holds the one that is near. Any
 * other may belong to another blueprint with the same people.
 */
function misspeltRoles({ roles }: Blueprint, { source, places, people }: People): Finding[] {
  const held = new Set([...people.values()].flatMap((person) => person.roles.map(({ name }) => name)));
  const free = [...roles.keys()].filter((role) => !held.has(role));
  return [...people.values()].flatMap(({ id, roles: written }) =>
    written.flatMap(({ name, path }) => {
      const near = roles.has(name) ? undefined : nearest(name, free);
      if (near === undefined) return [];
      return [finding('TL4192', { source, span: places.value(path) }, { role: name, person: id, near })];
    }),
  );
}
