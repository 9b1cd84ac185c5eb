import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { ProcessNames } from '../../flow/process-names.ts';
import type { Targets } from '../../flow/targets.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { Fact, FactLine } from './page-data.ts';
import type { DetailWords } from './page-words.ts';

/** What the facts of a step are told with. */
export interface Telling {
  readonly blueprint: Blueprint;
  readonly names: ProcessNames;
  readonly words: DetailWords;
  readonly targets: Targets;
  readonly language: Language;
}

/** A fact with the lines that say something; nothing where none does. */
export function factOf(label: string, ...texts: readonly (string | FactLine | undefined)[]): readonly Fact[] {
  const lines = texts
    .map((one) => (typeof one === 'string' ? { text: one } : one))
    .filter((line) => line !== undefined && line.text.trim() !== '') as FactLine[];
  return lines.length === 0 ? [] : [{ label, lines }];
}
