import type { Difference, Part, PartPath, Value } from './difference.ts';
import { aligned } from './difference-order.ts';
import type { Renames } from './difference-renames.ts';

/** What differs in what two things say, part by part. */
export type PartDifference = Required<Pick<Difference, 'part'>> & Pick<Difference, 'from' | 'to'>;

/** Compares what is said of the same thing in two blueprints. */
export function compareParts(
  before: readonly Part[],
  after: readonly Part[],
  renames: Renames,
  above: PartPath = [],
): PartDifference[] {
  const ours = new Map(before.map((part) => [keyOf(part, (name) => renames.keyBefore(name)), part]));
  const theirs = new Map(after.map((part) => [keyOf(part, (name) => renames.keyAfter(name)), part]));
  const differing = [...ours].flatMap(([key, one]): PartDifference[] => {
    const other = theirs.get(key);
    return other === undefined
      ? [{ part: [...above, stepOf(one)], from: one.value }]
      : compareOne(one, other, renames, above);
  });
  const come = [...theirs].flatMap(([key, other]): PartDifference[] =>
    ours.has(key) ? [] : [{ part: [...above, stepOf(other)], to: other.value }],
  );
  return [...differing, ...come, ...orderDifferences(ours, theirs, above)];
}

function compareOne(one: Part, other: Part, renames: Renames, above: PartPath): PartDifference[] {
  const path = [...above, stepOf(other)];
  if (one.rows !== undefined && other.rows !== undefined) return compareRows(one, other, renames, above);
  if (one.value.kind === 'parts' && other.value.kind === 'parts')
    return compareParts(one.value.parts, other.value.parts, renames, path);
  if (renames.same(one.value, other.value)) return [];
  return [{ part: path, from: one.value, to: other.value }];
}

/** The rows of a table: named by where they stand now, those that are gone by where they stood. */
function compareRows(one: Part, other: Part, renames: Renames, above: PartPath): PartDifference[] {
  const before = one.rows ?? [];
  const after = other.rows ?? [];
  const said = before.map((row) => renames.keyBefore(whole(row)));
  const says = after.map((row) => renames.keyAfter(whole(row)));
  const parts = before.map((row) => row.map((part) => renames.keyBefore(whole([part]))));
  const those = after.map((row) => new Set(row.map((part) => renames.keyAfter(whole([part])))));
  const likeness = (i: number, j: number): number => (parts[i] ?? []).filter((part) => those[j]?.has(part)).length;
  return aligned(said, says, likeness).flatMap(([i, j]): PartDifference[] => {
    const row = [...above, { key: other.key, row: (j ?? i ?? 0) + 1 }];
    const from = i === undefined ? undefined : before[i];
    const to = j === undefined ? undefined : after[j];
    if (from === undefined || to === undefined) {
      return [{ part: row, ...(from && { from: whole(from) }), ...(to && { to: whole(to) }) }];
    }
    return compareParts(from, to, renames, row);
  });
}

/** Named parts of one key that stand in another order: the values of a choice, the outcomes of a step. */
function orderDifferences(
  ours: ReadonlyMap<string, Part>,
  theirs: ReadonlyMap<string, Part>,
  above: PartPath,
): PartDifference[] {
  const keys = new Set([...ours.values()].filter(({ name }) => name !== undefined).map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const before = [...ours.keys()].filter((said) => ours.get(said)?.key === key && theirs.has(said));
    const after = [...theirs.keys()].filter((said) => theirs.get(said)?.key === key && ours.has(said));
    if (before.every((said, index) => said === after[index])) return [];
    return [{ part: [...above, { key, isOrder: true }], from: names(before, ours), to: names(after, theirs) }];
  });
}

function names(order: readonly string[], parts: ReadonlyMap<string, Part>): Value {
  return { kind: 'list', items: order.flatMap((said) => parts.get(said)?.name ?? []) };
}

/** What makes a part the same part on both sides. */
function keyOf({ key, name }: Part, said: (name: Value) => string): string {
  return name === undefined ? key : `${key} ${said(name)}`;
}

function stepOf({ key, name }: Part): PartPath[number] {
  return name === undefined ? { key } : { key, name };
}

function whole(parts: readonly Part[]): Value {
  return { kind: 'parts', parts };
}
