import { nearest } from '../text/did-you-mean.ts';
import { builtins } from './builtins.ts';
import { refusedFunctions } from './refused-functions.ts';
import type { Token } from './token.ts';
import type { FeelType } from './types.ts';

const ALL: ReadonlySet<string> = new Set([...builtins.keys(), ...refusedFunctions.keys()]);

/** Names of several words by their first word, longest first, so that `round half up` is not taken for `round`. */
const LONG: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(
  [...ALL]
    .map((name) => name.split(' '))
    .filter((words) => words.length > 1)
    .sort((a, b) => b.length - a.length),
  ([first = '']) => first,
);

/** True for every function that FEEL has, whether it can be used here or not. */
export function isFunctionName(name: string): boolean {
  return ALL.has(name);
}

/** The function that was most likely meant, of those that can be used here. */
export function nearestFunction(name: string): string | undefined {
  return nearest(name, builtins.keys());
}

/** True for what other languages call the length of something. */
export function isLengthWord(word: string): boolean {
  return ['len', 'length', 'size', 'strlen', '长度'].includes(word);
}

/** The call that gives the length of a text, or the number of items of a list. */
export function lengthCall(of: string, type: FeelType | undefined): string {
  return type?.kind === 'list' ? `count(${of})` : `string length(${of})`;
}

/** The words of the function name that begins at a token and is followed by a bracket; none when there is none. */
export function matchLongName(written: readonly Token[], at: number): readonly string[] {
  const candidates = LONG.get(written[at]?.text ?? '') ?? [];
  const matches = (words: readonly string[]): boolean =>
    written[at + words.length]?.text === '(' && words.every((word, index) => written[at + index]?.text === word);
  return candidates.find(matches) ?? [];
}
