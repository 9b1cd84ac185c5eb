import { changedParts, type DiffLine } from '../text/unified-diff.ts';

/** How a story differs from the one that was kept. */
export interface StoryDifference {
  readonly gone: number;
  readonly added: number;
  /** The lines that changed with their surroundings, part by part; the texts are without line ends. */
  readonly parts: readonly (readonly DiffLine[])[];
}

/** How two stories differ; undefined when they do not. */
export function differenceOf(before: string, after: string): StoryDifference | undefined {
  if (before === after) return undefined;
  const parts = changedParts(withEnd(before), withEnd(after)).map((part) =>
    withoutEmptyEnds(part.map(({ sign, text }) => ({ sign, text: text.replace(/\n$/u, '') }))),
  );
  const count = (sign: DiffLine['sign']): number => parts.flat().filter((line) => line.sign === sign).length;
  return { gone: count('-'), added: count('+'), parts };
}

/**
 * A difference for people: `-` before what was kept, `+` before what is now, `⋮` where lines of the same were left out.
 *
 * @param style colours a line by its sign; none unless given.
 */
export function differenceText(
  { parts }: StoryDifference,
  style: (sign: DiffLine['sign'], text: string) => string = (_sign, text) => text,
): string {
  return parts
    .map((part) => part.map(({ sign, text }) => style(sign, `${sign} ${text}`.trimEnd())).join('\n'))
    .join('\n⋮\n');
}

function withEnd(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

/** Surroundings begin and end with a line that says something. */
function withoutEmptyEnds(part: readonly DiffLine[]): readonly DiffLine[] {
  return part.slice(part.findIndex(saysSomething), part.findLastIndex(saysSomething) + 1);
}

function saysSomething({ sign, text }: DiffLine): boolean {
  return sign !== ' ' || text !== '';
}
