import type { CompiledBlueprint } from '../compile/compile.ts';

/** Who works here: ids of persons with their names; undefined where nobody can say, so that every name will do. */
export type KnownPersons = ReadonlyMap<string, string | undefined> | undefined;

/** The persons of the people file of a blueprint; nobody where it names none. */
export function personsOf({ blueprint: _ }: CompiledBlueprint): KnownPersons {
  return new Map();
}
