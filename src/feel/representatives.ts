import { DAY_MS } from './calendar.ts';
import type { FeelType } from './types.ts';
import type { Value } from './values.ts';

/**
 * Values that stand for all values of a type, as far as conditions can tell which compare it with the given points:
 * each point, one value between neighbours, one beyond each end. Choices and true/false are given whole. Nothing lies
 * outside a number's declared bounds, and of whole numbers only those that exist are given.
 */
export function representatives(type: FeelType, points: Iterable<Value>): readonly Value[] {
  const known = [...points];
  switch (type.kind) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return type.values;
    case 'text':
      return withAnother(known.filter((point) => typeof point === 'string'));
    case 'list':
      return [[]];
    case 'record':
      return [{}];
    case 'any':
      return withAnother(known.filter((point) => typeof point === 'string'));
    case 'null':
      return [null];
    default:
      return numbersAround(
        known.filter((point) => typeof point === 'number'),
        boundsOf(type),
      );
  }
}

interface Bounds {
  readonly whole: boolean;
  /** How far from a point another value is looked for, and what it is rounded to: minutes read better than milliseconds. */
  readonly unit: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const MINUTE = 60_000;

function boundsOf(type: FeelType): Bounds {
  switch (type.kind) {
    case 'number':
      return { whole: type.integer ?? false, unit: 1, min: type.min, max: type.max };
    case 'time':
      return { whole: true, unit: MINUTE, min: 0, max: DAY_MS - 1 };
    case 'datetime':
    case 'duration':
      return { whole: true, unit: MINUTE };
    default:
      return { whole: true, unit: 1 };
  }
}

/** The texts, and one that is none of them. */
function withAnother(texts: readonly string[]): readonly string[] {
  let another = '…';
  while (texts.includes(another)) another += '…';
  return [...new Set(texts), another];
}

function numbersAround(points: readonly number[], bounds: Bounds): readonly number[] {
  const { whole, min = -Infinity, max = Infinity } = bounds;
  const inside = [...points, min, max].filter((point) => Number.isFinite(point) && point >= min && point <= max);
  const sorted = [...new Set(inside)].sort((a, b) => a - b);
  const found: number[] = [];
  let before = -Infinity;
  for (const point of [...sorted, Infinity]) {
    const between = numberBetween(before, point, bounds);
    if (between !== undefined && between >= min && between <= max) found.push(between);
    if (Number.isFinite(point) && (!whole || Number.isInteger(point))) found.push(point);
    before = point;
  }
  return found;
}

/** A number strictly between two, or undefined when there is none. */
function numberBetween(low: number, high: number, { whole, unit }: Bounds): number | undefined {
  if (low === -Infinity && high === Infinity) return 0;
  if (low === -Infinity) return whole ? Math.ceil(high) - unit : high - unit;
  if (high === Infinity) return whole ? Math.floor(low) + unit : low + unit;
  const middle = (low + high) / 2;
  const candidates = [Math.floor(middle / unit) * unit, Math.floor(low) + 1, ...(whole ? [] : [middle])];
  return candidates.find((candidate) => candidate > low && candidate < high);
}
