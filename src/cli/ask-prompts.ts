import { input, select, Separator } from '@inquirer/prompts';

import { displayWidth, splitCharacters } from '../text/width.ts';
import { BACK, Leaving, type Asker, type Option, type TextQuestion } from './asker.ts';
import type { Output } from './io.ts';
import type { PlayWords } from './play-words.ts';

/** A label on one line; what does not fit is left out, because a terminal would break it in the middle of a word. */
function fit(label: string, room: number): string {
  if (displayWidth(label) <= room) return label;
  let text = '';
  for (const character of splitCharacters(label)) {
    if (displayWidth(text + character) >= room) break;
    text += character;
  }
  return `${text.trimEnd()}…`;
}

/** So many rows of the screen are left to what is told above the choices. */
const ROWS_FOR_THE_REST = 6;

/** Asks on a terminal: the arrow keys, or a number, choose; Ctrl-C and Ctrl-D mean that one wants to go. */
export class PromptAsker implements Asker {
  readonly #output: Output;
  readonly #words: PlayWords;

  constructor(output: Output, words: PlayWords) {
    this.#output = output;
    this.#words = words;
  }

  async choose<T>(question: string, options: readonly Option<T>[], initial?: T): Promise<T> {
    const { keys } = this.#words;
    const room = (process.stdout.columns || 80) - `❯ ${options.length}. `.length;
    const choices = options.flatMap(({ label, value, apart }) => [
      ...(apart === true ? [new Separator(' ')] : []),
      { name: fit(label, room), value, short: label.replace(/…$/u, '') },
    ]);
    const help = this.#output.style('dim', keys);
    return this.#until((signal) =>
      select<T>(
        {
          message: question,
          choices,
          loop: false,
          pageSize: Math.max(8, (process.stdout.rows || 24) - ROWS_FOR_THE_REST),
          theme: { indexMode: 'number', style: { keysHelpTip: () => help } },
          ...(initial === undefined ? {} : { default: initial }),
        },
        { signal },
      ),
    );
  }

  async text(question: string, { hint, initial, check }: TextQuestion = {}): Promise<string | undefined> {
    const aside = hint === undefined ? '' : this.#output.style('dim', this.#words.aside(hint));
    const message = (text: string, status: string): string =>
      this.#output.style('bold', status === 'done' ? question : text);
    const typed = await this.#until((signal) =>
      input(
        {
          message: question + aside,
          theme: { style: { message, defaultAnswer: (text: string) => this.#output.style('dim', `[${text}]`) } },
          ...(initial === undefined ? {} : { default: initial }),
          validate: (text) => (text.trim() === BACK || text.trim() === '＜' ? true : (check?.(text.trim()) ?? true)),
        },
        { signal },
      ),
    );
    const text = typed.trim();
    return text === BACK || text === '＜' ? undefined : text;
  }

  close(): void {
    process.stdin.pause();
  }

  /** A prompt that is left; it never notices Ctrl-D or the end of its input by itself. */
  async #until<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { stdin } = process;
    const leaving = new AbortController();
    const onKey = (_: unknown, key: { readonly ctrl?: boolean; readonly name?: string } | undefined): void => {
      if (key?.ctrl === true && key.name === 'd') leaving.abort();
    };
    const onEnd = (): void => leaving.abort();
    stdin.on('keypress', onKey).once('end', onEnd);
    try {
      return await ask(leaving.signal);
    } catch (error) {
      // Inquirer's own ways to say that somebody pressed Ctrl-C, or that we stopped asking.
      const isLeft = error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
      if (isLeft) throw new Leaving(stdin.readableEnded ? 'ended' : 'asked');
      throw error;
    } finally {
      stdin.off('keypress', onKey).off('end', onEnd);
    }
  }
}
