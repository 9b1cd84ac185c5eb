/** Ends a switch over a closed set of kinds: the compiler refuses a kind that has no case. */
export function unreachable(value: never): never {
  throw new Error(`No such kind: ${JSON.stringify(value)}`);
}
