import type { Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { personsOf } from '../known-persons.ts';

/**
 * Who did something, as a journey names them: persons of the blueprint's people file stay, because a journey may say who of
 * them is there; all others are numbered by their role, the same person always by the same number.
 */
export class StaffNames {
  readonly #isKept: boolean;
  readonly #listed: ReadonlySet<string>;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(compiled: CompiledBlueprint, isKept: boolean) {
    const persons = personsOf(compiled);
    this.#listed = new Set(persons === 'anybody' ? [] : persons.keys());
    this.#isKept = isKept;
  }

  of({ role, person }: Actor): Actor {
    if (person === undefined) return { role };
    const isShown = this.#listed.has(person) || (this.#isKept && role !== 'customer');
    return { role, person: isShown ? person : this.#nameOf(role, person) };
  }

  /** Only a person whom the people file knows, where there is one: others could not be told either. */
  listed(actor: Actor): Actor {
    const isKnown = this.#listed.size === 0 || (actor.person !== undefined && this.#listed.has(actor.person));
    return isKnown ? this.of(actor) : { role: actor.role };
  }

  #nameOf(role: string, person: string): string {
    const known = this.#names.get(person);
    if (known !== undefined) return known;
    const count = (this.#counts.get(role) ?? 0) + 1;
    this.#counts.set(role, count);
    const name = `${role}-${count}`;
    this.#names.set(person, name);
    return name;
  }
}
