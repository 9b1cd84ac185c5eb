import { type Builtin, form } from './builtin.ts';
import { modulo, roundTo, type Rounding } from './decimal.ts';
import { DURATION, INTEGER, NUMBER, PERIOD } from './types.ts';
import type { Value } from './values.ts';

const number = ['number'] as const;

/** Functions of numbers (DMN 1.5, table 75). */
export const numberFunctions: readonly Builtin[] = [
  rounding('floor', 'floor', 1),
  rounding('ceiling', 'ceiling', 1),
  rounding('round up', 'up', 0),
  rounding('round down', 'down', 0),
  rounding('round half up', 'half up', 0),
  rounding('round half down', 'half down', 0),
  rounding('decimal', 'half even', 0),
  {
    name: 'abs',
    forms: [
      form([number], NUMBER, absolute),
      form([['duration']], DURATION, absolute),
      form([['period']], PERIOD, absolute),
    ],
  },
  {
    name: 'modulo',
    forms: [
      form([number, number], NUMBER, ([a, b]) =>
        typeof a === 'number' && typeof b === 'number' ? modulo(a, b) : null,
      ),
    ],
  },
];

/** `floor` and `ceiling` may be called without the number of decimal places, and then give a whole number. */
function rounding(name: string, how: Rounding, optional: 0 | 1): Builtin {
  const run = ([value, places = 0]: readonly Value[]): Value =>
    typeof value === 'number' && typeof places === 'number' ? roundTo(value, places, how) : null;
  return {
    name,
    forms: [
      { params: [number, number], optional, result: (args) => (args.length === 1 ? INTEGER : NUMBER), bind: () => run },
    ],
  };
}

function absolute([value]: readonly Value[]): Value {
  return typeof value === 'number' ? Math.abs(value) : null;
}
