import { feelName } from '../blueprint/id.ts';

// In the case a step of a module is called `credit--check` and its field `credit__amount` (`Prefixing`); no name that is
// written by hand has such signs in it.

/** What a module itself calls one of its steps, stages, ends or milestones: `check` for `credit--check`. */
export function ownId(id: string): string {
  return id.includes('--') ? id.slice(id.lastIndexOf('--') + 2) : id;
}

/** The step that uses the module to which something belongs: `credit` for `credit--check`. */
export function userOf(id: string): string | undefined {
  return id.includes('--') ? id.slice(0, id.lastIndexOf('--')) : undefined;
}

/** What a module itself calls one of its fields: `amount` for `credit__amount`. */
export function ownField(name: string): string {
  return name.includes('__') ? name.slice(name.lastIndexOf('__') + 2) : name;
}

/** What is filled in at a step, by the names of the case; who speaks of a step of a module may use the module's own. */
export function inCase(
  step: string,
  asked: ReadonlyMap<string, unknown>,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const user = userOf(step);
  if (user === undefined) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const inside = `${feelName(user)}__${name}`;
      return [!asked.has(name) && asked.has(inside) ? inside : name, value];
    }),
  );
}
