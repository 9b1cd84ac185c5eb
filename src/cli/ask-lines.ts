import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { BACK, Leaving, type Asker, type Option, type TextQuestion } from './asker.ts';
import type { Input, Output } from './io.ts';
import type { PlayWords } from './play-words.ts';

/**
 * Asks by printing numbered choices and reading lines, so that a play can be piped in, tested, or followed with a screen
 * reader. What is read is printed where no terminal shows it, so that the output reads like the conversation it was.
 */
export class LineAsker implements Asker {
  readonly #lines: AsyncIterator<string>;
  readonly #echoes: boolean;
  readonly #output: Output;
  readonly #words: PlayWords;

  constructor(input: Input, output: Output, words: PlayWords) {
    this.#lines = input.lines();
    this.#echoes = input.echoes;
    this.#output = output;
    this.#words = words;
  }

  async choose<T>(question: string, options: readonly Option<T>[]): Promise<T> {
    const numbered = options.filter(({ key }) => key === undefined);
    const names = options.map((option) => option.key ?? String(numbered.indexOf(option) + 1));
    const width = Math.max(...names.map(displayWidth));
    this.#output.write(`${this.#output.style('bold', question)}\n`);
    for (const [index, { label, apart }] of options.entries()) {
      const name = names[index] ?? '';
      const gap = apart === true ? '\n' : '';
      this.#output.write(
        `${gap}  ${' '.repeat(width - displayWidth(name))}${this.#output.style('cyan', name)}  ${label}\n`,
      );
    }
    for (;;) {
      const answer = (await this.#read('> ')).normalize('NFKC').toLowerCase();
      const found = options[names.indexOf(answer)];
      if (found !== undefined) return found.value;
      this.#output.write(`${this.#words.noSuchChoice(visible(answer), names)}\n`);
    }
  }

  async text(question: string, { hint, initial, check }: TextQuestion = {}): Promise<string | undefined> {
    const aside = hint === undefined ? '' : this.#words.aside(hint);
    const known = initial === undefined || initial === '' ? '' : ` [${initial}]`;
    this.#output.write(`${this.#output.style('bold', question)}${aside}${known}\n`);
    for (;;) {
      const typed = await this.#read('> ');
      if (typed === BACK || typed === '＜') return undefined;
      const answer = typed === '' ? (initial ?? '') : typed;
      const wrong = check?.(answer);
      if (wrong === undefined) return answer;
      this.#output.write(`${wrong}\n`);
    }
  }

  close(): void {
    void this.#lines.return?.();
  }

  async #read(prompt: string): Promise<string> {
    this.#output.write(prompt);
    const { value, done } = await this.#lines.next();
    if (done === true) {
      this.#output.write('\n');
      throw new Leaving('ended');
    }
    const line = value.replace(/^\uFEFF/u, '').trim();
    if (!this.#echoes) this.#output.write(`${visible(line)}\n`);
    return line;
  }
}
