import type { Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { CaseView } from '../run/view.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { StoryLine } from './story-line.ts';
import { StoryTeller } from './story-teller.ts';

/** How a story is told. */
export interface StoryOptions {
  readonly language: Language;
  /** The locale of the blueprint's own texts; the language's unless told. */
  readonly locale?: string;
  /** The case at the end of the story; with it the story says what an open case waits for. */
  readonly view?: CaseView;
}

/**
 * The story of a case from its journal, line by line, for people who know the service and nothing of machines: who did
 * what, what was sent, set, reached, missed and skipped, in the words of the blueprint (titles and labels, else ids).
 *
 * @param entries the journal in order, from the opening of the case on.
 * @example
 * const { entries, view } = playJourney(compiled, journey);
 * console.log(renderStory(tellStory(compiled, entries, { language: 'en', view })));
 */
export function tellStory(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  { language, locale = language, view }: StoryOptions,
): StoryLine[] {
  const teller = new StoryTeller(compiled, language, locale);
  for (const entry of entries) teller.tell(entry);
  teller.settle();
  if (view !== undefined) teller.tellWaiting(view);
  return teller.lines;
}
