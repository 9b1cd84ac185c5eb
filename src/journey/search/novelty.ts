import type { CaseContext } from '../../compile/case.ts';
import type { SearchValues } from './search-values.ts';

/** What it costs that only two values together are new, that nothing is, and for each time at the same steps before. */
const COST_OF = { newPair: 4, nothingNew: 20, eachTime: 3 } as const;

/** So many of the fields on which the destination hangs are looked at two by two. */
const MOST_PAIRED = 6;

/**
 * Tells how little new a case is that was come to: whatever stands at the same steps as others, with no value that was
 * not met there before, is likely to lead nowhere else and is gone on from later. This is the idea of best-first width
 * search (Lipovetzky and Geffner, 2017).
 */
export class Novelty {
  readonly #values: SearchValues;
  readonly #paired: readonly string[];
  readonly #seen = new Set<string>();
  readonly #times = new Map<string, number>();

  /** @param relevant fields on which the destination hangs, with how many rests lie between. */
  constructor(values: SearchValues, relevant: ReadonlyMap<string, number>) {
    this.#values = values;
    const nearest = [...relevant].toSorted(([, a], [, b]) => a - b);
    this.#paired = nearest.slice(0, MOST_PAIRED).map(([name]) => name);
  }

  /** What it costs to go on from a case; it counts as met from now on. */
  costOf(context: CaseContext): number {
    const place = placeOf(context);
    const times = this.#times.get(place) ?? 0;
    this.#times.set(place, times + 1);
    const { data } = context;
    const facts = Object.keys(data).filter((name) => this.#values.isRead(name));
    const isNew = this.#areNew(
      place,
      facts.map((name) => [name, data[name]]),
    );
    const paired = this.#paired.filter((name) => Object.hasOwn(data, name));
    const pairs = paired.flatMap((one, index) =>
      paired.slice(index + 1).map((other) => [one, data[one], other, data[other]]),
    );
    const isNewPair = this.#areNew(place, pairs);
    if (isNew || times === 0) return 0;
    return isNewPair ? COST_OF.newPair : COST_OF.nothingNew + times * COST_OF.eachTime;
  }

  #areNew(place: string, facts: readonly (readonly unknown[])[]): boolean {
    const before = this.#seen.size;
    for (const fact of facts) this.#seen.add(`${place} ${JSON.stringify(fact)}`);
    return this.#seen.size > before;
  }
}

function placeOf({ active, interrupt, closed, reopened, votes, calls, branches, tokens }: CaseContext): string {
  return JSON.stringify([
    [interrupt, closed?.end, reopened],
    Object.keys(active).toSorted(),
    Object.entries(votes ?? {}).map(([step, cast]) => [step, cast.map(({ vote }) => vote)]),
    Object.entries(calls ?? {}).map(([step, { failures, fallback }]) => [step, failures, fallback]),
    branches,
    tokens,
  ]);
}
