import type { Edit } from './diagnostic.ts';

/** The text after edits, whose places are those in the text before; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    pieces.push(text.slice(from, start), newText);
    from = end;
  }
  return pieces.join('') + text.slice(from);
}

/** Where an offset of the text is after edits; inside a replaced part it is the beginning of what stands there now. */
export function offsetAfter(offset: number, edits: readonly Edit[]): number {
  let moved = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    if (end <= offset && start < offset) moved += newText.length - (end - start);
    else if (start < offset) return start + moved;
  }
  return offset + moved;
}

/** True when two sets of edits can be applied together. Two at the same place cannot: their order would be a guess. */
export function areApart(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.every((one) =>
    others.every((other) => (one.end <= other.start || other.end <= one.start) && one.start !== other.start),
  );
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
