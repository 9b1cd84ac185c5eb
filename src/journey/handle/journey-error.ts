import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { CaseRefusal } from '../../run/refusal.ts';
import type { CaseView } from '../../run/view.ts';
import type { Entry } from '../../compile/case.ts';
import { renderStory } from '../../story/render-story.ts';
import { tellStory } from '../../story/story.ts';
import type { Language, Wording } from '../../text/catalogue/entry.ts';

/** What a {@link JourneyError} is made of. */
export interface JourneyErrorParts extends Wording {
  readonly code: string;
  /** The story of the case so far; empty before it is opened. */
  readonly story: string;
  readonly refusal?: CaseRefusal;
  readonly language: Language;
}

/**
 * What a test asked for is not possible: a name that the blueprint does not have (`TL5…`), something that the case does not
 * take now (`TL6…`), or a blueprint that cannot go on (`TL5018`, `TL5019`). The case is as it was before, and goes on with
 * whatever comes next. A retry of the same changes nothing.
 */
export class JourneyError extends Error {
  /** A code of the catalogue: `throughline explain TL6003` tells more. */
  readonly code: string;
  /** What would be possible instead, in one or two sentences. */
  readonly hint: string;
  /** The story of the case so far, as text. */
  declare readonly story: string;
  /** Present where the case itself turned it down. */
  readonly refusal?: CaseRefusal;

  constructor({ code, message, hint, story, refusal, language }: JourneyErrorParts) {
    const told = story === '' ? '' : `\n\n${SO_FAR[language]}\n\n${story}`;
    super(`${message}\n${hint}${told}`);
    this.name = 'JourneyError';
    this.code = code;
    this.hint = hint;
    // Whoever prints an error prints its message and then what else it has: the message has the story already.
    Object.defineProperty(this, 'story', { value: story, enumerable: false });
    if (refusal !== undefined) this.refusal = refusal;
  }
}

const SO_FAR: Readonly<Record<Language, string>> = { en: 'The case so far:', 'zh-CN': '案例至此的经过：' };

/** The story of a case as text, in a language and in the blueprint's own words of a locale. */
export function storyText(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  { view, language, locale }: { view?: CaseView; language: Language; locale?: string },
): string {
  return renderStory(tellStory(compiled, entries, { language, locale, view }));
}
