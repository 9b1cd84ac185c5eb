import { dice } from './random-blueprint.ts';

type Path = readonly (string | number)[];

/** A copy of plain data with one small change somewhere in it, by a seed; undefined where nothing came of it. */
export function mutated(content: unknown, seed: number): unknown {
  const roll = dice(seed);
  const copy: unknown = structuredClone(content);
  const paths = pathsIn(copy, []);
  const path = paths[roll(paths.length)] ?? [];
  const [owner, last] = [path.slice(0, -1).reduce<unknown>(childOf, copy), path.at(-1)];
  const value = childOf(owner, last ?? '');
  if (!isOwner(owner) || last === undefined) return undefined;
  const other = paths[roll(paths.length)] ?? [];
  switch (roll(6)) {
    case 0:
      if (Array.isArray(owner)) owner.splice(Number(last), 1);
      else delete owner[last];
      return copy;
    case 1:
      return setTo(changed(value, roll));
    case 2:
      return setTo(other.reduce<unknown>(childOf, copy));
    case 3:
      return Array.isArray(value) && value.length > 1 ? setTo([...value.slice(1), value[0]]) : undefined;
    case 4:
      return isOwner(value) && !Array.isArray(value)
        ? setTo(Object.fromEntries(Object.entries(value).toReversed()))
        : undefined;
    default:
      // Another name, at the same place in the order.
      if (Array.isArray(owner) || !isOwner(owner)) return undefined;
      return replaceIn(copy, path.slice(0, -1), renamed(owner, String(last)));
  }

  function setTo(to: unknown): unknown {
    if (!isOwner(owner) || last === undefined) return undefined;
    owner[last] = structuredClone(to);
    return copy;
  }
}

function renamed(owner: Record<string | number, unknown>, key: string): unknown {
  const name = key.includes('_') ? `${key}_x` : `${key}-x`;
  return Object.fromEntries(Object.entries(owner).map(([one, value]) => [one === key ? name : one, value]));
}

function replaceIn(content: unknown, path: Path, value: unknown): unknown {
  const owner = path.slice(0, -1).reduce<unknown>(childOf, content);
  const last = path.at(-1);
  if (last === undefined) return value;
  if (isOwner(owner)) owner[last] = value;
  return content;
}

function changed(value: unknown, roll: (limit: number) => number): unknown {
  if (typeof value === 'number') return value + 1 + roll(3);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return /^\d/u.test(value) ? `${1 + roll(8)}${value.slice(1)}` : `${value}x`;
  return value;
}

function pathsIn(value: unknown, path: Path): Path[] {
  if (!isOwner(value)) return path.length === 0 ? [] : [path];
  const below = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    ...(path.length === 0 ? [] : [path]),
    ...below.flatMap((key) => pathsIn(childOf(value, key), [...path, key])),
  ];
}

function childOf(value: unknown, key: string | number): unknown {
  return isOwner(value) ? value[key] : undefined;
}

function isOwner(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
