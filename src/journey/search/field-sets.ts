import type { AcceptedField } from '../../run/accepted.ts';
import { COST } from './cost.ts';
import type { SearchValues } from './search-values.ts';

/** So many sets of values are tried at one step. */
const MOST_SETS = 48;

/** What may be filled in at once. */
export interface FieldSet {
  readonly data: Readonly<Record<string, unknown>>;
  readonly cost: number;
  /** How many fields have another value than the usual one. */
  readonly changes: number;
}

/** The sets of values with which a move may be made. */
export class FieldSets {
  readonly #values: SearchValues;
  readonly #relevant: ReadonlyMap<string, number>;

  /** @param relevant fields on which the destination hangs, with how many rests lie between. */
  constructor(values: SearchValues, relevant: ReadonlyMap<string, number>) {
    this.#values = values;
    this.#relevant = relevant;
  }

  /**
   * The usual set first; each other value costs a little.
   *
   * @param nameOf gives the field of the case that takes what is filled in.
   */
  of(
    fields: readonly (AcceptedField & { readonly usual?: unknown })[],
    now: number,
    locale: string,
    nameOf: (name: string) => string = (name) => name,
  ): FieldSet[] {
    let sets: FieldSet[] = [{ data: {}, cost: 0, changes: 0 }];
    for (const { name, field, needed, usual, known } of fields) {
      const taken = nameOf(name);
      const first = usual ?? this.#values.usual(taken, field, now, locale);
      // What need not be said may make a difference by being said at all.
      const isNew = !needed && (known === undefined || known === null) && this.#values.isRead(taken);
      const others = this.#values.others(taken, field, needed || isNew ? first : known, now);
      const extra = this.#costOf(taken);
      const next = sets.map((set) => (needed ? { ...set, data: { ...set.data, [name]: first } } : set));
      for (const value of isNew ? [first, ...others] : others) {
        for (const { data, cost, changes } of sets) {
          next.push({ data: { ...data, [name]: value }, cost: cost + extra, changes: changes + 1 });
        }
      }
      // The fewest changes first, so that what is cut off is what is least usual.
      sets = next.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_SETS);
    }
    return sets;
  }

  #costOf(name: string): number {
    return Math.min(COST.value * (1 + (this.#relevant.get(name) ?? Infinity)), COST.idleValue);
  }
}
