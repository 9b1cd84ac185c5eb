import type { Text } from '../../blueprint/text.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { coverable } from './coverable.ts';
import { COVERAGE_KINDS, type CoverageItem, type CoverageKind } from './coverage-item.ts';
import { evidenceOf, type ObservedCase } from './evidence.ts';

/** A journey that was played on an observed blueprint. */
export interface CoverageRun extends ObservedCase {
  /** Its name, as it is shown. */
  readonly journey: string;
}

/** How many of how many; what cannot happen does not count. */
export interface Share {
  readonly covered: number;
  readonly of: number;
}

/** One item and what journeys show of it. */
export interface CoveredItem extends CoverageItem {
  readonly covered: boolean;
  /** How often it happened in all journeys. */
  readonly hits: number;
  /** The journeys that show it, in the order in which they were given. */
  readonly by: readonly string[];
  /** Present where the author says that it never happens. */
  readonly declared?: Text;
}

/** What a declaration of `unreachable` is wrong about. */
export type WrongDeclaration =
  | { readonly kind: 'reached'; readonly id: string; readonly by: readonly string[] }
  | { readonly kind: 'unknown'; readonly id: string };

/** What journeys show of a blueprint. */
export interface Coverage {
  readonly blueprint: string;
  /** The file of the blueprint. */
  readonly file: string;
  readonly journeys: readonly string[];
  readonly items: readonly CoveredItem[];
  /** What counts and is not covered. */
  readonly missing: readonly CoveredItem[];
  /** What cannot happen: proven, or declared by the author and not refuted. */
  readonly impossible: readonly CoveredItem[];
  readonly all: Share;
  readonly kinds: Readonly<Record<CoverageKind, Share>>;
  readonly wrong: readonly WrongDeclaration[];
}

/**
 * What some journeys show of a blueprint together.
 *
 * @param runs played on `observe(compiled, …)`, each with what was noticed; see `playObserved`.
 * @param declared items that the author says never happen, by id, with the reason.
 */
export function coverageOf(
  compiled: CompiledBlueprint,
  runs: readonly CoverageRun[],
  declared: ReadonlyMap<string, Text> = new Map(),
): Coverage {
  const found = runs.map((run) => ({ journey: run.journey, evidence: evidenceOf(compiled, run) }));
  const items = coverable(compiled).map((item): CoveredItem => {
    const counts = found.map(({ evidence }) => item.evidence.reduce((sum, name) => sum + (evidence.get(name) ?? 0), 0));
    const hits = counts.reduce((sum, count) => sum + count, 0);
    const by = found.flatMap(({ journey }, index) => ((counts[index] ?? 0) > 0 ? [journey] : []));
    const reason = declared.get(item.id);
    return { ...item, covered: hits > 0, hits, by, ...(reason === undefined ? {} : { declared: reason }) };
  });
  const counted = items.filter(countsIn);
  const kinds = COVERAGE_KINDS.map((kind) => [kind, shareOf(counted.filter((item) => item.kind === kind))] as const);
  return {
    blueprint: compiled.id,
    file: compiled.blueprint.source.file,
    journeys: runs.map(({ journey }) => journey),
    items,
    missing: counted.filter(({ covered }) => !covered),
    impossible: items.filter((item) => !countsIn(item)),
    all: shareOf(counted),
    kinds: Object.fromEntries(kinds) as Record<CoverageKind, Share>,
    wrong: [...declared.keys()].flatMap((id) => wrongIn(items, id)),
  };
}

function shareOf(items: readonly CoveredItem[]): Share {
  return { covered: items.filter(({ covered }) => covered).length, of: items.length };
}

/** Something that happened counts, whatever anybody said of it. */
function countsIn({ covered, cannot, declared }: CoveredItem): boolean {
  return covered || (cannot === undefined && declared === undefined);
}

function wrongIn(items: readonly CoveredItem[], id: string): WrongDeclaration[] {
  const named = items.filter((item) => item.id === id);
  if (named.length === 0) return [{ kind: 'unknown', id }];
  const by = [...new Set(named.flatMap((item) => item.by))];
  return by.length === 0 ? [] : [{ kind: 'reached', id, by }];
}

/** Whole per cent, rounded down: 100 means all. Of nothing all is covered. */
export function percentOf({ covered, of }: Share): number {
  return of === 0 ? 100 : Math.floor((covered * 100) / of);
}
