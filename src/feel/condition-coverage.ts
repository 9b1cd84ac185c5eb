import { noteAtoms } from './note-atoms.ts';
import type { FeelEnv } from './evaluate.ts';
import type { FeelExpression } from './feel.ts';
import { representatives } from './representatives.ts';
import { FACT_ROOTS, type Term } from './term.ts';
import { coversByForm } from './logical-coverage.ts';
import { type FeelNames, type FeelType, lookUp } from './types.ts';
import { encode, type Value } from './values.ts';

/** Whether some condition always holds. */
export interface Coverage {
  /** True when the answer is certain: without `uncovered`, one of the conditions holds for every value. */
  readonly exact: boolean;
  /** Values by path (`csat`, `case.age`), in their JSON form, for which none of the conditions holds. */
  readonly uncovered?: Readonly<Record<string, unknown>>;
}

/** How many combinations of values are tried. */
const MOST_COMBINATIONS = 20_000;

/**
 * Finds values for which none of the conditions holds. Every field is tried with the values that stand for all it may
 * have, and with null where a condition handles its absence; fields are taken to be independent of each other.
 *
 * @param conditions Conditions without problems.
 * @param names The declared fields and facts: they bound what is tried.
 */
export function coverage(conditions: readonly FeelExpression[], names: FeelNames): Coverage {
  const terms = conditions.map(({ term }) => term);
  if (coversByForm(terms, optionalIn(conditions))) return { exact: true };
  const { exact, domains } = domainsOf(conditions, names);
  if (domains === undefined) return { exact: false };
  const uncovered = findValues(domains, (env) => conditions.every((condition) => !condition.test(env)));
  return uncovered ? { exact, uncovered } : { exact };
}

/**
 * True when it is certain that a condition holds for no values at all: `csat = 1 and csat = 2`, or `csat = 9` where 5 is
 * the highest.
 *
 * @param condition A condition without problems.
 * @param names The declared fields and facts.
 */
export function neverHolds(condition: FeelExpression, names: FeelNames): boolean {
  return neverTogether([condition], [], names);
}

/**
 * True when it is certain that no values fulfil all of some conditions and at once none of some others: two steps of which
 * one is done for gold customers and the other for all but them are never both left out.
 *
 * @param holding Conditions without problems that are all to hold.
 * @param failing Conditions without problems of which none is to hold.
 * @param names The declared fields and facts.
 */
export function neverTogether(
  holding: readonly FeelExpression[],
  failing: readonly FeelExpression[],
  names: FeelNames,
): boolean {
  const { exact, domains } = domainsOf([...holding, ...failing], names);
  if (!exact || domains === undefined) return false;
  const isSo = (env: FeelEnv): boolean =>
    holding.every((condition) => condition.test(env)) && !failing.some((condition) => condition.test(env));
  return findValues(domains, isSo) === undefined;
}

function optionalIn(conditions: readonly FeelExpression[]): ReadonlySet<string> {
  return new Set(
    conditions.flatMap(({ reads }) =>
      reads.filter(({ handlesAbsence }) => handlesAbsence).map(({ path }) => path.join('.')),
    ),
  );
}

/** The values with which conditions are tried; none where they cannot be, or are too many. */
function domainsOf(
  conditions: readonly FeelExpression[],
  names: FeelNames,
): { readonly exact: boolean; readonly domains?: readonly Domain[] } {
  const fields = new Map<string, Field>();
  const note = (subject: Term, point?: Value): void => {
    if (subject.kind !== 'read') return;
    const key = subject.path.join('.');
    const field = fields.get(key) ?? {
      path: subject.path,
      type: typeAt(names, subject.path) ?? subject.type,
      points: new Set(),
    };
    if (point !== undefined) field.points.add(point);
    fields.set(key, field);
  };
  const exact = conditions.map(({ term }) => noteAtoms(term, note)).every(Boolean);
  const keys = [...fields.keys()];
  // A record and its own field cannot be tried independently.
  if (keys.some((key) => keys.some((other) => other.startsWith(`${key}.`)))) return { exact: false };
  const optional = optionalIn(conditions);
  const domains = [...fields].map(([key, { path, type, points }]) => {
    const values = [...representatives(type, points), ...(optional.has(key) ? [null] : [])];
    return { key, path, values: values.map((value) => encode(type, value, ZONE)) };
  });
  const combinations = domains.reduce((product, { values }) => product * values.length, 1);
  if (combinations > MOST_COMBINATIONS) return { exact: false };
  return { exact, domains };
}

const ZONE = 'UTC';

interface Field {
  readonly path: readonly string[];
  readonly type: FeelType;
  readonly points: Set<Value>;
}

interface Domain {
  readonly key: string;
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

type Tree = Record<string, unknown>;

/** The first combination of values with which something is so. */
function findValues(domains: readonly Domain[], isSo: (env: FeelEnv) => boolean): Record<string, unknown> | undefined {
  const data: Tree = {};
  const facts: Tree = {};
  const env: FeelEnv = { data, facts, zone: ZONE };
  const chosen: Record<string, unknown> = {};
  const search = (index: number): boolean => {
    const domain = domains[index];
    if (!domain) return isSo(env);
    for (const value of domain.values) {
      chosen[domain.key] = value;
      place(FACT_ROOTS.has(domain.path[0] ?? '') ? facts : data, domain.path, value);
      if (search(index + 1)) return true;
    }
    return false;
  };
  return search(0) ? chosen : undefined;
}

function place(root: Tree, path: readonly string[], value: unknown): void {
  let tree = root;
  for (const name of path.slice(0, -1)) {
    tree[name] ??= {};
    tree = tree[name] as Tree;
  }
  const last = path.at(-1);
  if (last !== undefined) tree[last] = value;
}

function typeAt(names: FeelNames, path: readonly string[]): FeelType | undefined {
  const [root = '', ...fields] = path;
  let type = lookUp(names, root);
  for (const field of fields) type = type?.kind === 'record' ? lookUp(type.fields, field) : undefined;
  return type;
}
