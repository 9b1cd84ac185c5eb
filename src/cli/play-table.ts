import type { CompiledBlueprint } from '../compile/compile.ts';
import { describeLine } from '../journey/describe-line.ts';
import type { WrittenLine } from '../journey/journey-file.ts';
import type { PlaySession } from '../journey/play-session.ts';
import { StoryNames } from '../story/story-names.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { visible } from '../text/safe-text.ts';
import type { Asker } from './asker.ts';
import type { Output } from './io.ts';
import type { PlayWords } from './play-words.ts';

/** What everything around a play shares: who is asked, where it is told, in which words. */
export class PlayTable {
  readonly compiled: CompiledBlueprint;
  readonly names: StoryNames;
  readonly words: PlayWords;
  readonly language: Language;
  readonly output: Output;
  readonly asker: Asker;

  constructor(compiled: CompiledBlueprint, language: Language, words: PlayWords, output: Output, asker: Asker) {
    this.compiled = compiled;
    this.names = new StoryNames(compiled, language, language);
    this.words = words;
    this.language = language;
    this.output = output;
    this.asker = asker;
  }

  get zone(): string {
    return this.compiled.blueprint.zone;
  }

  /** A line of a journey in one sentence, safe to print. */
  describe(line: WrittenLine): string {
    return visible(describeLine(this.compiled, this.names, line, this.language));
  }

  /** An instant in full: `Mon 5 Jan 2026 09:00`. */
  instant(at: number): string {
    const { day, time } = this.names.clock(at);
    return `${day} ${time}`;
  }

  say(text: string): void {
    this.output.write(`${text}\n`);
  }

  /** The clocks on which somebody who types looks. */
  clocks({ result }: PlaySession): { readonly zone: string; readonly now: number } {
    return { zone: this.zone, now: result.end };
  }
}
