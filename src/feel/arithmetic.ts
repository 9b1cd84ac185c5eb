import { addMonths, DAY_MS } from './calendar.ts';
import { add, divide, multiply, power, subtract } from './decimal.ts';
import type { ArithmeticOperator } from './syntax.ts';
import { DATE, DATETIME, DURATION, type FeelType, NUMBER, PERIOD, TEXT, TIME } from './types.ts';
import type { Value } from './values.ts';
import { instantOf, offsetAt } from './zone.ts';

/** What an operator does with operands of certain kinds. */
export interface Operation {
  readonly result: FeelType;
  /** Neither operand is null. */
  readonly apply: (a: Value, b: Value, zone: string) => Value;
}

type Kind = FeelType['kind'];
type Calculation = (a: number, b: number, zone: string) => number | null;

/**
 * The meaning of an operator for two kinds of operands, or undefined when it has none (DMN 1.5, clause 10.3.2.13,
 * tables 50 to 61). Days and time are exact; years and months keep the local time in the blueprint's zone. A date plus
 * days and time is the day on which that ends, counted from midnight.
 */
export function operationFor(operator: ArithmeticOperator, left: Kind, right: Kind): Operation | undefined {
  return operations.get(`${left} ${operator} ${right}`);
}

/** `-x` for numbers and both kinds of duration. */
export function negate(value: Value): Value {
  return typeof value === 'number' ? 0 - value : null;
}

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['text + text', { result: TEXT, apply: concatenate }],
  numeric('number + number', NUMBER, add),
  numeric('number - number', NUMBER, subtract),
  numeric('number * number', NUMBER, multiply),
  numeric('number / number', NUMBER, divide),
  numeric('number ** number', NUMBER, power),

  numeric('duration + duration', DURATION, (a, b) => whole(a + b)),
  numeric('duration - duration', DURATION, (a, b) => whole(a - b)),
  numeric('duration * number', DURATION, (a, b) => whole(a * b)),
  numeric('number * duration', DURATION, (a, b) => whole(a * b)),
  numeric('duration / number', DURATION, (a, b) => whole(a / b)),
  numeric('duration / duration', NUMBER, divide),

  numeric('period + period', PERIOD, (a, b) => whole(a + b)),
  numeric('period - period', PERIOD, (a, b) => whole(a - b)),
  numeric('period * number', PERIOD, (a, b) => whole(a * b)),
  numeric('number * period', PERIOD, (a, b) => whole(a * b)),
  numeric('period / number', PERIOD, (a, b) => whole(a / b)),
  numeric('period / period', NUMBER, divide),

  numeric('datetime - datetime', DURATION, (a, b) => whole(a - b)),
  numeric('datetime + duration', DATETIME, (a, b) => whole(a + b)),
  numeric('duration + datetime', DATETIME, (a, b) => whole(a + b)),
  numeric('datetime - duration', DATETIME, (a, b) => whole(a - b)),
  numeric('datetime + period', DATETIME, (a, b, zone) => addMonthsAt(a, b, zone)),
  numeric('period + datetime', DATETIME, (a, b, zone) => addMonthsAt(b, a, zone)),
  numeric('datetime - period', DATETIME, (a, b, zone) => addMonthsAt(a, -b, zone)),

  numeric('date - date', DURATION, (a, b) => (a - b) * DAY_MS),
  numeric('date + duration', DATE, (a, b) => Math.floor((a * DAY_MS + b) / DAY_MS)),
  numeric('duration + date', DATE, (a, b) => Math.floor((b * DAY_MS + a) / DAY_MS)),
  numeric('date - duration', DATE, (a, b) => Math.floor((a * DAY_MS - b) / DAY_MS)),
  numeric('date + period', DATE, (a, b) => addMonths(a, b)),
  numeric('period + date', DATE, (a, b) => addMonths(b, a)),
  numeric('date - period', DATE, (a, b) => addMonths(a, -b)),

  numeric('time - time', DURATION, (a, b) => a - b),
  numeric('time + duration', TIME, (a, b) => onClock(a + b)),
  numeric('duration + time', TIME, (a, b) => onClock(a + b)),
  numeric('time - duration', TIME, (a, b) => onClock(a - b)),
]);

function numeric(key: string, result: FeelType, calculate: Calculation): readonly [string, Operation] {
  const apply: Operation['apply'] = (a, b, zone) => {
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    const value = calculate(a, b, zone);
    return value === null || !Number.isFinite(value) ? null : value + 0;
  };
  return [key, { result, apply }];
}

function concatenate(a: Value, b: Value): Value {
  return typeof a === 'string' && typeof b === 'string' ? a + b : null;
}

/** Milliseconds and months are whole numbers; a fraction is cut off. */
function whole(value: number): number | null {
  const cut = Math.trunc(value);
  return Number.isSafeInteger(cut) ? cut : null;
}

function onClock(milliseconds: number): number {
  return ((milliseconds % DAY_MS) + DAY_MS) % DAY_MS;
}

/** Some months later on the zone's calendar, at the same local time. */
function addMonthsAt(instant: number, months: number, zone: string): number | null {
  const offset = offsetAt(zone, instant);
  if (offset === undefined) return null;
  const local = instant + offset;
  const days = Math.floor(local / DAY_MS);
  return instantOf(zone, addMonths(days, months) * DAY_MS + (local - days * DAY_MS)) ?? null;
}
