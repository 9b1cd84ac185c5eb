import { type Builtin, form, type Run } from './builtin.ts';
import { add, divide } from './decimal.ts';
import { areEqual, compareTexts } from './compare-values.ts';
import { ANY, BOOLEAN, type FeelType, INTEGER, NUMBER } from './types.ts';
import type { Value } from './values.ts';

const list = ['list'] as const;

/**
 * Functions of lists (DMN 1.5, table 76). `min`, `max`, `sum`, `mean` and `count` may also be given the items
 * themselves: the checker makes one list of them.
 */
export const listFunctions: readonly Builtin[] = [
  {
    name: 'count',
    forms: [
      form(
        [list],
        INTEGER,
        ofList((items) => items.length),
      ),
    ],
  },
  { name: 'sum', forms: [form([list], NUMBER, ofList(sum))] },
  { name: 'mean', forms: [form([list], NUMBER, ofList(mean))] },
  { name: 'min', forms: [extreme((order) => order < 0)] },
  { name: 'max', forms: [extreme((order) => order > 0)] },
  {
    name: 'list contains',
    forms: [form([list, ['any']], BOOLEAN, listContains, { acceptsNull: true })],
  },
];

/** Functions whose arguments may be the items of the list they work on. */
export const AGGREGATES: ReadonlySet<string> = new Set(['count', 'sum', 'mean', 'min', 'max']);

function ofList(work: (items: readonly Value[]) => Value): Run {
  return ([items]) => (Array.isArray(items) ? work(items as readonly Value[]) : null);
}

/** Null when the list is empty or holds anything but numbers. */
function sum(items: readonly Value[]): Value {
  let total: number | null = items.length === 0 ? null : 0;
  for (const item of items) total = total === null || typeof item !== 'number' ? null : add(total, item);
  return total;
}

function mean(items: readonly Value[]): Value {
  const total = sum(items);
  return typeof total === 'number' ? divide(total, items.length) : null;
}

function extreme(isBetter: (order: number) => boolean) {
  return {
    params: [list],
    result: ([type]: readonly FeelType[]) => (type?.kind === 'list' ? type.of : ANY),
    bind: () => ofList((items) => best(items, isBetter)),
  };
}

/** Null when the list is empty or holds something without an order. */
function best(items: readonly Value[], isBetter: (order: number) => boolean): Value {
  let found: Value = null;
  for (const [index, item] of items.entries()) {
    if (typeof item !== 'number' && typeof item !== 'string') return null;
    if (index === 0 || isBetter(compare(item, found))) found = item;
  }
  return found;
}

function compare(a: string | number, b: Value): number {
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : Number(a) - Number(b);
}

function listContains([items, item]: readonly Value[]): Value {
  return Array.isArray(items) ? items.some((candidate) => areEqual(candidate, item)) : null;
}
