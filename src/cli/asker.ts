/** One thing that can be chosen. */
export interface Option<T> {
  readonly label: string;
  readonly value: T;
  /** A letter that chooses it where answers are typed; without one it is chosen by its number. */
  readonly key?: string;
  /** True for the first of a group, which stands a little apart. */
  readonly apart?: boolean;
}

/** How a text is asked for. */
export interface TextQuestion {
  /** What may be typed, in a few words. */
  readonly hint?: string;
  /** What is taken when nothing is typed. */
  readonly initial?: string;
  /** The sentence that says what is wrong with an answer; undefined when nothing is. */
  readonly check?: (text: string) => string | undefined;
}

/** Asks somebody; each way of asking (keys on a terminal, lines of an input) is one of these. */
export interface Asker {
  /** @throws Leaving when whoever is asked wants to go, or nobody answers any more. */
  choose<T>(question: string, options: readonly Option<T>[], initial?: T): Promise<T>;
  /**
   * The text, trimmed; undefined when whoever is asked wants to go back (`<`).
   *
   * @throws Leaving as {@link choose} does.
   */
  text(question: string, about?: TextQuestion): Promise<string | undefined>;
  /** Gives the input back. */
  close(): void;
}

/** What is typed to go back. */
export const BACK = '<';

/** Whoever is asked has gone (`ended`: there is no more input) or wants to go (`asked`: Ctrl-C, Ctrl-D). */
export class Leaving extends Error {
  readonly how: 'asked' | 'ended';

  constructor(how: 'asked' | 'ended') {
    super('Nobody answers.');
    this.name = 'Leaving';
    this.how = how;
  }
}
