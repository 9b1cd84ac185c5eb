import type { Language } from '../text/catalogue/entry.ts';
import type { CliIo } from './io.ts';
import type { Words } from './words.ts';

/** One call of the command line: the world, and the language in which its reader is spoken to. */
export interface Session {
  readonly io: CliIo;
  readonly language: Language;
  readonly words: Words;
}
