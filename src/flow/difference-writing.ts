import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Path } from '../text/places.ts';
import type { Difference, Thing, Value } from './difference.ts';
import { literal } from './difference-parts.ts';
import type { Renames } from './difference-renames.ts';

/**
 * What is written in another way and means the same: `60m` for `1h`, a default written out, keys in another order. Looked
 * for wherever no other difference has been named, so that no two blueprints differ in their content hash for a reason
 * that nobody tells.
 */
export function writingDifferences(
  before: Blueprint,
  after: Blueprint,
  named: readonly Difference[],
  renames: Renames,
  within: readonly Thing[],
): Difference[] {
  if (isXml(before) !== isXml(after)) return [];
  // The content of a drawing is the drawing itself, which has been compared.
  if (isXml(after) && named.length > 0) return [];
  const places = named.flatMap((difference) => placesOf(difference));
  return changesIn(before.content, after.content, renames, [])
    .filter(({ path, isOrder }) => !places.some((place) => (isOrder ? begins(place, path) : begins(path, place))))
    .map(({ path, from, to, isOrder }): Difference => {
      const thing: Thing = { id: path.join('.'), path, parts: [] };
      const part = isOrder ? { part: [{ key: 'order' as const }] } : {};
      return { section: 'writing', change: 'rewritten', before: thing, after: thing, from, to, within, ...part };
    });
}

/** A blueprint that was read from BPMN, not from YAML. */
export function isXml({ source }: Pick<Blueprint, 'source'>): boolean {
  return /^\s*</u.test(source.text);
}

interface Change {
  readonly path: Path;
  readonly from?: Value;
  readonly to?: Value;
  /** The same entries in another order. */
  readonly isOrder: boolean;
}

function changesIn(before: unknown, after: unknown, renames: Renames, path: Path): Change[] {
  if (isMap(before) && isMap(after)) {
    const now = (key: string): string => (key in after ? key : renames.written(key));
    const ours = new Map(Object.entries(before).map(([key, value]) => [now(key), value]));
    const here = [...ours.keys()].filter((key) => key in after);
    const there = Object.keys(after).filter((key) => ours.has(key));
    const order = here.every((key, index) => key === there[index])
      ? []
      : [{ path, from: literal(here.join(', ')), to: literal(there.join(', ')), isOrder: true }];
    const keys = [...new Set([...ours.keys(), ...Object.keys(after)])];
    return [...keys.flatMap((key) => changesIn(ours.get(key), after[key], renames, [...path, key])), ...order];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((one: unknown, index) => changesIn(one, after[index], renames, [...path, index]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (typeof before === 'string' && renames.written(before) === after) return [];
  const from = before === undefined ? undefined : literal(before);
  const to = after === undefined ? undefined : literal(after);
  return [{ path, from, to, isOrder: false }];
}

/** Where the content of what a difference is about stands, on both sides. */
function placesOf({ section, before, after, part }: Difference): Path[] {
  // The blueprint itself stands everywhere; what it says of itself stands under a key of that name.
  if (section === 'blueprint') return [[part?.[0]?.key ?? '']];
  const places = [before, after].flatMap((thing) => (thing === undefined ? [] : [thing.path]));
  if (section !== 'calendars') return places;
  // The dated days of a file are kept beside what is written.
  return [...places, ...places.map(([, ...rest]) => ['days', ...rest])];
}

function begins(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
