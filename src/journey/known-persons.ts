import type { CompiledBlueprint } from '../compile/compile.ts';
import { directoryOf, type PeopleDirectory } from '../compile/people-directory.ts';

/** Who works here: names by the ids of persons; where nobody can say who does, every id will do. */
export type KnownPersons = ReadonlyMap<string, string | undefined> | 'anybody';

/** The persons of a blueprint's people file; nobody where it names none. */
export function personsOf({ blueprint }: CompiledBlueprint): KnownPersons {
  if (blueprint.people === undefined) return new Map();
  const { people } = blueprint.people;
  // What is wrong with the file is told where it is read.
  return people === undefined ? 'anybody' : new Map([...people.people.values()].map(({ id, name }) => [id, name]));
}

/** Who is found by the blueprint's people file; undefined where it names none. */
export function peopleOf({ blueprint }: CompiledBlueprint): PeopleDirectory | undefined {
  const { people } = blueprint.people ?? {};
  return people && directoryOf(people, blueprint.roles);
}
