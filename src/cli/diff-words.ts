import type { PartKey, Section } from '../flow/difference.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { diffPartsEnglish, diffWordsEnglish } from './diff-words-en.ts';
import { diffPartsChinese, diffWordsChinese } from './diff-words-zh.ts';

/** What `throughline diff` says. */
export interface DiffWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly beforeName: string;
    readonly before: string;
    readonly afterName: string;
    readonly after: string;
    readonly format: string;
    readonly beside: string;
  };
  /** Headings. */
  readonly sections: Readonly<Record<Section, string>>;
  readonly parts: Readonly<Record<PartKey, string>>;
  /** Fixed words of the language; what is missing stands as it is written. */
  readonly words: Readonly<Record<string, string>>;
  /** Words with what they are said of. */
  readonly phrases: Readonly<Record<string, (...args: readonly string[]) => string>>;
  readonly added: string;
  readonly removed: string;
  readonly renamed: string;
  readonly moved: string;
  readonly rewritten: string;
  /** The one thing that was and the other that is; absent where there was or is nothing. */
  readonly nothing: string;
  readonly optional: (name: string) => string;
  readonly order: (what: string) => string;
  /** A part with its name or number: `outcome "approved"`, `level 2`. */
  readonly named: (part: string, name: string) => string;
  readonly numbered: (part: string, row: number) => string;
  readonly inLanguage: (part: string, locale: string) => string;
  readonly quoted: (text: string) => string;
  readonly withId: (title: string, id: string) => string;
  readonly inModule: (steps: readonly string[]) => string;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** Between a thing and where it is. */
  readonly clause: string;
  readonly inStage: (name: string) => string;
  readonly inBranch: (step: string, branch: string) => string;
  readonly inInterrupt: (name: string) => string;
  readonly amongAlternatives: string;
  readonly first: string;
  readonly behind: (name: string) => string;
  readonly number: (count: number) => string;
  readonly same: (before: string, after: string) => string;
  readonly sameNotation: string;
  readonly notUnderstood: (file: string) => string;
  readonly notUnderstoodHint: string;
  readonly bothInput: string;
  readonly isNew: (name: string) => string;
  readonly isGone: (name: string) => string;
  /** Columns of a table. */
  readonly columns: { readonly what: string; readonly before: string; readonly after: string };
  readonly heading: (title: string, before: string, after: string) => string;
}

export const diffWords: Readonly<Record<Language, DiffWords>> = {
  en: { ...diffWordsEnglish, parts: diffPartsEnglish },
  'zh-CN': { ...diffWordsChinese, parts: diffPartsChinese },
};
