/** What makes two wrong values one mistake: the same word, where the same words may stand. */
export function choiceCause(value: string, values: readonly string[]): string {
  return JSON.stringify([value, values]);
}
