import { type Builtin, form } from './builtin.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { textFunctions } from './text-functions.ts';
import { timeFunctions } from './time-functions.ts';
import { ANY } from './types.ts';

/** Functions that look at more than the values of their arguments: the checker knows their rules, here is their size. */
const special: readonly Builtin[] = [
  sized('not', 1),
  sized('is defined', 1),
  sized('get or else', 2),
  sized('duration', 1),
];

function sized(name: string, size: number): Builtin {
  const params = Array.from({ length: size }, () => ['any'] as const);
  return { name, forms: [form(params, ANY, () => null)] };
}

/** Every function that an expression may call, by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [...special, ...textFunctions, ...numberFunctions, ...listFunctions, ...timeFunctions].map((builtin) => [
    builtin.name,
    builtin,
  ]),
);
