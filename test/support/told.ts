import type { CompiledBlueprint, JourneyResult } from '../../src/index.ts';
import { renderStory } from '../../src/story/render-story.ts';
import { tellStory } from '../../src/story/story.ts';
import type { Language } from '../../src/text/catalogue/entry.ts';

/** What a journey came to, as bytes: its journal and its story in both languages. */
export interface Told {
  readonly journal: string;
  readonly en: string;
  readonly zh: string;
}

/** The journal and the stories of what was played. */
export function toldOf(compiled: CompiledBlueprint, { entries, view }: JourneyResult): Told {
  const story = (language: Language): string =>
    renderStory(tellStory(compiled, entries, { language, locale: language, view }));
  return { journal: JSON.stringify(entries), en: story('en'), zh: story('zh-CN') };
}
