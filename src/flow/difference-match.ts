import { nearest } from '../text/did-you-mean.ts';
import type { Thing, Value } from './difference.ts';
import type { Pair, Renames } from './difference-renames.ts';

/** What became of the things of a section. */
export interface Matched {
  /** In the order of the second blueprint. */
  readonly pairs: readonly Pair[];
  readonly removed: readonly Thing[];
  readonly added: readonly Thing[];
}

/** What tells a thing from others more than all else. */
const TELLING: readonly string[] = [
  ...[
    'label',
    'title',
    'kind',
    'name',
    'words',
    'row',
    'level',
    'form',
    'fields',
    'with',
    'when',
    'from-node',
    'to-node',
  ],
];

/** Things are the same from so much on that they have in common. */
const ENOUGH = 0.5;

/**
 * Finds the things of one blueprint in another: by their id, then by what they say, because people rename things. Two that
 * say nearly the same in so many words are taken as one; where nothing but the kind is common they are two.
 */
export function match(
  before: readonly Thing[],
  after: readonly Thing[],
  nowCalled: (thing: Thing) => string,
  renames: Renames,
): Matched {
  const ids = new Map(after.map((thing) => [thing.id, thing]));
  const found = new Map<Thing, Thing>();
  for (const thing of before) {
    const same = ids.get(nowCalled(thing));
    if (same !== undefined && isOfOneKind(thing, same)) found.set(same, thing);
  }
  const known = new Set(found.values());
  const gone = before.filter((thing) => !known.has(thing));
  const come = after.filter((thing) => !found.has(thing));
  const areOnly = gone.length === 1 && come.length === 1;
  const mine = gone.map((one) => told(one, (value) => renames.keyBefore(value)));
  const theirs = come.map((other) => told(other, (value) => renames.keyAfter(value)));
  const alike: { readonly one: Thing; readonly other: Thing; readonly score: number }[] = [];
  for (const one of mine) {
    for (const other of theirs) {
      const score = likeness(one, other, areOnly);
      if (score >= ENOUGH) alike.push({ one: one.thing, other: other.thing, score });
    }
  }
  for (const { one, other } of alike.toSorted((a, b) => b.score - a.score)) {
    if (known.has(one) || found.has(other)) continue;
    known.add(one);
    found.set(other, one);
  }
  return {
    pairs: after.flatMap((thing) => {
      const same = found.get(thing);
      return same === undefined ? [] : [{ before: same, after: thing }];
    }),
    removed: before.filter((thing) => !known.has(thing)),
    added: after.filter((thing) => !found.has(thing)),
  };
}

/** A clock of a step is another than a clock of the same name that stands for itself. */
function isOfOneKind(one: Thing, other: Thing): boolean {
  return one.path.length === 0 || one.path[0] === other.path[0] || one.place !== undefined;
}

/** What is worth a word about a thing, each part by what it says, with its weight. */
interface Told {
  readonly thing: Thing;
  readonly verb: string | undefined;
  readonly parts: ReadonlyMap<string, number>;
  readonly weight: number;
}

function told(thing: Thing, keyOf: (value: Value) => string): Told {
  const parts = new Map(
    thing.parts
      .filter(({ usual }) => usual !== true)
      .map((part) => [keyOf({ kind: 'parts', parts: [part] }), TELLING.includes(part.key) ? 4 : 1]),
  );
  const verb = thing.parts.find(({ key }) => key === 'verb')?.value;
  return {
    thing,
    verb: verb?.kind === 'word' ? verb.word : undefined,
    parts,
    weight: [...parts.values()].reduce((sum, weight) => sum + weight, 0),
  };
}

/** How much two things have in common, from 0 to 1; 0 where that may be chance. */
function likeness(one: Told, other: Told, areOnly: boolean): number {
  if (one.verb !== other.verb) return 0;
  if (one.weight === 0 && other.weight === 0) return areOnly ? 1 : 0;
  let shared = 0;
  for (const [said, weight] of one.parts) if (other.parts.has(said)) shared += weight;
  const score = (2 * shared) / (one.weight + other.weight);
  if (score < ENOUGH) return 0;
  return shared >= 3 || nearest(one.thing.id, [other.thing.id]) !== undefined ? score : 0;
}
