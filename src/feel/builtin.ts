import type { FeelType } from './types.ts';
import type { Value } from './values.ts';

/** What a function does with its arguments; datetimes are split into days and hours in the zone. */
export type Run = (args: readonly Value[], zone: string) => Value;

/** A function of FEEL, or one of its dialect, with the ways in which it can be called. */
export interface Builtin {
  readonly name: string;
  readonly forms: readonly Form[];
}

/** One way to call a function. */
export interface Form {
  /** The kinds each argument may have. */
  readonly params: readonly (readonly FeelType['kind'][])[];
  /** How many of the last arguments may be left out. */
  readonly optional?: number;
  /** True when a null argument does not make the result null. */
  readonly acceptsNull?: boolean;
  readonly result: (args: readonly FeelType[]) => FeelType;
  /** Picks what to run for arguments of these types. */
  readonly bind: (args: readonly FeelType[]) => Run;
}

/** A form whose result and work do not depend on the types of its arguments. */
export function form(
  params: Form['params'],
  result: FeelType,
  run: Run,
  more: Pick<Form, 'optional' | 'acceptsNull'> = {},
): Form {
  return { params, result: () => result, bind: () => run, ...more };
}
