import { renderStory, type RenderStoryOptions } from '../../story/render-story.ts';
import type { StoryLine } from '../../story/story-line.ts';
import { StoryTeller } from '../../story/story-teller.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { Situation } from '../expectation.ts';
import type { Verdict } from './verdict.ts';

/** An expectation that was not met, at its place in the story. */
export interface MarkedFailure {
  /** How many entries the journal had when the case was held against it. */
  readonly after: number;
  /** What was expected, and what is the case instead; further lines say why. */
  readonly text: string;
  /** Which entry of the journal decided it, counted from 0. */
  readonly moment?: number;
  /** When the case was held against it, in epoch milliseconds; the instant of the last entry before it unless told. */
  readonly at?: number;
}

/** The mark of an expectation that was not met, with what is said of it. */
export function markOf(
  { situation, verdict }: { readonly situation: Situation; readonly verdict: Verdict },
  text: string,
): MarkedFailure {
  return { after: situation.entries.length, text, moment: verdict.moment, at: situation.now };
}

/** How a marked story is told and printed. */
export interface MarkedStoryOptions extends Pick<RenderStoryOptions, 'paint' | 'width'> {
  readonly language: Language;
  /** The locale of the blueprint's own texts; the language's unless told. */
  readonly locale?: string;
}

/**
 * The story of a case so far, with every expectation that was not met at its place (`►`), and a remark on the line that
 * decided it (`◄`). Of several expectations each has its number at both.
 */
export function markedStory(
  { compiled, entries, view, now }: Pick<Situation, 'compiled' | 'entries' | 'view' | 'now'>,
  failures: readonly MarkedFailure[],
  { language, locale = language, ...rendering }: MarkedStoryOptions,
): string {
  const teller = new StoryTeller(compiled, language, locale);
  const numbered = failures.map((failure, index) => ({
    ...failure,
    number: failures.length === 1 ? '' : `${index + 1}`,
  }));
  const decided = new Map<number, string[]>();
  let open: string[] = [];
  const unmetAt = (count: number): void => {
    for (const { after, text, number, at } of numbered) {
      const last = count === entries.length ? now : entries[count - 1]?.at;
      if (after === count) teller.tellUnmet(number === '' ? text : `${number}. ${text}`, at ?? last ?? now);
    }
  };
  unmetAt(0);
  for (const [index, entry] of entries.entries()) {
    const before = teller.lines.length;
    teller.tell(entry);
    open.push(...numbered.flatMap(({ moment, number }) => (moment === index ? [number] : [])));
    // What is set or reached is told with the line that explains it, which may come later.
    if (teller.lines.length > before && open.length > 0) {
      decided.set(teller.lines.length - 1, open);
      open = [];
    }
    unmetAt(index + 1);
  }
  teller.settle();
  if (open.length > 0)
    decided.set(
      teller.lines.findLastIndex(({ kind }) => kind !== 'unmet'),
      open,
    );
  // Time does not go back behind what was told last.
  const latest = failures.some(({ after }) => after === entries.length) ? now : view?.at;
  if (view !== undefined) teller.tellWaiting({ ...view, at: latest ?? now });
  const lines = teller.lines.map((line, index): StoryLine => {
    const numbers = decided.get(index);
    return numbers === undefined ? line : { ...line, note: NOTE[language](numbers.filter((number) => number !== '')) };
  });
  return renderStory(lines, rendering);
}

const NOTE: Readonly<Record<Language, (numbers: readonly string[]) => string>> = {
  en: (numbers) => `this decided it${numbers.length === 0 ? '' : ` (${numbers.join(', ')})`}`,
  'zh-CN': (numbers) => `由此决定${numbers.length === 0 ? '' : `（${numbers.join('、')}）`}`,
};
