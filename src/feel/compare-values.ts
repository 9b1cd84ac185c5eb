import type { OrderOperator } from './term.ts';
import { type FeelType, isTemporal, isTextual } from './types.ts';
import type { Value } from './values.ts';

/** Whether one value comes before, after or level with another; null when either is null or they have no order. */
export type Holds = (a: Value, b: Value) => boolean | null;

/** How deep values of unknown type are compared. */
const DEEPEST = 32;

/** `=` of two values of one type: null equals only null, lists item by item. */
export function areEqual(a: unknown, b: unknown, level = 0): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length || level >= DEEPEST) return false;
  return a.every((item, index) => areEqual(item, b[index], level + 1));
}

/** True for types whose values are equal when JavaScript says so. */
export function isFlat(type: FeelType): boolean {
  return isTemporal(type) || isTextual(type) || ['number', 'boolean', 'null'].includes(type.kind);
}

/** The meaning of an order operator for values of a type; for unknown types numbers and texts have an order. */
export function orderFor(operator: OrderOperator, type: FeelType): Holds {
  const holds = signs[operator];
  if (type.kind === 'text' || type.kind === 'any') {
    return (a, b) => {
      const order = compareUnknown(a, b);
      return order === null ? null : holds(order, 0);
    };
  }
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? holds(a, b) : null);
}

const signs: Readonly<Record<OrderOperator, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function compareUnknown(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : null;
}

/** Orders texts by code point (DMN 1.5, clause 10.3.2.3.2): negative, 0 or positive. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    // Characters beyond 16 bits begin with a surrogate and come after all others.
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
