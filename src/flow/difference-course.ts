import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { labelOf } from '../blueprint/verbs.ts';
import type { Difference, Place, Section, Thing } from './difference.ts';
import { commonOrder } from './difference-order.ts';
import { called } from './difference-parts.ts';
import type { Pair, Renames } from './difference-renames.ts';
import { stepParts } from './difference-step.ts';

/** A step as a thing, with the step itself. */
export interface StepThing extends Thing {
  readonly step: Step;
  readonly place: Place;
}

/** Every step that a blueprint writes, those in branches too; not those of modules. */
export function stepThings({ stages, interrupts }: Pick<Blueprint, 'stages' | 'interrupts'>): StepThing[] {
  return [
    ...stages.flatMap(({ id, steps, alternatives }) => [
      ...steps.flatMap((step) => withBranches(step, { in: called(id, 'stages') })),
      ...alternatives.flatMap((step) => withBranches(step, { in: called(id, 'stages'), isAlternative: true })),
    ]),
    ...interrupts.flatMap(({ id, steps }) =>
      steps.flatMap((step) => withBranches(step, { in: called(id, 'interrupts') })),
    ),
  ];
}

function withBranches(step: Step, place: Place): StepThing[] {
  const { id, path, title, action } = step;
  const name = title ?? labelOf(action);
  const own: StepThing = {
    id,
    path,
    ...(name === undefined ? {} : { title: name }),
    place,
    step,
    parts: stepParts(step),
  };
  if (action.verb !== 'parallel') return [own];
  return [
    own,
    ...action.branches.flatMap(({ name: branch, steps, alternatives }) => [
      ...steps.flatMap((inner) => withBranches(inner, { in: called(id, 'steps'), branch })),
      ...alternatives.flatMap((inner) => withBranches(inner, { in: called(id, 'steps'), branch, isAlternative: true })),
    ]),
  ];
}

/** Things that stand elsewhere than before: in another place, or in another order in the same one. */
export function moves(
  section: Section,
  pairs: readonly Pair[],
  before: readonly Thing[],
  after: readonly Thing[],
  renames: Renames,
  within: readonly Thing[],
): Difference[] {
  const earlier = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const placeOf = (pair: Pair): readonly [before: string, after: string] => [
    placeKey(pair.before, (value) => renames.keyBefore(value)),
    placeKey(pair.after, (value) => renames.keyAfter(value)),
  ];
  const stayed = pairs.filter((pair) => placeOf(pair)[0] === placeOf(pair)[1]);
  const places = new Set(stayed.map((pair) => placeOf(pair)[1]));
  const still = new Set<Thing>();
  for (const place of places) {
    const here = stayed.filter((pair) => placeOf(pair)[1] === place);
    const left = new Set(here.map((pair) => pair.before));
    const ours = before.filter((thing) => left.has(thing)).map(({ path }) => path.join('\0'));
    const theirs = here.map(({ before: { path } }) => path.join('\0'));
    for (const [, index] of commonOrder(ours, theirs)) still.add(here[index]!.after);
  }
  const behind = { before: neighbours(before), after: neighbours(after) };
  return pairs
    .filter((pair) => !still.has(pair.after))
    .map((pair) => ({
      section,
      change: 'moved',
      before: earlier.get(pair.after),
      after: pair.after,
      behind: { before: behind.before.get(pair.before), after: behind.after.get(pair.after) },
      within,
    }));
}

/** What stands before each thing in the same place; nothing before the first. */
export function neighbours(all: readonly Thing[]): ReadonlyMap<Thing, Thing | undefined> {
  const last = new Map<string, Thing>();
  const before = new Map<Thing, Thing | undefined>();
  for (const thing of all) {
    const place = placeKey(thing, JSON.stringify);
    before.set(thing, last.get(place));
    last.set(place, thing);
  }
  return before;
}

function placeKey({ place }: Thing, keyOf: (value: Place['in']) => string): string {
  return place === undefined ? '' : JSON.stringify([keyOf(place.in), place.branch, place.isAlternative]);
}
