import type { CompiledBlueprint } from '../../compile/compile.ts';
import { clockItems, endAndMessageItems, escalationItems } from './clock-items.ts';
import { guardItems, rowItems } from './condition-items.ts';
import { COVERAGE_KINDS, type CoverageItem } from './coverage-item.ts';
import { Proof } from './proof.ts';
import { stepItems } from './step-items.ts';
import { transitionItems } from './transition-items.ts';
import { placed, type Writing } from './writing.ts';

const known = new WeakMap<CompiledBlueprint, readonly CoverageItem[]>();

/**
 * Everything of a blueprint that journeys can show or leave out, kind by kind, always in the same order. An item that is proven never to happen says why; it is no gap.
 */
export function coverable(compiled: CompiledBlueprint): readonly CoverageItem[] {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const writing: Writing = { compiled, proof: new Proof(compiled) };
  const items = placed([
    ...stepItems(writing),
    ...transitionItems(writing),
    ...guardItems(writing),
    ...rowItems(writing),
    ...clockItems(writing),
    ...escalationItems(writing),
    ...endAndMessageItems(writing),
  ]).toSorted((a, b) => COVERAGE_KINDS.indexOf(a.kind) - COVERAGE_KINDS.indexOf(b.kind));
  known.set(compiled, items);
  return items;
}
